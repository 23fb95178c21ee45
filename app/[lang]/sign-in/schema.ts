import { z } from "zod";
import { typedPassword } from "@/lib/password";
import { email } from "@/lib/text";

/** What the sign-in form posts. Over-long texts are refused before anything is done with them. */
export const SignIn = z.strictObject({
  email: z.string().max(254, "email").pipe(email),
  password: typedPassword,
  /** The address to go on to, judged later; whatever stands here, signing in goes on. */
  next: z.string().default(""),
});

/** What the sign-out form posts: nothing. */
export const SignOut = z.strictObject({});

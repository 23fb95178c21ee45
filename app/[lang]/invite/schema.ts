import { z } from "zod";
import { typedPassword } from "@/lib/password";

/** The token of a link: 32 random bytes in base64url. */
export const linkToken = z.string().regex(/^[\w-]{43}$/, "invalid");

/** What somebody posts who was invited. */
export const Redeem = z.strictObject({ token: linkToken, password: typedPassword, passwordAgain: typedPassword });

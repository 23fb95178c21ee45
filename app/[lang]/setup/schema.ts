import { z } from "zod";
import { linkToken } from "@/invite/schema";
import { typedPassword } from "@/lib/password";
import { email } from "@/lib/text";
import { personName } from "@/people/schema";

/** What the first administrator posts. */
export const SetUp = z.strictObject({ token: linkToken, name: personName, email, password: typedPassword, passwordAgain: typedPassword });

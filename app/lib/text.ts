import { createHash } from "node:crypto";
import { z } from "zod";

/** The most characters any text field takes. */
export const longest = 32_000;

/**
 * A text in the form in which it is kept: NFC, line ends LF, no control or bidirectional override characters but tab and
 * line feed, trimmed.
 */
export const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "")
    .toWellFormed()
    .trim();

/** A text without the signs that no database keeps: NUL, and halves of a letter that is written with two. */
export const storable = (text: string): string => text.replaceAll("\0", "").toWellFormed();

/** A text field of a form: tidied, at most so many characters; the message is a key of `faults`. */
export const text = (most = longest) => z.string().transform(tidy).pipe(z.string().max(most, "tooLong"));

/** A text field that may not be empty. */
export const someText = (most = longest) => z.string().transform(tidy).pipe(z.string().min(1, "required").max(most, "tooLong"));

/** A whole number as a form sends it: from `least` to the largest that a column keeps. */
export const whole = (least: number) => z.coerce.number().int().min(least).max(2_147_483_647);

/** An e-mail address in lower case, at most 254 characters. */
export const email = z
  .string()
  .transform((typed) => tidy(typed).toLowerCase())
  .pipe(z.email("email").max(254, "email"));

/** Whether a text can be the id of a row; a database refuses the question with another. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** How the code of a standard is written, as a piece of a regular expression. */
export const codePattern = "[A-Z]{2,5}-[A-Z]{2,5}-[0-9]{2,3}";

const wholeCode = new RegExp(`^${codePattern}$`);

/** Whether a text is written as the code of a standard. */
export const isCode = (text: string): boolean => wholeCode.test(text);

/** A text as the operand of `LIKE` that means itself: `%` and `_` are letters like any other. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** JSON with its keys in order, so that equal things read equal. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** SHA-256 in hexadecimal: of a text as it stands, of anything else in canonical form. */
export const fingerprint = (value: unknown): string =>
  createHash("sha256")
    .update(typeof value === "string" ? value : canonical(value))
    .digest("hex");

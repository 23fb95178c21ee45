import { z } from "zod";
import { langs } from "@/lib/lang";
import { someText, text, tidy, whole } from "@/lib/text";

/** The most characters of a question. */
export const longestQuestion = 200;

const id = z.uuid();
const revision = whole(1);
const lang = z.enum(langs);

/** A question as it is kept: small letters, single spaces. */
export const question = (typed: string): string => tidy(typed).toLowerCase().replace(/\s+/g, " ").slice(0, longestQuestion).trimEnd();

const words = z
  .string()
  .transform((typed) => [
    ...new Set(
      tidy(typed)
        .split(/[=\n;]/)
        .map((word) => word.trim().replace(/\s+/g, " "))
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().max(60, "synonyms")).min(2, "synonyms").max(10, "synonyms"));

/** Words that mean the same, as they are typed: `gast = klant`. */
export const AddSynonyms = z.strictObject({ lang, words });

/** Other words in a set, on top of the one that was shown. */
export const ChangeSynonyms = z.strictObject({ id, revision, words });

/** Takes a set away, or puts it back. */
export const RemoveSynonyms = z.strictObject({ id, revision });
export const RestoreSynonyms = z.strictObject({ id });

/** That something was sought and not found, with what somebody says of it; without a word it is only counted. */
export const TellMissing = z.strictObject({ q: z.string().transform(question).pipe(z.string().min(1, "required")), text: text(2_000).default("") });

/** Takes failed searches off the list, or puts them back. */
export const SettleMissing = z.strictObject({ lang, q: someText(longestQuestion), done: z.enum(["yes", "no"]) });

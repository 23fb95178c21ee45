import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { listBrands } from "@/lib/content";
import { Refusal } from "@/lib/refusal";
import type { FaultCode } from "@/lib/say";
import { shared } from "@/lib/shared";

/** The fewest and the most characters of a password that is the only factor (NIST SP 800-63B-4; ASVS 5.0 6.2.1, 6.2.9). */
export const passwordLength = { least: 15, most: 128 };

/** The password of the demo's accounts. It is public: nobody may choose it, and it opens nothing while the demo is off. */
export const demoPassword = "koffie-met-melk-2026";

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The form in which a password is measured and compared: one person's two keyboards may write the same letter in two ways. */
const plain = (password: string) => password.normalize("NFC");

// In code points, of which a letter with its marks has a few before it is brought together; an even longer text is not looked at.
const isTooLong = (password: string) => password.length > 8 * passwordLength.most || [...plain(password)].length > passwordLength.most;

/** A password as typed: any text that is not empty and not longer than a password may be, refused before anything is done with it. */
export const typedPassword = z
  .string()
  .min(1, "required")
  .refine((password) => !isTooLong(password), "passwordLong");

/** The kept form of a password, with its parameters in front. */
export const hashPassword = (password: string): Promise<string> => hash(plain(password), strength);

// Compared when there is nothing to compare with, so that every failure costs the same one hash.
const nobody = () => shared("password of nobody", () => hashPassword("nobody has this password"));

/** Whether the password is the one kept; with nothing kept it takes as long and says no. */
export async function isPassword(kept: string | null, typed: string): Promise<boolean> {
  const matches = await verify(kept ?? (await nobody()), plain(typed));
  return matches && kept !== null;
}

/** Whether a kept password was made with weaker parameters than today's and should be kept anew at the next sign-in. */
export function isOutdated(kept: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(kept);
  return !found || Number(found[1]) < strength.memoryCost || Number(found[2]) < strength.timeCost;
}

const wordsOf = (text: string) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** The words that somebody who attacks us tries first, the longest before those it may hold: the product's, the organisation's, the brands', and the person's own. */
const knownWords = (own: string[]): string[] =>
  [
    "maatstaf",
    "lindegroep",
    "wachtwoord",
    "password",
    "welkom",
    "welcome",
    ...listBrands().flatMap((brand) => [brand.slug, ...wordsOf(brand.name)]),
    ...own.flatMap(wordsOf),
  ]
    .filter((word) => word.length > 2)
    .sort((one, other) => other.length - one.length);

// With these words taken out, as much must be left as a short password has.
function restsOn(words: string[], password: string): boolean {
  const whole = password.toLowerCase();
  const left = words.reduce((text, word) => text.replaceAll(word, " "), whole);
  return left !== whole && [...left.replace(/[\s\p{P}]/gu, "")].length < 8;
}

/** What is wrong with a new password, as a key of `faults`, or null: its length, or how easily it is guessed. */
export function passwordFault(password: string, own: string[] = []): FaultCode | null {
  if (isTooLong(password)) return "passwordLong";
  if ([...plain(password)].length < passwordLength.least) return "passwordShort";
  const known = knownWords(own);
  if (password === demoPassword || restsOn(known, plain(password))) return "passwordCommon";
  const zxcvbn = shared("zxcvbn", () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));
  // Ten thousand million guesses is beyond what sign-in's limits let anybody try in a thousand years.
  return zxcvbn.check(password, known).guesses < 1e10 ? "passwordCommon" : null;
}

/** Refuses a new password that will not do, or that was not typed twice alike, with a sentence beside its field; `own` are the person's words. */
export function requireGoodPassword(password: string, again: string, own: string[]): void {
  const fault = passwordFault(password, own);
  if (fault) throw new Refusal("passwordRefused", 422, { password: fault });
  if (plain(password) !== plain(again)) throw new Refusal("passwordRefused", 422, { passwordAgain: "passwordSame" });
}

import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { listBrands } from "@/lib/content";
import { shared } from "@/lib/shared";
import type { FaultCode } from "@/lib/say";

/** The fewest and the most characters of a password that is the only factor (NIST SP 800-63B-4; ASVS 5.0 6.2.1, 6.2.9). */
export const passwordLength = { least: 15, most: 128 };

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The kept form of a password, with its parameters in front. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), strength);

// Compared when there is nothing to compare with, so that every failure costs the same one hash.
const nobody = () => shared("password of nobody", () => hashPassword("nobody has this password"));

/** Whether the password is the one kept; with nothing kept it takes as long and says no. */
export async function isPassword(kept: string | null, typed: string): Promise<boolean> {
  const matches = await verify(kept ?? (await nobody()), typed.normalize("NFC"));
  return matches && kept !== null;
}

/** Whether a kept password was made with weaker parameters than today's and should be kept anew at the next sign-in. */
export function isOutdated(kept: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(kept);
  return !found || Number(found[1]) < strength.memoryCost || Number(found[2]) < strength.timeCost;
}

/** What is wrong with a new password, as a key of `faults`, or null: its length, or how easily it is guessed. */
export function passwordFault(password: string, own: string[] = []): FaultCode | null {
  const length = [...password].length;
  if (length < passwordLength.least) return "passwordShort";
  if (length > passwordLength.most) return "passwordLong";
  // The product's, the organisation's and the brands' words count as guessable, and so do the person's own.
  const known = ["maatstaf", "lindegroep", "wachtwoord", "password", "welkom", "welcome", ...listBrands().flatMap((brand) => [brand.slug, ...brand.name.toLowerCase().split(" ")]), ...own.flatMap((text) => text.toLowerCase().split(/[^a-z0-9]+/))].filter((word) => word.length > 2);
  const zxcvbn = shared("zxcvbn", () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));
  // Ten thousand million guesses is beyond what sign-in's limits let anybody try in a thousand years.
  return zxcvbn.check(password, known).guesses < 1e10 ? "passwordCommon" : null;
}

import { hash } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { listBrands } from "@/lib/content";
import { demoPassword, hashPassword, isOutdated, isPassword, passwordFault, requireGoodPassword, typedPassword } from "@/lib/password";
import { demoPassword as seeded } from "../../prisma/demo/people.ts";

const letters = (n: number) => Array.from({ length: n }, (_, at) => String.fromCharCode(97 + ((at * at * 7 + at * 5 + 3) % 26))).join("");
const clowns = ["🦊", "🐢", "🚲", "🎺", "🧀", "🪁", "🛶", "🌋", "🦉", "🧭", "🎈", "🪵", "🥨", "🦀", "🐝", "🍋"];

test.each([
  ["14 characters", letters(14), "passwordShort"],
  ["15 characters", letters(15), null],
  ["64 characters", letters(64), null],
  ["128 characters", letters(128), null],
  ["129 characters", letters(129), "passwordLong"],
  ["2 MB", "x".repeat(2_000_000), "passwordLong"],
  ["15 emoji, which are 30 units of code", clowns.slice(0, 15).join(""), null],
  ["14 emoji, which are 28 units of code", clowns.slice(0, 14).join(""), "passwordShort"],
  ["128 emoji", Array.from({ length: 128 }, (_, at) => clowns[(at * at + at) % 16]).join(""), null],
  ["a sentence with spaces, also at its ends", " een zin over acht fietsen ", null],
  ["small letters alone", "vijf kale mussen roeien", null],
  ["figures alone", "839174650281937", null],
  ["one letter many times", "a".repeat(40), "passwordCommon"],
  ["a row of keys", "qwertyuiopasdfghjkl", "passwordCommon"],
  ["a row of figures", "123456789012345", "passwordCommon"],
  ["a common one twice", "letmein1letmein1", "passwordCommon"],
  ["a common one in disguise", "P@ssw0rdP@ssw0rd", "passwordCommon"],
  ["our own word", "maatstafmaatstaf", "passwordCommon"],
  ["the company and a year", "lindegroep2026!!", "passwordCommon"],
  ["two brands", "lindehof-havenzeker", "passwordCommon"],
  ["a brand with a few letters more", "Welkom bij Vlecht 1!", "passwordCommon"],
  ["a brand in a sentence of its own", "acht mussen bij Hotel Lindehof", null],
  ["the demo's, which is public", demoPassword, "passwordCommon"],
])("A new password of %s", (_, password, fault) => {
  expect(passwordFault(password)).toBe(fault);
});

test("A person's own words count as guessable, with letters that are not English too", () => {
  expect(passwordFault("zoë-oosterhuis-1")).toBeNull();
  expect(passwordFault("zoë-oosterhuis-1", ["Zoë Oosterhuis", "zoe.oosterhuis@example.org"])).toBe("passwordCommon");
});

test("Every brand's name is guessable", () => {
  for (const brand of listBrands()) expect(passwordFault(`${brand.name} ${brand.slug} 1`), brand.slug).toBe("passwordCommon");
});

test("Every common password is refused, and so is each of a thousand that is repeated until it is long enough", () => {
  const common = (dictionary["passwords-common"] ?? []).map(String);
  expect(common.length).toBeGreaterThanOrEqual(3000);
  expect(common.filter((password) => passwordFault(password) === null)).toEqual([]);
  const doubled = common.slice(0, 1000).map((password) => password.repeat(Math.ceil(15 / password.length)));
  expect(doubled.filter((password) => passwordFault(password) === null)).toEqual([]);
}, 120_000);

test("The demo is filled with the password that the sign-in page shows", () => expect(seeded).toBe(demoPassword));

test("The kept form is Argon2id with at least 19 MiB, two passes and one lane, and its own salt", async () => {
  const [one, other] = await Promise.all([hashPassword("een zin over fietsen"), hashPassword("een zin over fietsen")]);
  const [, memory, passes, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(one) ?? [];
  expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
  expect(Number(passes)).toBeGreaterThanOrEqual(2);
  expect(Number(lanes)).toBe(1);
  expect(one).not.toBe(other);
  expect(isOutdated(one)).toBe(false);
});

test("A hash of weaker making is outdated, and one of another kind too", async () => {
  expect(isOutdated(await hash("x", { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
  expect(isOutdated(await hash("x", { algorithm: 2, memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
  expect(isOutdated(await hash("x", { algorithm: 1, memoryCost: 65_536, timeCost: 3, parallelism: 1 }))).toBe(true);
  expect(isOutdated("$2b$12$abcdefghijklmnopqrstuv")).toBe(true);
});

test("Two passwords of 80 bytes that differ only after the 72nd are not interchangeable", async () => {
  const same = letters(72);
  const kept = await hashPassword(`${same}eerste 1`);
  expect(await isPassword(kept, `${same}eerste 1`)).toBe(true);
  expect(await isPassword(kept, `${same}tweede 2`)).toBe(false);
});

test("A password is the same on a keyboard that writes its letters with loose marks", async () => {
  const kept = await hashPassword("caf\u00e9 met z\u00eb\u00eb\u00ebn");
  expect(await isPassword(kept, "cafe\u0301 met ze\u0308e\u0308e\u0308n")).toBe(true);
});

test("With nothing kept the answer is no, whatever is typed", async () => {
  expect(await isPassword(null, "nobody has this password")).toBe(false);
});

test("A typed password is refused when empty or longer than any can be, before it is looked at", () => {
  for (const odd of [{ not: "" }, ["a"], null, undefined, 1, true, "", "x".repeat(129), "x".repeat(2_000_000)])
    expect(typedPassword.safeParse(odd).success).toBe(false);
  const loose = "e\u0301".repeat(128);
  for (const fine of ["x", letters(128), loose, "🦊".repeat(128)]) expect(typedPassword.safeParse(fine).data).toBe(fine);
});

test("A new password is typed twice alike", () => {
  const refusal = (act: () => void) => {
    try {
      act();
      return null;
    } catch (error) {
      return (error as { fields: unknown }).fields;
    }
  };
  expect(refusal(() => requireGoodPassword("een zin over fietsen", "een zin over fietsen", []))).toBeNull();
  expect(refusal(() => requireGoodPassword("een zin over fietsen", "een zin over fiets", []))).toEqual({ passwordAgain: "passwordSame" });
  expect(refusal(() => requireGoodPassword("kort", "anders", []))).toEqual({ password: "passwordShort" });
});

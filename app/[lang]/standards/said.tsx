import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Said } from "./queries";

/** A text in which no line ends between a number and what it counts. */
const unbroken = (text: string) => text.replace(/(\d) (?=\p{L}|%)/gu, "$1\u00a0");

/** In small letters: the one language in which a standard is there. */
export const OnlyIn = ({ lang, said }: { lang: Lang; said: Lang }) =>
  said === lang ? null : <small className="only">{say(lang).standards.onlyIn[said]}</small>;

/**
 * Words in a language that may be another than the page's, marked so for speech and hyphenation and, unless the page
 * says it already, for the eye; numbers stay with their unit.
 */
export const Wording = ({ lang, said, unmarked }: { lang: Lang; said: Said; unmarked?: boolean }) =>
  said.lang === lang ? (
    unbroken(said.text)
  ) : (
    <>
      <span lang={said.lang}>{unbroken(said.text)}</span>
      {!unmarked && (
        <>
          {" "}
          <OnlyIn lang={lang} said={said.lang} />
        </>
      )}
    </>
  );

/** A text that names a standard; its code stays on one line. */
export const Coded = ({ text, code }: { text: string; code: string }) => {
  const [before, after] = text.split(code);
  return (
    <>
      {before}
      <span className="whitespace-nowrap">{code}</span>
      {after}
    </>
  );
};

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** A text with a paragraph for every line. */
export const Paragraphs = ({ text }: { text: string }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and nothing moves
  linesOf(text).map((line, at) => <p key={at}>{line}</p>);

/** A text with a point for every line. */
export const Points = ({ text }: { text: string }) => (
  <ul>
    {linesOf(text).map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and nothing moves
      <li key={at}>{line}</li>
    ))}
  </ul>
);

import type { MDXComponents } from "mdx/types";
import { citedOn, type Page } from "@/lib/content";
import { say } from "@/lib/say";
import { LiveStandards, StandardLink } from "@/standards/live";
import { Pull, Quote, Spread } from "@/ui/prose";
import { RetentionCalculator } from "./retention";

/** What a text may use, for one page: its citations numbered in their order, its live parts in its language. */
export function componentsFor(page: Page): MDXComponents {
  const { lang } = page;
  const t = say(lang).handbook;
  const cited = citedOn(page).map((reference) => reference.id);
  return {
    Quote,
    Pull,
    Spread,
    Cite: ({ id, where }: { id: string; where?: string }) => {
      const number = cited.indexOf(id) + 1;
      return (
        <a className="cite" href={`#ref-${number}`} aria-label={t.cite(number, where)}>
          {number}
        </a>
      );
    },
    Standard: ({ code }: { code: string }) => <StandardLink lang={lang} code={code} />,
    Standards: (of: { principle?: string; value?: string }) => <LiveStandards lang={lang} {...of} />,
    RetentionCalculator: () => <RetentionCalculator lang={lang} />,
  };
}

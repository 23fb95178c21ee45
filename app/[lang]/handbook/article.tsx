import type { ReactNode } from "react";
import { listPages, listPrinciples, type Page as Text } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { Page } from "@/ui/shell";
import { Contents, type Entry, PrincipleSteps, Reading, Sources } from "./reading";
import { inReadingOrder, neighboursOf } from "./rules";

const depth = (path: string) => path.split("/").length;
const isBelow = (path: string, parent: string) => path.startsWith(`${parent}/`);

/** The handbook's pages at its left: the first level, and below the one where the reader is what belongs to it. */
function entriesFor(pages: Text[], text: Text): Entry[] {
  const entryOf = (page: Text): Entry => ({ title: page.title, href: pathIn(page.lang, page.path) });
  return pages
    .filter((page) => depth(page.path) === 2)
    .map((page) => ({
      ...entryOf(page),
      below: text.path === page.path || isBelow(text.path, page.path) ? pages.filter((inner) => isBelow(inner.path, page.path)).map(entryOf) : [],
    }));
}

/** A page of the handbook around its compiled text, with its place among the others. */
export function HandbookArticle({ lang, text, children }: { lang: Lang; text: Text; children: ReactNode }) {
  const t = say(lang).handbook;
  const pages = inReadingOrder(listPages(lang), "handbook");
  const principles = listPrinciples(lang);
  const number = principles.findIndex((principle) => principle.path === text.path) + 1;
  const isPrinciple = (page: Text | null) => principles.some((principle) => principle.path === page?.path);
  const { previous, next } = neighboursOf(pages, (page) => page.path === text.path);
  const parent = pages.find((page) => isBelow(text.path, page.path));
  const toPage = (page: Text | null) => page && { title: page.title, href: pathIn(lang, page.path) };
  return (
    <Page
      lang={lang}
      section="handbook"
      here={text.path}
      crumbs={[
        { label: t.title, href: pathIn(lang, "handbook") },
        ...(parent ? [{ label: parent.title, href: pathIn(lang, parent.path) }] : []),
        { label: number > 0 ? t.principle(number) : text.title },
      ]}
    >
      <Reading
        lang={lang}
        label={number > 0 ? t.principleOf(number, principles.length) : undefined}
        title={text.title}
        lede={text.summary}
        side={
          number > 0 ? (
            <nav className="side stick" aria-label={parent?.title}>
              <PrincipleSteps lang={lang} current={text.path} />
            </nav>
          ) : (
            <Contents label={t.contents} entries={entriesFor(pages, text)} current={pathIn(lang, text.path)} />
          )
        }
        aside={<Sources page={text} />}
        kinds={{ previous: isPrinciple(previous) ? t.previousPrinciple : t.previous, next: isPrinciple(next) ? t.nextPrinciple : t.next }}
        previous={toPage(previous)}
        next={toPage(next)}
      >
        {children}
      </Reading>
    </Page>
  );
}

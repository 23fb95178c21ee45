import type { ComponentProps, ReactNode } from "react";
import { citedOn, listPrinciples, type Page, type Reference } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { Head, PrevNext } from "@/ui/shell";
import { placesIn } from "./rules";

/** A work as it is named in a list: authors, title, where it appeared and when. */
export const Work = ({ lang, reference, href, places = [] }: { lang: Lang; reference: Reference; href?: string; places?: string[] }) => (
  <>
    {reference.authors}, <cite>{href ? <a href={href}>{reference.title}</a> : reference.title}</cite>.{" "}
    {[reference.in === reference.authors ? "" : reference.in, reference.year ?? say(lang).handbook.undated, ...places].filter(Boolean).join(", ")}.
  </>
);

/** Beside a text: the works it cites under the numbers that its citations have, and how long it takes to read. */
export function Sources({ page }: { page: Page }) {
  const { lang } = page;
  return (
    <aside className="side" aria-label={say(lang).handbook.aside}>
      {citedOn(page).map((reference, at) => (
        <div key={reference.id} className="sidenote" id={`ref-${at + 1}`}>
          <b>{at + 1}</b>&ensp;
          <Work
            lang={lang}
            reference={reference}
            href={`${pathIn(lang, "handbook/references")}#${reference.id}`}
            places={placesIn(page.source, reference.id)}
          />
        </div>
      ))}
      <div className="sidenote">{say(lang).minutes(page.minutes)}.</div>
    </aside>
  );
}

/** The principles as an upright ruler, the current one with a longer and thicker tick; `full` adds what each is about. */
export const PrincipleSteps = ({ lang, current, full }: { lang: Lang; current?: string; full?: boolean }) => (
  <ol className="steps">
    {listPrinciples(lang).map((principle) => (
      <li key={principle.slug}>
        <a href={pathIn(lang, principle.path)} aria-current={principle.path === current ? "page" : undefined}>
          {principle.title}
        </a>
        {full && (
          <p className="note pb-2">
            {principle.summary} {say(lang).minutes(principle.minutes)}.
          </p>
        )}
      </li>
    ))}
  </ol>
);

/** An entry of the list at the left of a text, with the entries below it. */
export type Entry = { title: string; href: string; below?: Entry[] };

const Entries = ({ entries, current }: { entries: Entry[]; current: string }) => (
  <ul>
    {entries.map((entry) => (
      <li key={entry.href}>
        <a
          className="block py-1 text-ink-2 no-underline hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
          href={entry.href}
          aria-current={entry.href === current ? "page" : undefined}
        >
          {entry.title}
        </a>
        {entry.below && entry.below.length > 0 && (
          <div className="ps-4">
            <Entries entries={entry.below} current={current} />
          </div>
        )}
      </li>
    ))}
  </ul>
);

/** The texts around this one, at the left. */
export const Contents = ({ label, entries, current }: { label: string; entries: Entry[]; current: string }) => (
  <nav className="side stick" aria-label={label}>
    <Entries entries={entries} current={current} />
  </nav>
);

/** A page to read: title and lede on the text column, the way around at the left, sources at the right, neighbours below. */
export const Reading = ({
  label,
  title,
  lede,
  side,
  aside,
  children,
  ...around
}: { label?: ReactNode; title: string; lede: string; side: ReactNode; aside?: ReactNode; children: ReactNode } & ComponentProps<typeof PrevNext>) => (
  <article>
    <Head inset label={label} title={title} lede={lede} />
    <div className="grid read">
      {side}
      <div className="prose">{children}</div>
      {aside}
    </div>
    <PrevNext {...around} />
  </article>
);

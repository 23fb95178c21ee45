import { Fragment, type ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { day, say } from "@/lib/say";
import { Ruler } from "@/ui/ruler";

type Children = { children: ReactNode };

/** The label line, the title and the lede of a page; `inset` hangs them on the text column of a reading page. */
export const Head = ({
  label,
  title,
  lede,
  inset,
  children,
}: {
  label?: ReactNode;
  title: ReactNode;
  lede?: ReactNode;
  inset?: boolean;
  children?: ReactNode;
}) => (
  <header className={inset ? "head in" : "head"}>
    {label && <p className="lbl">{label}</p>}
    <h1>{title}</h1>
    {lede && <p className="lede">{lede}</p>}
    {children}
  </header>
);

/** A part of a page with its heading in the margin; `wide` lets the content run to the right edge. */
export const Section = ({ title, wide, id, children }: Children & { title: ReactNode; wide?: boolean; id?: string }) => (
  <section className="sec" id={id}>
    <h2>{title}</h2>
    <div className={wide ? "wide" : undefined}>{children}</div>
  </section>
);

/** Figures in large type, each with its name above and what it is counted over below. */
export const Facts = ({ facts }: { facts: { name: string; value: ReactNode; note?: ReactNode }[] }) => (
  <dl className="facts">
    {facts.map((fact) => (
      <div key={fact.name}>
        <dt>{fact.name}</dt>
        <dd>
          {fact.value}
          {fact.note && <small>{fact.note}</small>}
        </dd>
      </div>
    ))}
  </dl>
);

/** The way from mission to standard; each step has a longer tick, the last is the place itself. */
export const Trace = ({ steps }: { steps: { kind: string; label: ReactNode; href?: string }[] }) => (
  <ol className="trace">
    {steps.map((step) => (
      <li key={`${step.kind} ${step.href}`}>
        <span>{step.kind}</span>
        {step.href ? <a href={step.href}>{step.label}</a> : <b>{step.label}</b>}
      </li>
    ))}
  </ol>
);

/** The four levels with what each counts for, described for one standard; `inOther` is the language of its words when that is not the page's. */
export function Levels({ lang, inOther, texts }: { lang: Lang; inOther?: Lang | undefined; texts: readonly [string, string, string, string] }) {
  const t = say(lang);
  return (
    <ol className="levels">
      {(["notYet", "sometimes", "mostly", "always"] as const).map((level, at) => (
        <li key={level}>
          <b>
            {t.levels[level]}
            <i>{t.counts[level]}</i>
          </b>
          <p lang={inOther}>{texts[at]}</p>
        </li>
      ))}
    </ol>
  );
}

/** The versions of something, the newest first; holds `HistoryRow`s. */
export const History = ({ children }: Children) => <ol className="hist">{children}</ol>;

/** One version: a filled square for a material change, an open circle for an editorial one, its day and what changed. */
export function HistoryRow({
  lang,
  number,
  change,
  date,
  by,
  children,
}: Children & { lang: Lang; number: number; change: "material" | "editorial"; date: Date; by?: ReactNode }) {
  const word = say(lang).changes[change];
  return (
    <li>
      <span className="v">{number}</span>
      <div>
        <p className="kind">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            {change === "material" ? (
              <rect x="1" y="1" width="10" height="10" fill="currentColor" />
            ) : (
              <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
            )}
          </svg>
          {word.charAt(0).toUpperCase() + word.slice(1)}
          <time dateTime={date.toISOString().slice(0, 10)}>{day(lang, date)}</time>
        </p>
        {children}
        {by && <p className="note">{by}</p>}
      </div>
    </li>
  );
}

/** A framed message at the top of what it is about; `bad` for an error, `alert` when it comes while one is at work. */
export const Notice = ({ title, bad, alert, children }: { title: ReactNode; bad?: boolean; alert?: boolean; children?: ReactNode }) => (
  <div className={bad ? "notice bad" : "notice"} role={alert ? "alert" : "status"}>
    <p>
      <b>{title}</b>
    </p>
    {children && <p>{children}</p>}
  </div>
);

/** A word in a thin frame. */
export const Badge = ({ children }: Children) => <span className="badge">{children}</span>;

/** An e-mail address; a line that is too short for it breaks after the "@" or a dot. */
export const Email = ({ address }: { address: string }) => (
  <>
    {address.split(/(?<=[@.])/).map((piece, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two pieces may be the same, and nothing moves
      <Fragment key={at}>
        {at > 0 && <wbr />}
        {piece}
      </Fragment>
    ))}
  </>
);

/** In the place of content that is not there yet: one sentence and one action, with an unmarked ruler if there is a scale. */
export const Empty = ({ children, action, ruler }: Children & { action?: { label: string; href: string }; ruler?: boolean }) => (
  <div className="empty">
    {ruler && <Ruler as="blank" />}
    <p>{children}</p>
    {action && (
      <a className="btn quiet" href={action.href}>
        {action.label}
      </a>
    )}
  </div>
);

/** A column of a table: `num` of figures, `hidden` with a name for those alone who do not see the table. */
export type Column = string | { num: string } | { hidden: string };

/** The head of a table. */
export const Columns = ({ of }: { of: readonly Column[] }) => (
  <thead>
    <tr>
      {of.map((column) => {
        const { name, num, hidden }: { name?: string; num?: string; hidden?: string } = typeof column === "string" ? { name: column } : column;
        return (
          <th key={name ?? num ?? hidden} scope="col" className={num && "num"}>
            {hidden ? <span className="vh">{hidden}</span> : (name ?? num)}
          </th>
        );
      })}
    </tr>
  </thead>
);

type Neighbour = { title: string; href: string } | null;

/** The neighbours of a page in its list; `kinds` names them, as "Vorig principe" and "Volgend principe" do. */
export function PrevNext({ lang, kinds, previous, next }: { lang: Lang; kinds?: { previous: string; next: string }; previous: Neighbour; next: Neighbour }) {
  const names = kinds ?? say(lang).ui;
  return (
    <nav className="pn" aria-label={`${names.previous}, ${names.next.toLowerCase()}`}>
      {previous && (
        <a href={previous.href} rel="prev">
          <span>{names.previous}</span>
          {previous.title}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next">
          <span>{names.next}</span>
          {next.title}
        </a>
      )}
    </nav>
  );
}

/** The neighbours of one page of a long list, under it. */
export function Pages({ lang, at, pages, hrefOf }: { lang: Lang; at: number; pages: number; hrefOf: (page: number) => string }) {
  const t = say(lang).ui;
  const neighbour = (page: number) => (page < 1 || page > pages ? null : { title: t.pageOf(page, pages), href: hrefOf(page) });
  return <PrevNext lang={lang} previous={neighbour(at - 1)} next={neighbour(at + 1)} />;
}

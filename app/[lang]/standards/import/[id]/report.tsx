import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { number, percent, type RefusalCode, say } from "@/lib/say";
import { inWords, WordByWord } from "@/standards/comparison";
import { applyFile } from "@/standards/import/actions";
import type { Outcome } from "@/standards/import/commands";
import type { Found } from "@/standards/import/queries";
import type { CellFault, Change, DryRun } from "@/standards/import/rules";
import { adviser, columnOf } from "@/standards/import/saying";
import { Upload } from "@/standards/import/upload";
import type { Difference } from "@/standards/rules";
import type { Numbers } from "@/standards/schema";
import { Form, Submit } from "@/ui/form";
import { Empty, Facts, Head, Notice, Section } from "@/ui/shell";

type Part = { lang: Lang; found: Found; run: DryRun };

/** The most of each kind that a page shows; the rest is in the file to take along. */
const most = { cells: 200, changes: 50, fresh: 200 };

/** Cells with what to do about each, and how many more there are. */
function Cells({ lang, caption, cells, owners }: { lang: Lang; caption: string; cells: CellFault[]; owners: Found["owners"] }) {
  const { faultColumns: columns, empty, more } = say(lang).import;
  const adviceOn = adviser(lang, owners);
  return (
    <>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {columns.row}
            </th>
            <th scope="col">{columns.column}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.advice}</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, most.cells).map((cell) => (
            <tr key={`${cell.row} ${cell.header} ${cell.column} ${cell.fault}`}>
              <th scope="row" className="num">
                {number(lang, cell.row)}
              </th>
              <td data-label={columns.column}>{columnOf(lang, cell)}</td>
              <td data-label={columns.value} className="break-words">
                {cell.value === "" ? <span className="note">{empty}</span> : cell.value}
              </td>
              <td data-label={columns.advice}>{adviceOn(cell)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cells.length > most.cells && <p>{more(cells.length - most.cells)}</p>}
    </>
  );
}

/** The faults of a file as a file. */
const TakeFaults = ({ lang, id }: { lang: Lang; id: string }) => (
  <p className="act gap flex flex-wrap gap-x-6 gap-y-2">
    {(["xlsx", "csv"] as const).map((format) => (
      <a key={format} href={`/${lang}/standards/import/${id}/faults?format=${format}`}>
        {say(lang).import.faultsAs[format]}
      </a>
    ))}
  </p>
);

/** One field of a standard, as it is and as it would be. */
function Field({ lang, change, difference }: { lang: Lang; change: Change; difference: Difference }) {
  const t = say(lang);
  const { from, to } = t.import.changedColumns;
  const base = change.standing?.draft?.content ?? change.standing?.live;
  if (difference.kind === "number" || !base) {
    const field = difference.field as keyof Numbers;
    return (
      <tr>
        <th scope="row">{t.standards.fields[difference.field]}</th>
        <td data-label={from}>{base && <del>{inWords(lang, base.numbers, field)}</del>}</td>
        <td data-label={to}>
          <ins>{inWords(lang, change.content.numbers, field)}</ins>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        {t.standards.fields[difference.field]}, {t.review.inLang[difference.lang]}
      </th>
      <td data-label={`${from}, ${to}`} colSpan={2} lang={difference.lang} className="whitespace-pre-line">
        <WordByWord from={difference.from} to={difference.to} />
      </td>
    </tr>
  );
}

/** What changes in the standards that are there, each folded but for the first few. */
function Changes({ lang, changed }: { lang: Lang; changed: Change[] }) {
  const t = say(lang).import;
  return (
    <Section title={t.changed} wide>
      {changed.slice(0, most.changes).map((change, at) => (
        <details key={change.code} open={at < 3}>
          <summary>
            <span className="code">{change.code}</span> {change.content.words[lang].statement}{" "}
            <span className="note">{t.changes(change.differences.length)}</span>
          </summary>
          {change.ends && <p>{t.ends[change.ends]}</p>}
          <table className="table">
            <caption>{t.changedCaption(change.code)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.changedColumns.field}</th>
                <th scope="col">{t.changedColumns.from}</th>
                <th scope="col">{t.changedColumns.to}</th>
              </tr>
            </thead>
            <tbody>
              {change.differences.map((difference) => (
                <Field key={`${difference.field} ${"lang" in difference ? difference.lang : ""}`} lang={lang} change={change} difference={difference} />
              ))}
            </tbody>
          </table>
        </details>
      ))}
      {changed.length > most.changes && <p className="gap">{t.moreStandards(changed.length - most.changes)}</p>}
    </Section>
  );
}

/** The standards that are not there yet. */
const Fresh = ({ lang, fresh }: { lang: Lang; fresh: Change[] }) => (
  <Section title={say(lang).import.fresh}>
    <ul className="grid gap-2">
      {fresh.slice(0, most.fresh).map(({ code, content }) => (
        <li key={code}>
          <span className="code">{code}</span> {content.words[lang].statement || <span className="note">{say(lang).review.noStatement}</span>}
        </li>
      ))}
    </ul>
    {fresh.length > most.fresh && <p className="gap">{say(lang).import.moreStandards(fresh.length - most.fresh)}</p>}
  </Section>
);

/** The way on: import everything, as drafts or straight into review where every standard is complete. */
function Confirm({ lang, found, run }: Part) {
  const t = say(lang).import;
  const all = [...run.fresh, ...run.changed];
  const lacks = all.flatMap((change) => change.lacks);
  return (
    <>
      <Section title={t.confirm}>
        <Form action={applyFile} formKey={randomUUID()}>
          <input type="hidden" name="id" value={found.id} />
          <input type="hidden" name="print" value={run.print} />
          <p>{t.confirmText(all.length, found.fourEyes)}</p>
          <p className="gap flex flex-wrap gap-3">
            <Submit name="to" value="drafts">
              {t.asDrafts}
            </Submit>
            {lacks.length === 0 && (
              <Submit quiet name="to" value="review">
                {t.toReview}
              </Submit>
            )}
          </p>
        </Form>
      </Section>
      {lacks.length > 0 && (
        <Section title={t.lacks} wide>
          <p>{t.lacksText}</p>
          <Cells lang={lang} caption={t.lacksCaption} cells={lacks} owners={found.owners} />
          <TakeFaults lang={lang} id={found.id} />
        </Section>
      )}
    </>
  );
}

/** What a file would do: counts, then what to mend, or what changes and the way on. */
export function Checked({ lang, found, run }: Part) {
  const t = say(lang);
  const words = t.import;
  const faulty = new Set(run.faults.map(({ row }) => row)).size;
  const isFaulty = run.faults.length > 0;
  const does = run.fresh.length + run.changed.length > 0;
  return (
    <>
      <Head title={words.dryRun(found.fileName)} lede={words.dryRunLede} />
      {found.interrupted && <Notice bad title={words.interrupted} />}
      {found.failure && (
        <Notice bad title={words.failed}>
          {t.refusals[found.failure as RefusalCode]}
        </Notice>
      )}
      <Facts
        facts={[
          { name: words.facts.fresh, value: number(lang, run.fresh.length) },
          { name: words.facts.changed, value: number(lang, run.changed.length) },
          { name: words.facts.unchanged, value: number(lang, run.unchanged.length) },
          { name: words.facts.faulty, value: number(lang, faulty) },
        ]}
      />
      {isFaulty && (
        <>
          <Notice bad title={words.faultyTitle}>
            {words.faultyText}
          </Notice>
          <Section title={words.faults} wide>
            <Cells lang={lang} caption={words.faultsCaption} cells={run.faults} owners={found.owners} />
            <TakeFaults lang={lang} id={found.id} />
          </Section>
          <Section title={words.again}>
            <Upload lang={lang} label={words.again} />
          </Section>
        </>
      )}
      {!isFaulty && !does && (
        <Empty action={{ label: words.another, href: `/${lang}/standards/import` }}>{run.unchanged.length === 0 ? words.noRows : words.nothing}</Empty>
      )}
      {run.changed.length > 0 && <Changes lang={lang} changed={run.changed} />}
      {run.fresh.length > 0 && <Fresh lang={lang} fresh={run.fresh} />}
      {does && run.unchanged.length > 0 && <p className="gap">{words.unchanged(run.unchanged.length)}</p>}
      {!isFaulty && does && (
        <>
          <Confirm lang={lang} found={found} run={run} />
          <Section title={words.another}>
            <Upload lang={lang} label={words.another} quiet />
          </Section>
        </>
      )}
    </>
  );
}

/** How far an import is; the page asks anew by itself, also without script. */
export function Applying({ lang, here, progress }: { lang: Lang; here: string; progress: { done: number; of: number } | null }) {
  const t = say(lang).import;
  const share = progress ? Math.min(99, Math.floor((100 * progress.done) / progress.of)) : 0;
  return (
    <>
      <meta httpEquiv="refresh" content="1" />
      <p role="status">
        <progress max={100} value={share} aria-label={t.applying} /> {t.progress(percent(lang, share))}
      </p>
      <p className="gap">
        <a href={`/${lang}/${here}`}>{t.reload}</a>
      </p>
    </>
  );
}

/** What an import did, and where that stands now. */
export function Applied({ lang, fileName, outcome }: { lang: Lang; fileName: string; outcome: Outcome }) {
  const t = say(lang).import;
  const written = outcome.fresh + outcome.changed;
  return (
    <>
      <Head label={fileName} title={t.done} lede={outcome.to === "review" ? t.doneReview(written) : t.doneDrafts(written)} />
      <Facts facts={(["fresh", "changed", "unchanged"] as const).map((kind) => ({ name: t.facts[kind], value: number(lang, outcome[kind]) }))} />
      <p className="gap flex flex-wrap items-center gap-x-6 gap-y-2">
        <a className="btn" href={`/${lang}/standards/review`}>
          {t.toDrafts}
        </a>
        <a href={`/${lang}/standards/import`}>{t.another}</a>
      </p>
    </>
  );
}

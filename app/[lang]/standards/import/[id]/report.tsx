import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { number, percent, type RefusalCode, say } from "@/lib/say";
import { inWords, WordByWord } from "@/standards/comparison";
import { applyFile } from "@/standards/import/actions";
import { Again } from "@/standards/import/again";
import type { Outcome } from "@/standards/import/commands";
import type { Found } from "@/standards/import/queries";
import { type CellFault, type Change, type DryRun, lacksOf, shortened } from "@/standards/import/rules";
import { adviser, columnOf } from "@/standards/import/saying";
import { Upload } from "@/standards/import/upload";
import type { Difference } from "@/standards/rules";
import { Area, Form, Submit } from "@/ui/form";
import { Columns, Empty, Facts, Head, Notice, Section } from "@/ui/shell";

type Part = { lang: Lang; found: Found; run: DryRun };

/**
 * The most of each kind that a page shows; everything is in the file to take along. Texts are laid on each other word by
 * word as far as that is a moment's work: `close` is the longest pair, and `letters` what all may have together.
 */
const most = { cells: 200, changes: 50, listed: 200, close: 4_000, letters: 60_000, text: 1_000, line: 300 };

/** Cells with what to do about each, and how many more there are. */
function Cells({ lang, caption, cells, owners }: { lang: Lang; caption: string; cells: CellFault[]; owners: Found["owners"] }) {
  const { faultColumns: columns, empty, more } = say(lang).import;
  const adviceOn = adviser(lang, owners);
  return (
    <>
      <table className="table">
        <caption>{caption}</caption>
        <Columns of={[{ num: columns.row }, columns.column, columns.value, columns.advice]} />
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

/** Everything an import would change as a file. */
const TakeChanges = ({ lang, id }: { lang: Lang; id: string }) => (
  <p className="act gap">
    <a href={`/${lang}/standards/import/${id}/changes`}>{say(lang).import.changesAs}</a>
  </p>
);

/** The texts that are laid on each other word by word. */
function readClosely(changes: Change[]): Set<Difference> {
  let left = most.letters;
  return new Set(
    changes
      .flatMap(({ differences }) => differences)
      .filter((it) => {
        if (it.kind === "number") return false;
        const letters = it.from.length + it.to.length;
        if (letters > most.close || letters > left) return false;
        left -= letters;
        return true;
      }),
  );
}

/** One field of a standard, as it is and as it would be. */
function Field({ lang, change: { base, content }, difference, closely }: { lang: Lang; change: Change; difference: Difference; closely: boolean }) {
  const t = say(lang);
  const { from, to } = t.import.changedColumns;
  if (difference.kind === "number") {
    return (
      <tr>
        <th scope="row">{t.standards.fields[difference.field]}</th>
        <td data-label={from}>{base && <del>{inWords(lang, base.numbers, difference.field)}</del>}</td>
        <td data-label={to}>
          <ins>{inWords(lang, content.numbers, difference.field)}</ins>
        </td>
      </tr>
    );
  }
  const name = (
    <th scope="row">
      {t.standards.fields[difference.field]}, {t.review.inLang[difference.lang]}
    </th>
  );
  return closely ? (
    <tr>
      {name}
      <td data-label={`${from}, ${to}`} colSpan={2} lang={difference.lang} className="whitespace-pre-line">
        <WordByWord from={difference.from} to={difference.to} />
      </td>
    </tr>
  ) : (
    <tr>
      {name}
      <td data-label={from} lang={difference.lang} className="whitespace-pre-line">
        {difference.from && <del>{shortened(difference.from, most.text)}</del>}
      </td>
      <td data-label={to} lang={difference.lang} className="whitespace-pre-line">
        {difference.to && <ins>{shortened(difference.to, most.text)}</ins>}
      </td>
    </tr>
  );
}

/** What changes in the standards that are there, each folded but for the first few. */
function Changes({ lang, changed }: { lang: Lang; changed: Change[] }) {
  const t = say(lang).import;
  const closely = readClosely(changed.slice(0, most.changes));
  return (
    <Section title={t.changed} wide>
      {changed.slice(0, most.changes).map((change, at) => (
        <details key={change.code} open={at < 3}>
          <summary>
            <span className="code">{change.code}</span> {shortened(change.content.words[lang].statement, most.line)}{" "}
            <span className="note">{t.changes(change.differences.length)}</span>
          </summary>
          {change.ends && <p>{t.ends[change.ends]}</p>}
          <table className="table">
            <caption>{t.changedCaption(change.code)}</caption>
            <Columns of={[t.changedColumns.field, t.changedColumns.from, t.changedColumns.to]} />
            <tbody>
              {change.differences.map((difference) => (
                <Field
                  key={`${difference.field} ${"lang" in difference ? difference.lang : ""}`}
                  lang={lang}
                  change={change}
                  difference={difference}
                  closely={closely.has(difference)}
                />
              ))}
            </tbody>
          </table>
        </details>
      ))}
      {changed.length > most.changes && <p className="gap">{t.moreStandards(changed.length - most.changes)}</p>}
    </Section>
  );
}

/** Standards by code and promise. */
const Listed = ({ lang, title, note, all }: { lang: Lang; title: string; note?: string; all: Change[] }) => (
  <Section title={title}>
    {note && <p>{note}</p>}
    <ul className="gap grid gap-2">
      {all.slice(0, most.listed).map(({ code, content }) => (
        <li key={code}>
          <span className="code">{code}</span>{" "}
          {shortened(content.words[lang].statement, most.line) || <span className="note">{say(lang).review.noStatement}</span>}
        </li>
      ))}
    </ul>
    {all.length > most.listed && <p className="gap">{say(lang).import.moreStandards(all.length - most.listed)}</p>}
  </Section>
);

/** The way on: import everything, as drafts or straight into review where every standard is complete. */
function Confirm({ lang, found, run }: Part) {
  const { import: t, review } = say(lang);
  const written = run.fresh.length + run.changed.length;
  const lacks = lacksOf(run);
  return (
    <>
      <Section title={written > 0 ? t.confirm : t.sendWaiting}>
        <Form action={applyFile} formKey={randomUUID()} className="grid max-w-measure gap-5">
          <input type="hidden" name="id" value={found.id} />
          <input type="hidden" name="print" value={run.print} />
          <p>
            {written > 0 ? t.confirmText(written, found.fourEyes) : t.waitingAlone} {written > 0 && run.waiting.length > 0 && t.waitingText(run.waiting.length)}
          </p>
          <Area name="purpose" label={review.purpose} hint={t.purposeHint} rows={2} />
          <p className="flex flex-wrap gap-3">
            {written > 0 && (
              <Submit name="to" value="drafts">
                {t.asDrafts}
              </Submit>
            )}
            {lacks.length === 0 && (
              <Submit quiet={written > 0} name="to" value="review">
                {written > 0 ? t.toReview : t.sendWaiting}
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
  const does = run.fresh.length + run.changed.length + run.waiting.length > 0;
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
      {run.fresh.length > 0 && <Listed lang={lang} title={words.fresh} all={run.fresh} />}
      {run.waiting.length > 0 && <Listed lang={lang} title={words.waiting} note={words.waitingNote} all={run.waiting} />}
      {run.fresh.length + run.changed.length > 0 && <TakeChanges lang={lang} id={found.id} />}
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

/** How far an import is. With script the page asks anew by itself; without, whoever reads it does. */
export function Applying({ lang, here, progress }: { lang: Lang; here: string; progress: { done: number; of: number } | null }) {
  const t = say(lang).import;
  const share = progress ? Math.min(99, Math.floor((100 * progress.done) / progress.of)) : 0;
  return (
    <>
      <Again />
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
      <Head label={fileName} title={t.done} lede={outcome.to === "review" ? t.doneReview(written + outcome.sent) : t.doneDrafts(written)} />
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

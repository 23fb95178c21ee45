import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import { Columns, Notice, Pages } from "@/ui/parts";
import type { listWaiting } from "./[id]/second-opinion/queries";
import type { listSubmitted } from "./queries";

type Listed = Awaited<ReturnType<typeof listSubmitted>>;

/** The second opinions on which the person has something left to do. */
export const Waiting = ({ lang, waiting }: { lang: Lang; waiting: Awaited<ReturnType<typeof listWaiting>> }) => {
  const t = say(lang).seconds.list;
  return waiting.map(({ id, to, rater, cycle, verdict }) => (
    <Notice key={id} title={t.waiting(rater, cycle)}>
      <a href={`/${lang}/${to}`}>{verdict === null ? t.waitingReply : t.waitingClose}</a>
    </Notice>
  ));
};

/** How far one is, and what can be done next. */
function Row({ lang, row: { id, person, unit, submittedAt, viewedAt, stage } }: { lang: Lang; row: Listed["rows"][number] }) {
  const { seconds, assessments } = say(lang);
  const t = seconds.list;
  const address = `/${lang}/assessments/${id}/${stage ? "second-opinion" : "result"}`;
  const state = !submittedAt ? t.waits : stage ? t.stages[stage] : viewedAt ? t.opened(dayOf(lang, viewedAt)) : t.fresh;
  return (
    <tr>
      <th scope="row">
        <a href={address}>{person}</a>
      </th>
      <td data-label={assessments.unit}>{unit}</td>
      <td className="whitespace-nowrap" data-label={assessments.submittedColumn}>
        {submittedAt ? dayOf(lang, submittedAt) : assessments.notSubmitted}
      </td>
      <td data-label={t.stateColumn}>{state}</td>
      <td data-label={t.nextColumn}>
        {submittedAt && (
          <a href={address}>
            {t.next[stage ?? (viewedAt ? "opened" : "fresh")]}
            <span className="vh"> ({person})</span>
          </a>
        )}
      </td>
    </tr>
  );
}

/** What others submitted to this person as their manager, in one cycle, with how far each is; a page of it. */
export function Submitted({ lang, cycles, cycle, submitted: { rows, at, pages } }: { lang: Lang; cycles: string[]; cycle: string; submitted: Listed }) {
  const t = say(lang).assessments;
  const { stateColumn, nextColumn } = say(lang).seconds.list;
  return (
    <>
      <nav className="filters" aria-label={t.cycleColumn}>
        <div>
          <h3>{t.cycleColumn}</h3>
          {cycles.map((slug) => (
            <a key={slug} href={`/${lang}/assessments?cycle=${slug}`} aria-current={slug === cycle ? "true" : undefined}>
              {slug}
            </a>
          ))}
        </div>
      </nav>
      <table className="table">
        <caption>{t.submittedCaption(cycle)}</caption>
        <Columns of={[t.person, t.unit, t.submittedColumn, stateColumn, nextColumn]} />
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} lang={lang} row={row} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pages lang={lang} at={at} pages={pages} hrefOf={(page) => `/${lang}/assessments?cycle=${cycle}&page=${page}#submitted`} />}
    </>
  );
}

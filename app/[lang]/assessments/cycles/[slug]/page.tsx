import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { closeOpenCycle, deletePlannedCycle, openPlannedCycle, reopenClosedCycle } from "@/assessments/cycles/actions";
import { ProgressTable } from "@/assessments/cycles/progress";
import { type CycleShown, countHappenings, findCycle, listCycleStandards, listProgress } from "@/assessments/cycles/queries";
import { remindersToCome, totalOf } from "@/assessments/cycles/rules";
import { choicesSaid, cycleName } from "@/assessments/cycles/words";
import { titleOf } from "@/assessments/words";
import { shiftDay, today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { day, dayOf, list, number, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { pageIn } from "@/standards/filters";
import { Again } from "@/standards/import/again";
import { Area, Choice, Field, Fold, Form, Submit } from "@/ui/form";
import { Columns, Pages } from "@/ui/parts";
import { Badge, Facts, Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; slug: string }>; searchParams: Promise<{ page?: string | string[] }> };
type Progress = Awaited<ReturnType<typeof listProgress>>;
type Happenings = Awaited<ReturnType<typeof countHappenings>>;
type Standards = Awaited<ReturnType<typeof listCycleStandards>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, slug } = await params;
  const t = say(langOf(lang));
  return { title: t.assessments.cycle(slug), description: t.cycles.lede };
}

/** An act that asks to be confirmed first: folded, with what it does and the button. */
function Confirmed({
  action,
  cycle,
  label,
  text,
  confirm,
}: {
  action: typeof openPlannedCycle;
  cycle: CycleShown;
  label: string;
  text: string;
  confirm: string;
}) {
  return (
    <Form action={action} formKey={randomUUID()}>
      <input type="hidden" name="cycle" value={cycle.slug} />
      <input type="hidden" name="revision" value={cycle.revision} />
      <Fold summary={label}>
        <div className="gap grid max-w-measure gap-4">
          <p>{text}</p>
          <div>
            <Submit>{confirm}</Submit>
          </div>
        </div>
      </Fold>
    </Form>
  );
}

/** What can be done with the cycle now. */
function Acts({ lang, cycle, standards }: { lang: Lang; cycle: CycleShown; standards: number }) {
  const c = say(lang).cycles;
  const past = cycle.closesOn < today();
  if (cycle.state === "planned")
    return (
      <div className="grid gap-4">
        <p>
          {past ? c.past : standards > 0 ? c.opensItself(day(lang, cycle.opensOn)) : c.asksNothing}{" "}
          <a className="btn quiet ms-2" href={`/${lang}/assessments/cycles/${cycle.slug}/edit`}>
            {c.edit}
          </a>
        </p>
        {standards > 0 && !past && (
          <Confirmed action={openPlannedCycle} cycle={cycle} label={c.openNow} text={c.openNowText(standards)} confirm={c.openConfirm} />
        )}
        <Confirmed action={deletePlannedCycle} cycle={cycle} label={c.remove} text={c.removeText} confirm={c.removeConfirm} />
      </div>
    );
  if (cycle.state === "open")
    return (
      <div className="grid gap-4">
        <p>{c.closesItself(day(lang, cycle.closesOn))}</p>
        <Confirmed action={closeOpenCycle} cycle={cycle} label={c.close} text={c.closeText} confirm={c.closeConfirm} />
      </div>
    );
  return null;
}

/** How far the people are, by unit: as a table and as a file. */
function ProgressPart({ lang, slug, progress }: { lang: Lang; slug: string; progress: Progress }) {
  const t = say(lang);
  const c = t.cycles;
  const whole = totalOf(progress.blocks);
  const named = progress.rows.map((row) => ({ ...row, name: row.together ? c.together(row.name) : row.name }));
  return (
    <Section title={c.progress} wide id="progress">
      {named.length === 0 ? (
        <p>{c.noProgress(progress.floor)}</p>
      ) : (
        <>
          <p className="max-w-measure">{c.progressHint(progress.floor)}</p>
          <ProgressTable lang={lang} caption={c.progressCaption} rows={[...named, { path: "", ...whole, name: c.wholeCycle }]} />
          {progress.rest > 0 && <p className="note gap">{c.rest(progress.rest)}</p>}
          <p className="gap act legend">
            <span>{c.take}:</span>
            <a href={`/${lang}/assessments/cycles/${slug}/export?format=csv`}>CSV</a>
            <a href={`/${lang}/assessments/cycles/${slug}/export?format=xlsx`}>XLSX</a>
          </p>
        </>
      )}
    </Section>
  );
}

/** What runs or ran in the background, with how far it is. */
function Runs({ lang, runs, floor }: { lang: Lang; runs: CycleShown["runs"]; floor: number }) {
  const c = say(lang).cycles;
  // Of those who moved or were reminded fewer than the floor are not counted apart, here as above.
  const countOf = ({ act, done }: (typeof runs)[number]) => (done < floor && (act === "align" || act === "remind") ? c.fewer(floor) : number(lang, done));
  const said = ({ act }: (typeof runs)[number]) => (act === "close" ? { done: c.written, underWay: c.writing } : c);
  return (
    <Section title={c.runs} wide>
      <table className="table">
        <caption>{c.runsCaption}</caption>
        <Columns of={[c.act, c.moment, c.howFar]} />
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">{c.acts[run.act]}</th>
              <td data-label={c.moment}>
                {dayOf(lang, run.startedAt)}, {timeOf(lang, run.startedAt)}
              </td>
              <td data-label={c.howFar}>
                {run.finishedAt ? said(run).done(countOf(run)) : said(run).underWay(countOf(run), number(lang, Math.max(run.total, run.done)))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Who came, went or moved since the opening, as counts of as many as the floor and more. */
function Moves({ lang, moves, floor }: { lang: Lang; moves: Happenings["moves"]; floor: number }) {
  const c = say(lang).cycles;
  return (
    <Section title={c.moves} wide>
      <p className="max-w-measure">{c.movesText}</p>
      {moves.length === 0 ? (
        <p className="gap">{c.movesNone}</p>
      ) : (
        <table className="table">
          <caption>{c.movesCaption}</caption>
          <Columns of={[c.move, c.people]} />
          <tbody>
            {moves.map(({ kind, followed, people }) => (
              <tr key={`${kind} ${followed}`}>
                <th scope="row">
                  {c.moveKinds[kind]}
                  {kind !== "joined" && `, ${followed ? c.followed.yes : c.followed.no}`}
                </th>
                <td data-label={c.people}>{people < floor ? c.fewer(floor) : number(lang, people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Which reminders went out to how many, and which are still to come. */
function Reminders({ lang, cycle, reminders, floor }: { lang: Lang; cycle: CycleShown; reminders: Happenings["reminders"]; floor: number }) {
  const c = say(lang).cycles;
  const coming = remindersToCome(cycle, today());
  return (
    <Section title={c.reminders}>
      {coming.length > 0 && cycle.remindCap > 0 && (
        <p>
          {c.remindersPlanned(
            list(
              lang,
              coming.map((planned) => day(lang, planned)),
            ),
          )}{" "}
          {number(lang, cycle.remindCap)}.
        </p>
      )}
      {reminders.length === 0 ? (
        <p>{c.remindersNone}</p>
      ) : (
        <ul>
          {reminders.map(({ day: sent, people }) => (
            <li key={sent}>{c.reminded(day(lang, new Date(`${sent}T00:00:00Z`)), people < floor ? c.fewer(floor) : number(lang, people))}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Late answers: which were let in, by whom and why, and the form to let in others. */
function Reopenings({ lang, cycle }: { lang: Lang; cycle: CycleShown }) {
  const c = say(lang).cycles;
  return (
    <Section title={c.latecomers} id="reopened">
      {cycle.reopenings.length > 0 && (
        <ul className="grid gap-4">
          {cycle.reopenings.map((reopening) => (
            <li key={reopening.id}>
              <p className="note">
                {dayOf(lang, reopening.at)}, {c.reopening(reopening.by, day(lang, reopening.until))}
                {reopening.unit && `, ${c.reopenedFor(reopening.unit)}`}
              </p>
              <p className="whitespace-pre-line">{reopening.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {cycle.state === "closed" && (
        <Form action={reopenClosedCycle} formKey={randomUUID()} className="gap">
          <input type="hidden" name="cycle" value={cycle.slug} />
          <Fold summary={c.reopen}>
            <div className="gap grid max-w-measure gap-4">
              <p>{c.reopenText}</p>
              <Choice
                name="unit"
                label={c.reopenUnit}
                value=""
                options={[{ value: "", label: c.reopenAll }, ...cycle.below.map(({ id, name }) => ({ value: id, label: name }))]}
              />
              <Field type="date" name="until" label={c.reopenUntil} value={shiftDay(today(), 0, 7).toISOString().slice(0, 10)} required />
              <Area name="reason" label={c.reopenReason} hint={c.reopenReasonHint} required />
              <div>
                <Submit>{c.reopen}</Submit>
              </div>
            </div>
          </Fold>
        </Form>
      )}
    </Section>
  );
}

/** The standards of the cycle: frozen, or as they would be now. */
function StandardsPart({ lang, cycle, standards }: { lang: Lang; cycle: CycleShown; standards: Standards }) {
  const c = say(lang).cycles;
  const hrefOf = (page: number) => `/${lang}/assessments/cycles/${cycle.slug}?page=${page}#standards`;
  return (
    <Section title={c.standards} wide id="standards">
      <p>{standards.all === 0 ? c.asksNothing : cycle.openedAt ? c.frozen(standards.all) : c.wouldFreeze(standards.all)}</p>
      {standards.rows.length > 0 && (
        <table className="table">
          <caption>{c.standardsCaption}</caption>
          <Columns of={[c.code, c.statement, { num: c.version }, c.principle]} />
          <tbody>
            {standards.rows.map((row) => (
              <tr key={row.code}>
                <th scope="row" className="whitespace-nowrap">
                  <a href={`/${lang}/standards/${row.code}/versions/${row.version}`}>{row.code}</a>
                </th>
                <td data-label={c.statement} lang={row.wordsLang === lang ? undefined : row.wordsLang}>
                  {row.statement}
                </td>
                <td className="num" data-label={c.version}>
                  {row.version}
                </td>
                <td data-label={c.principle}>{titleOf(lang, row.section)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {standards.pages > 1 && <Pages lang={lang} at={standards.page} pages={standards.pages} hrefOf={hrefOf} />}
    </Section>
  );
}

/** A cycle as its leaders see it: how it stands, what it asks of whom, and how far they are. */
export default async function CyclePage({ params, searchParams }: Props) {
  const { lang: given, slug } = await params;
  const lang = langOf(given);
  const here = `assessments/cycles/${slug}`;
  const actor = await requireMember(lang, here);
  const cycle = (await findCycle(actor, slug)) ?? notFound();
  const standards = await listCycleStandards(actor, cycle, pageIn((await searchParams).page));
  const progress = await listProgress(actor, cycle.id);
  const { moves, reminders } = await countHappenings(cycle.id);
  const t = say(lang);
  const c = t.cycles;
  const whole = totalOf(progress.blocks);
  const busy = cycle.state === "opening" || cycle.state === "closing";
  const units = cycle.units.map(({ name }) => name);
  return (
    <Page
      lang={lang}
      section="assessments"
      here={here}
      work
      crumbs={[
        { label: t.assessments.title, href: `/${lang}/assessments` },
        { label: c.title, href: `/${lang}/assessments/cycles` },
        { label: t.assessments.cycle(slug) },
      ]}
    >
      <Head
        label={
          <>
            {cycle.name && t.assessments.cycle(slug)} <Badge>{c.states[cycle.state]}</Badge> {cycle.reopenings.length > 0 && <Badge>{c.late}</Badge>}
          </>
        }
        title={cycleName(lang, cycle)}
        lede={c.span(day(lang, cycle.opensOn), day(lang, cycle.closesOn))}
      />
      {busy && (
        <p className="note" role="status">
          {cycle.state === "opening" ? c.openStarted : c.closeStarted} <a href={`/${lang}/${here}`}>{c.again}</a>
          <Again />
        </p>
      )}
      {whole.people > 0 && (
        <Facts
          facts={[
            { name: c.given, value: number(lang, whole.given), note: c.of("", number(lang, whole.items)).trim() },
            { name: c.submitted, value: number(lang, whole.submitted), note: c.of("", number(lang, whole.people)).trim() },
          ]}
        />
      )}
      <Acts lang={lang} cycle={cycle} standards={standards.all} />
      {cycle.state !== "planned" && <ProgressPart lang={lang} slug={slug} progress={progress} />}
      {(cycle.state === "closed" || cycle.reopenings.length > 0) && <Reopenings lang={lang} cycle={cycle} />}
      <Section title={c.settings}>
        <dl className="grid gap-2">
          {choicesSaid(lang, units, cycle as never).map(({ name, value }) => (
            <div key={name}>
              <dt className="note">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {cycle.state !== "planned" && (
        <>
          <Moves lang={lang} moves={moves} floor={progress.floor} />
          <Reminders lang={lang} floor={progress.floor} cycle={cycle} reminders={reminders} />
        </>
      )}
      <StandardsPart lang={lang} cycle={cycle} standards={standards} />
      {cycle.runs.length > 0 && <Runs lang={lang} floor={progress.floor} runs={cycle.runs} />}
    </Page>
  );
}

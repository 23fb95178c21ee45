import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { findSecond, listViews } from "@/assessments/[id]/second-opinion/queries";
import { reopenAssessment } from "@/assessments/actions";
import { Happenings } from "@/assessments/cycles/happenings";
import { findHappenings } from "@/assessments/cycles/queries";
import { JudgedItem } from "@/assessments/judged";
import { type AssessmentShown, answeredBefore, findAssessment, findEarlier, type ItemShown } from "@/assessments/queries";
import { type Part, type Score, scoreOf, scoreTarget } from "@/assessments/rules";
import { reopenReasons } from "@/assessments/schema";
import { Legend, ScoreRow, ScoreTable } from "@/assessments/score";
import { SealedPage, Views } from "@/assessments/sealed";
import { coverageSaid, findingSaid, partsIn, pointsSaid, titleOf } from "@/assessments/words";
import { Beside } from "@/improvements/beside";
import { listBeside } from "@/improvements/queries";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { day, dayOf, list, number, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Choice, Form, Submit } from "@/ui/form";
import { Ruler } from "@/ui/ruler";
import { Facts, Head, Notice, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };
type Earlier = Awaited<ReturnType<typeof findEarlier>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).assessments;
  return { title: `${t.title}, ${t.score.toLowerCase()}`, description: t.method(String(scoreTarget)) };
}

/** Score and coverage in large type, side by side, and last cycle's beside them. */
function Figures({ lang, score, earlier }: { lang: Lang; score: Score; earlier: { cycle: string; score: Score } | null }) {
  const t = say(lang).assessments;
  const points = (it: Score) => (it.points === null ? t.noScore : pointsSaid(lang, it.points));
  const coverage = (it: Score) => t.coverageOf(number(lang, it.answered), number(lang, it.applicable));
  return (
    <Facts
      facts={[
        { name: t.score, value: points(score), note: t.outOf(number(lang, scoreTarget)) },
        { name: t.coverage, value: coverage(score), note: t.coverageNote(coverageSaid(lang, score), score.skipped) },
        ...(earlier ? [{ name: t.cycle(earlier.cycle), value: points(earlier.score), note: `${t.coverage} ${coverage(earlier.score)}` }] : []),
      ]}
    />
  );
}

/** Every part and the whole: as picture, with the calculation of each figure, and as table. */
function Scores({ lang, sheet, parts, whole, earlier }: { lang: Lang; sheet: AssessmentShown; parts: Part<ItemShown>[]; whole: Score; earlier: Earlier }) {
  const t = say(lang).assessments;
  const before = (section: string) => earlier?.items.filter((item) => item.section === section) ?? [];
  const rows = parts.map(({ section, items }) => {
    const past = before(section);
    return { section, name: titleOf(lang, section), score: scoreOf(items), earlier: past.length > 0 ? scoreOf(past) : null };
  });
  const wholeBefore = earlier ? scoreOf(earlier.items) : null;
  const past = new Set(earlier?.items.map((item) => item.standardId));
  const same = sheet.items.filter((item) => past.has(item.standardId)).length;
  return (
    <section aria-labelledby="scores">
      <h2 className="vh" id="scores">
        {t.perPart}
      </h2>
      <Legend lang={lang} earlier={earlier?.cycle ?? null} />
      <div className="strip axis gap">
        <div className="lbl">{t.part}</div>
        <div>
          <Ruler as="axis" />
        </div>
        <div className="lbl spread-h">{t.score}</div>
      </div>
      <ScoreRow lang={lang} title={t.whole} note={t.wholeNote} score={whole} earlier={earlier && { cycle: earlier.cycle, score: wholeBefore }} />
      {rows.map((row) => (
        <ScoreRow
          key={row.section}
          lang={lang}
          title={<a href={`#${row.section}`}>{row.name}</a>}
          score={row.score}
          earlier={earlier && { cycle: earlier.cycle, score: row.earlier }}
        />
      ))}
      <p className="note gap prose">
        {t.method(number(lang, scoreTarget))} {earlier && t.earlierCompared(same, sheet.items.length, earlier.cycle)}
      </p>
      <details className="gap">
        <summary>{t.asTable}</summary>
        <ScoreTable
          lang={lang}
          caption={t.tableCaption(sheet.person, sheet.cycle.slug)}
          earlierCycle={earlier?.cycle ?? null}
          rows={[{ name: t.whole, score: whole, earlier: wholeBefore }, ...rows]}
        />
      </details>
      <p className="gap act legend">
        <span>{t.take}:</span>
        <a href={`/${lang}/assessments/${sheet.id}/result/export?format=csv`}>CSV</a>
      </p>
      {earlier && (
        <p className="gap">
          <a href={`/${lang}/assessments/${earlier.id}/result`}>{t.toEarlier(earlier.cycle)}</a>
        </p>
      )}
    </section>
  );
}

/** Taking back what was submitted, with a reason. */
function ReopenForm({ lang, id }: { lang: Lang; id: string }) {
  const t = say(lang).assessments;
  return (
    <Section title={t.reopenTitle} id="reopen">
      <p>{t.reopenText}</p>
      <Form action={reopenAssessment} formKey={randomUUID()} className="grid gap-4">
        <input type="hidden" name="assessment" value={id} />
        <Choice
          name="reason"
          label={t.reopenReason}
          value=""
          options={[{ value: "", label: t.chooseReason }, ...reopenReasons.map((value) => ({ value, label: t.reopenReasons[value] }))]}
        />
        <div>
          <Submit quiet>{t.reopen}</Submit>
        </div>
      </Form>
    </Section>
  );
}

/** Where the result stands: submitted, to be reopened, or never submitted. */
function Status({ lang, sheet, score }: { lang: Lang; sheet: AssessmentShown; score: Score }) {
  const t = say(lang).assessments;
  const { submittedAt, target } = sheet;
  const moment = submittedAt && ([dayOf(lang, submittedAt), timeOf(lang, submittedAt)] as const);
  return (
    <>
      {score.caps.length > 0 && <Notice title={t.caps(list(lang, score.caps), score.caps.length)} />}
      <p className="note">
        {moment ? (sheet.own && target.cycleOpen && !target.given ? t.reopenHint(...moment) : t.submittedAt(...moment)) : t.onlyYou}{" "}
        {(target.cycleOpen ? t.closesOn : t.closedOn)(day(lang, sheet.cycle.closesOn))}
      </p>
    </>
  );
}

/** The result, read-only: for whoever answered, and once submitted for their manager who opened it. */
export default async function ResultPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/${id}/result`);
  const sheet = await findAssessment(actor, id);
  const second = await findSecond(actor, id);
  if (!sheet && second && can(actor, "assessment.read", second.target)) return <SealedPage lang={lang} actor={actor} sealed={second} to="result" />;
  if (!sheet) notFound();
  if (can(actor, "assessment.answer", sheet.target)) redirect(`/${lang}/assessments/${id}/summary`);
  const views = await listViews(actor, sheet);
  const earlier = await findEarlier(actor, sheet);
  const answered = await answeredBefore(sheet.items, earlier);
  const agreed = await listBeside(actor, sheet.target.personId, sheet.cycle.opensOn, sheet.items);
  const parts = partsIn(lang, sheet.items);
  const score = scoreOf(sheet.items);
  const before = earlier && { cycle: earlier.cycle, score: scoreOf(earlier.items) };
  const t = say(lang).assessments;
  const share = t.resultLede(score.answered, score.applicable, coverageSaid(lang, score));
  const then = before && before.score.points !== null ? ` ${t.resultEarlier(before.cycle, pointsSaid(lang, before.score.points))}` : "";
  const crumbs = [{ label: t.title, href: `/${lang}/assessments` }, { label: t.cycle(sheet.cycle.slug) }];
  return (
    <Page lang={lang} section="assessments" here={`assessments/${id}/result`} brand={sheet.target.brand} work crumbs={crumbs}>
      <Head label={`${sheet.person}, ${sheet.unit}`} title={findingSaid(lang, score)} lede={score.lack === "nothingApplies" ? undefined : `${share}${then}`} />
      <Status lang={lang} sheet={sheet} score={score} />
      {sheet.own && <Happenings lang={lang} own={await findHappenings(actor, sheet)} />}
      {second && can(actor, "second.read", second.target) && (
        <p className="gap">
          <a className="btn quiet" href={`/${lang}/assessments/${id}/second-opinion`}>
            {say(lang).seconds.toBoth}
          </a>
        </p>
      )}
      <Figures lang={lang} score={score} earlier={before} />
      <Scores lang={lang} sheet={sheet} parts={parts} whole={score} earlier={earlier} />
      <h2 className="mt-16 mb-4 break-before-page">{t.answers}</h2>
      {parts.map(({ section, items }) => (
        <Section key={section} id={section} title={titleOf(lang, section)}>
          {items.map((item) => (
            <JudgedItem key={item.id} lang={lang} item={item} before={answered.get(item.id)}>
              <Beside
                lang={lang}
                code={item.code}
                improvements={agreed.get(item.id) ?? []}
                agree={`/${lang}/improvements/new?${new URLSearchParams({ assessment: id, item: item.id })}`}
              />
            </JudgedItem>
          ))}
        </Section>
      ))}
      {sheet.own && sheet.submittedAt && <Views lang={lang} views={views} />}
      {can(actor, "assessment.reopen", sheet.target) && <ReopenForm lang={lang} id={id} />}
      {sheet.own && sheet.target.cycleOpen && second?.second && <p className="note gap">{say(lang).seconds.stands(second.second.rater)}</p>}
    </Page>
  );
}

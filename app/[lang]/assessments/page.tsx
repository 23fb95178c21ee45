import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { isA } from "@/lib/policy";
import { day, dayOf, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { listUnread } from "@/me/notices/queries";
import { UnreadNotices } from "@/me/notices/received";
import { Form, Submit } from "@/ui/form";
import { Columns, Empty } from "@/ui/parts";
import { Ruler } from "@/ui/ruler";
import { Head, Page, Section } from "@/ui/shell";
import { listWaiting } from "./[id]/second-opinion/queries";
import { beginAssessment } from "./actions";
import { MovesOfOthers } from "./cycles/happenings";
import { listMovesOfOthers } from "./cycles/queries";
import { Leftovers } from "./notices";
import { listSubmitted, listSubmittedCycles, myAssessments } from "./queries";
import { Submitted, Waiting } from "./submitted";
import { coverageSaid, formWords, pointsSaid } from "./words";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<{ cycle?: string | string[]; page?: string | string[] }> };
type Own = Awaited<ReturnType<typeof myAssessments>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).assessments;
  return { title: t.title, description: t.lede };
}

/** A cycle that is open: begun or not, how far, and the one thing to do next. */
function OpenCycle({
  lang,
  person,
  cycle: { slug, name, opensOn, closesOn, assessment: own, lack },
}: {
  lang: Lang;
  person: string;
  cycle: Own["open"][number];
}) {
  const t = say(lang).assessments;
  const assessment = own?.openedAt ? own : null;
  const items = assessment?.items ?? [];
  const total = items.length;
  const given = items.filter(({ level, skipped }) => level !== null || skipped).length;
  const submittedAt = assessment?.submittedAt ?? null;
  return (
    <div className="max-w-measure">
      <h3>
        <span className="whitespace-nowrap">{t.cycle(slug)}</span>
        {name && <>: {name}</>}
      </h3>
      <p className="note">
        {lack
          ? t.noPart[lack]
          : submittedAt
            ? t.submittedOn(dayOf(lang, submittedAt))
            : assessment
              ? t.givenOf(number(lang, given), number(lang, total))
              : t.notBegun}{" "}
        {t.openFrom(day(lang, opensOn), day(lang, closesOn))}
      </p>
      {assessment && !submittedAt && (
        <Leftovers
          keeping={{ person, sheet: assessment.id, url: `/${lang}/assessments/${assessment.id}/answers` }}
          href={`/${lang}/assessments/${assessment.id}`}
          words={formWords(lang)}
        />
      )}
      {assessment && !submittedAt && <Ruler as="thread" total={total} done={given} />}
      <div className="gap">
        {lack ? null : assessment ? (
          <a className={submittedAt ? "btn quiet" : "btn"} href={`/${lang}/assessments/${assessment.id}${submittedAt ? "/result" : ""}`}>
            {submittedAt ? t.toResult : t.goOn}
          </a>
        ) : (
          <Form action={beginAssessment} formKey={randomUUID()}>
            <input type="hidden" name="cycle" value={slug} />
            <Submit>{t.begin}</Submit>
          </Form>
        )}
      </div>
    </div>
  );
}

/** What the person answered in cycles that have closed. */
function Earlier({ lang, earlier }: { lang: Lang; earlier: Own["earlier"] }) {
  const t = say(lang).assessments;
  return (
    <table className="table">
      <caption>{t.earlierCaption}</caption>
      <Columns of={[t.cycleColumn, { num: t.score }, { num: t.coverage }, t.submittedColumn]} />
      <tbody>
        {earlier.map(({ id, slug, name, score, submittedAt }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/${lang}/assessments/${id}/result`}>{t.cycle(slug)}</a>
              {name && <span className="note block">{name}</span>}
            </th>
            <td className="num" data-label={t.score}>
              {score.points === null ? t.noScore : pointsSaid(lang, score.points)}
            </td>
            <td className="num" data-label={t.coverage}>
              {t.coverageOf(number(lang, score.answered), number(lang, score.applicable))} ({coverageSaid(lang, score)})
            </td>
            <td data-label={t.submittedColumn}>{submittedAt ? dayOf(lang, submittedAt) : t.notSubmitted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One's own assessments, and for a manager what was submitted to them. */
export default async function AssessmentsPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "assessments");
  const manages = isA(actor, "manager");
  const [{ unit, open, earlier }, waiting, unread, cycles, moves, asked] = await Promise.all([
    myAssessments(actor),
    listWaiting(actor),
    listUnread(actor),
    manages ? listSubmittedCycles(actor) : ([] as string[]),
    manages ? listMovesOfOthers(actor) : [],
    searchParams,
  ]);
  const cycle = cycles.includes(one(asked.cycle)) ? one(asked.cycle) : cycles[0];
  const submitted = cycle ? await listSubmitted(actor, cycle, Number(one(asked.page) || 1)) : null;
  const t = say(lang).assessments;
  return (
    <Page lang={lang} section="assessments" here="assessments" work>
      <Head title={t.title} lede={t.lede}>
        {(manages || isA(actor, "leader")) && (
          <nav className="desk" aria-label={t.title}>
            {isA(actor, "leader") && <a href={`/${lang}/assessments/cycles`}>{say(lang).cycles.title}</a>}
            <a href={`/${lang}/assessments/calibration`}>{say(lang).calibration.title}</a>
          </nav>
        )}
      </Head>
      <UnreadNotices lang={lang} {...unread} asked={waiting.map(({ to }) => to)} />
      <Waiting lang={lang} waiting={waiting} />
      <Section title={t.openNow}>
        {open.length === 0 && <Empty>{unit ? t.noneOpen(unit) : t.noUnit}</Empty>}
        <div className="grid gap-8">
          {open.map((one) => (
            <OpenCycle key={one.slug} lang={lang} person={actor.id} cycle={one} />
          ))}
        </div>
      </Section>
      {(unit || earlier.length > 0) && (
        <Section title={t.earlier} wide>
          {earlier.length > 0 ? <Earlier lang={lang} earlier={earlier} /> : <p>{t.noneEarlier}</p>}
        </Section>
      )}
      {moves.length > 0 && (
        <Section title={say(lang).cycles.ofOthers} wide>
          <MovesOfOthers lang={lang} moves={moves} />
        </Section>
      )}
      {manages && (
        <Section title={t.submittedToYou} id="submitted" wide>
          {cycle && submitted ? <Submitted lang={lang} cycles={cycles} cycle={cycle} submitted={submitted} /> : <p>{t.noneSubmitted}</p>}
        </Section>
      )}
    </Page>
  );
}

import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { rateCases } from "@/assessments/calibration/actions";
import { CaseText } from "@/assessments/calibration/figures";
import { CalibrationFrame } from "@/assessments/calibration/frame";
import { levelNames } from "@/assessments/calibration/plot";
import { type CaseItem, findRating } from "@/assessments/calibration/queries";
import { LevelScale } from "@/assessments/calibration/scale";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { day, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { Wording } from "@/standards/said";
import { Form, Submit } from "@/ui/form";
import { SessionEnd } from "@/ui/session-end";
import { Head, Notice, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };
type Rating = NonNullable<Awaited<ReturnType<typeof findRating>>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: say(langOf((await params).lang)).calibration.rateTitle };
}

/** The statement of an item with its code. */
const ItemHead = ({ lang, item }: { lang: Lang; item: CaseItem }) => (
  <>
    <h3>
      <Wording lang={lang} said={item.statement} />
    </h3>
    <p className="meta">
      <a href={`/${lang}/standards/${item.code}/versions/${item.version}`}>
        <span className="code">{item.code}</span>
      </a>
    </p>
  </>
);

/** Every case with its items, to be rated on the levels as they are described. */
function RateForm({ lang, it }: { lang: Lang; it: Rating }) {
  const t = say(lang).calibration;
  const names = levelNames(lang);
  return (
    <Form action={rateCases} formKey={randomUUID()}>
      <input type="hidden" name="id" value={it.id} />
      {it.cases.map((one) => (
        <Section key={one.id} title={t.caseTitle(one.position)} wide>
          <CaseText lang={lang} text={one.text} />
          {one.items.map((item) => (
            <article key={item.id} className="item" id={item.id}>
              <ItemHead lang={lang} item={item} />
              <LevelScale
                id={item.id}
                legend={`${t.caseTitle(one.position)}, ${item.code}`}
                levels={item.levels.map((text, level) => ({ name: names[level] ?? "", text }))}
                given={it.levels.get(item.id) ?? null}
                inOther={item.statement.lang === lang ? undefined : item.statement.lang}
              />
            </article>
          ))}
        </Section>
      ))}
      <p className="note">{t.submitHint}</p>
      <p className="gap flex flex-wrap gap-3">
        <Submit quiet name="act" value="save">
          {t.saveRating}
        </Submit>
        <Submit name="act" value="submit">
          {t.submit}
        </Submit>
      </p>
    </Form>
  );
}

/** What somebody chose, read-only. */
function Chosen({ lang, it }: { lang: Lang; it: Rating }) {
  const t = say(lang).calibration;
  const names = levelNames(lang);
  return it.cases.map((one) => (
    <Section key={one.id} title={t.caseTitle(one.position)} wide>
      <CaseText lang={lang} text={one.text} />
      {one.items.map((item) => {
        const level = it.levels.get(item.id);
        return (
          <article key={item.id} className="item">
            <ItemHead lang={lang} item={item} />
            <p>
              <b>{level === undefined ? t.notChosen : names[level]}</b>
            </p>
            {level !== undefined && <p lang={item.statement.lang === lang ? undefined : item.statement.lang}>{item.levels[level]}</p>}
          </article>
        );
      })}
    </Section>
  ));
}

/** Rating the cases of a calibration, blind; afterwards what one chose oneself. */
export default async function RatePage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const here = `assessments/calibration/${id}/rate`;
  const actor = await requireMember(lang, here);
  const it = (await findRating(actor, id)) ?? notFound();
  const t = say(lang);
  const words = t.calibration;
  const rates = it.stage === "open" && it.submittedAt === null;
  const ends = rates ? await sessionEnd() : null;
  return (
    <CalibrationFrame lang={lang} here={here} at={it.name}>
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={t.session.end} />}
      <Head
        label={`${words.cycle} ${it.cycle.slug}`}
        title={rates ? words.rateTitle : it.name}
        lede={rates ? words.rateLede(day(lang, it.closesOn)) : undefined}
      />
      {it.submittedAt && it.stage === "open" && <Notice title={words.ratedDone}>{words.ratedWait(day(lang, it.closesOn))}</Notice>}
      {it.stage === "closed" && (
        <Notice title={it.submittedAt ? words.ratedDone : words.ratedClosed}>
          {it.submittedAt ? "" : words.ratedLate} <a href={`/${lang}/assessments/calibration/${id}`}>{words.toResult}</a>
        </Notice>
      )}
      {rates ? <RateForm lang={lang} it={it} /> : <Chosen lang={lang} it={it} />}
    </CalibrationFrame>
  );
}

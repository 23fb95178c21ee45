import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { submitAssessment } from "@/assessments/actions";
import { LackingList, LackingNow } from "@/assessments/lacking";
import { Leftovers } from "@/assessments/notices";
import { type AssessmentShown, findAssessment } from "@/assessments/queries";
import { isGiven, progressOf, scoreOf } from "@/assessments/rules";
import { formWords, itemHref, lackingIn, lackingOf, partsIn, titleOf } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { day, number, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { Wording } from "@/standards/said";
import { Form, Submit, Tick } from "@/ui/form";
import { SessionEnd } from "@/ui/session-end";
import { Head, Notice, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).assessments;
  return { title: t.check, description: t.checkLede };
}

/** Answered and open, principle by principle. */
function PerPrinciple({ lang, sheet }: { lang: Lang; sheet: AssessmentShown }) {
  const t = say(lang).assessments;
  const parts = partsIn(lang, sheet.items);
  return (
    <table className="table">
      <caption>{t.perPrincipleCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.part}</th>
          <th scope="col" className="num">
            {t.answered}
          </th>
          <th scope="col" className="num">
            {t.open}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ section, items }) => {
          const { given, total } = progressOf(items);
          return (
            <tr key={section}>
              <th scope="row">
                <a href={`/${lang}/assessments/${sheet.id}?section=${section}`}>{titleOf(lang, section)}</a>
              </th>
              <td className="num" data-label={t.answered}>
                {t.coverageOf(number(lang, given), number(lang, total))}
              </td>
              <td className="num" data-label={t.open}>
                {number(lang, total - given)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The button that submits, once nothing is missing; what is open is confirmed first. */
function SubmitForm({ lang, sheet, open }: { lang: Lang; sheet: AssessmentShown; open: number }) {
  const t = say(lang).assessments;
  return (
    <Form action={submitAssessment} formKey={randomUUID()} className="grid gap-4">
      <input type="hidden" name="assessment" value={sheet.id} />
      <LackingNow known={Object.fromEntries(sheet.items.map((item) => [item.id, lackingOf(lang, sheet.id, item)]))} />
      {open > 0 && <Tick name="confirmed" label={t.confirmOpen(open)} />}
      <div>
        <Submit>{t.submit}</Submit>
      </div>
    </Form>
  );
}

/** What is open and what is missing, and submitting. */
export default async function SummaryPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `assessments/${id}/summary`);
  const sheet = (await findAssessment(actor, id)) ?? notFound();
  if (!can(actor, "assessment.answer", sheet.target)) redirect(`/${lang}/assessments/${id}/result`);
  const t = say(lang).assessments;
  const open = sheet.items.filter(({ answer }) => !isGiven(answer));
  const lacking = lackingIn(lang, id, sheet.items);
  const score = scoreOf(sheet.items);
  const { given: done, total } = progressOf(sheet.items);
  const ends = await sessionEnd();
  const crumbs = [
    { label: t.title, href: `/${lang}/assessments` },
    { label: t.cycle(sheet.cycle.slug), href: `/${lang}/assessments/${id}` },
    { label: t.summary },
  ];
  return (
    <Page lang={lang} section="assessments" here={`assessments/${id}/summary`} brand={sheet.target.brand} work crumbs={crumbs}>
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={say(lang).session.end} />}
      <Head
        label={`${t.givenOf(number(lang, done), number(lang, total))} ${t.closesOn(day(lang, sheet.cycle.closesOn))}`}
        title={t.check}
        lede={sheet.target.role === "manager" ? t.checkLedeManager : t.checkLede}
      />
      <Leftovers person={sheet.target.personId} sheet={id} lang={lang} words={formWords(lang)} />
      <Section title={t.perPrinciple}>
        <PerPrinciple lang={lang} sheet={sheet} />
      </Section>
      <Section title={t.stillOpen}>
        {open.length === 0 && <p>{t.stillOpenNone}</p>}
        {partsIn(lang, open).map(({ section, items }) => (
          <div key={section} className="gap">
            <h3>{titleOf(lang, section)}</h3>
            <ul>
              {items.map((item) => (
                <li key={item.id}>
                  <a href={itemHref(lang, id, item)}>{item.code}</a> <Wording lang={lang} said={{ text: item.statement, lang: item.wordsLang }} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Section>
      {lacking.length > 0 && (
        <Section title={t.stillToAdd}>
          <LackingList items={lacking} />
        </Section>
      )}
      <Section title={t.submit}>
        {score.lack === "tooLittle" && <Notice title={t.belowHalf(score.answered, score.applicable)} />}
        {lacking.length > 0 ? <p>{t.addFirst}</p> : <SubmitForm lang={lang} sheet={sheet} open={open.length} />}
      </Section>
    </Page>
  );
}

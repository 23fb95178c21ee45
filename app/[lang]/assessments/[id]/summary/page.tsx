import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { submitAssessment } from "@/assessments/actions";
import { LackingList, LackingNow } from "@/assessments/lacking";
import { Leftovers } from "@/assessments/notices";
import { PerPrinciple, StillOpen } from "@/assessments/overview";
import { type AssessmentShown, findAssessment, isSubmittedTo } from "@/assessments/queries";
import { isGiven, progressOf, scoreOf } from "@/assessments/rules";
import { formWords, lackingIn, lackingOf } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { day, number, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { Form, Submit, Tick } from "@/ui/form";
import { SessionEnd } from "@/ui/session-end";
import { Head, Notice, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).assessments;
  return { title: t.check, description: t.checkLede };
}

const hrefFor = (lang: Lang, id: string) => (section: string) => `/${lang}/assessments/${id}?section=${section}`;

/** The button that submits, once nothing is missing; what is open is confirmed first. */
function SubmitForm({ lang, sheet, open }: { lang: Lang; sheet: AssessmentShown; open: number }) {
  const t = say(lang).assessments;
  const hrefOf = hrefFor(lang, sheet.id);
  return (
    <Form action={submitAssessment} formKey={randomUUID()} className="grid gap-4">
      <input type="hidden" name="assessment" value={sheet.id} />
      <LackingNow known={Object.fromEntries(sheet.items.map((item) => [item.id, lackingOf(lang, item, hrefOf)]))} />
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
  const sheet = (await findAssessment(actor, id)) ?? ((await isSubmittedTo(actor, id)) ? redirect(`/${lang}/assessments/${id}/result`) : notFound());
  if (!can(actor, "assessment.answer", sheet.target)) redirect(`/${lang}/assessments/${id}/result`);
  const t = say(lang).assessments;
  const open = sheet.items.filter(({ answer }) => !isGiven(answer));
  const hrefOf = hrefFor(lang, id);
  const lacking = lackingIn(lang, sheet.items, hrefOf);
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
      <Leftovers
        keeping={{ person: sheet.target.personId, sheet: id, url: `/${lang}/assessments/${id}/answers` }}
        href={`/${lang}/assessments/${id}`}
        words={formWords(lang)}
      />
      <Section title={t.perPrinciple}>
        <PerPrinciple lang={lang} items={sheet.items} hrefOf={hrefOf} />
      </Section>
      <Section title={t.stillOpen}>
        <StillOpen lang={lang} items={open} hrefOf={hrefOf} />
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

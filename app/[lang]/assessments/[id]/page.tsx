import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { saveAnswers } from "@/assessments/actions";
import { Happenings } from "@/assessments/cycles/happenings";
import { findHappenings } from "@/assessments/cycles/queries";
import { EarlierAnswers } from "@/assessments/judged";
import { answeredBefore, findAssessment, findEarlier, isSubmittedTo } from "@/assessments/queries";
import { placeOf } from "@/assessments/rules";
import { Sheet } from "@/assessments/sheet";
import { formWords, lackingIn, partsIn, titleOf } from "@/assessments/words";
import { Beside } from "@/improvements/beside";
import { listBeside } from "@/improvements/queries";
import { findPrinciple } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { day, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { SessionEnd } from "@/ui/session-end";
import { Empty, Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }>; searchParams: Promise<{ section?: string | string[] }> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).assessments;
  const principle = findPrinciple(lang, one((await searchParams).section));
  return { title: principle ? `${principle.title}, ${t.title.toLowerCase()}` : t.title, description: t.lede };
}

const addressOf = (lang: Lang, id: string, section: string) => `/${lang}/assessments/${id}?section=${section}`;

/** In the place of the form when no standard of the cycle is for this person. */
const NothingApplies = ({ lang, slug }: { lang: Lang; slug: string }) => (
  <Page lang={lang} section="assessments" here="assessments" work>
    <Head title={say(lang).assessments.cycle(slug)} />
    <Empty action={{ label: say(lang).common.back, href: `/${lang}/assessments` }}>{say(lang).assessments.noItems}</Empty>
  </Page>
);

/** Answering, one screen per principle; what is submitted or closed has a result instead. */
export default async function AssessmentPage({ params, searchParams }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const wanted = one((await searchParams).section);
  const actor = await requireMember(lang, `assessments/${id}${wanted ? `?section=${encodeURIComponent(wanted)}` : ""}`);
  const sheet = (await findAssessment(actor, id)) ?? ((await isSubmittedTo(actor, id)) ? redirect(`/${lang}/assessments/${id}/result`) : notFound());
  if (!can(actor, "assessment.answer", sheet.target)) redirect(`/${lang}/assessments/${id}/result`);
  const parts = partsIn(lang, sheet.items);
  if (parts.length === 0) return <NothingApplies lang={lang} slug={sheet.cycle.slug} />;
  const place = placeOf(parts, wanted);
  const { section = "", items = [] } = parts[place] ?? {};
  const [beside, before, happenings, ends] = await Promise.all([
    listBeside(actor, sheet.target.personId, sheet.cycle.opensOn, items),
    findEarlier(actor, sheet).then((earlier) => answeredBefore(items, earlier)),
    findHappenings(actor, sheet),
    sessionEnd(),
  ]);
  const t = say(lang);
  const crumbs = [
    { label: t.assessments.title, href: `/${lang}/assessments` },
    { label: t.assessments.cycle(sheet.cycle.slug) },
    { label: t.assessments.principleOf(place + 1, parts.length) },
  ];
  return (
    <Page lang={lang} section="assessments" here={`assessments/${id}?section=${section}`} brand={sheet.target.brand} work crumbs={crumbs}>
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={t.session.end} />}
      <Head title={titleOf(lang, section)} lede={`${t.assessments.standards(items.length)}. ${t.assessments.chooseNearest}`} />
      <Happenings lang={lang} own={happenings} />
      <Sheet
        lang={lang}
        assessment={id}
        keeping={{ person: sheet.target.personId, sheet: id, url: `/${lang}/assessments/${id}/answers` }}
        action={saveAnswers}
        parts={parts}
        place={place}
        hrefOf={(it) => addressOf(lang, id, it)}
        summary={`/${lang}/assessments/${id}/summary`}
        words={formWords(lang)}
        beside={({ id: item, code }) => (
          <>
            <EarlierAnswers lang={lang} before={before.get(item) ?? []} />
            <Beside lang={lang} code={code} improvements={beside.get(item) ?? []} />
          </>
        )}
        said={{ who: `${sheet.person}, ${sheet.unit}`, closes: t.assessments.closesOn(day(lang, sheet.cycle.closesOn)), summary: t.assessments.summary }}
        // Without script nothing asks for a note before the next screen, so that screen does.
        lacking={lackingIn(lang, parts[place - 1]?.items ?? [], (it) => addressOf(lang, id, it))}
      />
    </Page>
  );
}

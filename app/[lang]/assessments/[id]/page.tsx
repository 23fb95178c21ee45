import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { saveAnswers } from "@/assessments/actions";
import { Bar, Progress } from "@/assessments/bar";
import { Item, type ItemProps } from "@/assessments/item";
import { LackingList } from "@/assessments/lacking";
import { Notices } from "@/assessments/notices";
import { type AssessmentShown, findAssessment, type ItemShown } from "@/assessments/queries";
import { isGiven, type Part, progressOf } from "@/assessments/rules";
import { fieldsOf, figuresSaid, formWords, lackingIn, limitSaid, partsIn, savedSaid, titleOf } from "@/assessments/words";
import { Beside } from "@/improvements/beside";
import { type Listed, listBeside } from "@/improvements/queries";
import { findPrinciple } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { day, dayOf, say } from "@/lib/say";
import { requireMember, sessionEnd } from "@/lib/session";
import { Autosave } from "@/ui/autosave";
import { Form } from "@/ui/form";
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

/** An item in the words of the form. */
function itemProps(lang: Lang, item: ItemShown, improvements: Listed[]): ItemProps {
  const t = say(lang);
  const { figures, answer, newer, version, code } = item;
  const standard = `/${lang}/standards/${code}`;
  return {
    id: item.id,
    code,
    href: `${standard}/versions/${version}`,
    statement: item.statement,
    wordsLang: item.wordsLang === lang ? undefined : item.wordsLang,
    onlyIn: item.wordsLang === lang ? "" : t.standards.onlyIn[item.wordsLang],
    weighs: t.assessments.weighs(item.weight),
    critical: item.critical,
    figures: figuresSaid(lang, figures),
    newer: newer && { said: t.assessments.newer(newer.number, dayOf(lang, newer.publishedAt)), href: standard, judged: t.assessments.judged(version) },
    levels: item.levels,
    answer: fieldsOf(lang, answer),
    saved: answer ? savedSaid(lang, answer.savedAt) : "",
    revision: answer?.revision ?? 0,
    measuredIn: figures.limit !== null && figures.unit ? t.assessments.measuredIn(t.unitNames[figures.unit]) : null,
    beside: <Beside lang={lang} code={code} improvements={improvements} />,
    limit: limitSaid(lang, figures, null),
    held: limitSaid(lang, figures, answer?.measured ?? null),
  };
}

/** The last moment at which something on this screen was saved, in words. */
function lastSaved(lang: Lang, items: ItemShown[]): string {
  const moments = items.flatMap(({ answer }) => (answer ? [answer.savedAt.getTime()] : []));
  return moments.length === 0 ? "" : savedSaid(lang, new Date(Math.max(...moments)));
}

type SheetProps = {
  lang: Lang;
  sheet: AssessmentShown;
  parts: Part<ItemShown>[];
  place: number;
  person: string;
  /** What was agreed before, by item. */
  beside: Map<string, Listed[]>;
};

/** The items of one principle, with the progress of all beside them. */
function Sheet({ lang, sheet, parts, place, person, beside }: SheetProps) {
  const t = say(lang).assessments;
  const { section = "", items = [] } = parts[place] ?? {};
  const following = parts[place + 1];
  const next = following
    ? { label: t.next(titleOf(lang, following.section)), href: addressOf(lang, sheet.id, following.section) }
    : { label: t.toSummary, href: `/${lang}/assessments/${sheet.id}/summary` };
  const words = formWords(lang);
  const counted = items.map(({ id, answer }) => ({ id, given: isGiven(answer) }));
  const progress = parts.map((part) => ({
    section: part.section,
    title: titleOf(lang, part.section),
    href: addressOf(lang, sheet.id, part.section),
    ...progressOf(part.items),
  }));
  const here = addressOf(lang, sheet.id, section);
  // Without script nothing asks for a note before the next screen, so that screen does.
  const lacking = lackingIn(lang, sheet.id, parts[place - 1]?.items ?? []);
  const places = Object.fromEntries(
    sheet.items.map((item) => [item.id, { code: item.code, href: `${addressOf(lang, sheet.id, item.section)}#${item.code}`, here: item.section === section }]),
  );
  return (
    <Autosave
      person={sheet.target.personId}
      sheet={sheet.id}
      url={`/${lang}/assessments/${sheet.id}/answers`}
      revisions={Object.fromEntries(sheet.items.map(({ id, answer }) => [id, answer?.revision ?? 0]))}
    >
      <div className="grid work-g">
        <div className="side stick">
          <Progress
            parts={progress}
            current={section}
            items={counted}
            words={words}
            label={t.progress}
            person={`${person}, ${sheet.unit}`}
            closes={t.closesOn(day(lang, sheet.cycle.closesOn))}
          />
          <p className="note gap">
            <a href={`/${lang}/assessments/${sheet.id}/summary`}>{t.summary}</a>
          </p>
          <details className="note gap">
            <summary>{t.keys}</summary>
            <p>{t.keysText}</p>
          </details>
        </div>
        <Form action={saveAnswers} formKey={randomUUID()}>
          {lacking.length > 0 && (
            <div className="notice" role="status">
              <p>
                <b>{t.lackBefore}</b>
              </p>
              <LackingList items={lacking} />
            </div>
          )}
          <input type="hidden" name="assessment" value={sheet.id} />
          <input type="hidden" name="next" value={following?.section ?? "summary"} />
          <Notices places={places} words={words} reload={here} />
          {items.map((item) => (
            <Item key={item.id} {...itemProps(lang, item, beside.get(item.id) ?? [])} words={words} />
          ))}
          <Bar items={counted} saved={lastSaved(lang, items)} next={next} words={words} signIn={`/${lang}/sign-in`} />
        </Form>
      </div>
    </Autosave>
  );
}

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
  const sheet = (await findAssessment(actor, id)) ?? notFound();
  if (!can(actor, "assessment.answer", sheet.target)) redirect(`/${lang}/assessments/${id}/result`);
  const parts = partsIn(lang, sheet.items);
  if (parts.length === 0) return <NothingApplies lang={lang} slug={sheet.cycle.slug} />;
  const named = parts.findIndex(({ section }) => section === wanted);
  const open = parts.findIndex(({ items }) => items.some(({ answer }) => !isGiven(answer)));
  const place = Math.max(0, named >= 0 ? named : open);
  const section = parts[place]?.section ?? "";
  const beside = await listBeside(actor, sheet.target.personId, sheet.cycle.opensOn, parts[place]?.items ?? []);
  const ends = await sessionEnd();
  const t = say(lang);
  const crumbs = [
    { label: t.assessments.title, href: `/${lang}/assessments` },
    { label: t.assessments.cycle(sheet.cycle.slug) },
    { label: t.assessments.principleOf(place + 1, parts.length) },
  ];
  return (
    <Page lang={lang} section="assessments" here={`assessments/${id}?section=${section}`} brand={sheet.target.brand} work crumbs={crumbs}>
      {ends && <SessionEnd ends={ends.toISOString()} lang={lang} labels={t.session.end} />}
      <Head title={titleOf(lang, section)} lede={`${t.assessments.standards(parts[place]?.items.length ?? 0)}. ${t.assessments.chooseNearest}`} />
      <Sheet lang={lang} sheet={sheet} parts={parts} place={place} person={sheet.person} beside={beside} />
    </Page>
  );
}

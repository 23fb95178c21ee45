import { randomUUID } from "node:crypto";
import type { ComponentProps, ReactNode } from "react";
import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import { Autosave } from "@/ui/autosave";
import { Form } from "@/ui/form";
import { Bar, Progress } from "./bar";
import { Item, type ItemProps } from "./item";
import { type Lacking, LackingList } from "./lacking";
import { Notices } from "./notices";
import type { ItemShown } from "./queries";
import { isGiven, type Part, progressOf } from "./rules";
import { type FormWords, fieldsOf, figuresSaid, limitSaid, savedSaid, titleOf } from "./words";

/** An item in the words of the form; a measured value is asked only of one's own work. */
function itemProps(lang: Lang, item: ItemShown, own: boolean, beside: ReactNode): ItemProps {
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
    measuredIn: own && figures.limit !== null && figures.unit ? t.assessments.measuredIn(t.unitNames[figures.unit]) : null,
    beside,
    limit: limitSaid(lang, figures, null),
    held: limitSaid(lang, figures, answer?.measured ?? null),
  };
}

/** The last moment at which something on this screen was saved, in words. */
function lastSaved(lang: Lang, items: ItemShown[]): string {
  const moments = items.flatMap(({ answer }) => (answer ? [answer.savedAt.getTime()] : []));
  return moments.length === 0 ? "" : savedSaid(lang, new Date(Math.max(...moments)));
}

type Props = {
  lang: Lang;
  /** The assessment that is answered, or rated by somebody else. */
  assessment: string;
  /** Who fills it in, under which id the browser keeps it, and where it is saved item by item. */
  keeping: { person: string; sheet: string; url: string };
  action: ComponentProps<typeof Form>["action"];
  parts: Part<ItemShown>[];
  place: number;
  hrefOf: (section: string) => string;
  /** The address of the summary. */
  summary: string;
  words: FormWords;
  said: { who: string; closes: string; summary: string };
  /** What stands beside an item, such as what was agreed on it before. */
  beside?: (item: ItemShown) => ReactNode;
  /** What the screen before this one still lacks. */
  lacking?: Lacking[];
};

/** The items of one principle to fill in, each saved as it is, with the progress of all beside them. */
export function Sheet({ lang, assessment, keeping, action, parts, place, hrefOf, summary, words, said, beside, lacking = [] }: Props) {
  const t = say(lang).assessments;
  const { section = "", items = [] } = parts[place] ?? {};
  const following = parts[place + 1];
  const next = following ? { label: t.next(titleOf(lang, following.section)), href: hrefOf(following.section) } : { label: t.toSummary, href: summary };
  const counted = items.map(({ id, answer }) => ({ id, given: isGiven(answer) }));
  const progress = parts.map((part) => ({ section: part.section, title: titleOf(lang, part.section), href: hrefOf(part.section), ...progressOf(part.items) }));
  const all = parts.flatMap((part) => part.items);
  const places = Object.fromEntries(
    all.map((item) => [item.id, { code: item.code, href: `${hrefOf(item.section)}#${item.code}`, here: item.section === section }]),
  );
  return (
    <Autosave {...keeping} revisions={Object.fromEntries(all.map(({ id, answer }) => [id, answer?.revision ?? 0]))}>
      <div className="grid work-g">
        <div className="side stick">
          <Progress parts={progress} current={section} items={counted} words={words} label={t.progress} person={said.who} closes={said.closes} />
          <p className="note gap">
            <a href={summary}>{said.summary}</a>
          </p>
          <details className="note gap">
            <summary>{t.keys}</summary>
            <p>{t.keysText}</p>
          </details>
        </div>
        <Form action={action} formKey={randomUUID()}>
          {lacking.length > 0 && (
            <div className="notice" role="status">
              <p>
                <b>{t.lackBefore}</b>
              </p>
              <LackingList items={lacking} />
            </div>
          )}
          <input type="hidden" name="assessment" value={assessment} />
          <input type="hidden" name="next" value={following?.section ?? "summary"} />
          <Notices places={places} words={words} reload={hrefOf(section)} />
          {items.map((item) => (
            <Item key={item.id} {...itemProps(lang, item, words.own !== null, beside?.(item))} words={words} />
          ))}
          <Bar items={counted} saved={lastSaved(lang, items)} next={next} words={words} signIn={`/${lang}/sign-in`} />
        </Form>
      </div>
    </Autosave>
  );
}

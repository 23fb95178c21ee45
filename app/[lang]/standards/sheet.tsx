import type { ReactNode } from "react";
import { type Brand, findPage, findPrinciple, findValue } from "@/lib/content";
import { type Lang, otherLang } from "@/lib/lang";
import { amount, number, percent, say } from "@/lib/say";
import { Ruler } from "@/ui/ruler";
import { Facts, Levels, Section, Trace } from "@/ui/shell";
import { hrefOf } from "./filters";
import { hasWords, type Shown } from "./rules";
import { Paragraphs, Points, Wording } from "./said";
import type { Numbers, Words } from "./schema";

type Part = {
  lang: Lang;
  numbers: Numbers;
  words: Words;
  /** The language of the words when it is not the page's. */
  inOther: Lang | undefined;
};

const Told = ({ title, inOther, text }: { title: string; inOther: Lang | undefined; text: string }) => (
  <Section title={title}>
    <div lang={inOther}>
      <Paragraphs text={text} />
    </div>
  </Section>
);

/** The big ruler and the figures in words; an unmarked ruler while figures are missing from a draft. */
function Measure({ lang, numbers, words, inOther }: Part) {
  const t = say(lang).standards;
  const { measure, comparison, limit, unit, target, weight, critical } = numbers;
  const isDrawn = target !== null && (measure === "yesno" || (limit !== null && unit !== null));
  const limitName = measure === "yesno" ? t.oneContact : comparison === "least" ? t.atLeast : t.limit;
  return (
    <section className="sheet" aria-label={t.measure}>
      {isDrawn ? (
        <Ruler as="standard-big" lang={lang} measure={measure} comparison={comparison} limit={limit} unit={unit} target={target} />
      ) : (
        <Ruler as="blank" />
      )}
      <Facts
        facts={[
          {
            name: limitName,
            value: measure === "yesno" ? say(lang).measures.yesno : limit !== null && unit !== null ? amount(lang, limit, unit) : t.notFilledIn,
            note: <span lang={inOther}>{words.contact}</span>,
          },
          { name: t.target, value: target === null ? t.notFilledIn : percent(lang, target), note: <span lang={inOther}>{words.population}</span> },
          { name: t.weight, value: number(lang, weight), note: t.weights(weight) },
          { name: t.critical, value: critical ? say(lang).common.yes : say(lang).common.no, note: critical ? t.criticalMeans : t.notCriticalMeans },
        ]}
      />
    </section>
  );
}

/** From the mission through values and principle to the standard itself, each with its page; a page that is gone is left out. */
function Way({ lang, numbers, words, inOther, brand }: Part & { brand: Brand | null }) {
  const t = say(lang);
  const step = (kind: string, page: { title: string; path: string } | null) => (page ? [{ kind, label: page.title, href: `/${lang}/${page.path}` }] : []);
  const values = numbers.values.map((id) => findValue(lang, id));
  const further = numbers.principles.filter((slug) => slug !== numbers.principle).flatMap((slug) => findPrinciple(lang, slug) ?? []);
  return (
    <Section title={t.standards.trace}>
      <Trace
        steps={[
          ...step(brand ? t.standards.mission : t.common.organisation, findPage(lang, brand ? `brands/${brand.slug}/mission` : "handbook/mission")),
          ...(values.length > 0
            ? values.flatMap((page) => step(t.ui.value, page))
            : step(brand ? t.ui.value : t.common.organisation, findPage(lang, brand ? `brands/${brand.slug}/values` : "handbook/values"))),
          ...step(t.ui.principle, findPrinciple(lang, numbers.principle)),
          { kind: t.standards.standard, label: <Wording lang={lang} said={{ text: words.statement, lang: inOther ?? lang }} unmarked /> },
        ]}
      />
      {further.length > 0 && (
        <p className="note gap">
          {t.standards.alsoServes}{" "}
          {further.map((page, at) => (
            <span key={page.path}>
              {at > 0 && ", "}
              <a href={`/${lang}/${page.path}`}>{page.title}</a>
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

/** Where in the customer's journey it holds, through which channels and for whom; each a way into the list. */
function Reach({ lang, numbers }: Pick<Part, "lang" | "numbers">) {
  const t = say(lang);
  return (
    <p className="note gap">
      {t.standards.touchpoint} <a href={hrefOf(lang, { touchpoint: numbers.touchpoint })}>{t.touchpoints[numbers.touchpoint]}</a>. {t.standards.throughChannels}{" "}
      {numbers.channels.map((channel, at) => (
        <span key={channel}>
          {at > 0 && ", "}
          <a href={hrefOf(lang, { channel })}>{t.channels[channel]}</a>
        </span>
      ))}
      . {t.standards.forWhom} <a href={hrefOf(lang, { audience: numbers.audience })}>{t.audiences[numbers.audience]}</a>.
    </p>
  );
}

const sourcePages = { expectation: "expectations", mission: "mission-and-values", stakeholder: "stakeholders" };

/** Why the standard exists: the evidence, and the kind of source with its page. */
function Origin({ lang, numbers, words, inOther }: Part) {
  const t = say(lang);
  return (
    <Section title={t.standards.source}>
      <div lang={inOther}>
        <Paragraphs text={words.evidence} />
      </div>
      <p className="note gap">
        {t.standards.sourceIs} <a href={`/${lang}/handbook/sources/${sourcePages[numbers.source]}`}>{t.sources[numbers.source]}</a>
        {numbers.stakeholder && `: ${t.stakeholders[numbers.stakeholder]}`}.
      </p>
    </Section>
  );
}

/** The words of a standard in this language, or in the other when these are all there are. */
export function wordsIn(lang: Lang, { words }: Shown): { words: Words; lang: Lang } | null {
  const [found] = [lang, otherLang(lang)].filter((its) => words[its] && hasWords(words[its])).concat(lang);
  return found && words[found] ? { words: words[found], lang: found } : null;
}

/**
 * What a standard says, without its title: ruler, figures and sections from why to source, in the order of every
 * standard's page. The words are in the asked language, or in the other where they are missing; `children` are the
 * sections that follow, such as its keeper and its versions.
 */
export function StandardSheet({ lang, content, brand, children }: { lang: Lang; content: Shown; brand: Brand | null; children?: ReactNode }) {
  const t = say(lang).standards;
  const found = wordsIn(lang, content);
  if (!found) return null;
  const { words } = found;
  const inOther = found.lang === lang ? undefined : found.lang;
  const part = { lang, numbers: content.numbers, words, inOther };
  return (
    <>
      <Measure {...part} />
      <Told title={t.why} inOther={inOther} text={words.why} />
      <Way {...part} brand={brand} />
      <Told title={t.observed} inOther={inOther} text={words.observed} />
      <Section title={t.conditions}>
        <div lang={inOther}>
          <Points text={words.conditions} />
        </div>
        <Reach lang={lang} numbers={content.numbers} />
      </Section>
      <Told title={t.missed} inOther={inOther} text={words.missed} />
      <Section title={t.levels} wide>
        <Levels lang={lang} inOther={inOther} texts={[words.notYet, words.sometimes, words.mostly, words.always]} />
      </Section>
      <Origin {...part} />
      {children}
    </>
  );
}

import { faultOf } from "@/lib/action";
import { findBrand, findPrinciple, findValue } from "@/lib/content";
import { type Lang, langs } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Edit, OpenDraft } from "@/standards/review/queries";
import { vagueFaults } from "@/standards/review/rules";
import type { Words } from "@/standards/schema";
import { Area, Choice, Field } from "@/ui/form";
import { Section } from "@/ui/shell";
import { fieldsOf } from "./rules";
import { Ticks } from "./ticks";

type Part = { lang: Lang; draft: OpenDraft };

const options = <K extends string>(labels: Record<K, string>) => Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
const one = (lang: Lang, draft: OpenDraft, name: string) => String(fieldsOf(lang, draft.content)[name] ?? "");

/** One text in both languages, side by side from 64 rem; what is vague in what was saved stands beneath it. */
function Pair({ lang, draft, name, rows = 3 }: Part & { name: keyof Words; rows?: number }) {
  const t = say(lang);
  const vague = vagueFaults(draft.content);
  const hint = Object.entries<string>(t.review.hints).find(([its]) => its === name)?.[1];
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      {langs.map((its) => {
        const fault = vague[`${its}.${name}`];
        return (
          <Area
            key={its}
            id={`${its}.${name}`}
            name={`${its}.${name}`}
            label={`${t.standards.fields[name]}, ${t.review.inLang[its]}`}
            value={draft.content.words[its][name]}
            rows={rows}
            lang={its}
            hint={
              fault ? (
                <>
                  {hint} <b className="text-warn">{faultOf(lang, fault)}</b>
                </>
              ) : (
                hint
              )
            }
          />
        );
      })}
    </div>
  );
}

/** A choice out of a list that belongs to a standard; `open` when it may be left empty. */
function Select({
  lang,
  draft,
  name,
  labels,
  open,
  hint,
}: Part & {
  name: "principle" | "touchpoint" | "audience" | "measure" | "comparison" | "unit" | "weight" | "critical" | "source" | "stakeholder";
  labels: Record<string, string>;
  open?: string;
  hint?: string;
}) {
  return (
    <Choice
      name={name}
      label={say(lang).standards.fields[name]}
      value={one(lang, draft, name)}
      options={[...(open === undefined ? [] : [{ value: "", label: open }]), ...options(labels)]}
      hint={hint}
    />
  );
}

/** What is measured: the limit for one contact, and the share of all contacts. */
function MeasureFields({ lang, draft }: Part) {
  const t = say(lang);
  const part = { lang, draft };
  const { hints, nothing } = t.review;
  return (
    <Section title={t.standards.measure} wide>
      <div className="grid gap-5">
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-4">
          <Select {...part} name="measure" labels={t.measures} />
          <Select {...part} name="comparison" labels={t.comparisons} open={nothing} />
          <Field name="limit" label={t.standards.fields.limit} value={one(lang, draft, "limit")} inputMode="decimal" hint={hints.limit} />
          <Select {...part} name="unit" labels={t.unitNames} open={nothing} />
        </div>
        <Pair {...part} name="contact" rows={1} />
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-4">
          <Field name="target" label={t.standards.fields.target} value={one(lang, draft, "target")} inputMode="numeric" hint={hints.target} />
          <Select {...part} name="weight" labels={{ 1: "1", 2: "2", 3: "3" }} />
          <Select {...part} name="critical" labels={{ no: t.common.no, yes: t.common.yes }} hint={hints.critical} />
        </div>
        <Pair {...part} name="population" rows={1} />
      </div>
    </Section>
  );
}

/** The principle and the values it carries out. */
function TraceFields({ lang, draft, known }: Part & { known: Edit["known"] }) {
  const t = say(lang);
  const { principles, values } = draft.content.numbers;
  const titles = known.principles.map((slug) => ({ value: slug, label: findPrinciple(lang, slug)?.title ?? slug }));
  const brands = new Set(known.values.map((id) => id.split("/")[0]));
  const nameOf = (id: string) => {
    const title = findValue(lang, id)?.title ?? id;
    return brands.size > 1 ? `${findBrand(id.split("/")[0] ?? null)?.name ?? ""}: ${title}` : title;
  };
  return (
    <Section title={t.standards.trace} wide>
      <div className="grid gap-5">
        <Select
          lang={lang}
          draft={draft}
          name="principle"
          labels={Object.fromEntries(titles.map(({ value, label }) => [value, label]))}
          open={t.review.choose}
        />
        <Ticks name="principles" label={t.standards.fields.principles} value={principles} options={titles} />
        {/* A value that is gone from the brand stays here to be unticked. */}
        <Ticks
          name="values"
          label={t.standards.fields.values}
          value={values}
          options={[...new Set([...known.values, ...values])].map((id) => ({ value: id, label: nameOf(id) }))}
        />
      </div>
    </Section>
  );
}

/** When, through which channels and for whom it holds. */
function ConditionFields({ lang, draft }: Part) {
  const t = say(lang);
  return (
    <Section title={t.standards.conditions} wide>
      <div className="grid gap-5">
        <Pair lang={lang} draft={draft} name="conditions" rows={4} />
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Select lang={lang} draft={draft} name="touchpoint" labels={t.touchpoints} />
          <Select lang={lang} draft={draft} name="audience" labels={t.audiences} />
        </div>
        <Ticks name="channels" label={t.standards.fields.channels} value={draft.content.numbers.channels} options={options(t.channels)} />
      </div>
    </Section>
  );
}

/** Why the standard exists. */
function SourceFields({ lang, draft }: Part) {
  const t = say(lang);
  return (
    <Section title={t.standards.source} wide>
      <div className="grid gap-5">
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Select lang={lang} draft={draft} name="source" labels={t.sources} />
          <Select lang={lang} draft={draft} name="stakeholder" labels={t.stakeholders} open={t.review.nothing} hint={t.review.hints.stakeholder} />
        </div>
        <Pair lang={lang} draft={draft} name="evidence" />
      </div>
    </Section>
  );
}

/** All fields of a standard, in the order of its page. */
export function Fields({ lang, draft, known }: Part & { known: Edit["known"] }) {
  const t = say(lang);
  const part = { lang, draft };
  const text = (title: string, names: (keyof Words)[], rows = 3) => (
    <Section title={title} wide>
      <div className="grid gap-5">
        {names.map((name) => (
          <Pair key={name} {...part} name={name} rows={rows} />
        ))}
      </div>
    </Section>
  );
  return (
    <>
      {text(t.review.promise, ["statement", "summary"])}
      <MeasureFields {...part} />
      {text(t.standards.why, ["why"], 5)}
      <TraceFields {...part} known={known} />
      {text(t.standards.observed, ["observed"], 5)}
      <ConditionFields {...part} />
      {text(t.standards.missed, ["missed"], 5)}
      {text(t.standards.levels, ["notYet", "sometimes", "mostly", "always"])}
      <SourceFields {...part} />
    </>
  );
}

/** What fields and their values are called, for a conflict that is drawn in the browser. */
export function namesOf(lang: Lang, known: Edit["known"]): { labels: Record<string, string>; options: Record<string, Record<string, string>> } {
  const t = say(lang);
  const principles = Object.fromEntries(known.principles.map((slug) => [slug, findPrinciple(lang, slug)?.title ?? slug]));
  const texts = Object.keys(t.standards.fields).flatMap((name) =>
    langs.map((its) => [`${its}.${name}`, `${Object.entries<string>(t.standards.fields).find(([key]) => key === name)?.[1]}, ${t.review.inLang[its]}`]),
  );
  return {
    labels: { ...t.standards.fields, ...Object.fromEntries(texts) },
    options: {
      principle: principles,
      principles,
      values: Object.fromEntries(known.values.map((id) => [id, findValue(lang, id)?.title ?? id])),
      touchpoint: t.touchpoints,
      channels: t.channels,
      audience: t.audiences,
      measure: t.measures,
      comparison: t.comparisons,
      unit: t.unitNames,
      critical: { yes: t.common.yes, no: t.common.no },
      source: t.sources,
      stakeholder: t.stakeholders,
    },
  };
}

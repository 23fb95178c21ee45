import { randomUUID } from "node:crypto";
import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { number, say } from "@/lib/say";
import { WordByWord } from "@/standards/comparison";
import { Wording } from "@/standards/said";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Badge, BrandMark } from "@/ui/shell";
import { alignStandard, changeAligned } from "./actions";
import type { Aligned, listAlignable, listNewestRequirements } from "./queries";
import type { Asked, AskedField } from "./rules";

const kindOptions = (lang: Lang) => Object.entries(say(lang).guides.kinds).map(([value, label]) => ({ value, label }));

/** A standard of a requirement: mark, statement, code, and how it stands to it. */
export function AlignedStandard({ lang, it, note }: { lang: Lang; it: Aligned & { via?: string | null; unit?: string | null }; note?: boolean }) {
  const t = say(lang).guides;
  return (
    <>
      <BrandMark brand={findBrand(it.brand)} />{" "}
      {!it.statement ? (
        <a href={`/${lang}/standards/${it.code}/edit`} className="code">
          {it.code}
        </a>
      ) : (
        <>
          <a href={`/${lang}/standards/${it.code}`}>
            <Wording lang={lang} said={it.statement} />
          </a>{" "}
          <span className="code">{it.code}</span>
        </>
      )}
      , {t.kinds[it.kind]}
      {it.unit && `, ${t.onlyUnit(it.unit)}`}
      {it.via && (
        <>
          , {t.via} <span className="code">{it.via}</span>
        </>
      )}
      {it.state !== "live" && (
        <>
          {" "}
          <Badge>{t.states[it.state]}</Badge>
        </>
      )}
      {note && it.note !== "" && <span className="note block">{it.note}</span>}
    </>
  );
}

/** Changes one alignment, says that it still fits, takes it away, or lets what a retired standard went on as take its place. */
export function ChangeForm({ lang, requirement, it }: { lang: Lang; requirement: string; it: Aligned }) {
  const t = say(lang).guides;
  if (!it.mine) return <p className="note">{t.cannot}</p>;
  const named = <span className="vh"> {it.code}</span>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: two forms, not fields of one
    <div role="group" aria-label={it.code}>
      {it.successors.map((successor) => (
        <Form key={successor} action={alignStandard} formKey={randomUUID()} className="gap">
          <input type="hidden" name="requirement" value={requirement} />
          <input type="hidden" name="code" value={successor} />
          <input type="hidden" name="instead" value={it.code} />
          <input type="hidden" name="kind" value={it.kind} />
          <input type="hidden" name="note" value={it.note} />
          <Submit>{t.follow(successor)}</Submit>
        </Form>
      ))}
      <Form action={changeAligned} formKey={randomUUID()} className="grid max-w-measure gap-4">
        <input type="hidden" name="requirement" value={requirement} />
        <input type="hidden" name="code" value={it.code} />
        <input type="hidden" name="at" value={it.at.toISOString()} />
        <Choice name="kind" label={t.kind} value={it.kind} options={kindOptions(lang)} />
        <Field name="note" label={t.note} value={it.note} maxLength={2000} autoComplete="off" />
        <p className="flex flex-wrap gap-3">
          {/* The first one is what Enter presses. */}
          <Submit quiet name="act" value="change">
            {t.change}
            {named}
          </Submit>
          {it.look && it.state !== "retired" && (
            <Submit name="act" value="fits">
              {t.fits}
              {named}
            </Submit>
          )}
          <Submit quiet name="act" value="remove">
            {t.remove}
            {named}
          </Submit>
        </p>
      </Form>
    </div>
  );
}

type Alignable = Awaited<ReturnType<typeof listAlignable>>;

/** Aligns a standard with this requirement. */
export function AlignForm({ lang, requirement, standards }: { lang: Lang; requirement: string; standards: Alignable }) {
  const t = say(lang).guides;
  return (
    <Form action={alignStandard} formKey={randomUUID()} className="grid max-w-measure gap-4">
      <input type="hidden" name="requirement" value={requirement} />
      <Field name="code" label={t.standard} hint={t.standardHint} list={standards.map(({ code, statement }) => ({ value: code, label: statement }))} required />
      <KindAndNote lang={lang} />
    </Form>
  );
}

/** Aligns this standard with a requirement. */
export function MeetForm({ lang, code, requirements }: { lang: Lang; code: string; requirements: Awaited<ReturnType<typeof listNewestRequirements>> }) {
  const t = say(lang).guides;
  return (
    <Form action={alignStandard} formKey={randomUUID()} className="grid max-w-measure gap-4">
      <input type="hidden" name="code" value={code} />
      <Choice
        name="requirement"
        label={t.requirement}
        options={[
          { value: "", label: say(lang).review.choose },
          ...requirements.map((it) => ({ value: it.id, label: `${it.guide} ${it.code}: ${short(it.text)}` })),
        ]}
        required
      />
      <KindAndNote lang={lang} />
    </Form>
  );
}

const KindAndNote = ({ lang }: { lang: Lang }) => (
  <>
    <Choice name="kind" label={say(lang).guides.kind} options={kindOptions(lang)} />
    <Field name="note" label={say(lang).guides.note} hint={say(lang).guides.noteHint} maxLength={2000} autoComplete="off" />
    <p>
      <Submit>{say(lang).guides.align}</Submit>
    </p>
  </>
);

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** What of a requirement is not what it was: texts word by word, numbers the old beside the new. */
export function AskedChanges({ lang, from, to, fields }: { lang: Lang; from: Asked; to: Asked; fields: AskedField[] }) {
  const t = say(lang).guides;
  return (
    <dl className="grid gap-2">
      {fields.map((field) => (
        <div key={field}>
          <dt className="lbl">{t.field[field]}</dt>
          <dd lang={field.endsWith("Nl") ? "nl" : field.endsWith("En") ? "en" : undefined}>
            {field === "weight" || field === "step" ? (
              <>
                <del>{number(lang, from[field])}</del> <ins>{number(lang, to[field])}</ins>
              </>
            ) : (
              <WordByWord from={from[field]} to={to[field]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

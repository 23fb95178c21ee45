import { randomUUID } from "node:crypto";
import { listBrands } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { unitOptions } from "@/people/places";
import { Wording } from "@/standards/said";
import { Area, Choice, Field, Fold, Form, Submit } from "@/ui/form";
import { discardCalibration, writeCalibration } from "./actions";
import type { CalibrationShown, listItemsOf, listUnitsOf } from "./queries";
import { mostCases } from "./rules";

type Props = {
  lang: Lang;
  it: CalibrationShown;
  units: Awaited<ReturnType<typeof listUnitsOf>>;
  items: Awaited<ReturnType<typeof listItemsOf>>;
};

/** A case as it is written: what happens, in one language or both, and the codes on which it is rated. */
function CaseFields({ lang, it, n }: { lang: Lang; it: CalibrationShown; n: number }) {
  const t = say(lang).calibration;
  const own = it.cases.find(({ position }) => position === n);
  return (
    <fieldset className="item">
      <legend>{t.caseTitle(n)}</legend>
      <div className="grid max-w-measure gap-4 pt-3">
        <Area name={`textNl.${n}`} label={t.textNl} hint={t.textHint} value={own?.textNl ?? ""} rows={4} lang="nl" />
        <Area name={`textEn.${n}`} label={t.textEn} hint={t.textOther} value={own?.textEn ?? ""} rows={4} lang="en" />
        <Field
          className="long"
          name={`codes.${n}`}
          label={t.codes}
          hint={t.codesHint}
          value={own?.items.map(({ code }) => code).join(", ") ?? ""}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}

/** A calibration that is being written: its cases, who rates and until when, and the standards to choose from. */
export function DraftForms({ lang, it, units, items }: Props) {
  const t = say(lang).calibration;
  const places = [
    { value: "organisation", label: t.placeAll },
    ...listBrands()
      .filter(({ slug }) => units.some(({ brand }) => brand === slug))
      .map(({ slug, name }) => ({ value: `brand:${slug}`, label: t.placeBrand(name) })),
    ...unitOptions(lang, units)
      .slice(1)
      .map(({ label }, at) => ({ value: `unit:${units[at]?.id}`, label })),
  ];
  const written = Math.max(1, ...it.cases.map(({ position }) => position));
  const numbers = Array.from({ length: mostCases }, (_, n) => n + 1);
  return (
    <>
      <Form action={writeCalibration} formKey={randomUUID()} className="grid gap-5">
        <input type="hidden" name="id" value={it.id} />
        <input type="hidden" name="revision" value={it.revision} />
        <div className="grid max-w-measure gap-5">
          <Field className="long" name="name" label={t.name} hint={t.nameHint} value={it.name} maxLength={120} required />
          <Choice name="place" label={t.place} hint={t.placeHint} value={it.place} options={places} />
          <Field name="closesOn" type="date" label={t.closesOn} hint={t.closesOnHint} value={it.closesOn.toISOString().slice(0, 10)} required />
        </div>
        {numbers.map((n) =>
          n <= written ? (
            <CaseFields key={n} lang={lang} it={it} n={n} />
          ) : (
            <Fold key={n} summary={`${t.moreCases} (${n})`} fields={[`textNl.${n}`, `textEn.${n}`, `codes.${n}`]}>
              <CaseFields lang={lang} it={it} n={n} />
            </Fold>
          ),
        )}
        <p className="note">{t.openHint}</p>
        <div className="flex flex-wrap gap-3">
          <Submit quiet name="act" value="save">
            {t.save}
          </Submit>
          <Submit name="act" value="open">
            {t.open}
          </Submit>
        </div>
      </Form>
      <details className="gap" id="items">
        <summary>{t.items}</summary>
        <ul>
          {items.map(({ code, statement }) => (
            <li key={code}>
              <span className="code">{code}</span> <Wording lang={lang} said={statement} />
            </li>
          ))}
        </ul>
      </details>
      <Form action={discardCalibration} formKey={randomUUID()} className="gap grid gap-3">
        <input type="hidden" name="id" value={it.id} />
        <input type="hidden" name="revision" value={it.revision} />
        <Fold summary={t.discard}>
          <p className="note">{t.discardHint}</p>
          <p className="gap">
            <Submit quiet>{t.discard}</Submit>
          </p>
        </Fold>
      </Form>
    </>
  );
}

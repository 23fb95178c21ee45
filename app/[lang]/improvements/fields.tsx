import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Area, Choice, Field } from "@/ui/form";

type Value = { what: string; why: string; evidence: string; owner: string; dueOn: string };
const nothing: Value = { what: "", why: "", evidence: "", owner: "", dueOn: "" };

/** The fields of what is agreed: what, why, how we shall know, who and before which day is over. */
export function AgreedFields({ lang, owners, value = nothing }: { lang: Lang; owners: { id: string; name: string }[]; value?: Value }) {
  const t = say(lang).improvements;
  return (
    <>
      <Area name="what" label={t.whatLabel} hint={t.whatHint} value={value.what} rows={2} required />
      <Area name="why" label={t.whyLabel} hint={t.whyHint} value={value.why} rows={2} />
      <Area name="evidence" label={t.evidenceLabel} hint={t.evidenceHint} value={value.evidence} rows={2} required />
      <Choice
        name="owner"
        label={t.ownerLabel}
        value={value.owner}
        options={[{ value: "", label: t.chooseOwner }, ...owners.map(({ id, name }) => ({ value: id, label: name }))]}
        required
      />
      <Field name="dueOn" type="date" label={t.dueLabel} hint={t.dueHint} value={value.dueOn} required />
    </>
  );
}

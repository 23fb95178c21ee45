import { today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { kindOptions, placeOptions } from "@/people/places";
import { Choice, Field } from "@/ui/form";

/** The fields of a role: what, where, and from which day. */
export function RoleFields({ lang, units }: { lang: Lang; units: { id: string; path: string; name: string }[] }) {
  const t = say(lang).people;
  return (
    <>
      <Choice name="kind" label={t.role} options={kindOptions(lang)} />
      <Choice name="place" label={t.place} hint={t.placeHint} options={placeOptions(lang, units)} />
      <Field name="from" type="date" label={t.from} value={today().toISOString().slice(0, 10)} required />
    </>
  );
}

import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Choice, Field, Form, Submit } from "@/ui/form";
import { Section } from "@/ui/shell";
import { keepStandard } from "./actions";
import { Confirmations } from "./confirmations";
import type { Keeping } from "./queries";
import { intervals } from "./rules";

/** For leaders: who keeps a standard, how often it is looked at, and who confirmed it so far. */
export function KeeperForm({ lang, keeping }: { lang: Lang; keeping: Keeping }) {
  const t = say(lang).keeping;
  const chosen = intervals.find((days) => days === keeping.reviewEvery) ?? 180;
  return (
    <Section title={t.keeper} id="keeping">
      <Form action={keepStandard} formKey={randomUUID()} className="grid max-w-measure gap-4">
        <input type="hidden" name="code" value={keeping.code} />
        <input type="hidden" name="shown" value={keeping.shown} />
        <Field
          name="keeper"
          type="email"
          label={t.keeperField}
          hint={`${keeping.keeper ? t.keeperNow(keeping.keeper) : t.noKeeperYet} ${t.keeperHint}`}
          autoComplete="off"
          maxLength={254}
        />
        <Choice name="every" label={t.every} value={String(chosen)} options={intervals.map((days) => ({ value: String(days), label: t.days(days) }))} />
        <Field name="reviewBy" type="date" label={t.reviewByField} hint={t.reviewByHint} value={keeping.reviewBy?.toISOString().slice(0, 10)} />
        <p>
          <Submit quiet>{t.setKeeper}</Submit>
        </p>
      </Form>
      <h3 className="gap">{t.history}</h3>
      {keeping.confirmations.length === 0 ? <p className="note">{t.noHistory}</p> : <Confirmations lang={lang} confirmations={keeping.confirmations} />}
    </Section>
  );
}

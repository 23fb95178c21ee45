import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say } from "@/lib/say";
import { Path } from "@/standards/path";
import type { Edit } from "@/standards/review/queries";
import { Form, Submit } from "@/ui/form";
import { reopenDraft, startNewVersion } from "./actions";
import { Versions } from "./saves";

/** Where there is no open draft: what that means, and what can be begun. */
export function Begin({ lang, it }: { lang: Lang; it: Edit }) {
  const t = say(lang).review;
  return (
    <div className="grid gap-6">
      {it.liveNumber !== null && (
        <div>
          <Path lang={lang} state={it.isRetired ? "retired" : "published"} fourEyes={it.fourEyes} />
        </div>
      )}
      <p>{it.isRetired ? t.isRetired : t.noDraft(it.liveNumber)}</p>
      {!it.isRetired && (
        <Form action={startNewVersion} formKey={randomUUID()}>
          <input type="hidden" name="code" value={it.code} />
          <Submit>{t.start}</Submit>
        </Form>
      )}
      {!it.isRetired && it.discarded && (
        <Form action={reopenDraft} formKey={randomUUID()}>
          <p>{t.discarded(dayOf(lang, it.discarded.closedAt))}</p>
          <p className="gap">
            <input type="hidden" name="draftId" value={it.discarded.id} />
            <Submit quiet>{t.reopen}</Submit>
          </p>
        </Form>
      )}
      {it.liveNumber !== null && (
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <a href={`/${lang}/standards/${it.code}`}>{t.toStandard}</a>
          {!it.isRetired && <a href={`/${lang}/standards/${it.code}/retire`}>{t.toRetire}</a>}
        </p>
      )}
      {!it.isRetired && <Versions lang={lang} code={it.code} versions={it.versions} current={0} />}
    </div>
  );
}

import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say, timeOf } from "@/lib/say";
import type { Edit, OpenDraft } from "@/standards/review/queries";
import { Form, Submit } from "@/ui/form";
import { Columns, Section } from "@/ui/shell";
import { discardDraft, restoreEarlier, restoreEarlierVersion } from "./actions";

type Part = { lang: Lang; draft: OpenDraft };

/** Every save of the draft, and a button to put an earlier one back. */
export function Saves({ lang, draft }: Part) {
  const t = say(lang).review;
  return (
    <Section title={t.saves} wide>
      <table className="table">
        <caption>{t.savesCaption}</caption>
        <Columns of={[t.saveColumns.number, t.saveColumns.who, t.saveColumns.when, t.saveColumns.act]} />
        <tbody>
          {draft.saves.map((save) => (
            <tr key={save.revision}>
              <th scope="row">{save.revision}</th>
              <td data-label={t.saveColumns.who}>{save.name ?? t.formerColleague}</td>
              <td data-label={t.saveColumns.when}>
                {dayOf(lang, save.savedAt)} {timeOf(lang, save.savedAt)}
              </td>
              <td data-label={t.saveColumns.act}>
                {save.revision === draft.revision ? (
                  t.current
                ) : (
                  <Form action={restoreEarlier} formKey={randomUUID()}>
                    <input type="hidden" name="draftId" value={draft.id} />
                    <input type="hidden" name="revision" value={save.revision} />
                    <input type="hidden" name="current" value={draft.revision} />
                    <Submit quiet>{t.restore(save.revision)}</Submit>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Every version with a button that makes a draft of it; `current` is the revision of the open draft, 0 when there is none. */
export function Versions({ lang, code, versions, current }: { lang: Lang; code: string; versions: Edit["versions"]; current: number }) {
  const t = say(lang);
  const { versionColumns: columns, ...words } = t.review;
  if (versions.length === 0) return null;
  return (
    <Section title={words.versions} wide>
      <p>{words.versionsText}</p>
      <table className="table">
        <Columns of={[columns.number, columns.published, columns.kind, columns.act]} />
        <tbody>
          {versions.map(({ number, publishedAt, change }, at) => (
            <tr key={number}>
              <th scope="row">
                <a href={`/${lang}/standards/${code}/versions/${number}`}>{t.standards.version(number)}</a>{" "}
                {at === 0 && <span className="note">{words.isLive}</span>}
              </th>
              <td data-label={columns.published}>{dayOf(lang, publishedAt)}</td>
              <td data-label={columns.kind}>{t.changes[change]}</td>
              <td data-label={columns.act}>
                {/* Without a draft, the version that holds is what a new one begins with. */}
                {(at > 0 || current > 0) && (
                  <Form action={restoreEarlierVersion} formKey={randomUUID()}>
                    <input type="hidden" name="code" value={code} />
                    <input type="hidden" name="number" value={number} />
                    <input type="hidden" name="current" value={current} />
                    <Submit quiet>{words.restoreVersion(number)}</Submit>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Closes the draft without publishing it. */
export function Discard({ lang, draft }: Part) {
  const t = say(lang).review;
  return (
    <Section title={t.discardTitle}>
      <p>{t.discardText}</p>
      <Form action={discardDraft} formKey={randomUUID()} className="gap">
        <input type="hidden" name="draftId" value={draft.id} />
        <input type="hidden" name="revision" value={draft.revision} />
        <Submit quiet>{t.discard}</Submit>
      </Form>
    </Section>
  );
}

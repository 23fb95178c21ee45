import { randomUUID } from "node:crypto";
import { type Lang, langs, otherLang } from "@/lib/lang";
import { say } from "@/lib/say";
import { Comparison, WordByWord } from "@/standards/comparison";
import { approveDraft, publishDraft, sendDraftBack } from "@/standards/review/actions";
import { emptyContent, type OpenDraft } from "@/standards/review/queries";
import { proposedChange } from "@/standards/review/rules";
import { differences } from "@/standards/rules";
import { Area, Choice, Form, Submit } from "@/ui/form";
import { Section } from "@/ui/shell";

type Part = { lang: Lang; draft: OpenDraft };

/** What differs from the version that holds now: numbers field by field, the texts of both languages word by word. */
export function Changes({ lang, draft }: Part) {
  const t = say(lang);
  const other = otherLang(lang);
  const from = draft.live ?? emptyContent;
  const label = draft.standard.live ? t.review.against(draft.standard.live.number) : t.review.againstNothing;
  const others = differences(from, draft.content, [other]).filter(({ kind }) => kind !== "number");
  return (
    <section aria-labelledby="changes" className="mt-12">
      <h2 id="changes" className="mb-6">
        {t.review.whatChanges}
      </h2>
      <Comparison lang={lang} inLang={lang} from={{ label, content: from }} to={{ label: t.review.thisDraft, content: draft.content }} />
      {others.map((it) => (
        <Section key={it.field} title={`${t.standards.fields[it.field]}, ${t.review.inLang[other]}`}>
          <p lang={other} className="whitespace-pre-line">
            <WordByWord from={String(it.from ?? "")} to={String(it.to ?? "")} />
          </p>
        </Section>
      ))}
    </section>
  );
}

const Shown = ({ draft }: { draft: OpenDraft }) => (
  <>
    <input type="hidden" name="draftId" value={draft.id} />
    <input type="hidden" name="fingerprint" value={draft.fingerprint} />
  </>
);

const SendBackForm = ({ lang, draft }: Part) => (
  <Form action={sendDraftBack} formKey={randomUUID()} className="gap grid max-w-measure gap-4">
    <Shown draft={draft} />
    <Area name="reason" label={say(lang).review.reason} required />
    <p>
      <Submit quiet>{say(lang).review.sendBack}</Submit>
    </p>
  </Form>
);

/** Names in words: `Daan, Lotte of Roos`. */
const anyOf = (lang: Lang, names: string[]) => new Intl.ListFormat(lang, { type: "disjunction" }).format(names);

/** For another leader: approve what is shown, or send it back. For who wrote it: who can be asked. */
export function Decide({ lang, draft }: Part) {
  const t = say(lang).review;
  if (!draft.mayReview) {
    return (
      <Section title={t.decide}>
        <p>
          {t.ownChange} {draft.reviewers.length > 0 ? t.ask(anyOf(lang, draft.reviewers.slice(0, 5))) : t.askNobody}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t.decide}>
      <p>{t.decideText}</p>
      <Form action={approveDraft} formKey={randomUUID()} className="gap">
        <Shown draft={draft} />
        <Submit>{t.approve}</Submit>
      </Form>
      <SendBackForm lang={lang} draft={draft} />
    </Section>
  );
}

/** Publishes what was approved; another leader may still send it back. */
export function PublishForm({ lang, draft }: Part) {
  const t = say(lang);
  const kinds = Object.entries(t.changes).map(([value, label]) => ({ value, label }));
  return (
    <Section title={t.review.publish}>
      {draft.approver && <p>{t.review.approvedBy(draft.approver)}</p>}
      <p>{t.review.publishText}</p>
      <Form action={publishDraft} formKey={randomUUID()} className="gap grid max-w-measure gap-4">
        <Shown draft={draft} />
        <Choice name="change" label={t.review.change} value={proposedChange(draft.live, draft.content)} options={kinds} hint={t.review.changeHint} />
        {langs.map((its) => (
          <Area key={its} name={`note.${its}`} label={t.review.note[its]} lang={its} rows={2} required />
        ))}
        <p>
          <Submit>{t.review.publishVersion((draft.standard.live?.number ?? 0) + 1)}</Submit>
        </p>
      </Form>
      {draft.mayReview && <SendBackForm lang={lang} draft={draft} />}
    </Section>
  );
}

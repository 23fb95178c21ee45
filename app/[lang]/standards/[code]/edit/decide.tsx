import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { type Lang, langs, otherLang } from "@/lib/lang";
import { momentOf, say } from "@/lib/say";
import { Comparison, WordByWord } from "@/standards/comparison";
import { approveDraft, publishDraft, sendDraftBack, unscheduleDraft, withdrawDraft } from "@/standards/review/actions";
import { emptyContent, type OpenDraft } from "@/standards/review/queries";
import { comesTwice, proposedChange } from "@/standards/review/rules";
import { differences } from "@/standards/rules";
import { publication } from "@/standards/schema";
import { langsIn } from "@/standards/translations/rules";
import { Area, Choice, Field, Form, Submit } from "@/ui/form";
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
          {draft.stance === "loosens" ? t.looserThanBase : t.ownChange}{" "}
          {draft.reviewers.length > 0 ? t.ask(anyOf(lang, draft.reviewers.slice(0, 5))) : t.askNobody}
        </p>
      </Section>
    );
  }
  return (
    <Section title={t.decide}>
      <p>
        {draft.isOwn && t.ownWork} {t.decideText}
      </p>
      <Form action={approveDraft} formKey={randomUUID()} className="gap">
        <Shown draft={draft} />
        <Submit>{t.approve}</Submit>
      </Form>
      <SendBackForm lang={lang} draft={draft} />
    </Section>
  );
}

/** Publishes what was approved, now or at a moment; another leader may still send it back. */
export function PublishForm({ lang, draft }: Part) {
  const t = say(lang);
  const { late } = draft;
  const kinds = Object.entries(t.changes).map(([value, label]) => ({ value, label }));
  const proposed = proposedChange(draft.live, draft.content);
  const number = (draft.standard.live?.number ?? 0) + 1;
  return (
    <Section title={t.review.publish}>
      {draft.approver && <p>{t.review.approvedBy(draft.approver)}</p>}
      <p>{t.review.publishText}</p>
      <Form action={publishDraft} formKey={randomUUID()} className="gap grid max-w-measure gap-4">
        <Shown draft={draft} />
        {late ? (
          <>
            <input type="hidden" name="change" value="editorial" />
            <p>{t.review.addsLanguage(number - 1, t.review.inLang[late])}</p>
          </>
        ) : (
          <>
            <Choice name="change" label={t.review.change} value={proposed} options={kinds} hint={`${t.review.proposed[proposed]} ${t.review.changeHint}`} />
            {proposed === "material" && <Area name="editorialReason" label={t.review.editorialReason} hint={t.review.editorialReasonHint} rows={2} />}
          </>
        )}
        {(late ? [late] : langsIn(draft.content)).map((its) => (
          <Area key={its} name={`note.${its}`} label={t.review.note[its]} lang={its} rows={2} required />
        ))}
        <p>
          <Submit name="act" value="publish">
            {late ? t.review.publishLanguage(t.review.inLang[late], number - 1) : t.review.publishVersion(number)}
          </Submit>
        </p>
        <fieldset className="grid gap-4">
          <legend className="lab">{t.review.scheduleTitle}</legend>
          <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <Field name="day" type="date" label={t.review.day} />
            <Field name="time" type="time" label={t.review.time} hint={t.review.timeHint(env().timezone)} />
          </div>
          <p>
            <Submit quiet name="act" value="schedule">
              {late ? t.review.scheduleLanguage(t.review.inLang[late]) : t.review.scheduleVersion(number)}
            </Submit>
          </p>
        </fieldset>
      </Form>
      {draft.mayReview && <SendBackForm lang={lang} draft={draft} />}
    </Section>
  );
}

/** A draft that publishes itself: when, as what, and how to be earlier or call it off. */
export function Planned({ lang, draft, publishAt }: Part & { publishAt: Date }) {
  const t = say(lang);
  const { change, note, editorialReason } = publication.parse(draft.publication);
  return (
    <Section title={t.review.scheduledFor}>
      <p>
        <b>{t.review.publishesAt(momentOf(lang, publishAt))}</b> {comesTwice(publishAt, env().timezone) && t.review.comesTwice}
      </p>
      <p>
        {draft.approver && t.review.approvedBy(draft.approver)} {draft.scheduler && t.review.scheduledBy(draft.scheduler)}
      </p>
      <p>
        {t.review.change}: {t.changes[change]}. {note[lang] || note[otherLang(lang)]}
      </p>
      <div className="gap flex flex-wrap gap-3">
        <Form action={unscheduleDraft} formKey={randomUUID()}>
          <Shown draft={draft} />
          <Submit quiet>{t.review.unschedule}</Submit>
        </Form>
        <Form action={publishDraft} formKey={randomUUID()}>
          <Shown draft={draft} />
          <input type="hidden" name="change" value={change} />
          <input type="hidden" name="editorialReason" value={editorialReason ?? ""} />
          {langs.map((its) => (
            <input key={its} type="hidden" name={`note.${its}`} value={note[its]} />
          ))}
          <Submit quiet>{t.review.publishNow}</Submit>
        </Form>
      </div>
      {draft.mayReview && <SendBackForm lang={lang} draft={draft} />}
    </Section>
  );
}

/** Takes a draft back that was sent for review or approved; what is saved below does so too. */
export const Withdraw = ({ lang, draft }: Part) => (
  <Form action={withdrawDraft} formKey={randomUUID()} className="my-6 flex flex-wrap items-center gap-x-6 gap-y-2">
    <input type="hidden" name="draftId" value={draft.id} />
    <input type="hidden" name="revision" value={draft.revision} />
    <p className="note">{say(lang).review.willWithdraw}</p>
    <Submit quiet>{say(lang).review.withdraw}</Submit>
  </Form>
);

import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say, timeOf } from "@/lib/say";
import type { Edit, OpenDraft } from "@/standards/review/queries";
import { Paragraphs } from "@/standards/said";
import { Area, Choice, Fold, Form, Submit } from "@/ui/form";
import { Section } from "@/ui/shell";
import { answerTheRemark, closeTheRemark, makeRemark } from "./actions";
import { namesOf } from "./fields";

type Part = { lang: Lang; draft: OpenDraft };
type Thread = OpenDraft["remarks"][number];

const Words = ({ lang, it }: { lang: Lang; it: Thread["answers"][number] }) => (
  <>
    <Paragraphs text={it.text} />
    <p className="note">{say(lang).review.saidBy(it.name ?? say(lang).review.formerColleague, dayOf(lang, it.at), timeOf(lang, it.at), it.revision)}</p>
  </>
);

/** A remark with its answers; on an open draft it is answered and closed, or opened again. */
function Discussion({ lang, draft, it, about }: { lang: Lang; draft: OpenDraft | null; it: Thread; about: string }) {
  const t = say(lang).review;
  return (
    <li className="remark" id={`remark-${it.id}`}>
      <h3>{about}</h3>
      <Words lang={lang} it={it} />
      {it.answers.length > 0 && (
        <ul>
          {it.answers.map((answer) => (
            <li key={answer.id}>
              <Words lang={lang} it={answer} />
            </li>
          ))}
        </ul>
      )}
      {it.closed && <p className="note">{t.closedBy(it.closed.name ?? t.formerColleague, dayOf(lang, it.closed.at))}</p>}
      {draft && !it.closed && (
        <Form action={answerTheRemark} formKey={randomUUID()}>
          <input type="hidden" name="remarkId" value={it.id} />
          <input type="hidden" name="revision" value={draft.revision} />
          <Fold summary={t.answer}>
            <div className="gap grid gap-4">
              <Area name="text" label={t.answer} rows={2} required />
              <p>
                <Submit quiet>{t.addAnswer}</Submit>
              </p>
            </div>
          </Fold>
        </Form>
      )}
      {draft && (
        <Form action={closeTheRemark} formKey={randomUUID()} className="gap">
          <input type="hidden" name="remarkId" value={it.id} />
          <Submit quiet name="act" value={it.closed ? "open" : "close"}>
            {it.closed ? t.openRemark : t.closeRemark}
          </Submit>
        </Form>
      )}
    </li>
  );
}

/** Remarks one below the other; without a draft they can only be read. */
function Threads({ lang, draft, some }: { lang: Lang; draft: OpenDraft | null; some: Thread[] }) {
  const { labels } = namesOf(lang, { principles: [], values: [] });
  return (
    <ul className="remarks">
      {some.map((it) => (
        <Discussion key={it.id} lang={lang} draft={draft} it={it} about={it.field === null ? say(lang).review.wholeDraft : (labels[it.field] ?? it.field)} />
      ))}
    </ul>
  );
}

/** The drafts that were published or discarded, with who approved each and what was remarked on it. */
export function Earlier({ lang, drafts }: { lang: Lang; drafts: Edit["earlier"] }) {
  const t = say(lang).review;
  if (drafts.length === 0) return null;
  return (
    <Section title={t.earlier} id="earlier">
      {drafts.map(({ id, closedAt, isPublished, approver, remarks }) => {
        const said = isPublished ? t.earlierPublished(dayOf(lang, closedAt), approver) : t.earlierDiscarded(dayOf(lang, closedAt));
        return remarks.length === 0 ? (
          <p key={id}>{said}</p>
        ) : (
          <details key={id}>
            <summary>
              {said} {t.remarksMade(remarks.length)}
            </summary>
            <Threads lang={lang} draft={null} some={remarks} />
          </details>
        );
      })}
    </Section>
  );
}

/** What was remarked on a draft: what is still open, a form for the next one, and what was closed. */
export function Remarks({ lang, draft }: Part) {
  const t = say(lang).review;
  const { labels } = namesOf(lang, { principles: [], values: [] });
  const open = draft.remarks.filter(({ closed }) => !closed);
  const closed = draft.remarks.filter((it) => it.closed);
  const fields = Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Section title={t.remarks} id="remarks">
      {draft.remarks.length === 0 && <p>{t.noRemarks}</p>}
      {open.length > 0 && <Threads lang={lang} draft={draft} some={open} />}
      <details className="gap" open={draft.remarks.length > 0 ? undefined : true}>
        <summary>{t.addRemark}</summary>
        <Form action={makeRemark} formKey={randomUUID()} className="gap grid max-w-measure gap-4">
          <input type="hidden" name="draftId" value={draft.id} />
          <input type="hidden" name="revision" value={draft.revision} />
          <Choice name="field" label={t.remarkAbout} options={[{ value: "", label: t.wholeDraft }, ...fields]} />
          <Area name="text" label={t.remark} rows={3} required />
          <p>
            <Submit quiet>{t.addRemark}</Submit>
          </p>
        </Form>
      </details>
      {closed.length > 0 && (
        <details className="gap">
          <summary>{t.closedRemarks(closed.length)}</summary>
          <Threads lang={lang} draft={draft} some={closed} />
        </details>
      )}
    </Section>
  );
}

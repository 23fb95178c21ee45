import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, say, timeOf } from "@/lib/say";
import type { OpenDraft } from "@/standards/review/queries";
import { Paragraphs } from "@/standards/said";
import { Area, Choice, Form, Submit } from "@/ui/form";
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

/** A remark with its answers; open ones are answered and closed, a closed one is opened again. */
function Discussion({ lang, draft, it, about }: Part & { it: Thread; about: string }) {
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
      {!it.closed && (
        <details>
          <summary>{t.answer}</summary>
          <Form action={answerTheRemark} formKey={randomUUID()} className="gap grid gap-4">
            <input type="hidden" name="remarkId" value={it.id} />
            <input type="hidden" name="revision" value={draft.revision} />
            <Area name="text" label={t.answer} rows={2} required />
            <p>
              <Submit quiet>{t.addAnswer}</Submit>
            </p>
          </Form>
        </details>
      )}
      <Form action={closeTheRemark} formKey={randomUUID()} className="gap">
        <input type="hidden" name="remarkId" value={it.id} />
        <Submit quiet name="act" value={it.closed ? "open" : "close"}>
          {it.closed ? t.openRemark : t.closeRemark}
        </Submit>
      </Form>
    </li>
  );
}

/** What was remarked on a draft: what is still open, a form for the next one, and what was closed. */
export function Remarks({ lang, draft }: Part) {
  const t = say(lang).review;
  const { labels } = namesOf(lang, { principles: [], values: [] });
  const open = draft.remarks.filter(({ closed }) => !closed);
  const closed = draft.remarks.filter((it) => it.closed);
  const threads = (some: Thread[]) => (
    <ul className="remarks">
      {some.map((it) => (
        <Discussion key={it.id} lang={lang} draft={draft} it={it} about={it.field === null ? t.wholeDraft : (labels[it.field] ?? it.field)} />
      ))}
    </ul>
  );
  const fields = Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Section title={t.remarks} id="remarks">
      {draft.remarks.length === 0 && <p>{t.noRemarks}</p>}
      {open.length > 0 && threads(open)}
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
          {threads(closed)}
        </details>
      )}
    </Section>
  );
}

import { randomUUID } from "node:crypto";
import type { Lang } from "@/lib/lang";
import { dayOf, list, momentOf, say, timeOf } from "@/lib/say";
import { Path } from "@/standards/path";
import type { Edit, OpenDraft } from "@/standards/review/queries";
import { mayMove, vagueFaults } from "@/standards/review/rules";
import { langsIn } from "@/standards/translations/rules";
import { Area, Form, Submit } from "@/ui/form";
import { Keep } from "@/ui/keep";
import { Notice, Section } from "@/ui/shell";
import { previewTyped, saveTyped } from "./actions";
import { BaseReason, BaseStance } from "./base";
import { Conflict, WrittenOn } from "./conflict";
import { Changes, Decide, Planned, PublishForm, Withdraw } from "./decide";
import { Fields, namesOf } from "./fields";
import { LivePreview } from "./live-preview";
import { Preview } from "./preview";
import { Remarks } from "./remarks";
import { Discard, Saves, Versions } from "./saves";

type Part = { lang: Lang; draft: OpenDraft };

/** Why a draft did not publish itself at its moment; `code` is the key of a refusal. */
export function whyUnpublished(lang: Lang, code: string): string {
  const because: Record<string, string> = say(lang).review.unpublishedBecause;
  return because[code] ?? say(lang).review.unpublishedBecause.other;
}

/** Why it came back, and what else somebody must know before going on. */
function Notices({ lang, draft }: Part) {
  const t = say(lang).review;
  const { labels } = namesOf(lang, { principles: [], values: [] });
  const [only, ...more] = langsIn(draft.content);
  const isOutgrown = draft.live !== null && langsIn(draft.live).length > langsIn(draft.content).length;
  const vague = Object.keys(vagueFaults(draft.content)).map((name) => labels[name] ?? name);
  return (
    <>
      {draft.reason && <Notice title={draft.state === "changes" ? t.cameBack : t.sentBackWith}>{draft.reason}</Notice>}
      {draft.unpublished && <Notice title={t.unpublished}>{whyUnpublished(lang, draft.unpublished)}</Notice>}
      {vague.length > 0 && <Notice title={t.vague(list(lang, vague))} />}
      {only && more.length === 0 && <Notice title={t.onlyOne(t.inLang[only])} />}
      {draft.isStale && draft.standard.live && (
        <Notice title={isOutgrown ? t.liveGained(draft.standard.live.number) : t.liveMoved(draft.standard.live.number)} />
      )}
      {draft.isBaseMoved && draft.base && <Notice title={t.baseMoved(draft.base.code)} />}
    </>
  );
}

/** The form with everything a standard says; saves, and sends to review. */
function DraftForm({ lang, person, draft, known }: Part & { person: string; known: Edit["known"] }) {
  const t = say(lang).review;
  const last = draft.saves[0];
  const saved = last ? t.savedOn(dayOf(lang, last.savedAt), timeOf(lang, last.savedAt), last.name ?? t.formerColleague) : "";
  const names = namesOf(lang, known);
  const words = { unsaved: t.unsaved, saving: t.saving, offline: t.offline, offer: t.offer, offerFrom: t.offerFrom, take: t.takeOffer, drop: t.dropOffer };
  return (
    <Form action={saveTyped} formKey={randomUUID()} id="draft-form">
      <input type="hidden" name="draftId" value={draft.id} />
      <WrittenOn revision={draft.revision} purpose={draft.purpose} />
      <Conflict
        lang={lang}
        names={{ ...names, labels: { ...names.labels, purpose: t.purpose, baseReason: say(lang).variants.reasonLabel } }}
        words={t.conflict}
      />
      <Section title={t.purpose} wide>
        <Area name="purpose" label={t.purpose} value={draft.purpose} rows={2} hint={t.purposeHint} />
      </Section>
      <BaseReason lang={lang} draft={draft} />
      <Fields lang={lang} draft={draft} known={known} />
      <Keep person={person} name={draft.id} revision={draft.revision} lang={lang} saved={saved} words={words}>
        <Submit name="act" value="save">
          {t.save}
        </Submit>
        {(mayMove("send", draft.state) || draft.isStale || draft.isBaseMoved) && (
          <Submit quiet name="act" value="send">
            {t.send}
          </Submit>
        )}
      </Keep>
    </Form>
  );
}

/** An open draft: how far it is, what is to be decided, the form with its preview, and everything that was saved. */
export function DraftWork({ lang, person, draft, known, versions }: Part & { person: string } & Pick<Edit, "known" | "versions">) {
  const t = say(lang).review;
  const isDecided = mayMove("withdraw", draft.state);
  const unanswered = draft.remarks.filter(({ closed }) => !closed).length;
  return (
    <>
      <Path
        lang={lang}
        state={draft.state}
        fourEyes={draft.fourEyes}
        isLoosening={draft.stance === "loosens"}
        note={draft.publishAt && momentOf(lang, draft.publishAt)}
      />
      <Notices lang={lang} draft={draft} />
      <BaseStance lang={lang} draft={draft} />
      {isDecided && (
        <Section title={t.purpose}>
          <p className="whitespace-pre-line">{draft.purpose || t.noPurpose}</p>
        </Section>
      )}
      {isDecided && <Changes lang={lang} draft={draft} />}
      {isDecided && unanswered > 0 && (
        <Notice title={t.remarksOpen(unanswered)}>
          <a href="#remarks">{t.remarks}</a>
        </Notice>
      )}
      {draft.state === "review" && <Decide lang={lang} draft={draft} />}
      {draft.state === "approved" && <PublishForm lang={lang} draft={draft} />}
      {draft.publishAt && <Planned lang={lang} draft={draft} publishAt={draft.publishAt} />}
      <Remarks lang={lang} draft={draft} />
      {isDecided && <Withdraw lang={lang} draft={draft} />}
      <DraftForm lang={lang} person={person} draft={draft} known={known} />
      <section aria-labelledby="preview" className="mt-12 grid gap-4">
        <h2 id="preview">{t.preview}</h2>
        <LivePreview key={draft.revision} form="draft-form" preview={previewTyped} notes={t.previewNote}>
          <Preview lang={lang} brand={draft.scope.brand} content={draft.content} />
        </LivePreview>
      </section>
      {!isDecided && <Changes lang={lang} draft={draft} />}
      <Saves lang={lang} draft={draft} />
      <Versions lang={lang} code={draft.standard.code} versions={versions} current={draft.revision} />
      <Discard lang={lang} draft={draft} />
    </>
  );
}

import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { titleOf } from "@/assessments/words";
import { changeImprovement, moveImprovement } from "@/improvements/actions";
import { Revision } from "@/improvements/conflict";
import { AgreedFields } from "@/improvements/fields";
import { findImprovement, type Shown, type Was } from "@/improvements/queries";
import { isChangeable, type Move, moves, movesFrom } from "@/improvements/rules";
import { StateSaid } from "@/improvements/state";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { type Actor, can } from "@/lib/policy";
import { day, dayOf, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { OnlyIn } from "@/standards/said";
import { Area, Fold, Form, Submit } from "@/ui/form";
import { Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: say(langOf((await params).lang)).improvements.title };
}

/** A step with its note; one that asks for a reason is folded, so that nobody takes it in passing. */
function Step({ lang, it, move }: { lang: Lang; it: Shown; move: Move }) {
  const t = say(lang).improvements;
  const { reason } = moves[move];
  const button = (
    <div>
      <Submit quiet={move !== "finish" && move !== "verify" && move !== "begin"}>{t.moves[move]}</Submit>
    </div>
  );
  return (
    <Form action={moveImprovement} formKey={randomUUID()} className="grid max-w-measure gap-3">
      <input type="hidden" name="id" value={it.id} />
      <input type="hidden" name="revision" value={it.revision} />
      <input type="hidden" name="move" value={move} />
      {reason ? (
        <Fold summary={t.moves[move]}>
          <div className="gap grid gap-3">
            <Area name="note" label={t.reason} hint={t.reasonHint} rows={2} required />
            {button}
          </div>
        </Fold>
      ) : (
        <>
          {(move === "finish" || move === "verify") && <Area name="note" label={t.note} hint={t.noteHint} rows={2} />}
          {button}
        </>
      )}
    </Form>
  );
}

/** Every step that would work now, and whom the others wait for. */
function Steps({ lang, actor, it }: { lang: Lang; actor: Actor; it: Shown }) {
  const t = say(lang).improvements;
  const open = movesFrom(it.state);
  const mine = open.filter((move) => can(actor, "improvement.move", { ...it.target, by: moves[move].by }));
  return (
    <Section title={t.next} id="next">
      {mine.length === 0 && <p>{t.nothingNow}</p>}
      <div className="grid gap-5">
        {mine.map((move) => (
          <Step key={move} lang={lang} it={it} move={move} />
        ))}
      </div>
      {open.includes("verify") && !mine.includes("verify") && <p className="note gap">{t.waitsForOther}</p>}
      {open.includes("finish") && !mine.includes("finish") && <p className="note gap">{t.waitsForOwner}</p>}
    </Section>
  );
}

/** What a change took away, as far as it is another text now. */
function Before({ lang, was, owners }: { lang: Lang; was: Was; owners: Map<string, string> }) {
  const t = say(lang).improvements;
  return (
    <>
      <p>{t.was}</p>
      <blockquote className="note whitespace-pre-line">
        {[was.what, was.why, was.evidence].filter(Boolean).join("\n")}
        {`\n${[owners.get(was.ownerId), day(lang, new Date(`${was.dueOn}T00:00:00Z`))].filter(Boolean).join(", ")}`}
      </blockquote>
    </>
  );
}

/** Everything that happened to it, the last first. */
function Steplist({ lang, it }: { lang: Lang; it: Shown }) {
  const t = say(lang).improvements;
  const owners = new Map(it.owners.map(({ id, name }) => [id, name]));
  return (
    <Section title={t.history} id="history">
      <ol className="looks">
        {it.moves.map(({ id, from, to, by, at, note, was }) => (
          <li key={id}>
            <p>
              <b>{from === null ? t.began : was ? t.edited : t.fromTo(t.states[from], t.states[to])}</b>
            </p>
            <p className="note">
              {by}, {dayOf(lang, at)} {timeOf(lang, at)}
            </p>
            {note && <p className="whitespace-pre-line">{note}</p>}
            {was && <Before lang={lang} was={was} owners={owners} />}
          </li>
        ))}
      </ol>
      {it.moves.length >= 200 && <p className="note">{t.more}</p>}
    </Section>
  );
}

function ChangeForm({ lang, it }: { lang: Lang; it: Shown }) {
  const t = say(lang).improvements;
  const dueOn = it.dueOn.toISOString().slice(0, 10);
  return (
    <Section title={t.change} id="change">
      <Form action={changeImprovement} formKey={randomUUID()} className="grid max-w-measure gap-5">
        <input type="hidden" name="id" value={it.id} />
        <Fold summary={t.change}>
          <div className="gap grid gap-5">
            <Revision
              revision={it.revision}
              words={{ conflict: t.conflict, what: t.what, why: t.why, evidence: t.evidence, owner: t.owner, due: t.due }}
              names={Object.fromEntries(it.owners.map(({ id, name }) => [id, name]))}
            />
            <AgreedFields lang={lang} owners={it.owners} value={{ what: it.what, why: it.why, evidence: it.evidence, owner: it.ownerId, dueOn }} />
            <div>
              <Submit quiet>{t.save}</Submit>
            </div>
          </div>
        </Fold>
      </Form>
    </Section>
  );
}

/** One improvement: what was agreed, how far it is, what can be done now, and all that happened to it. */
export default async function ImprovementPage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const actor = await requireMember(lang, `improvements/${id}`);
  const it = (await findImprovement(actor, id)) ?? notFound();
  const t = say(lang).improvements;
  const from = it.sheet ? (it.sheet.own ? t.aboutOwn(it.cycle) : t.aboutSheet(it.sheet.person, it.cycle)) : t.aboutReport(it.unit, it.cycle);
  const mayReadSheet = it.target.assessment && can(actor, "assessment.read", it.target.assessment);
  return (
    <Page
      lang={lang}
      section="improvements"
      here={`improvements/${id}`}
      brand={it.brand}
      work
      crumbs={[{ label: t.title, href: `/${lang}/improvements` }, { label: it.code }]}
    >
      <Head label={<StateSaid lang={lang} state={it.state} dueOn={it.dueOn} />} title={it.what} lede={`${it.owner}. ${t.dueOn(day(lang, it.dueOn))}.`} />
      <Section title={t.evidence}>
        <p className="whitespace-pre-line">{it.evidence}</p>
      </Section>
      <Section title={t.why}>
        <p className="whitespace-pre-line">{it.why || t.noWhy}</p>
      </Section>
      {it.reason && (
        <Section title={t.droppedFor}>
          <p className="whitespace-pre-line">{it.reason}</p>
        </Section>
      )}
      <Section title={t.origin}>
        <p lang={it.statement.lang === lang ? undefined : it.statement.lang}>
          <a href={`/${lang}/standards/${it.code}`}>
            <span className="code">{it.code}</span>
          </a>{" "}
          {it.statement.text} <OnlyIn lang={lang} said={it.statement.lang} />
        </p>
        <p className="note">
          {titleOf(lang, it.section)}, {it.unit}, {from}. {t.agreedOn(dayOf(lang, it.createdAt), it.by)}.{it.verifier && ` ${t.verifiedBy(it.verifier)}.`}
        </p>
        {mayReadSheet && it.sheet && (
          <p className="gap">
            <a href={`/${lang}/assessments/${it.sheet.id}/result#${it.code}`}>{t.toSheet}</a>
          </p>
        )}
        <p className="note gap">{it.sheet ? t.seenBy : t.seenByUnit}</p>
      </Section>
      <Steps lang={lang} actor={actor} it={it} />
      {isChangeable(it.state) && can(actor, "improvement.follow", it.target) && <ChangeForm lang={lang} it={it} />}
      <Steplist lang={lang} it={it} />
    </Page>
  );
}

import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { choiceSaid, partsIn, titleOf } from "@/assessments/words";
import type { Lang } from "@/lib/lang";
import { type Actor, can } from "@/lib/policy";
import { dayOf, say, timeOf } from "@/lib/say";
import { Wording } from "@/standards/said";
import { Area, Form, OneOf, Submit } from "@/ui/form";
import { Ruler } from "@/ui/ruler";
import { Columns, type Crumb, Head, Page, Section } from "@/ui/shell";
import { closeOpinion, replyToOpinion } from "./actions";
import type { BothShown, Pair, SecondShown } from "./queries";
import { agreementOf } from "./rules";
import { differenceSaid, secondSaid } from "./words";

type Second = NonNullable<SecondShown["second"]>;
type Props = {
  lang: Lang;
  actor: Actor;
  found: SecondShown;
  second: Second;
  both: BothShown;
  crumbs: Crumb[];
  /** What was agreed on an item, and the way to agree on more. */
  beside: (item: Pair["item"]) => ReactNode;
};

const Mark = ({ name }: { name: "m-got" | "m-open" }) => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <use href={`#${name}`} />
  </svg>
);

/** What one of the two chose on an item, with the level as described and what they wrote. */
function Chosen({
  lang,
  pair,
  mark,
  who,
  choice,
  level,
  texts,
}: {
  lang: Lang;
  pair: Pair;
  mark: "m-got" | "m-open";
  who: string;
  choice: string;
  level: number | null;
  texts: [label: string, text: string][];
}) {
  const { item } = pair;
  return (
    <div className="say">
      <p className="legend">
        <span>
          <Mark name={mark} />
          {who}: <b>{choice}</b>
        </span>
      </p>
      {level !== null && <p lang={item.wordsLang === lang ? undefined : item.wordsLang}>{item.levels[level]}</p>}
      {texts
        .filter(([, text]) => text)
        .map(([label, text]) => (
          <p key={label} className="whitespace-pre-line">
            <b>{label}:</b> {text}
          </p>
        ))}
    </div>
  );
}

/** One item: both marks on its levels, what each chose and wrote, and the difference by name. */
function PairRow({ lang, person, rater, pair, beside }: Pick<Props, "lang" | "beside"> & { person: string; rater: string; pair: Pair }) {
  const { both: t } = say(lang).seconds;
  const { assessments } = say(lang);
  const { item, second, difference } = pair;
  const { answer } = item;
  const because = answer?.reason ? `, ${assessments.because} ${assessments.reasons[answer.reason]}` : "";
  return (
    <article className="strip" id={item.code}>
      <div>
        <h3>
          <Wording lang={lang} said={{ text: item.statement, lang: item.wordsLang }} />
        </h3>
        <p className="say">
          <a className="code" href={`/${lang}/standards/${item.code}/versions/${item.version}`}>
            {item.code}
          </a>
        </p>
        {beside(item)}
      </div>
      <div>
        <Ruler as="levels" self={answer?.level ?? null} second={second?.level ?? null} />
        <Chosen
          lang={lang}
          pair={pair}
          mark="m-got"
          who={t.selfBy(person)}
          choice={(choiceSaid(lang, answer) ?? t.open) + because}
          level={answer?.level ?? null}
          texts={[
            [assessments.note, answer?.note ?? ""],
            [assessments.example, answer?.example ?? ""],
          ]}
        />
        <Chosen
          lang={lang}
          pair={pair}
          mark="m-open"
          who={t.secondBy(rater)}
          choice={secondSaid(lang, second)}
          level={second?.level ?? null}
          texts={[[assessments.note, second?.note ?? ""]]}
        />
        <p className="say">
          {t.difference}: <b>{differenceSaid(lang, difference)}</b>
        </p>
      </div>
      <div className="spread num" aria-hidden="true">
        {difference === null ? "" : difference > 0 ? `+${difference}` : String(difference).replace("-", "−")}
      </div>
    </article>
  );
}

/** Every item by how the two ratings compare, those that differ first and the largest difference first. */
function Pairs({ lang, found, second, both, beside }: Pick<Props, "lang" | "found" | "second" | "both" | "beside">) {
  const { both: t } = say(lang).seconds;
  const { levels } = say(lang);
  const groupOf = ({ difference, oneSided }: Pair) =>
    difference !== null && difference !== 0 ? "differ" : oneSided ? "oneSided" : difference === 0 ? "same" : "neither";
  return (["differ", "oneSided", "same", "neither"] as const).map((group) => {
    const pairs = both.pairs.filter((pair) => groupOf(pair) === group);
    return pairs.length === 0 ? null : (
      <section key={group} aria-labelledby={group} className="mt-12">
        <h2 id={group}>
          {t.groups[group]} ({pairs.length})
        </h2>
        <div className="strip axis gap">
          <div className="lbl">{t.standard}</div>
          <div>
            <Ruler as="level-names" names={[levels.notYet, levels.sometimes, levels.mostly, levels.always]} />
          </div>
          <div className="lbl spread-h">{t.differenceShort}</div>
        </div>
        {pairs.map((pair) => (
          <PairRow key={pair.item.id} lang={lang} person={found.person} rater={second.rater} pair={pair} beside={beside} />
        ))}
      </section>
    );
  });
}

/** The same as a table, by principle and code. */
function PairTable({ lang, found, both }: Pick<Props, "lang" | "found" | "both">) {
  const { both: t } = say(lang).seconds;
  const byItem = new Map(both.pairs.map((pair) => [pair.item.id, pair]));
  const rows = partsIn(lang, both.items).flatMap(({ section, items }) => items.map((item) => ({ section, pair: byItem.get(item.id) as Pair })));
  return (
    <table className="table">
      <caption>{t.caption(found.person, found.cycle.slug)}</caption>
      <Columns of={[t.standard, say(lang).assessments.part, t.self, t.second, t.difference]} />
      <tbody>
        {rows.map(({ section, pair: { item, second, difference } }) => (
          <tr key={item.id}>
            <th scope="row">
              <a href={`#${item.code}`}>{item.code}</a>
            </th>
            <td data-label={say(lang).assessments.part}>{titleOf(lang, section)}</td>
            <td data-label={t.self}>{choiceSaid(lang, item.answer) ?? t.open}</td>
            <td data-label={t.second}>{secondSaid(lang, second)}</td>
            <td data-label={t.difference}>{differenceSaid(lang, difference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the person said of it, in a sentence; nothing before that. */
function verdictSaid(lang: Lang, { person }: SecondShown, { verdict, verdictAt }: Second): string {
  const t = say(lang).seconds.reply;
  return verdict && verdictAt ? (verdict === "accepted" ? t.saidAccepted : t.saidDisagreed)(person, dayOf(lang, verdictAt)) : "";
}

/** What the person said of it, and for the person the form to say so. */
function Answered({ lang, actor, found, second }: Pick<Props, "lang" | "actor" | "found" | "second">) {
  const t = say(lang).seconds.reply;
  const { verdict, reason, rater } = second;
  return (
    <Section title={t.title} id="reply">
      {verdict === null && !found.own && <p>{t.waits(found.person)}</p>}
      {verdict !== null && <p>{verdictSaid(lang, found, second)}</p>}
      {reason && <blockquote className="whitespace-pre-line">{reason}</blockquote>}
      {can(actor, "second.answer", found.target) && (
        <Form action={replyToOpinion} formKey={randomUUID()} className="grid gap-4">
          <input type="hidden" name="assessment" value={found.id} />
          <OneOf
            name="verdict"
            label={t.ask}
            value={verdict ?? ""}
            options={(["accepted", "disagreed"] as const).map((value) => ({ value, label: t[value] }))}
          />
          <Area name="reason" label={t.why} hint={t.whyHint(rater)} value={reason} />
          <div>
            <Submit>{verdict === null ? t.send : t.change}</Submit>
            {verdict !== null && <p className="note gap">{t.changeHint}</p>}
          </div>
        </Form>
      )}
    </Section>
  );
}

/** Who closed it, and the button for whoever did not yet. */
function Closing({ lang, actor, found, second }: Pick<Props, "lang" | "actor" | "found" | "second">) {
  const t = say(lang).seconds.close;
  if (!can(actor, "second.close", found.target)) return null;
  const mine = found.own ? second.closedByPerson : second.closedByManager;
  return (
    <Section title={t.title}>
      {(
        [
          [found.person, second.closedByPerson],
          [second.rater, second.closedByManager],
        ] as const
      ).map(([name, at]) => (
        <p key={name}>{at ? t.by(name, dayOf(lang, at)) : t.notBy(name)}</p>
      ))}
      {!mine && (
        <Form action={closeOpinion} formKey={randomUUID()} className="gap">
          <p>{t.text}</p>
          <input type="hidden" name="assessment" value={found.id} />
          <Submit>{t.button}</Submit>
        </Form>
      )}
    </Section>
  );
}

/** Both ratings for the two of them: the differences first, what the person makes of it, and closing it. */
export function BothPage(props: Props): ReactNode {
  const { lang, found, second, both, crumbs } = props;
  const { both: t } = say(lang).seconds;
  const { same, both: rated, lower, higher, oneSided } = agreementOf(both.pairs);
  const { submittedAt } = second;
  return (
    <Page lang={lang} section="assessments" here={`assessments/${found.id}/second-opinion`} brand={found.target.brand} work crumbs={crumbs}>
      <Head
        label={`${say(lang).seconds.of(found.person, found.unit)}, ${say(lang).assessments.cycle(found.cycle.slug).toLowerCase()}`}
        title={t.finding(same, rated)}
        lede={t.lede(lower, higher, oneSided)}
      />
      <p className="note">
        {submittedAt && t.given(second.rater, dayOf(lang, submittedAt), timeOf(lang, submittedAt))} {verdictSaid(lang, found, second)}{" "}
        {t.privacy(found.person, second.rater)}
      </p>
      <p className="act legend">
        <a href="#reply">{say(lang).seconds.reply.title}</a>
        <a href={`/${lang}/assessments/${found.id}/result`}>{t.toResult}</a>
      </p>
      <p className="legend gap">
        <span>
          <Mark name="m-got" />
          {t.selfBy(found.person)}
        </span>
        <span>
          <Mark name="m-open" />
          {t.secondBy(second.rater)}
        </span>
      </p>
      <Pairs {...props} />
      <details className="gap">
        <summary>{t.asTable}</summary>
        <PairTable {...props} />
      </details>
      <p className="gap act legend">
        <span>{t.take}:</span>
        {["csv", "xlsx"].map((format) => (
          <a key={format} href={`/${lang}/assessments/${found.id}/second-opinion/export?format=${format}`}>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <Answered {...props} />
      <Closing {...props} />
    </Page>
  );
}

import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { dayOf, list, momentOf, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Differences } from "@/standards/comparison";
import { Desk, DeskPage } from "@/standards/desk";
import { pageIn } from "@/standards/filters";
import { FaultOf, Form, Submit } from "@/ui/form";
import { Badge, BrandMark, Columns, Empty, Head, PrevNext, Section } from "@/ui/shell";
import { approveTicked } from "./actions";
import { emptyContent, listMissingCodes, listQueue, type Queue, type Queued } from "./queries";
import { proposedChange } from "./rules";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).review;
  return { title: t.title, description: t.lede };
}

/** The way through a list of several pages; `other` keeps the page of the other list. */
function Pages({ lang, name, at, other }: { lang: Lang; name: "waiting" | "page"; at: Queue["waiting"] | Queue["others"]; other: Record<string, number> }) {
  const t = say(lang).review;
  if (at.pages === 1) return null;
  const to = (page: number) =>
    `/${lang}/standards/review?${new URLSearchParams(Object.entries({ ...other, [name]: page }).map(([key, value]) => [key, String(value)]))}`;
  const neighbour = (page: number) => (page < 1 || page > at.pages ? null : { title: t.page(page, at.pages), href: to(page) });
  return <PrevNext lang={lang} kinds={t.pages} previous={neighbour(at.page - 1)} next={neighbour(at.page + 1)} />;
}

/** A draft to approve: who wrote it and why, whom it concerns, and all that changes, to open and close. */
function Waiting({ lang, it }: { lang: Lang; it: Queued }) {
  const t = say(lang);
  const { review: words } = t;
  const writers = it.writers.map((name) => name ?? words.formerColleague);
  return (
    <li className="queued">
      <h3>
        <BrandMark brand={findBrand(it.brand)} /> <a href={`/${lang}/standards/${it.code}/edit`}>{it.statement || words.noStatement}</a>{" "}
        <span className="code">{it.code}</span>
      </h3>
      <p className="note">
        {words.writtenBy(list(lang, writers))}, {words.sentOn(dayOf(lang, it.changedAt))}
      </p>
      <p className="whitespace-pre-line">
        <b>{words.purpose}:</b> {it.purpose || words.noPurpose}
      </p>
      {it.reason && (
        <p className="whitespace-pre-line">
          <b>{words.sentBackWith}:</b> {it.reason}
        </p>
      )}
      {it.base && (
        <p className="whitespace-pre-line">
          <b>{t.variants.draftStance[it.base.stance](it.base.code)}</b> {it.base.stance === "loosens" && it.baseReason}
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Badge>{t.changes[proposedChange(it.live, it.content)]}</Badge>
        {it.concerned > 0 && <span>{words.assessing(it.concerned)}</span>}
        {it.remarks > 0 && <b>{words.openRemarks(it.remarks)}</b>}
      </p>
      <details>
        <summary>
          {words.whatChanges}: {it.liveNumber === null ? words.newStandard : words.changes(it.changes)}
        </summary>
        <Differences
          lang={lang}
          from={{ label: it.liveNumber === null ? words.againstNothing : words.against(it.liveNumber), content: it.live ?? emptyContent }}
          to={{ label: words.thisDraft, content: it.content }}
        />
        <p>
          <a href={`/${lang}/standards/${it.code}/edit`}>{words.openInFull}</a>
        </p>
      </details>
      <label className="tick">
        <input type="checkbox" name="drafts[]" value={`${it.id} ${it.fingerprint}`} />
        {words.tick(it.code)}
      </label>
    </li>
  );
}

/** Drafts that are not the reader's to approve, a line each. */
function Others({ lang, rows }: { lang: Lang; rows: Queued[] }) {
  const { columns, ...words } = say(lang).review;
  return (
    <table className="table">
      <caption>{words.caption}</caption>
      <Columns of={[columns.standard, columns.state, columns.saved, columns.changes]} />
      <tbody>
        {rows.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <BrandMark brand={findBrand(draft.brand)} /> <a href={`/${lang}/standards/${draft.code}/edit`}>{draft.statement || words.noStatement}</a>{" "}
              <span className="code">{draft.code}</span>
            </th>
            <td data-label={columns.state}>
              {words.states[draft.state]}
              {draft.publishAt && <small className="block">{momentOf(lang, draft.publishAt)}</small>}
              {draft.unpublished && <small className="block">{words.unpublished}</small>}
              {draft.remarks > 0 && <small className="block">{words.openRemarks(draft.remarks)}</small>}
            </td>
            <td data-label={columns.saved}>
              {dayOf(lang, draft.savedAt)} {timeOf(lang, draft.savedAt)}, {draft.savedBy ?? words.formerColleague}
            </td>
            <td data-label={columns.changes}>{draft.liveNumber === null ? words.newStandard : words.changes(draft.changes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every open draft of the places that the reader leads: first those that wait for their approval. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const query = await searchParams;
  const actor = await requireMember(lang, "standards/review");
  if (!isA(actor, "leader")) notFound();
  const t = say(lang);
  const words = t.review;
  const { waiting, others, fourEyes } = await listQueue(actor, { waiting: pageIn(query.waiting), others: pageIn(query.page) });
  const missing = await listMissingCodes(actor);
  return (
    <DeskPage lang={lang} here="standards/review" trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede}>
        <Desk lang={lang} here="review" />
        <p className="note gap">{fourEyes ? words.fourEyesOn : words.fourEyesOff}</p>
      </Head>
      {waiting.all + others.all === 0 ? (
        <Empty action={{ label: words.toStandards, href: `/${lang}/standards` }}>{words.none}</Empty>
      ) : (
        <section aria-labelledby="waiting">
          <h2 id="waiting" className="mb-3">
            {waiting.all > 0 ? `${words.waiting} (${waiting.all})` : words.waiting}
          </h2>
          {waiting.all === 0 && <p>{words.nothingWaiting}</p>}
          {/* Stands there with nothing left in it too: it says what was approved. */}
          <Form action={approveTicked} formKey={randomUUID()}>
            {waiting.all > 0 && (
              <>
                <p className="mb-5">{words.waitingText}</p>
                <ul className="queue">
                  {waiting.rows.map((it) => (
                    <Waiting key={`${it.id} ${it.fingerprint}`} lang={lang} it={it} />
                  ))}
                </ul>
                <FaultOf name="drafts" />
                <p className="gap">
                  <Submit>{words.approveTicked}</Submit>
                </p>
              </>
            )}
          </Form>
          <Pages lang={lang} name="waiting" at={waiting} other={{ page: others.page }} />
        </section>
      )}
      {others.all > 0 && (
        <section aria-labelledby="others" className="mt-12">
          <h2 id="others" className="mb-3">
            {words.others}
          </h2>
          <Others lang={lang} rows={others.rows} />
          <Pages lang={lang} name="page" at={others} other={{ waiting: waiting.page }} />
        </section>
      )}
      {missing.length > 0 && (
        <Section title={words.missingTitle}>
          <p>{words.missingText}</p>
          <ul>
            {missing.map(({ code, page }) => (
              <li key={`${code} ${page}`}>
                <span className="code">{code}</span> <a href={`/${page}`}>{`/${page}`}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </DeskPage>
  );
}

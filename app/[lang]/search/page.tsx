import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { listBrands, listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { langOf } from "@/lib/params";
import { type Actor, can } from "@/lib/policy";
import { say } from "@/lib/say";
import { findActor, requireReader } from "@/lib/session";
import { Area, Form, Submit } from "@/ui/form";
import { Head, Page, PrevNext, Section } from "@/ui/shell";
import { tellMissing } from "./actions";
import { addressOf, type Question, readQuestion } from "./address";
import { Hits, Narrow } from "./hits";
import { Missed } from "./missed";
import { type Findings, find, listNearest, pageSize } from "./queries";
import { longestQuestion } from "./schema";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const { q } = readQuestion(lang, await searchParams);
  const t = say(lang).search;
  return { title: q ? t.titleOf(q) : t.title, description: t.lede, robots: { index: false } };
}

function SearchForm({ lang, asked }: { lang: Lang; asked: Question }) {
  const t = say(lang).search;
  return (
    <search>
      <form method="get" action={`/${lang}/search`} className="field">
        <label htmlFor="q">{t.box}</label>
        <p className="flex flex-wrap items-center gap-3">
          <input
            id="q"
            className="question"
            type="search"
            name="q"
            defaultValue={asked.q}
            maxLength={longestQuestion}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
          {Object.entries(asked.narrowed).map(([side, value]) => (
            <input key={side} type="hidden" name={side} value={value} />
          ))}
          <button className="btn" type="submit">
            {t.go}
          </button>
        </p>
      </form>
    </search>
  );
}

/** Before anything was asked: how one can ask, and places to begin. */
function Beginning({ lang }: { lang: Lang }) {
  const t = say(lang).search;
  return (
    <>
      <Section title={t.hints}>
        <ul>
          {Object.entries(t.hint).map(([name, hint]) => (
            <li key={name}>{hint}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.begin}>
        <ul>
          {listPrinciples(lang).map(({ slug, path, title }) => (
            <li key={slug}>
              <a href={`/${lang}/${path}`}>{title}</a>
            </li>
          ))}
          {listBrands().map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/${lang}/brands/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** What was sought beside what was typed, with the way to leave that out or to take it up again. */
function Corrected({ lang, asked, corrected }: { lang: Lang; asked: Question; corrected: Findings["corrected"] }) {
  const t = say(lang).search;
  if (asked.literally)
    return (
      <p className="note">
        {t.literal} <a href={`/${lang}/${addressOf({ ...asked, literally: false, page: 1 })}`}>{t.loosely}</a>
      </p>
    );
  if (corrected.length === 0) return null;
  return (
    <p role="status">
      {corrected.map(({ word, nearest }) => `${t.alsoFor(nearest.map((near) => `“${near}”`).join(` ${t.or} `), word)} `)}
      <a href={`/${lang}/${addressOf({ ...asked, literally: true, page: 1 })}`}>{t.literally(asked.q)}</a>
    </p>
  );
}

/** When nothing was found: words that come near, and a form that tells leaders what is missing. */
async function Nothing({ lang, actor, asked, terms }: { lang: Lang; actor: Actor; asked: Question; terms: Findings["terms"] }) {
  const t = say(lang).search;
  const nearest = await listNearest(actor, lang, terms);
  return (
    <>
      {nearest.length === 0 ? (
        <p>{t.noNearest}</p>
      ) : (
        <Section title={t.nearest}>
          <ul className="nearest">
            {nearest.map((word) => (
              <li key={word}>
                <a href={`/${lang}/${addressOf({ q: word, narrowed: {}, literally: false, page: 1 })}`}>{word}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.tell}>
        <Form action={tellMissing} formKey={randomUUID()} className="grid gap-4">
          <input type="hidden" name="q" value={asked.q} />
          <p>
            {t.tellQ}: <b>{asked.q}</b>
          </p>
          <Area name="text" label={t.tellText} hint={t.tellNote} />
          <p>
            <Submit>{t.send}</Submit>
          </p>
        </Form>
        <Missed q={asked.q} tell={tellMissing} />
      </Section>
    </>
  );
}

/** One search over standards, handbook, brands, references and requirements, in the language of the reader. */
export default async function SearchPage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = readQuestion(lang, await searchParams);
  const here = addressOf(asked);
  await requireReader(lang, here);
  const actor = await findActor(lang);
  const t = say(lang).search;
  const findings = asked.q ? await find(actor, lang, asked) : null;
  const isNarrowed = Object.keys(asked.narrowed).length > 0;
  const toPage = (page: number, there: boolean) =>
    there && findings
      ? {
          href: `/${lang}/${addressOf({ ...asked, page })}`,
          title: t.range((page - 1) * pageSize + 1, Math.min(findings.total, page * pageSize)),
        }
      : null;
  return (
    <Page lang={lang} section="search" here={here} brand={asked.narrowed.brand} work>
      <Head title={t.title} lede={findings ? undefined : t.lede}>
        {(can(actor, "search.synonyms", {}) || can(actor, "search.missing", {})) && (
          <p className="gap flex flex-wrap gap-x-6 gap-y-2">
            {can(actor, "search.missing", {}) && <a href={`/${lang}/search/missing`}>{t.missing.go}</a>}
            {can(actor, "search.synonyms", {}) && <a href={`/${lang}/search/synonyms`}>{t.synonyms.go}</a>}
          </p>
        )}
      </Head>
      <SearchForm lang={lang} asked={asked} />
      {!findings && <Beginning lang={lang} />}
      {findings && (
        <>
          {(findings.total > 0 || isNarrowed) && <Narrow lang={lang} asked={asked} counts={findings.counts} />}
          <section aria-labelledby="found">
            <h2 id="found">{findings.total === 0 ? t.nothing(asked.q) : t.found(findings.total, asked.q)}</h2>
            <Corrected lang={lang} asked={asked} corrected={findings.corrected} />
            {isNarrowed && (
              <p>
                {findings.total === 0 && t.nothingHere} <a href={`/${lang}/${addressOf({ ...asked, narrowed: {}, page: 1 })}`}>{t.clear}</a>
              </p>
            )}
            <Hits lang={lang} found={findings.found} written={findings.written} />
          </section>
          {findings.total > pageSize && (
            <PrevNext
              lang={lang}
              kinds={{ previous: t.earlier, next: t.later }}
              previous={toPage(findings.page - 1, findings.page > 1)}
              next={toPage(findings.page + 1, findings.page * pageSize < findings.total)}
            />
          )}
          {findings.total === 0 && findings.common && <p>{t.tooCommon}</p>}
          {findings.total === 0 && !findings.common && !isNarrowed && <Nothing lang={lang} actor={actor} asked={asked} terms={findings.terms} />}
        </>
      )}
    </Page>
  );
}

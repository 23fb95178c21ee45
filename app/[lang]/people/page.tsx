import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { can } from "@/lib/policy";
import { say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { findPeople } from "@/people/actions";
import { FoundPeople } from "@/people/found";
import { unitOptions } from "@/people/places";
import { listPeople, listUnits, pageSize, type Search } from "@/people/queries";
import { roleWords } from "@/people/rules";
import { Field, Form, Submit } from "@/ui/form";
import { Columns, Email, Empty, Head, Page, PrevNext } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };
type Found = Awaited<ReturnType<typeof listPeople>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).people;
  return { title: t.title, description: t.lede };
}

/** The address of the list below the language, for this unit and this page; no word of anybody's name stands in it. */
function addressOf({ unit, page }: Search): string {
  const query = new URLSearchParams({ ...(unit && { unit }), ...(page > 1 && { page: String(page) }) }).toString();
  return query ? `people?${query}` : "people";
}

function SearchForm({ lang, search, units }: { lang: Lang; search: Search; units: Awaited<ReturnType<typeof listUnits>> }) {
  const t = say(lang).people;
  return (
    <div className="mb-8 grid gap-6">
      <Form action={findPeople} formKey={randomUUID()} className="grid gap-4">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
          <Field name="q" type="search" label={t.search} maxLength={200} />
          <Submit quiet>{t.find}</Submit>
        </div>
        <FoundPeople lang={lang} />
      </Form>
      <form action={`/${lang}/people`} className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <div className="field">
          <label htmlFor="unit">{t.unit}</label>
          <select id="unit" name="unit" defaultValue={search.unit}>
            {unitOptions(lang, units).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button className="btn quiet" type="submit">
          {t.narrow}
        </button>
      </form>
    </div>
  );
}

function List({ lang, found: { people, total, page } }: { lang: Lang; found: Found }) {
  const t = say(lang).people;
  const first = (page - 1) * pageSize + 1;
  return (
    <table className="table">
      <caption>{t.caption(first, first + people.length - 1, total)}</caption>
      <Columns of={[t.name, t.email, t.roles, t.state]} />
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={`/${lang}/people/${person.id}`}>{person.name}</a>
            </th>
            <td data-label={t.email}>
              <Email address={person.email} />
            </td>
            <td data-label={t.roles}>{person.roles.map((role) => roleWords(lang, role)).join("; ") || t.noRole}</td>
            <td data-label={t.state}>{t.states[person.active ? (person.hasPassword ? "open" : "waiting") : "closed"]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Everybody, for administrators: found by name, e-mail address or unit, a page of fifty at a time. */
export default async function PeoplePage({ params, searchParams }: Props) {
  const lang = langOf((await params).lang);
  const asked = await searchParams;
  const search: Search = { q: "", unit: one(asked.unit), page: Math.max(1, Math.trunc(Number(one(asked.page))) || 1) };
  const actor = await requireMember(lang, addressOf(search));
  if (!can(actor, "person.manage", {})) notFound();
  const t = say(lang).people;
  const found = await listPeople(actor, search);
  const { total, page } = found;
  const goto = (to: number, n: number, words: (n: number) => string) =>
    n > 0 ? { href: `/${lang}/${addressOf({ ...search, page: to })}`, title: words(n) } : null;
  return (
    <Page lang={lang} section="me" here={addressOf({ ...search, page })} crumbs={[{ label: say(lang).me.title, href: `/${lang}/me` }, { label: t.title }]} work>
      <Head title={t.title} lede={t.lede}>
        <p className="gap">
          <a className="btn" href={`/${lang}/people/new`}>
            {t.add}
          </a>
        </p>
      </Head>
      <SearchForm lang={lang} search={search} units={await listUnits(actor, lang)} />
      {total === 0 ? <Empty action={{ label: t.nobodyGo, href: `/${lang}/people` }}>{t.nobody}</Empty> : <List lang={lang} found={found} />}
      {total > pageSize && (
        <PrevNext
          lang={lang}
          kinds={{ previous: t.earlierKind, next: t.laterKind }}
          previous={goto(page - 1, (page - 1) * pageSize, t.earlier)}
          next={goto(page + 1, total - page * pageSize, t.later)}
        />
      )}
    </Page>
  );
}

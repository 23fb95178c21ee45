import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { dayOf, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { settleMissing } from "@/search/actions";
import { listMisses } from "@/search/queries";
import { Form, Submit } from "@/ui/form";
import { Columns, Empty, Head, Page, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).search.missing;
  return { title: t.title, description: t.lede };
}

/** What was sought and not found, with what people said of it and what a leader can do about it. */
export default async function MissingPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "search/missing");
  if (!can(actor, "search.missing", {})) notFound();
  const t = say(lang).search;
  const m = t.missing;
  const { openCount, open, handled } = await listMisses(actor);
  const settle = (miss: { lang: string; q: string }, done: "yes" | "no") => (
    <Form action={settleMissing} formKey={randomUUID()}>
      <input type="hidden" name="lang" value={miss.lang} />
      <input type="hidden" name="q" value={miss.q} />
      <input type="hidden" name="done" value={done} />
      <Submit quiet>
        {done === "yes" ? m.handle : m.reopen}
        <span className="vh"> {miss.q}</span>
      </Submit>
    </Form>
  );
  return (
    <Page lang={lang} section="search" here="search/missing" crumbs={[{ label: t.title, href: `/${lang}/search` }, { label: m.title }]} work>
      <Head title={m.title} lede={m.lede} />
      {open.length === 0 ? (
        <Empty>{handled.length > 0 ? m.allHandled : m.none}</Empty>
      ) : (
        <table className="table">
          <caption>{openCount > open.length ? `${m.caption}, ${m.firstOf(number(lang, open.length), number(lang, openCount))}` : m.caption}</caption>
          <Columns of={[m.q, m.count, m.last, m.remarks, m.acts]} />
          <tbody>
            {open.map((miss) => (
              <tr key={`${miss.lang} ${miss.q}`}>
                <th scope="row" lang={miss.lang}>
                  {miss.q}
                </th>
                <td data-label={m.count}>{number(lang, miss.count)}</td>
                <td data-label={m.last}>{dayOf(lang, miss.lastAt)}</td>
                <td data-label={m.remarks} lang={miss.lang}>
                  {miss.remarks.map((remark) => (
                    <p key={remark.id}>{remark.text}</p>
                  ))}
                  {miss._count.remarks > miss.remarks.length && (
                    <p className="note" lang={lang}>
                      {m.lastOf(number(lang, miss.remarks.length), number(lang, miss._count.remarks))}
                    </p>
                  )}
                </td>
                <td data-label={m.acts}>
                  <ul className="grid gap-2">
                    <li>
                      <a href={`/${miss.lang}/search?${new URLSearchParams({ q: miss.q })}`}>{m.tryIt}</a>
                    </li>
                    {can(actor, "search.synonyms", {}) && (
                      <li>
                        <a href={`/${lang}/search/synonyms?${new URLSearchParams({ words: `${miss.q} = `, in: miss.lang })}`}>{m.synonym}</a>
                      </li>
                    )}
                    <li>
                      <a href={`/${lang}/standards/new`}>{m.standard}</a>
                    </li>
                    <li>{settle(miss, "yes")}</li>
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {handled.length > 0 && (
        <Section title={m.handled}>
          <ul className="grid gap-3">
            {handled.map((miss) => (
              <li key={`${miss.lang} ${miss.q}`} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <span lang={miss.lang}>{miss.q}</span>
                {settle(miss, "no")}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findBrand } from "@/lib/content";
import { langOf } from "@/lib/params";
import { isA } from "@/lib/policy";
import { dayOf, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Desk } from "@/standards/desk";
import { BrandMark, Empty, Head, Page, Section } from "@/ui/shell";
import { listDrafts, listMissingCodes } from "./queries";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).review;
  return { title: t.title, description: t.lede };
}

/** Every open draft of the places that the reader leads. */
export default async function ReviewPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "standards/review");
  if (!isA(actor, "leader")) notFound();
  const t = say(lang);
  const { columns, ...words } = t.review;
  const drafts = await listDrafts(actor);
  const missing = await listMissingCodes(actor);
  return (
    <Page
      lang={lang}
      section="standards"
      here="standards/review"
      work
      crumbs={[{ label: t.standards.title, href: `/${lang}/standards` }, { label: words.title }]}
    >
      <Head title={words.title} lede={words.lede}>
        <Desk lang={lang} here="review" />
      </Head>
      {drafts.length === 0 ? (
        <Empty action={{ label: words.toStandards, href: `/${lang}/standards` }}>{words.none}</Empty>
      ) : (
        <table className="table">
          <caption>{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.standard}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.saved}</th>
              <th scope="col">{columns.changes}</th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.id}>
                <th scope="row">
                  <BrandMark brand={findBrand(draft.brand)} /> <a href={`/${lang}/standards/${draft.code}/edit`}>{draft.statement || words.noStatement}</a>{" "}
                  <span className="code">{draft.code}</span>
                </th>
                <td data-label={columns.state}>{words.states[draft.state]}</td>
                <td data-label={columns.saved}>
                  {dayOf(lang, draft.savedAt)} {timeOf(lang, draft.savedAt)}, {draft.name ?? words.formerColleague}
                </td>
                <td data-label={columns.changes}>{draft.isNew ? words.newStandard : words.changes(draft.changes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
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
    </Page>
  );
}

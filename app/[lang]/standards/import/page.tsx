import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { dayOf, say, timeOf } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Desk, DeskPage } from "@/standards/desk";
import { Columns, Head, Section } from "@/ui/shell";
import { columns, headerOf, takes } from "./columns";
import { listImports, listOwners } from "./queries";
import { Upload } from "./upload";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).import;
  return { title: t.title, description: t.lede };
}

/** Where a leader chooses a file with standards, and reads what may stand in it. */
export default async function ImportPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "standards/import");
  if (!can(actor, "standard.import", {})) notFound();
  const [imports, owners] = [await listImports(actor), await listOwners(actor)];
  const t = say(lang);
  const words = t.import;
  return (
    <DeskPage lang={lang} here="standards/import" trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede}>
        <Desk lang={lang} here="import" />
      </Head>
      <Upload lang={lang} label={words.file} />
      <Section title={words.template}>
        <p>{words.templateText}</p>
        <p className="gap flex flex-wrap gap-x-6 gap-y-2">
          {(["xlsx", "csv"] as const).map((format) => (
            <a key={format} href={`/${lang}/standards/import/template?format=${format}`}>
              {words.templateAs[format]}
            </a>
          ))}
          <a href={`/${lang}/standards`}>{t.standards.toAll}</a>
        </p>
      </Section>
      {imports.length > 0 && (
        <Section title={words.recent} wide>
          <table className="table">
            <caption>{words.recentCaption}</caption>
            <Columns of={[words.recentColumns.file, words.recentColumns.when, words.recentColumns.state]} />
            <tbody>
              {imports.map(({ id, fileName, state, createdAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`/${lang}/standards/import/${id}`}>{fileName}</a>
                  </th>
                  <td data-label={words.recentColumns.when}>
                    {dayOf(lang, createdAt)} {timeOf(lang, createdAt)}
                  </td>
                  <td data-label={words.recentColumns.state}>{words.states[state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section title={words.columnsTitle} wide>
        <p className="max-w-measure">{words.columnsText}</p>
        <details className="gap">
          <summary>{words.columnsCaption}</summary>
          <table className="table">
            <caption>{words.columnsCaption}</caption>
            <Columns of={[words.columnColumns.name, words.columnColumns.technical, words.columnColumns.takes]} />
            <tbody>
              {columns.map((column) => (
                <tr key={column}>
                  <th scope="row">{headerOf(lang, column)}</th>
                  <td data-label={words.columnColumns.technical}>
                    <code>{column}</code>
                  </td>
                  <td data-label={words.columnColumns.takes}>{takes(lang, column, owners)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <p className="gap">
          {words.programs} <a href={`/${lang}/standards/api`}>{words.toApi}</a>
        </p>
      </Section>
    </DeskPage>
  );
}

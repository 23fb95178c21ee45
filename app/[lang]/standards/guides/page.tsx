import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf } from "@/lib/params";
import { can } from "@/lib/policy";
import { number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Desk, DeskPage } from "@/standards/desk";
import { Columns, Empty, Head } from "@/ui/shell";
import { hrefOfEdition } from "./addresses";
import { Upload } from "./import/upload";
import { listGuides } from "./queries";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).guides;
  return { title: t.title, description: t.lede };
}

/** The rating guides that standards are aligned with. */
export default async function GuidesPage({ params }: Props) {
  const lang = langOf((await params).lang);
  const actor = await requireMember(lang, "standards/guides");
  if (!can(actor, "guide.read", {})) notFound();
  const t = say(lang);
  const { columns, ...words } = t.guides;
  const guides = await listGuides(actor);
  return (
    <DeskPage lang={lang} here="standards/guides" trail={[{ label: words.title }]}>
      <Head title={words.title} lede={words.lede}>
        <Desk lang={lang} here="guides" />
      </Head>
      {guides.length === 0 ? (
        <Empty>{can(actor, "guide.import", {}) ? words.none : words.noneToRead}</Empty>
      ) : (
        <table className="table">
          <caption>{words.caption}</caption>
          <Columns of={[columns.guide, columns.edition, { num: columns.requirements }, columns.look, columns.earlier]} />
          <tbody>
            {guides.map(({ slug, name, looks, editions: [newest, ...earlier] }) => (
              <tr key={slug}>
                <th scope="row">
                  <a href={hrefOfEdition(lang, slug)}>{name}</a>
                </th>
                <td data-label={columns.edition}>{newest?.name}</td>
                <td data-label={columns.requirements} className="num">
                  {number(lang, newest?.requirements ?? 0)}
                </td>
                <td data-label={columns.look}>{looks === 0 ? words.nothing : <a href={`${hrefOfEdition(lang, slug)}#look`}>{words.looks(looks)}</a>}</td>
                <td data-label={columns.earlier}>
                  {earlier.length === 0
                    ? words.nothing
                    : earlier.map((edition, at) => (
                        <span key={edition.id}>
                          {at > 0 && ", "}
                          <a href={hrefOfEdition(lang, slug, edition.name)}>{edition.name}</a>
                        </span>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {can(actor, "guide.import", {}) && <Upload lang={lang} guides={guides} />}
    </DeskPage>
  );
}

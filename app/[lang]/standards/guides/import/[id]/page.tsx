import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { faultOf } from "@/lib/action";
import { langOf } from "@/lib/params";
import { number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { isId } from "@/lib/text";
import { DeskPage } from "@/standards/desk";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { AlignedStandard, AskedChanges } from "@/standards/guides/aligned";
import { bringIn } from "@/standards/guides/import/actions";
import { findEditionFile } from "@/standards/guides/import/queries";
import { saidIn } from "@/standards/guides/queries";
import { Wording } from "@/standards/said";
import { Form, Submit } from "@/ui/form";
import { Columns, Facts, Head, Notice, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; id: string }> };

/** How many faults are shown at once. */
const most = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).guides;
  return { title: t.importTitle, description: t.importLede };
}

/** What bringing in an edition would do, before it is done: new, changed and gone requirements, or what is wrong with the file. */
export default async function EditionFilePage({ params }: Props) {
  const { lang: given, id } = await params;
  const lang = langOf(given);
  const here = `standards/guides/import/${id}`;
  const actor = await requireMember(lang, here);
  const found = isId(id) ? await findEditionFile(actor, id, lang) : null;
  if (!found) notFound();
  const t = say(lang);
  const { columns, ...words } = t.guides;
  const { file, faults, changes, back, before, basedOn } = found;
  const carried = changes.changed.filter(({ from }) => from.aligned.length > 0).length;
  return (
    <DeskPage
      lang={lang}
      here={here}
      trail={[{ label: words.title, href: `/${lang}/standards/guides` }, { label: words.inEdition(file.guideName, file.editionName) }]}
    >
      <Head label={file.fileName} title={words.inEdition(file.guideName, file.editionName)} lede={before ? words.against(before) : words.first} />
      {file.doneAt ? (
        <Notice title={words.isDone}>
          <a href={hrefOfEdition(lang, file.guideSlug, file.editionName)}>{words.inEdition(file.guideName, file.editionName)}</a>
        </Notice>
      ) : faults.length > 0 ? (
        <>
          <Notice bad title={words.faulty(faults.length)} />
          <table className="table gap">
            <caption>{words.faultsCaption}</caption>
            <Columns of={[words.faultColumns.row, words.faultColumns.column, words.faultColumns.value, words.faultColumns.advice]} />
            <tbody>
              {faults.slice(0, most).map((fault) => (
                <tr key={`${fault.row} ${fault.header} ${fault.fault}`}>
                  <th scope="row">{number(lang, fault.row)}</th>
                  <td data-label={words.faultColumns.column}>{fault.header}</td>
                  <td data-label={words.faultColumns.value}>{fault.value}</td>
                  <td data-label={words.faultColumns.advice}>{faultOf(lang, fault.fault)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {faults.length > most && <p className="note">{words.more(faults.length - most)}</p>}
          <p className="gap">
            <a className="btn quiet" href={`/${lang}/standards/guides#import`}>
              {words.again}
            </a>
          </p>
        </>
      ) : (
        <>
          <Facts
            facts={[
              { name: words.counts.fresh, value: number(lang, changes.fresh.length), note: back > 0 ? words.willReturn(back) : undefined },
              { name: words.counts.changed, value: number(lang, changes.changed.length), note: words.willLook(carried) },
              { name: words.counts.same, value: number(lang, changes.same.length) },
              { name: words.counts.gone, value: number(lang, changes.gone.length) },
            ]}
          />
          <Form action={bringIn} formKey={randomUUID()} className="gap">
            <input type="hidden" name="id" value={file.id} />
            <input type="hidden" name="basedOn" value={basedOn} />
            <p className="prose">{words.bringInText}</p>
            <p className="gap">
              <Submit>{words.bringIn}</Submit>
            </p>
          </Form>
          {changes.changed.length > 0 && (
            <Section title={words.counts.changed} wide>
              <ul className="looks">
                {changes.changed.map(({ from, to, fields }) => (
                  <li key={to.code}>
                    <h3>{words.requirementTitle(to.code)}</h3>
                    <AskedChanges lang={lang} from={from} to={to} fields={fields} />
                    {from.aligned.map((it) => (
                      <p key={it.standardId}>
                        <AlignedStandard lang={lang} it={it} />
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {changes.gone.length > 0 && (
            <Section title={words.counts.gone} wide>
              <ul className="looks">
                {changes.gone.map((it) => (
                  <li key={it.code}>
                    <b>{it.code}</b> <Wording lang={lang} said={it.text} />
                    {it.aligned.map((aligned) => (
                      <p key={aligned.standardId}>
                        <AlignedStandard lang={lang} it={aligned} />
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {changes.fresh.length > 0 && (
            <Section title={words.counts.fresh} wide>
              <ul className="plain">
                {changes.fresh.map((it) => (
                  <li key={it.code}>
                    <b>{it.code}</b> <Wording lang={lang} said={saidIn(lang, { nl: it.textNl, en: it.textEn })} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </DeskPage>
  );
}

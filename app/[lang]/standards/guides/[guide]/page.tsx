import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Lang } from "@/lib/lang";
import { langOf, one } from "@/lib/params";
import { dayOf, number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { Desk, DeskPage } from "@/standards/desk";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { AlignedStandard, AskedChanges, ChangeForm } from "@/standards/guides/aligned";
import { findEdition, type Requirement } from "@/standards/guides/queries";
import { changedIn } from "@/standards/guides/rules";
import { Wording } from "@/standards/said";
import { Columns, Head, Notice, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; guide: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = say(langOf((await params).lang)).guides;
  return { title: t.title, description: t.lede };
}

type Found = NonNullable<Awaited<ReturnType<typeof findEdition>>>;

/** The standards of a requirement, one under the other. */
const Standards = ({ lang, of }: { lang: Lang; of: Requirement }) =>
  of.aligned.length === 0 ? (
    <b>{say(lang).guides.noStandard}</b>
  ) : (
    <ul className="plain">
      {of.aligned.map((it) => (
        <li key={it.standardId}>
          <AlignedStandard lang={lang} it={it} />
        </li>
      ))}
    </ul>
  );

/** How many requirements to look at are shown at once; the next come when these are done. */
const most = 50;

/** Every alignment that asks for a look: what of the requirement changed, and whether the standard still fits. */
function ToLookAt({ lang, found }: { lang: Lang; found: Found }) {
  const t = say(lang).guides;
  const items = found.requirements.flatMap((requirement) => {
    const aligned = requirement.aligned.filter(({ look }) => look);
    const from = found.from.get(requirement.code);
    return aligned.length > 0 ? [{ requirement, aligned, from, fields: from ? changedIn(from, requirement) : [] }] : [];
  });
  return (
    <Section id="look" title={t.lookTitle} wide>
      {items.length === 0 ? (
        <p>{t.lookNone}</p>
      ) : (
        <>
          <p className="prose">{t.lookLede}</p>
          <ol className="looks">
            {items.slice(0, most).map(({ requirement, aligned, from, fields }) => (
              <li key={requirement.id}>
                <h3>
                  <a href={hrefOfEdition(lang, found.guide.slug, found.edition.name, requirement.code)}>{t.requirementTitle(requirement.code)}</a>
                </h3>
                <div>
                  {from && fields.length > 0 ? (
                    <>
                      <p className="note">{t.earlierTitle(from.edition)}</p>
                      <AskedChanges lang={lang} from={from} to={requirement} fields={fields} />
                    </>
                  ) : (
                    <p>
                      <Wording lang={lang} said={requirement.text} />
                    </p>
                  )}
                  {aligned.map((it) => (
                    <div key={it.standardId} className="look">
                      <p>
                        <AlignedStandard lang={lang} it={it} note />
                      </p>
                      <ChangeForm lang={lang} requirement={requirement.id} it={it} />
                    </div>
                  ))}
                </div>
              </li>
            ))}
          </ol>
          {items.length > most && <p className="note gap">{t.more(items.length - most)}</p>}
        </>
      )}
    </Section>
  );
}

/** One edition of a guide: what a new one changed and asks to look at, what is gone, and all it asks. */
export default async function EditionPage({ params, searchParams }: Props) {
  const { lang: given, guide } = await params;
  const lang = langOf(given);
  const name = one((await searchParams).edition);
  const here = hrefOfEdition(lang, guide, name || undefined).slice(lang.length + 2);
  const actor = await requireMember(lang, here);
  const found = await findEdition(actor, guide, name || null, lang);
  if (!found) notFound();
  const t = say(lang);
  const { columns, ...words } = t.guides;
  const { edition, editions, before, changes, requirements } = found;
  const newest = editions[0]?.name ?? "";
  const fresh = changes?.fresh.filter(({ aligned }) => aligned.length === 0) ?? [];
  const to = (code: string, inEdition = edition.name) => hrefOfEdition(lang, guide, inEdition, code);
  return (
    <DeskPage
      lang={lang}
      here={here}
      trail={[{ label: words.title, href: `/${lang}/standards/guides` }, { label: words.inEdition(found.guide.name, edition.name) }]}
    >
      <Head
        label={words.imported(dayOf(lang, edition.importedAt))}
        title={words.inEdition(found.guide.name, edition.name)}
        lede={`${words.asked(requirements.length, new Set(requirements.map(({ className }) => className.text)).size)}; ${words.without(requirements.filter(({ aligned }) => aligned.length === 0).length)}.`}
      >
        <Desk lang={lang} here="guides" />
      </Head>
      <nav className="filters" aria-label={words.editions}>
        <div>
          <h2>{words.editions}</h2>
          {editions.map((it) => (
            <a key={it.id} href={hrefOfEdition(lang, guide, it.name)} aria-current={it.id === edition.id ? "true" : undefined}>
              {it.name}
            </a>
          ))}
          <a href={`/${lang}/standards/coverage?guide=${guide}&edition=${encodeURIComponent(edition.name)}`}>{words.toCoverage}</a>
          {(["xlsx", "csv"] as const).map((format) => (
            <a key={format} href={`/${lang}/standards/guides/export?guide=${guide}&edition=${encodeURIComponent(edition.name)}&format=${format}`}>
              {words.editionAs[format]}
            </a>
          ))}
        </div>
      </nav>
      {!found.isNewest && <Notice title={words.earlier(newest)} />}
      {found.isNewest && <ToLookAt lang={lang} found={found} />}
      {changes && before && (
        <>
          <Section title={words.freshTitle} wide>
            {fresh.length === 0 ? (
              <p>{words.freshNone}</p>
            ) : (
              <ul className="plain">
                {fresh.map((it) => (
                  <li key={it.id}>
                    <a href={to(it.code)}>{it.code}</a> <Wording lang={lang} said={it.text} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={words.goneTitle(before.name)} wide>
            {changes.gone.length === 0 ? (
              <p>{words.goneNone}</p>
            ) : (
              <>
                <p className="prose">{words.goneLede}</p>
                <table className="table gap">
                  <caption>{words.goneTitle(before.name)}</caption>
                  <Columns of={[columns.code, columns.text, columns.was]} />
                  <tbody>
                    {changes.gone.map((it) => (
                      <tr key={it.id}>
                        <th scope="row">
                          <a href={to(it.code, before.name)}>{it.code}</a>
                        </th>
                        <td data-label={columns.text}>
                          <Wording lang={lang} said={it.text} />
                        </td>
                        <td data-label={columns.was}>
                          <Standards lang={lang} of={it} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
          </Section>
        </>
      )}
      <Section title={words.allTitle} wide>
        <table className="table">
          <caption>{words.allCaption(edition.name)}</caption>
          <Columns of={[columns.code, columns.text, columns.className, words.steps[edition.steps], columns.weight, columns.standards]} />
          <tbody>
            {requirements.map((it) => (
              <tr key={it.id}>
                <th scope="row">
                  <a href={to(it.code)}>{it.code}</a>
                </th>
                <td data-label={columns.text}>
                  <Wording lang={lang} said={it.text} />
                </td>
                <td data-label={columns.className}>
                  <Wording lang={lang} said={it.className} />
                </td>
                <td data-label={words.steps[edition.steps]}>{number(lang, it.step)}</td>
                <td data-label={columns.weight}>{number(lang, it.weight)}</td>
                <td data-label={columns.standards}>
                  <Standards lang={lang} of={it} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </DeskPage>
  );
}

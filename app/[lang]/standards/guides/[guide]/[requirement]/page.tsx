import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { langOf, one } from "@/lib/params";
import { number, say } from "@/lib/say";
import { requireMember } from "@/lib/session";
import { DeskPage } from "@/standards/desk";
import { hrefOfEdition } from "@/standards/guides/addresses";
import { AlignedStandard, AlignForm, AskedChanges, ChangeForm } from "@/standards/guides/aligned";
import { findRequirement, listAlignable } from "@/standards/guides/queries";
import { changedIn } from "@/standards/guides/rules";
import { Wording } from "@/standards/said";
import { Facts, Head, Notice, Section } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; guide: string; requirement: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, requirement } = await params;
  const t = say(langOf(lang)).guides;
  return { title: t.requirementTitle(requirement), description: t.lede };
}

/** One requirement: what it asks and how that changed, and the standards that answer it, to change or to add to. */
export default async function RequirementPage({ params, searchParams }: Props) {
  const { lang: given, guide, requirement: code } = await params;
  const lang = langOf(given);
  const name = one((await searchParams).edition);
  const here = hrefOfEdition(lang, guide, name || undefined, code).slice(lang.length + 2);
  const actor = await requireMember(lang, here);
  const found = await findRequirement(actor, guide, name || null, code, lang);
  if (!found) notFound();
  const t = say(lang);
  const { columns, ...words } = t.guides;
  const { requirement: it, from, edition, before, isNewest } = found;
  const fields = from ? changedIn(from, it) : [];
  const standards = isNewest ? await listAlignable(actor, lang) : [];
  return (
    <DeskPage
      lang={lang}
      here={here}
      trail={[
        { label: words.title, href: `/${lang}/standards/guides` },
        { label: words.inEdition(found.guide.name, edition.name), href: hrefOfEdition(lang, guide, edition.name) },
        { label: code },
      ]}
    >
      <Head label={words.requirementTitle(code)} title={<Wording lang={lang} said={it.text} />} />
      <Facts
        facts={[
          { name: columns.className, value: <Wording lang={lang} said={it.className} /> },
          { name: words.steps[edition.steps], value: number(lang, it.step) },
          { name: columns.weight, value: number(lang, it.weight) },
        ]}
      />
      {!isNewest && <Notice title={words.earlier(found.editions[0]?.name ?? "")} />}
      {before && (
        <Section title={words.earlierTitle(from?.edition ?? before.name)}>
          {!from ? (
            <p>{words.earlierNew}</p>
          ) : fields.length === 0 ? (
            <p>{words.earlierSame}</p>
          ) : (
            <AskedChanges lang={lang} from={from} to={it} fields={fields} />
          )}
        </Section>
      )}
      <Section title={words.alignedTitle} wide>
        {it.aligned.length === 0 ? (
          <p>{words.alignedNone}</p>
        ) : (
          it.aligned.map((aligned) => (
            <div key={aligned.standardId} className="look">
              <p>
                <AlignedStandard lang={lang} it={aligned} note />
              </p>
              {isNewest && aligned.look && <p className="note">{words.lookHere}</p>}
              {isNewest && (
                <details open={aligned.look}>
                  <summary>{t.common.change}</summary>
                  <ChangeForm lang={lang} requirement={it.id} it={aligned} />
                </details>
              )}
            </div>
          ))
        )}
      </Section>
      {isNewest && (
        <Section title={words.alignTitle} id="align">
          <AlignForm lang={lang} requirement={it.id} standards={standards} />
          <p className="gap">
            <a href={`/${lang}/standards/new?requirement=${it.id}`}>{words.writeNew}</a>
          </p>
        </Section>
      )}
    </DeskPage>
  );
}

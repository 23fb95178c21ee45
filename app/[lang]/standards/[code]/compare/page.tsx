import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { metaOf } from "@/lib/meta";
import { langOf, one } from "@/lib/params";
import { visitor } from "@/lib/policy";
import { dayOf, say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { CompareForm, crumbsTo, Label } from "@/standards/[code]/parts";
import { findVersions, listVersions } from "@/standards/[code]/queries";
import { Comparison } from "@/standards/comparison";
import { Empty, Head, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  const t = say(lang).standards;
  return metaOf(lang, `standards/${code}/compare`, `${t.compareTitle} ${code}`, t.compareLede);
}

/** A version number of the address: null when none was given, and no page when it is not one of these. */
function asked(value: string, versions: { number: number }[]): number | null {
  if (value === "") return null;
  return versions.find(({ number }) => String(number) === value)?.number ?? notFound();
}

/** Any two versions of a standard beside each other, or the form that asks which two. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  const query = await searchParams;
  await requireReader(lang, `standards/${code}/compare`);
  const versions = await listVersions(visitor(lang), code, lang);
  if (versions.length === 0) notFound();
  const [from, to] = [asked(one(query.from), versions), asked(one(query.to), versions)];
  const found = await findVersions(visitor(lang), code, [from ?? 0, to ?? 0], lang);
  if (!found) notFound();
  const t = say(lang);
  const side = (number: number | null) => {
    const version = found.versions.find((it) => it.number === number);
    return version && { label: `${t.standards.version(version.number)}, ${dayOf(lang, version.publishedAt)}`, content: version.content };
  };
  const [before, after] = [side(from), side(to)];
  const isPair = before && after && from !== to;
  const here = `standards/${code}/compare${isPair ? `?from=${from}&to=${to}` : ""}`;
  return (
    <Page lang={lang} section="standards" here={here} brand={found.owner.brand?.slug} crumbs={crumbsTo(lang, found, t.standards.compare)}>
      <article>
        <Head
          label={<Label code={code} owner={found.owner} note={t.standards.versionCount(versions.length)} />}
          title={isPair && from && to ? t.standards.compareTwo(from, to) : t.standards.compareTitle}
          lede={t.standards.compareLede}
        />
        {versions.length < 2 ? (
          <Empty action={{ label: t.standards.toStandard, href: `/${lang}/standards/${code}` }}>{t.standards.oneVersion}</Empty>
        ) : (
          <>
            {!isPair && <p className="note">{from !== null && from === to ? t.standards.sameVersion : t.standards.chooseTwo}</p>}
            <CompareForm lang={lang} code={code} versions={versions} from={from ?? undefined} to={to ?? undefined} />
          </>
        )}
        {isPair && <Comparison lang={lang} from={before} to={after} />}
      </article>
    </Page>
  );
}

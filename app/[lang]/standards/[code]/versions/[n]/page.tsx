import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { Lang } from "@/lib/lang";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { visitor } from "@/lib/policy";
import { dayOf, say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { crumbsTo, Label, LanguageNote } from "@/standards/[code]/parts";
import { findVersion } from "@/standards/[code]/queries";
import { Wording } from "@/standards/said";
import { StandardSheet } from "@/standards/sheet";
import { Head, Notice, Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string; code: string; n: string }> };

const versionAt = cache((lang: Lang, code: string, n: string) => (/^[1-9][0-9]{0,3}$/.test(n) ? findVersion(visitor(lang), code, Number(n), lang) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang: given, code, n } = await params;
  const lang = langOf(given);
  const version = await versionAt(lang, code, n);
  return version
    ? metaOf(lang, `standards/${code}/versions/${n}`, `${version.code}, ${say(lang).standards.version(version.number)}`, version.words.statement)
    : {};
}

/** One version of a standard, at an address that shows it for good, and which version holds now. */
export default async function VersionPage({ params }: Props) {
  const { lang: given, code, n } = await params;
  const lang = langOf(given);
  await requireReader(lang, `standards/${code}/versions/${n}`);
  const version = await versionAt(lang, code, n);
  if (!version) notFound();
  const t = say(lang);
  const { number, total, holds, owner, retiredAt } = version;
  const at = `/${lang}/standards/${code}`;
  return (
    <Page
      lang={lang}
      section="standards"
      here={`standards/${code}/versions/${n}`}
      brand={owner.brand?.slug}
      crumbs={crumbsTo(lang, version, t.standards.version(number))}
    >
      <article>
        <div className="gap">
          <Notice
            title={`${t.standards.thisVersion(number, total)} ${retiredAt ? t.standards.retired(dayOf(lang, retiredAt)) : t.standards.versionHolds(number, holds)}`}
          >
            <a href={at}>{t.standards.toStandard}</a>
            {number !== holds && (
              <a href={`${at}/compare?from=${number}&to=${holds}`} className="ms-4">
                {t.standards.compareTwo(number, holds)}
              </a>
            )}
          </Notice>
        </div>
        {version.editorialReason && <p className="note">{t.standards.editorialBecause(version.editorialReason)}</p>}
        <LanguageNote lang={lang} said={version.lang} isUnchecked={version.isUnchecked} />
        <Head
          label={
            <Label
              code={code}
              owner={owner}
              note={`${t.standards.version(number)}, ${t.changes[version.change]}, ${t.standards.publishedOn(dayOf(lang, version.publishedAt))}`}
            />
          }
          title={<Wording lang={lang} said={{ text: version.words.statement, lang: version.lang }} unmarked />}
          lede={<Wording lang={lang} said={{ text: version.words.summary, lang: version.lang }} unmarked />}
        />
        <StandardSheet lang={lang} content={version.content} brand={owner.brand} />
      </article>
    </Page>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { today } from "@/lib/clock";
import type { Lang } from "@/lib/lang";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { visitor } from "@/lib/policy";
import { dayOf, say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { upkeepOf } from "@/standards/rules";
import { Wording } from "@/standards/said";
import { StandardSheet } from "@/standards/sheet";
import { UpkeepBadge } from "@/standards/upkeep";
import { Head, Page } from "@/ui/shell";
import { BaseSection } from "./base";
import { crumbsTo, KeepingSection, Label, LanguageNote, RelatedSection, Retired, VersionsSection } from "./parts";
import { findStandard, listVersions } from "./queries";

type Props = { params: Promise<{ lang: string; code: string }> };

const standardOf = cache((lang: Lang, code: string) => findStandard(visitor(lang), code, lang));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  const standard = await standardOf(lang, code);
  return standard ? metaOf(lang, `standards/${code}`, `${standard.code}: ${standard.live.words.statement}`, standard.live.words.summary) : {};
}

/** A standard as it holds now, with its whole trace, its figures drawn, its levels and its history; the same for every reader. */
export default async function StandardPage({ params }: Props) {
  const { lang: given, code } = await params;
  const lang = langOf(given);
  await requireReader(lang, `standards/${code}`);
  const standard = await standardOf(lang, code);
  if (!standard) notFound();
  const versions = await listVersions(visitor(lang), code, lang);
  const t = say(lang);
  const { live, owner, reviewBy } = standard;
  const note = `${t.standards.version(live.number)}, ${standard.retiredAt ? t.standards.heldUntil(dayOf(lang, standard.retiredAt)) : t.standards.since(dayOf(lang, live.publishedAt))}`;
  return (
    <Page lang={lang} section="standards" here={`standards/${code}`} brand={owner.brand?.slug} crumbs={crumbsTo(lang, standard)}>
      <article>
        <Retired lang={lang} standard={standard} />
        <LanguageNote lang={lang} said={live.lang} isUnchecked={live.isUnchecked} />
        <Head
          label={<Label code={code} owner={owner} note={note} />}
          title={<Wording lang={lang} said={{ text: live.words.statement, lang: live.lang }} unmarked />}
          lede={<Wording lang={lang} said={{ text: live.words.summary, lang: live.lang }} unmarked />}
        >
          {reviewBy && !standard.retiredAt && (
            <p className="gap">
              <UpkeepBadge lang={lang} upkeep={upkeepOf(reviewBy, today())} reviewBy={reviewBy} confirmedAt={standard.confirmedAt} />
            </p>
          )}
        </Head>
        <StandardSheet lang={lang} content={live.content} brand={owner.brand}>
          <BaseSection lang={lang} standard={standard} />
          <RelatedSection lang={lang} standard={standard} />
          <KeepingSection lang={lang} standard={standard} />
          <VersionsSection lang={lang} code={code} versions={versions} />
        </StandardSheet>
      </article>
    </Page>
  );
}

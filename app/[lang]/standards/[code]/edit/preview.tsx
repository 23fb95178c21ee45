import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { say } from "@/lib/say";
import type { Content } from "@/standards/schema";
import { StandardSheet } from "@/standards/sheet";

/** The content of a draft as the standard's page would show it. */
export function Preview({ lang, brand, content }: { lang: Lang; brand: string | null; content: Content }) {
  const { statement, summary } = content.words[lang];
  return (
    <div>
      <p className="font-text text-h2">{statement || say(lang).review.noStatement}</p>
      {summary && <p className="font-text text-lede">{summary}</p>}
      <StandardSheet lang={lang} content={content} brand={findBrand(brand)} />
    </div>
  );
}

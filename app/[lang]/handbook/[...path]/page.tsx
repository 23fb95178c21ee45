import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import { HandbookArticle } from "@/handbook/article";
import { componentsFor } from "@/handbook/prose";
import { findPage, type Page } from "@/lib/content";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { nothingHere, requireReader } from "@/lib/session";

type Props = { params: Promise<{ lang: string; path: string[] }> };

/** The text at the address; an address without one does not exist. */
async function textAt(params: Props["params"]): Promise<Page> {
  const { lang, path } = await params;
  return findPage(langOf(lang), `handbook/${path.join("/")}`) ?? nothingHere(langOf(lang));
}

/** Title, summary and addresses of the text. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await textAt(params);
  return metaOf(text.lang, text.path, text.title, text.summary);
}

/** A page of the handbook. */
export default async function HandbookTextPage({ params }: Props) {
  const text = await textAt(params);
  const { lang } = text;
  await requireReader(lang, text.path);
  const { default: Body }: { default: MDXContent } = await import(`@content/${lang}/handbook/${text.path.slice("handbook/".length)}.mdx`);
  return (
    <HandbookArticle lang={lang} text={text}>
      <Body components={componentsFor(text)} />
    </HandbookArticle>
  );
}

import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HandbookArticle } from "@/handbook/article";
import { Bibliography } from "@/handbook/bibliography";
import { componentsFor } from "@/handbook/prose";
import { findPage } from "@/lib/content";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { requireReader } from "@/lib/session";

type Props = { params: Promise<{ lang: string }> };

const here = "handbook/references";
const textIn = async (params: Props["params"]) => findPage(langOf((await params).lang), here) ?? notFound();

/** Title, summary and addresses of the text. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await textIn(params);
  return metaOf(text.lang, here, text.title, text.summary);
}

/** What a citation means, and every work with the pages that cite it. */
export default async function ReferencesPage({ params }: Props) {
  const text = await textIn(params);
  const { lang } = text;
  await requireReader(lang, here);
  const { default: Body }: { default: MDXContent } = await import(`@content/${lang}/handbook/references.mdx`);
  return (
    <HandbookArticle lang={lang} text={text}>
      <Body components={componentsFor(text)} />
      <Bibliography lang={lang} />
    </HandbookArticle>
  );
}

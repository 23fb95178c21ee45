import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import { BrandArticle, brandAt } from "@/brands/article";
import { componentsFor } from "@/handbook/prose";
import { findPage } from "@/lib/content";
import { metaOf } from "@/lib/meta";
import { say } from "@/lib/say";
import { nothingHere, requireReader } from "@/lib/session";

const guides = ["mission", "vision"] as const;

type Props = { params: Promise<{ lang: string; brand: string; guide: string }> };

/** The mission or the vision of the brand; nothing else stands at this height. */
async function guideAt(params: Props["params"]) {
  const { lang, brand } = await brandAt(params);
  const { guide: asked } = await params;
  const guide = guides.find((name) => name === asked) ?? (await nothingHere(lang));
  return { lang, brand, guide, text: findPage(lang, `brands/${brand.slug}/${guide}`) ?? (await nothingHere(lang)) };
}

/** Title, summary and addresses of the mission or vision. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, brand, text } = await guideAt(params);
  return metaOf(lang, text.path, `${text.title}, ${brand.name}`, text.summary);
}

/** The mission or the vision of a brand. */
export default async function GuidePage({ params }: Props) {
  const { lang, brand, guide, text } = await guideAt(params);
  await requireReader(lang, text.path);
  const t = say(lang).brands;
  const { default: Body }: { default: MDXContent } = await import(`@content/${lang}/brands/${brand.slug}/${guide}.mdx`);
  return (
    <BrandArticle lang={lang} brand={brand} here={text.path} label={t.of(t[guide], brand.name)} title={text.title} lede={text.summary} text={text}>
      <Body components={componentsFor(text)} />
    </BrandArticle>
  );
}

import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import { BrandArticle, brandAt } from "@/brands/article";
import { componentsFor } from "@/handbook/prose";
import { listValues } from "@/lib/content";
import { metaOf } from "@/lib/meta";
import { say } from "@/lib/say";
import { nothingHere, requireReader } from "@/lib/session";

type Props = { params: Promise<{ lang: string; brand: string; value: string }> };

async function valueAt(params: Props["params"]) {
  const { lang, brand } = await brandAt(params);
  const { value: slug } = await params;
  const values = listValues(lang, brand.slug);
  const text = values.find((value) => value.slug === slug) ?? (await nothingHere(lang));
  return { lang, brand, text, number: values.indexOf(text) + 1, of: values.length };
}

/** Title, summary and addresses of the value. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, brand, text } = await valueAt(params);
  return metaOf(lang, text.path, `${text.title}, ${brand.name}`, text.summary);
}

/** A value of a brand, with the standards that carry it out. */
export default async function ValuePage({ params }: Props) {
  const { lang, brand, text, number, of } = await valueAt(params);
  await requireReader(lang, text.path);
  const { default: Body }: { default: MDXContent } = await import(`@content/${lang}/brands/${brand.slug}/values/${text.slug}.mdx`);
  return (
    <BrandArticle
      lang={lang}
      brand={brand}
      here={text.path}
      label={say(lang).brands.valueOf(brand.name, number, of)}
      title={text.title}
      lede={text.summary}
      text={text}
    >
      <Body components={componentsFor(text)} />
    </BrandArticle>
  );
}

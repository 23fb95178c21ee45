import type { MDXContent } from "mdx/types";
import type { Metadata } from "next";
import { BrandArticle, brandAt } from "@/brands/article";
import { countStandards } from "@/brands/queries";
import { standardsOf } from "@/brands/row";
import { componentsFor } from "@/handbook/prose";
import { findPage, listValues } from "@/lib/content";
import { metaOf, pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { nothingHere, requireReader } from "@/lib/session";

type Props = { params: Promise<{ lang: string; brand: string }> };

async function textAt(params: Props["params"]) {
  const { lang, brand } = await brandAt(params);
  const here = `brands/${brand.slug}`;
  return { lang, brand, here, text: findPage(lang, here) ?? (await nothingHere(lang)) };
}

/** Name, character and addresses of the brand. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, brand, here, text } = await textAt(params);
  return metaOf(lang, here, brand.name, text.summary);
}

/** A brand: its character, mission and vision, tone, values and standards. */
export default async function BrandPage({ params }: Props) {
  const { lang, brand, here, text } = await textAt(params);
  await requireReader(lang, here);
  const t = say(lang).brands;
  const standards = (await countStandards(lang)).get(brand.slug) ?? 0;
  const { default: Body }: { default: MDXContent } = await import(`@content/${lang}/brands/${brand.slug}/index.mdx`);
  const guides = [
    { label: t.mission, page: findPage(lang, `${here}/mission`) },
    { label: t.vision, page: findPage(lang, `${here}/vision`) },
  ];
  return (
    <BrandArticle lang={lang} brand={brand} here={here} label={t.brand} title={brand.name} lede={text.summary} text={text}>
      <div className="grid mb-12 md:grid-cols-2">
        {guides.map(
          ({ label, page }) =>
            page && (
              <div key={page.path} className="border-t border-ink pt-3">
                <p className="lbl">{label}</p>
                <p className="mt-1 text-h3 leading-snug">
                  <a href={pathIn(lang, page.path)}>{page.title}</a>
                </p>
              </div>
            ),
        )}
      </div>
      <Body components={componentsFor(text)} />
      <h2>{t.values}</h2>
      <ul>
        {listValues(lang, brand.slug).map((value) => (
          <li key={value.id}>
            <a href={pathIn(lang, value.path)}>{value.title}</a>
          </li>
        ))}
      </ul>
      <h2>{t.standardsTitle}</h2>
      <p>
        {t.standardsText(brand.name, standards)} <a href={standardsOf(lang, brand)}>{t.toStandards(brand.name)}</a>
      </p>
    </BrandArticle>
  );
}

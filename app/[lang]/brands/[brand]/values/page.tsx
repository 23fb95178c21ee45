import type { Metadata } from "next";
import { BrandArticle, brandAt } from "@/brands/article";
import { type Brand, listValues } from "@/lib/content";
import { metaOf, pathIn } from "@/lib/meta";
import { say } from "@/lib/say";
import { requireReader } from "@/lib/session";

const hereOf = (brand: Brand) => `brands/${brand.slug}/values`;

type Props = { params: Promise<{ lang: string; brand: string }> };

/** Title, summary and addresses of the list of values. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, brand } = await brandAt(params);
  const here = hereOf(brand);
  const t = say(lang).brands;
  return metaOf(lang, here, t.of(t.values, brand.name), t.valuesSummary(brand.name));
}

/** The values of a brand, each with what it means in a sentence. */
export default async function ValuesPage({ params }: Props) {
  const { lang, brand } = await brandAt(params);
  const here = hereOf(brand);
  await requireReader(lang, here);
  const t = say(lang).brands;
  return (
    <BrandArticle lang={lang} brand={brand} here={here} label={brand.name} title={t.values} lede={t.valuesSummary(brand.name)}>
      <ol className="grid">
        {listValues(lang, brand.slug).map((value) => (
          <li key={value.id} className="border-t border-line pt-4">
            <h2 className="text-h3">
              <a href={pathIn(lang, value.path)}>{value.title}</a>
            </h2>
            <p>{value.summary}</p>
            <p className="note">{say(lang).minutes(value.minutes)}</p>
          </li>
        ))}
      </ol>
    </BrandArticle>
  );
}

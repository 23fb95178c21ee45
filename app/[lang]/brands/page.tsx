import type { Metadata } from "next";
import { listBrands } from "@/lib/content";
import { metaOf } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { Head, Page } from "@/ui/shell";
import { countStandards } from "./queries";
import { BrandRow } from "./row";

type Props = { params: Promise<{ lang: string }> };

/** Title, summary and addresses of the list of brands. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).brands;
  return metaOf(lang, "brands", t.title, t.summary);
}

/** Every brand with its character, mission, vision, values and number of standards. */
export default async function BrandsPage({ params }: Props) {
  const lang = langOf((await params).lang);
  await requireReader(lang, "brands");
  const t = say(lang).brands;
  const counts = await countStandards(lang);
  return (
    <Page lang={lang} section="brands" here="brands">
      <Head title={t.title} lede={t.summary} />
      <h2 className="vh">{t.all}</h2>
      {listBrands().map((brand) => (
        <BrandRow key={brand.slug} lang={lang} brand={brand} standards={counts.get(brand.slug) ?? 0} full />
      ))}
    </Page>
  );
}

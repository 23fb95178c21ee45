import type { Metadata } from "next";
import { countStandards } from "@/brands/queries";
import { BrandRow } from "@/brands/row";
import { Gap } from "@/handbook/gap";
import { PrincipleSteps } from "@/handbook/reading";
import { findPage, listBrands, listPrinciples } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { metaOf, pathIn } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { list, say } from "@/lib/say";
import { requireReader } from "@/lib/session";
import { Page } from "@/ui/shell";

type Props = { params: Promise<{ lang: string }> };

/** What this is, with the addresses of both front pages. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lang = langOf((await params).lang);
  const t = say(lang).home;
  return { ...(await metaOf(lang, "", t.title, t.lede)), title: { absolute: t.title } };
}

/** Minutes it takes to read the mission, the vision, the values and the principles. */
const minutesToBegin = (lang: Lang): number =>
  [...["mission", "vision", "values"].map((name) => findPage(lang, `handbook/${name}`)), ...listPrinciples(lang)].reduce(
    (sum, page) => sum + (page?.minutes ?? 0),
    0,
  );

/** Where to begin: for somebody new, for somebody who assesses their own work, for who leads. */
function Entrances({ lang }: { lang: Lang }) {
  const t = say(lang).home;
  const entrances = [
    { ...t.newcomer, text: t.newcomer.text(minutesToBegin(lang)), href: pathIn(lang, "handbook/mission") },
    { ...t.assessor, href: pathIn(lang, "assessments") },
    { ...t.leader, href: pathIn(lang, "standards") },
  ];
  return (
    <section aria-labelledby="begin">
      <h2 id="begin" className="vh">
        {t.begin}
      </h2>
      <div className="grid md:grid-cols-3">
        {entrances.map((entrance) => (
          <div key={entrance.href} className="border-t border-ink pt-4">
            <h3>{entrance.title}</h3>
            <p className="ui mt-2 text-ui">{entrance.text}</p>
            <p className="ui mt-3 text-ui">
              <a className="inline-block py-1" href={entrance.href}>
                {entrance.link}
              </a>
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** The front page: what quality is, where to begin, the brands and the principles. */
export default async function FrontPage({ params }: Props) {
  const lang = langOf((await params).lang);
  await requireReader(lang, "");
  const t = say(lang).home;
  const brands = listBrands();
  const counts = await countStandards(lang);
  const principles = findPage(lang, "handbook/principles");
  return (
    <Page lang={lang} here="">
      <header className="hero">
        <p className="lbl">
          {list(
            lang,
            brands.map((brand) => brand.name),
          )}
        </p>
        <h1>{t.heading}</h1>
        <p className="lede">{t.lede}</p>
        <Gap lang={lang} expected={8.4} perceived={7.1} />
      </header>
      <Entrances lang={lang} />
      <section className="live" aria-labelledby="brands">
        <header>
          <h2 id="brands">{t.brands}</h2>
        </header>
        {brands.map((brand) => (
          <BrandRow key={brand.slug} lang={lang} brand={brand} standards={counts.get(brand.slug) ?? 0} />
        ))}
      </section>
      {principles && (
        <section className="live items-baseline lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]" aria-labelledby="principles">
          <header>
            <h2 id="principles">
              <a href={pathIn(lang, principles.path)}>{principles.title}</a>
            </h2>
          </header>
          <div className="side">
            <PrincipleSteps lang={lang} />
          </div>
        </section>
      )}
    </Page>
  );
}

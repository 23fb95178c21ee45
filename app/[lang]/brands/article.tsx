import type { ReactNode } from "react";
import { Contents, type Entry, Reading, Sources } from "@/handbook/reading";
import { neighboursOf } from "@/handbook/rules";
import { type Brand, findBrand, findPage, listValues, type Page as Text } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { pathIn } from "@/lib/meta";
import { langOf } from "@/lib/params";
import { say } from "@/lib/say";
import { nothingHere } from "@/lib/session";
import { BrandMark, Page } from "@/ui/shell";

/** The language and the brand of an address; an address without one does not exist. */
export async function brandAt(params: Promise<{ lang: string; brand: string }>): Promise<{ lang: Lang; brand: Brand }> {
  const { lang, brand } = await params;
  return { lang: langOf(lang), brand: findBrand(brand) ?? (await nothingHere(langOf(lang))) };
}

/** Every page of a brand, as the list at its left shows them. */
function entriesOf(lang: Lang, brand: Brand): Entry[] {
  const t = say(lang).brands;
  const root = `brands/${brand.slug}`;
  const titleOf = (path: string) => findPage(lang, path)?.title ?? "";
  return [
    { title: t.about(brand.name), href: pathIn(lang, root) },
    { title: titleOf(`${root}/mission`), href: pathIn(lang, `${root}/mission`) },
    { title: titleOf(`${root}/vision`), href: pathIn(lang, `${root}/vision`) },
    {
      title: t.values,
      href: pathIn(lang, `${root}/values`),
      below: listValues(lang, brand.slug).map((value) => ({ title: value.title, href: pathIn(lang, value.path) })),
    },
  ];
}

type Props = {
  lang: Lang;
  brand: Brand;
  /** The address below the language. */
  here: string;
  label: string;
  title: string;
  lede: string;
  /** The compiled text that is shown, whose sources stand beside it. */
  text?: Text;
  children: ReactNode;
};

/** A page of a brand in its accent and heading tone, with its place among the brand's other pages. */
export function BrandArticle({ lang, brand, here, label, title, lede, text, children }: Props) {
  const t = say(lang).brands;
  const entries = entriesOf(lang, brand);
  const inOrder = entries.flatMap((entry) => [entry, ...(entry.below ?? [])]);
  const root = `brands/${brand.slug}`;
  const crumbs = [
    { label: t.title, href: pathIn(lang, "brands") },
    ...(here === root ? [] : [{ label: brand.name, href: pathIn(lang, root) }]),
    ...(here.startsWith(`${root}/values/`) ? [{ label: t.values, href: pathIn(lang, `${root}/values`) }] : []),
    { label: title },
  ];
  return (
    <Page lang={lang} section="brands" here={here} brand={brand.slug} crumbs={crumbs}>
      <Reading
        lang={lang}
        label={
          <>
            <BrandMark brand={brand} />
            {label}
          </>
        }
        title={title}
        lede={lede}
        side={<Contents label={t.contents(brand.name)} entries={entries} current={pathIn(lang, here)} />}
        aside={text && <Sources page={text} />}
        {...neighboursOf(inOrder, (entry) => entry.href === pathIn(lang, here))}
      >
        {children}
      </Reading>
    </Page>
  );
}

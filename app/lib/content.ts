import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Lang, langs } from "@/lib/lang";
import { shared } from "@/lib/shared";
import { fingerprint } from "@/lib/text";

/** Where the texts are. */
export const contentFolder = join(process.cwd(), "content");

const oklch = z.string().regex(/^oklch\([\d.]+% [\d.]+ [\d.]+\)$/);

/** A brand's look and prefix, as `content/brands/<slug>.json` sets them. */
export const brandSchema = z.strictObject({
  slug: z.string().regex(/^[a-z]+$/),
  name: z.string(),
  /** The first letters of its codes. */
  prefix: z.string().regex(/^[A-Z]{2,5}$/),
  accent: z.strictObject({ light: oklch, dark: oklch }),
  /** The tone of its headings. */
  heading: z.strictObject({ weight: z.number().int().min(400).max(700), style: z.enum(["normal", "italic"]) }),
  /** Its mark in a square of 16, so that a brand is never told by colour alone. */
  mark: z.array(z.strictObject({ d: z.string(), filled: z.boolean() })).min(1),
});

/** A work that pages cite. */
export const referenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  authors: z.string(),
  year: z.number().int().nullable(),
  title: z.string(),
  in: z.string(),
  url: z.url().optional(),
});

/** What every page declares about itself. */
export const frontMatterSchema = z.strictObject({
  title: z.string().min(1).max(60),
  summary: z.string().min(1).max(220),
  /** Its position in its list. */
  order: z.number().int(),
  /** The principles and values it bears on, by slug and `brand/slug`. */
  principles: z.array(z.string()).default([]),
  values: z.array(z.string()).default([]),
  /** Counts the publications; a page that asks to be read again says so with a material change. */
  revision: z.number().int().min(1),
  change: z.enum(["material", "editorial"]),
});

export type Brand = z.output<typeof brandSchema> & { order: number };
export type Reference = z.output<typeof referenceSchema>;
export type Page = z.output<typeof frontMatterSchema> & {
  lang: Lang;
  /** Its address below the language: `handbook/principles/consistency`. */
  path: string;
  /** Words divided by 200 a minute, rounded, at least 1. */
  minutes: number;
  /** SHA-256 of the source. */
  fingerprint: string;
  source: string;
};

const matter = /^---\n([\s\S]*?)\n---\n/;

/** The front matter and the body of a source; throws when it has none. */
export function split(source: string): { data: unknown; body: string } {
  const found = matter.exec(source);
  if (!found) throw new Error("no front matter");
  return { data: parse(found[1] ?? ""), body: source.slice(found[0].length) };
}

const wordsOf = (body: string) =>
  body
    .replace(/<[^>]*>|\{[^}]*\}|[#*_`|[\]()>-]/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;

function load() {
  const pages = new Map<string, Page>();
  for (const lang of langs) {
    for (const entry of readdirSync(/* turbopackIgnore: true */ join(contentFolder, lang), { recursive: true, encoding: "utf8" })) {
      if (!entry.endsWith(".mdx")) continue;
      const source = readFileSync(/* turbopackIgnore: true */ join(contentFolder, lang, entry), "utf8");
      const { data, body } = split(source);
      const path = entry
        .replaceAll("\\", "/")
        .replace(/\.mdx$/, "")
        .replace(/\/index$/, "");
      pages.set(`${lang}/${path}`, {
        ...frontMatterSchema.parse(data),
        lang,
        path,
        minutes: Math.max(1, Math.round(wordsOf(body) / 200)),
        fingerprint: fingerprint(source),
        source,
      });
    }
  }
  const brands = readdirSync(/* turbopackIgnore: true */ join(contentFolder, "brands"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => brandSchema.parse(JSON.parse(readFileSync(/* turbopackIgnore: true */ join(contentFolder, "brands", name), "utf8"))))
    .map((brand) => ({ ...brand, order: pages.get(`nl/brands/${brand.slug}`)?.order ?? 99 }))
    .sort((a, b) => a.order - b.order);
  const references = z.array(referenceSchema).parse(JSON.parse(readFileSync(/* turbopackIgnore: true */ join(contentFolder, "bibliography.json"), "utf8")));
  return { pages, brands, references };
}

const content = () => (process.env.NODE_ENV === "development" ? load() : shared("content", load));

/** The page at an address below the language, or null. */
export const findPage = (lang: Lang, path: string): Page | null => content().pages.get(`${lang}/${path}`) ?? null;

/** Every page of a language. */
export const listPages = (lang: Lang): Page[] => [...content().pages.values()].filter((page) => page.lang === lang);

/** The pages directly below an address, in their order. */
export const pagesBelow = (lang: Lang, path: string): Page[] =>
  listPages(lang)
    .filter((page) => page.path.startsWith(`${path}/`) && !page.path.slice(path.length + 1).includes("/"))
    .sort((a, b) => a.order - b.order);

/** The brands, in their order. */
export const listBrands = (): Brand[] => content().brands;

/** The brand with this slug, or null. */
export const findBrand = (slug: string | null): Brand | null => content().brands.find((brand) => brand.slug === slug) ?? null;

const principleFolder = "handbook/principles";

/** The principles in their order, with their page. */
export const listPrinciples = (lang: Lang): (Page & { slug: string })[] =>
  pagesBelow(lang, principleFolder).map((page) => ({ ...page, slug: page.path.slice(principleFolder.length + 1) }));

/** The page of a principle, or null. */
export const findPrinciple = (lang: Lang, slug: string): Page | null => findPage(lang, `${principleFolder}/${slug}`);

/** The values of a brand in their order, with their page and their id `brand/slug`. */
export const listValues = (lang: Lang, brand: string): (Page & { id: string; slug: string })[] =>
  pagesBelow(lang, `brands/${brand}/values`).map((page) => {
    const slug = page.path.split("/").at(-1) ?? "";
    return { ...page, slug, id: `${brand}/${slug}` };
  });

/** The page of a value by its id `brand/slug`, or null. */
export const findValue = (lang: Lang, id: string): Page | null => {
  const [brand, slug] = id.split("/");
  return findPage(lang, `brands/${brand}/values/${slug}`);
};

/** All references, by author and year. */
export const listReferences = (): Reference[] => content().references.toSorted((a, b) => a.authors.localeCompare(b.authors) || (a.year ?? 0) - (b.year ?? 0));

/** The reference with this id, or null. */
export const findReference = (id: string): Reference | null => content().references.find((reference) => reference.id === id) ?? null;

/** The works a page cites, each once, in the order of its text. */
export const citedOn = (page: Page): Reference[] =>
  [...new Set([...page.source.matchAll(/<Cite\s[^>]*\bid="([^"]+)"/g)].map((found) => found[1] ?? ""))].flatMap((id) => findReference(id) ?? []);

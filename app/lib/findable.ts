import GithubSlugger from "github-slugger";
import { findBrand, listPages, listReferences, type Page, split } from "@/lib/content";
import type { Database } from "@/lib/db";
import { type Lang, langs } from "@/lib/lang";
import { fingerprint } from "@/lib/text";

/** What a search can find of `content/`: a part of a page of the handbook or of a brand under its heading, a work. */
export type Findable = {
  kind: "page" | "brand" | "reference";
  ref: string;
  lang: Lang;
  wordsLang: Lang;
  path: string;
  title: string;
  lead: string;
  body: string;
  brandSlug: string | null;
  principles: string[];
};

/** Text as people read it: no tags, no values, no marks; of a link its words. */
export const readable = (mdx: string): string =>
  mdx
    .replace(/<\/?[A-Za-z](?:\{[^}]*\}|"[^"]*"|[^>"{])*>/g, " ")
    .replace(/\{[^}]*\}/g, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*>]|\d+\.|\|?[\s:|-]+\|?$)\s+/gm, "")
    .replace(/[*_`|]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The parts of a page: what stands before its first heading, and each heading with what stands below it. */
export function partsOf(page: Page): Findable[] {
  const slugger = new GithubSlugger();
  const [opening = "", ...below] = split(page.source).body.split(/^(?=#{2,4} )/m);
  const brand = findBrand(/^brands\/([^/]+)/.exec(page.path)?.[1] ?? null);
  const shared = {
    kind: brand ? ("brand" as const) : ("page" as const),
    lang: page.lang,
    wordsLang: page.lang,
    brandSlug: brand?.slug ?? null,
    principles: page.principles,
  };
  return [
    {
      ...shared,
      ref: page.path,
      path: page.path,
      title: page.path === `brands/${brand?.slug}` && brand ? brand.name : page.title,
      lead: page.summary,
      body: readable(opening),
    },
    ...below.map((part) => {
      const [heading = "", ...rest] = part.split("\n");
      const title = readable(heading.replace(/^#+ /, ""));
      const path = `${page.path}#${slugger.slug(title)}`;
      return { ...shared, ref: path, path, title, lead: "", body: readable(rest.join("\n")) };
    }),
  ];
}

const works = (lang: Lang): Findable[] =>
  listReferences().map(({ id, authors, year, title, in: publication }) => ({
    kind: "reference",
    ref: id,
    lang,
    wordsLang: lang,
    path: `handbook/references#${id}`,
    title,
    lead: year === null ? authors : `${authors}, ${year}`,
    body: publication,
    brandSlug: null,
    principles: [],
  }));

/** Brings what a search can find of `content/` into line with it: at nearly every start nothing changed, and nothing is written. */
export async function recordFindable({ prisma }: Database): Promise<void> {
  const rows = langs.flatMap((lang) => [...listPages(lang).flatMap(partsOf), ...works(lang)]).map((row) => ({ ...row, fingerprint: fingerprint(row) }));
  const keyOf = (row: { kind: string; ref: string; lang: string; fingerprint: string | null }) => `${row.kind} ${row.lang} ${row.ref} ${row.fingerprint}`;
  const select = { kind: true, ref: true, lang: true, fingerprint: true } as const;
  const wanted = new Set(rows.map(keyOf));
  const there = await prisma.searchEntry.findMany({ where: { fingerprint: { not: null } }, select });
  if (there.length === rows.length && there.every((row) => wanted.has(keyOf(row)))) return;
  await prisma.$transaction(async (tx) => {
    // The same lock that the triggers take, for all count the same words.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`;
    const kept = await tx.searchEntry.findMany({ where: { fingerprint: { not: null } }, select });
    const known = new Set(kept.map(keyOf));
    const gone = kept.filter((row) => !wanted.has(keyOf(row))).map(({ kind, ref, lang }) => ({ kind, ref, lang }));
    if (gone.length > 0) await tx.searchEntry.deleteMany({ where: { OR: gone } });
    await tx.searchEntry.createMany({ data: rows.filter((row) => !known.has(keyOf(row))) });
  });
}

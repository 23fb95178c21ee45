import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type Lang, langs } from "@/lib/lang";
import { fingerprint } from "@/lib/text";
import { contentWith } from "./review/builders";
import type { Content } from "./schema";

type Wish = {
  code: string;
  brand?: string;
  unitId?: string;
  /** The versions, the oldest first; none makes a standard that was never published. */
  versions?: Content[];
  /** The languages in which there are words. */
  inLangs?: readonly Lang[];
  more?: Partial<Prisma.StandardUncheckedCreateInput>;
};

/** A standard as rows, published as often as it has versions, a day apart from 1 March 2026; gives its id. For tests of reading. */
export async function standard({ code, brand, unitId, versions = [contentWith()], inLangs = langs, more = {} }: Wish): Promise<string> {
  const { id } = await db.standard.create({ data: { code, brandSlug: brand ?? null, unitId: unitId ?? null, ...more } });
  let liveId: string | null = null;
  for (const [at, { numbers, words }] of versions.entries()) {
    const { principle, target, ...rest } = numbers;
    const version = await db.version.create({
      data: {
        ...rest,
        standardId: id,
        number: at + 1,
        change: at === 0 ? "material" : "editorial",
        principleSlug: principle,
        target: target ?? 100,
        fingerprint: fingerprint(numbers),
        publishedAt: new Date(Date.UTC(2026, 2, at + 1, 12)),
        words: { create: inLangs.map((lang) => ({ lang, ...words[lang], note: `${lang} ${at + 1}` })) },
      },
    });
    liveId = version.id;
  }
  await db.standard.update({ where: { id }, data: { liveId } });
  return id;
}

/** A unit below the root, of a brand or of none; gives its id. */
export async function unit(slug: string, brandSlug: string | null = null): Promise<string> {
  const kind = brandSlug ? "branch" : "department";
  return (await db.unit.create({ data: { slug, kind, nameNl: `Afdeling ${slug}`, nameEn: `Department ${slug}`, brandSlug, path: `/lindegroep/${slug}/` } })).id;
}

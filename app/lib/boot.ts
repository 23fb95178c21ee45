import { randomBytes } from "node:crypto";
import { now, today } from "@/lib/clock";
import { listBrands, listPages, listPrinciples, listValues } from "@/lib/content";
import { adoptDatabase, type Database, openFolder, openPostgres } from "@/lib/db";
import { env } from "@/lib/env";
import { recordFindable } from "@/lib/findable";
import { prepareJobs } from "@/lib/jobs";
import { langs } from "@/lib/lang";
import { migrate } from "@/lib/migrate";
import { logMissingCodes } from "@/lib/named";
import { canonical, fingerprint } from "@/lib/text";

/** What `content/` says of brands, principles and values, as rows. */
function rowsOfContent() {
  const brands = listBrands();
  return {
    brands: brands.map(({ slug, name, prefix }, position) => ({ slug, name, prefix, position, gone: false })),
    principles: listPrinciples("nl").map(({ slug, order }) => ({ slug, position: order, gone: false })),
    values: brands.flatMap(({ slug }) => listValues("nl", slug).map(({ id, order }) => ({ id, brandSlug: slug, position: order, gone: false }))),
  };
}

/** Which of the rows are not there as they should be: at nearly every start none, and then nothing is written. */
const strayed = <R extends object>(rows: R[], there: R[]): R[] => {
  const known = new Set(there.map(canonical));
  return rows.filter((row) => !known.has(canonical(row)));
};

/** Brings the rows of brands, principles and values into line with `content/`, by slug; what left `content/` is marked gone. */
export async function alignContent({ prisma }: Database): Promise<void> {
  const { brands, principles, values } = rowsOfContent();
  await prisma.$transaction(async (tx) => {
    for (const { slug, ...row } of strayed(brands, await tx.brand.findMany()))
      await tx.brand.upsert({ where: { slug }, create: { slug, ...row }, update: row });
    for (const { slug, ...row } of strayed(principles, await tx.principle.findMany()))
      await tx.principle.upsert({ where: { slug }, create: { slug, ...row }, update: row });
    for (const { id, ...row } of strayed(values, await tx.value.findMany())) await tx.value.upsert({ where: { id }, create: { id, ...row }, update: row });
    await tx.brand.updateMany({ where: { gone: false, slug: { notIn: brands.map(({ slug }) => slug) } }, data: { gone: true } });
    await tx.principle.updateMany({ where: { gone: false, slug: { notIn: principles.map(({ slug }) => slug) } }, data: { gone: true } });
    await tx.value.updateMany({ where: { gone: false, id: { notIn: values.map(({ id }) => id) } }, data: { gone: true } });
  });
}

/** Records the text of every page as it stands now, per language, if this text was not recorded before. */
export async function recordPages({ prisma }: Database): Promise<void> {
  const keyOf = (page: { path: string; lang: string; fingerprint: string }) => `${page.lang} ${page.path} ${page.fingerprint}`;
  const recorded = new Set((await prisma.pageText.findMany({ select: { path: true, lang: true, fingerprint: true } })).map(keyOf));
  const data = langs
    .flatMap((lang) => listPages(lang))
    .filter((page) => !recorded.has(keyOf(page)))
    .map(({ path, lang, revision, change, title, source, fingerprint: print }) => ({ path, lang, revision, change, title, source, fingerprint: print }));
  if (data.length > 0) await prisma.pageText.createMany({ data, skipDuplicates: true });
}

/**
 * Forgets what has had its time: forms that nobody sends again after two days, uploaded files after a week, and what was
 * sought in vain, with what was said of it, and notices with their mails after a year. At the start, and every day from then on.
 */
export async function forget({ prisma }: Database): Promise<void> {
  const before = (days: number) => ({ lt: new Date(now().getTime() - days * 86_400_000) });
  await prisma.sentForm.deleteMany({ where: { sentAt: before(2) } });
  await prisma.import.deleteMany({ where: { createdAt: before(7) } });
  await prisma.editionFile.deleteMany({ where: { createdAt: before(7) } });
  await prisma.searchMiss.deleteMany({ where: { lastAt: before(365) } });
  await prisma.searchRemark.deleteMany({ where: { at: before(365) } });
  await prisma.notice.deleteMany({ where: { at: before(365) } });
  await prisma.digest.deleteMany({ where: { at: before(365), notices: { none: {} } } });
}

/** A one-time link for the first administrator, while there is nobody; an earlier one ends. */
async function setUpLink({ prisma }: Database): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await prisma.$transaction([
    prisma.invitation.deleteMany({ where: { personId: null } }),
    prisma.invitation.create({ data: { tokenHash: fingerprint(token), expires: new Date(now().getTime() + 7 * 86_400_000) } }),
  ]);
  return new URL(`/${langs[0]}/setup/${token}`, env().url).href;
}

/** How the house stands after boot: what to print for whoever started it. */
export type Booted = { database: Database; filled: boolean; setUp: string | null };

/**
 * Opens the database of this process, migrates it, brings it into line with `content/`, and on a first start fills the
 * demo organisation or makes the set-up link. `tell` hears what is being done. Throws when the data folder is held by
 * another process or does not open.
 */
export async function boot(what: string, tell: (step: string) => void = () => {}): Promise<Booted> {
  const { databaseUrl, data, demo } = env();
  let filled = false;
  const fill = async (database: Database) => {
    tell("Making the database");
    await migrate(database.pool);
    await alignContent(database);
    if (demo) {
      tell("Filling the demo organisation");
      const { fillDemo } = await import("../../prisma/seed.ts");
      await fillDemo(database, today());
      filled = true;
    }
  };
  let database: Database;
  if (databaseUrl) {
    database = openPostgres(databaseUrl);
    await migrate(database.pool);
    if (demo && (await database.prisma.person.count()) === 0) await fill(database);
  } else {
    database = await openFolder(data, what, fill);
    await migrate(database.pool);
  }
  adoptDatabase(database);
  await prepareJobs(database);
  await alignContent(database);
  await recordPages(database);
  await recordFindable(database);
  await logMissingCodes(database.prisma);
  await forget(database);
  const setUp = !demo && (await database.prisma.person.count()) === 0 ? await setUpLink(database) : null;
  return { database, filled, setUp };
}

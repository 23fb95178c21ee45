import { db } from "@/lib/db";
import { type Lang, langs, otherLang } from "@/lib/lang";
import type { Actor } from "@/lib/policy";
import { ownerColumns, ownerOf, wordColumns } from "@/standards/[code]/columns";
import { isLive } from "@/standards/queries";
import { emptyContent, ledBy, translationsIn } from "@/standards/review/queries";
import { differences } from "@/standards/rules";
import type { Words } from "@/standards/schema";

const translationColumns = {
  number: true,
  words: { select: { lang: true, translation: true, ...wordColumns } },
  translationChecks: { select: { lang: true } },
} as const;

/** How many standards stand on a page. */
const pageSize = 50;

/**
 * A page of what is still to be translated in the places the actor leads (no `changes`), and of what may lag behind, with
 * what changed in the other language since it last went along; by code.
 */
export async function listTranslations(actor: Actor, page = 1) {
  const where = {
    AND: [
      isLive,
      ledBy(actor),
      {
        live: {
          OR: [
            ...langs.map((lang) => ({ words: { none: { lang } } })),
            { words: { some: { translation: "unchecked" as const } }, translationChecks: { none: {} } },
          ],
        },
      },
    ],
  };
  const pages = Math.max(1, Math.ceil((await db.standard.count({ where })) / pageSize));
  const at = Math.min(page, pages);
  const rows = await db.standard.findMany({
    where,
    orderBy: { code: "asc" },
    skip: (at - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      code: true,
      ...ownerColumns,
      live: { select: translationColumns },
      drafts: { where: { openFor: { not: null } }, select: { id: true } },
    },
  });
  const lagging = rows.filter(({ live }) => live && Object.values(translationsIn(live)).includes("unchecked")).map(({ id }) => id);
  const earlier = await db.version.findMany({
    where: { standardId: { in: lagging } },
    orderBy: { number: "desc" },
    select: { standardId: true, ...translationColumns },
  });
  const items = rows.flatMap(({ id, code, live, drafts, ...owned }) => {
    if (!live) return [];
    const states = translationsIn(live);
    return langs.flatMap((lang) => {
      if (states[lang] !== undefined && states[lang] !== "unchecked") return [];
      const other = otherLang(lang);
      const source = live.words.find((words) => words.lang === other);
      if (!source) return [];
      const before = earlier.find((version) => version.standardId === id && version.number < live.number && translationsIn(version)[lang] !== "unchecked");
      const { lang: _, translation, ...words } = source;
      return {
        code,
        lang,
        owner: ownerOf(actor.lang, owned),
        number: live.number,
        statement: { text: words.statement, lang: other },
        hasDraft: drafts.length > 0,
        changes: states[lang] === undefined ? null : changesOf(before?.words, words, other),
      };
    });
  });
  return { at, pages, items };
}

/** What changed in one language, field by field. */
function changesOf(before: ({ lang: Lang } & Words)[] | undefined, words: Words, lang: Lang) {
  const old = before?.find((row) => row.lang === lang);
  // Only texts are compared: the figures are the same in every language.
  const { numbers } = emptyContent;
  return old ? differences({ numbers, words: { [lang]: old } }, { numbers, words: { [lang]: words } }, [lang]).filter((it) => it.kind !== "number") : [];
}

/** Something to translate, or to check. */
export type Untranslated = Awaited<ReturnType<typeof listTranslations>>["items"][number];

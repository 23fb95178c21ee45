import { pageAt, reading } from "@/api/v1/answer";
import { findTold } from "@/api/v1/queries";
import { answers, questions } from "@/api/v1/schema";

/** One version of a standard, for good. */
export const GET = reading(questions.lang, answers.Version, async ({ actor, query: { lang }, params }) => {
  const { code = "", n = "" } = params;
  const found = /^[1-9]\d{0,3}$/.test(n) ? await findTold(actor, code, Number(n), lang) : null;
  if (!found) return null;
  const { retiredAt: _, holds, ...version } = found;
  return { ...version, holds: holds === version.version, url: pageAt(lang, `standards/${found.code}/versions/${n}`) };
});

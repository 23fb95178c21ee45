import { pageAt, reading } from "@/api/v1/answer";
import { findTold } from "@/api/v1/queries";
import { answers, questions } from "@/api/v1/schema";

/** A standard as it holds now. */
export const GET = reading(questions.lang, answers.Standard, async ({ actor, query: { lang }, params }) => {
  const found = await findTold(actor, params.code ?? "", null, lang);
  if (!found) return null;
  const { holds: _, ...standard } = found;
  return { ...standard, url: pageAt(lang, `standards/${found.code}`) };
});

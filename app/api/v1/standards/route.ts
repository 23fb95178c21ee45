import { Problem, pageAt, reading } from "@/api/v1/answer";
import { listPage } from "@/api/v1/queries";
import { answers, questions } from "@/api/v1/schema";
import { readFilters } from "@/standards/filters";

/** The standards that hold, narrowed down as the list for people is, a page at a time. */
export const GET = reading(questions.standards, answers.Standards, async ({ actor, query }) => {
  const { lang, after = "", limit, ...asked } = query;
  const { filters, unknown } = readFilters(lang, asked);
  // A program that asks for what is not there must hear of it, and not get everything.
  if (unknown.length > 0) throw new Problem(400, unknown.map(({ name, value }) => `${name}: ${value} is not known`).join("; "));
  const { items, next } = await listPage(actor, filters, { lang, after, limit });
  return { items: items.map((item) => ({ ...item, url: pageAt(lang, `standards/${item.code}`) })), next };
});

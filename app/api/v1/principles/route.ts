import { pageAt, reading } from "@/api/v1/answer";
import { answers, questions } from "@/api/v1/schema";
import { listPrinciples } from "@/lib/content";

/** The service principles, in their order. */
export const GET = reading(questions.lang, answers.Principles, async ({ query: { lang } }) => ({
  items: listPrinciples(lang).map(({ slug, title, summary, path }) => ({ slug, title, summary, url: pageAt(lang, path) })),
}));

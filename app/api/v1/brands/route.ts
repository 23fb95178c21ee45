import { pageAt, reading } from "@/api/v1/answer";
import { answers, questions } from "@/api/v1/schema";
import { listBrands } from "@/lib/content";

/** The brands, in their order. */
export const GET = reading(questions.lang, answers.Brands, async ({ query: { lang } }) => ({
  items: listBrands().map(({ slug, name, prefix }) => ({ slug, name, prefix, url: pageAt(lang, `brands/${slug}`) })),
}));

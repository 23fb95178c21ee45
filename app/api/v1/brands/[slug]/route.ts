import { pageAt, reading } from "@/api/v1/answer";
import { answers, questions } from "@/api/v1/schema";
import { findBrand, findPage, listValues } from "@/lib/content";

/** A brand with its values. */
export const GET = reading(questions.lang, answers.Brand, async ({ query: { lang }, params }) => {
  const brand = findBrand(params.slug ?? "");
  if (!brand) return null;
  const { slug, name, prefix } = brand;
  return {
    slug,
    name,
    prefix,
    summary: findPage(lang, `brands/${slug}`)?.summary ?? "",
    url: pageAt(lang, `brands/${slug}`),
    values: listValues(lang, slug).map(({ id, title, summary, path }) => ({ id, title, summary, url: pageAt(lang, path) })),
  };
});

import { pageAt, reading } from "@/api/v1/answer";
import { answers, questions } from "@/api/v1/schema";
import { listVersions } from "@/standards/[code]/queries";

/** Every version of a standard, the newest first. */
export const GET = reading(questions.lang, answers.Versions, async ({ actor, query: { lang }, params }) => {
  const code = (params.code ?? "").toUpperCase();
  const versions = await listVersions(actor, code, lang);
  if (versions.length === 0) return null;
  return {
    items: versions.map(({ number, change, publishedAt, note }) => ({
      version: number,
      change,
      publishedAt: publishedAt.toISOString(),
      lang: note.lang,
      note: note.text,
      url: pageAt(lang, `standards/${code}/versions/${number}`),
    })),
  };
});

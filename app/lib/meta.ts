import type { Metadata } from "next";
import { env } from "@/lib/env";
import { type Lang, langs } from "@/lib/lang";
import { requireReader } from "@/lib/session";

/** The path of a page in a language; `here` is its address below the language, `""` for the front page. */
export const pathIn = (lang: Lang, here: string): string => (here ? `/${lang}/${here}` : `/${lang}`);

/**
 * What a reading page says of itself: title, description, its own address and that in each language. Says it only to who
 * may read the page: what a page says of itself also stands in the answer that sends a visitor to the sign-in page.
 */
export async function metaOf(lang: Lang, here: string, title: string, description: string): Promise<Metadata> {
  await requireReader(lang, here);
  const languages = Object.fromEntries(langs.map((to) => [to, pathIn(to, here)]));
  return { metadataBase: env().url, title, description, alternates: { canonical: pathIn(lang, here), languages } };
}

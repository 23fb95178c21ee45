import type { Lang } from "@/lib/lang";

/** The address of an edition of a guide, of its newest without a name; with a code that of a requirement of it. */
export const hrefOfEdition = (lang: Lang, guide: string, edition?: string, code?: string): string =>
  `/${lang}/standards/guides/${guide}${code ? `/${code}` : ""}${edition ? `?edition=${encodeURIComponent(edition)}` : ""}`;

import { listBrands, listPrinciples, listValues } from "@/lib/content";
import { Audience, Channel, Source, Touchpoint } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { one } from "@/lib/params";
import { say } from "@/lib/say";
import type { SheetFormat } from "@/lib/sheet";
import { tidy } from "@/lib/text";

/** What a list of standards is narrowed down to; a key that is absent leaves its side open. */
export type Filters = {
  /** The slug of a brand, `organisation`, or `departments`. */
  brand?: string;
  /** As the leading principle or a further one. */
  principle?: string;
  /** As `brand/slug`. */
  value?: string;
  channel?: Channel;
  touchpoint?: Touchpoint;
  audience?: Audience;
  source?: Source;
  /** Words to be found in the code or the statement. */
  q?: string;
};

/** The filters one chooses from a list, in the order in which they stand on the page. */
export const choices = ["brand", "principle", "value", "channel", "touchpoint", "audience", "source"] as const;
export type ChoiceName = (typeof choices)[number];

const names = [...choices, "q"] as const;

const queryOf = (filters: Filters) => new URLSearchParams(names.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])));

/** The address of the list with these filters, at one of its pages. */
export function hrefOf(lang: Lang, filters: Filters, page = 1): string {
  const query = queryOf(filters);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/${lang}/standards?${query}` : `/${lang}/standards`;
}

/** The address of the list with these filters as a file. */
export function exportOf(lang: Lang, filters: Filters, format: SheetFormat): string {
  const query = queryOf(filters);
  query.set("format", format);
  return `/${lang}/standards/export?${query}`;
}

/** The page that was asked for, from 1. */
export const pageIn = (asked: string | string[] | undefined): number => Math.max(1, Number.parseInt(one(asked), 10) || 1);

const known = <T extends Record<string, string>>(words: T, value: string): value is Extract<T[keyof T], string> => Object.values(words).includes(value);

/** The filters of an address, and what stands there that no filter knows: that narrows nothing down and is said. */
export function readFilters(
  lang: Lang,
  asked: Record<string, string | string[] | undefined>,
): { filters: Filters; unknown: { name: ChoiceName; value: string }[] } {
  const filters: Filters = {};
  const unknown: { name: ChoiceName; value: string }[] = [];
  const q = tidy(one(asked.q));
  if (q) filters.q = q;
  for (const name of choices) {
    const value = tidy(one(asked[name]));
    if (!value) continue;
    if (name === "channel" && known(Channel, value)) filters.channel = value;
    else if (name === "touchpoint" && known(Touchpoint, value)) filters.touchpoint = value;
    else if (name === "audience" && known(Audience, value)) filters.audience = value;
    else if (name === "source" && known(Source, value)) filters.source = value;
    else if (name === "brand" && brandOptions(lang).some((option) => option.value === value)) filters.brand = value;
    else if (name === "principle" && listPrinciples(lang).some(({ slug }) => slug === value)) filters.principle = value;
    else if (name === "value" && listBrands().some(({ slug }) => listValues(lang, slug).some(({ id }) => id === value))) filters.value = value;
    else unknown.push({ name, value });
  }
  return { filters, unknown };
}

/** A way to narrow the list down by one filter. */
export type Option = { value: string; label: string };

const brandOptions = (lang: Lang): Option[] => [
  ...listBrands().map(({ slug, name }) => ({ value: slug, label: name })),
  { value: "organisation", label: say(lang).common.organisation },
  { value: "departments", label: say(lang).standards.departments },
];

/** The options of a filter in words; values are those of the brand in view, and none without one. */
export function optionsOf(lang: Lang, name: ChoiceName, filters: Filters): Option[] {
  const t = say(lang);
  const worded = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  switch (name) {
    case "brand":
      return brandOptions(lang);
    case "principle":
      return listPrinciples(lang).map(({ slug, title }) => ({ value: slug, label: title }));
    case "value": {
      const brand = filters.value?.split("/")[0] ?? filters.brand;
      return brand ? listValues(lang, brand).map(({ id, title }) => ({ value: id, label: title })) : [];
    }
    case "channel":
      return worded(t.channels);
    case "touchpoint":
      return worded(t.touchpoints);
    case "audience":
      return worded(t.audiences);
    case "source":
      return worded(t.sources);
  }
}

/** What a standard answers to each filter. */
export type Facets = Record<ChoiceName, string[]>;

/** Whether a standard passes every filter, the words sought left aside. */
export const passes = (facets: Facets, filters: Filters): boolean => choices.every((name) => !filters[name] || facets[name].includes(filters[name]));

/** The filters without this one. */
export function without(filters: Filters, name: keyof Filters): Filters {
  const { [name]: _, ...rest } = filters;
  return rest;
}

/** How many standards each option of a filter would leave, the other filters staying as they are. */
export function countsOf(all: Facets[], filters: Filters, name: ChoiceName): Map<string, number> {
  const counts = new Map<string, number>();
  for (const facets of all) {
    if (!passes(facets, without(filters, name))) continue;
    for (const value of facets[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The address when this option is chosen; a value of another brand is let go with the brand. */
export function choose(lang: Lang, filters: Filters, name: ChoiceName, value: string): string {
  const rest = without(filters, name);
  return hrefOf(
    lang,
    name === "brand" && rest.value && !rest.value.startsWith(`${value}/`) ? { ...without(rest, "value"), brand: value } : { ...rest, [name]: value },
  );
}

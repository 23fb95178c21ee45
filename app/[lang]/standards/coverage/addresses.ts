import { listBrands } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import { one } from "@/lib/params";
import { say } from "@/lib/say";
import { tidy } from "@/lib/text";
import { type Verdict, verdicts } from "@/standards/guides/rules";

/** What coverage is asked about; what is empty is open. */
export type Asking = { place: string; guide: string; edition: string; className: string; step: string; show: Verdict | "" };

type Query = Record<string, string | string[] | undefined>;

/** The places that standards are written for: the brands, the organisation, the departments. */
export const placeOptions = (lang: Lang) => [
  ...listBrands().map(({ slug, name }) => ({ value: slug, label: name })),
  { value: "organisation", label: say(lang).common.organisation },
  { value: "departments", label: say(lang).standards.departments },
];

/** What an address asks; a place that is none is the one to begin with. */
export function readAsking(lang: Lang, query: Query, first: string): Asking {
  const value = (name: string) => tidy(one(query[name]));
  const place = value("brand");
  return {
    place: placeOptions(lang).some((option) => option.value === place) ? place : first,
    guide: value("guide"),
    edition: value("edition"),
    className: value("class"),
    step: value("step"),
    show: verdicts.find((verdict) => verdict === value("show")) ?? "",
  };
}

const addressOf = (path: string, parts: Record<string, string | number | undefined>) => {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, String(value)]])));
  return `${path}?${query}`;
};

/** The address of the coverage that is asked, with these parts in the place of its own. */
export const hrefOfCoverage = (lang: Lang, asking: Asking, parts: Partial<Asking> = {}): string => {
  const { place, guide, edition, className, step, show } = { ...asking, ...parts };
  return addressOf(`/${lang}/standards/coverage`, { brand: place, guide, edition, class: className, step, show });
};

/** What a list of standards is narrowed down to: a principle, a value, a channel, a source, or something they lack. */
export type Narrowing = { principle?: string; value?: string; channel?: string; source?: string; lacks?: string };

/** The address of the standards of a place that a cell counts. */
export const hrefOfList = (lang: Lang, place: string, narrowing: Narrowing): string =>
  addressOf(`/${lang}/standards/coverage/list`, { brand: place, ...narrowing });

/** The address where a standard is begun that fills a gap of a place. */
export const hrefOfNew = (lang: Lang, place: string, gap: Omit<Narrowing, "lacks"> & { requirement?: string }): string =>
  addressOf(`/${lang}/standards/new`, { brand: place === "departments" ? "" : place, ...gap });

/** The address of a table of coverage as a file. */
export const hrefOfFile = (lang: Lang, { place, guide, edition }: Asking, format: "csv" | "xlsx", table?: string): string =>
  addressOf(`/${lang}/standards/coverage/export`, { brand: place, guide, edition, table, format });

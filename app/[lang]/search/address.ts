import { listBrands, listPrinciples } from "@/lib/content";
import { Channel, SearchKind, Touchpoint } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { one } from "@/lib/params";
import { say } from "@/lib/say";
import { tidy } from "@/lib/text";
import { type Narrowed, type Side, sides } from "./queries";

/** A question as its address says it. */
export type Question = { q: string; narrowed: Narrowed; literally: boolean; page: number };

/** The options of a side in words, in their order. */
export function optionsOf(lang: Lang, side: Side): { value: string; label: string }[] {
  const t = say(lang);
  switch (side) {
    case "kind":
      return Object.values(SearchKind).map((value) => ({ value, label: t.search.kinds[value] }));
    case "brand":
      return listBrands().map(({ slug, name }) => ({ value: slug, label: name }));
    case "principle":
      return listPrinciples(lang).map(({ slug, title }) => ({ value: slug, label: title }));
    case "channel":
      return Object.values(Channel).map((value) => ({ value, label: t.channels[value] }));
    case "touchpoint":
      return Object.values(Touchpoint).map((value) => ({ value, label: t.touchpoints[value] }));
  }
}

/** The question of an address; a choice that nobody knows narrows nothing down. */
export function readQuestion(lang: Lang, asked: Record<string, string | string[] | undefined>): Question {
  const narrowed: Narrowed = {};
  for (const side of sides) {
    const value = one(asked[side]);
    if (optionsOf(lang, side).some((option) => option.value === value)) narrowed[side] = value;
  }
  const page = Math.min(500, Math.max(1, Math.trunc(Number(one(asked.page))) || 1));
  return { q: tidy(one(asked.q)), narrowed, literally: one(asked.literally) === "yes", page };
}

/** The address of a question, below the language. A page has some eighty of these; `URLSearchParams` would take a tenth of its time. */
export function addressOf({ q, narrowed, literally, page }: Question): string {
  const parts = Object.entries({ q, ...narrowed, literally: literally && "yes", page: page > 1 && String(page) });
  const query = parts.flatMap(([name, value]) => (value ? `${name}=${encodeURIComponent(value)}` : [])).join("&");
  return query ? `search?${query}` : "search";
}

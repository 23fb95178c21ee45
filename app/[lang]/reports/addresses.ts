import { Channel } from "@/lib/generated/prisma/enums";
import type { Lang } from "@/lib/lang";
import { one } from "@/lib/params";
import type { SheetFormat } from "@/lib/sheet";
import { tidy } from "@/lib/text";

/** The roles that a report can be narrowed down to. */
export const roles = ["employee", "manager"] as const;

/** What a report is asked about: slugs and codes; what is empty is open. */
export type Asked = { cycle: string; unit: string; principle: string; channel: Channel | ""; role: (typeof roles)[number] | ""; page: number };

type Query = Record<string, string | string[] | undefined>;

/** What an address asks; what is none of the choices counts as open. */
export function readAsked(query: Query): Asked {
  const value = (name: string) => tidy(one(query[name]));
  const page = Number(value("page"));
  return {
    cycle: value("cycle"),
    unit: value("unit"),
    principle: value("principle"),
    channel: Object.values(Channel).find((channel) => channel === value("channel")) ?? "",
    role: roles.find((role) => role === value("role")) ?? "",
    page: Number.isInteger(page) && page > 1 && page <= 1_000 ? page : 1,
  };
}

/** The part of an address that asks; the page is left out when it is the first. */
export function queryOf({ page, ...asked }: Partial<Asked>, more: Record<string, string> = {}): string {
  const parts = Object.entries({ ...asked, page: page && page > 1 ? String(page) : "", ...more }).filter(([, value]) => value);
  return parts.length > 0 ? `?${new URLSearchParams(parts)}` : "";
}

/** The address of a report; `change` narrows down or opens, and begins on the first page. */
export const hrefOf = (lang: Lang, report: string, asked: Partial<Asked>, change: Partial<Asked> = {}): string =>
  `/${lang}/reports/${report}${queryOf({ ...asked, page: 1, ...change })}`;

/** Where the same figures are taken along as a file. */
export const fileOf = (lang: Lang, report: string, asked: Partial<Asked>, format: SheetFormat): string =>
  `/${lang}/reports/${report}/export${queryOf({ ...asked, page: 1 }, { format })}`;

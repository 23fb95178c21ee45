import { notFound } from "next/navigation";
import { isLang, type Lang } from "@/lib/lang";

/** The language of an address; an address in no language of ours does not exist. */
export const langOf = (given: string): Lang => (isLang(given) ? given : notFound());

/** One value of a query parameter, the first when it stands there twice; at most 200 characters. */
export const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).slice(0, 200);

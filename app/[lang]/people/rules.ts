import { findBrand } from "@/lib/content";
import type { Lang } from "@/lib/lang";
import type { RoleKind } from "@/lib/policy";
import { type FaultCode, say } from "@/lib/say";

/** Where a role is held: a unit, a brand, or (both null) the whole organisation. */
export type Place = { unitId: string | null; brandSlug: string | null };

/** Why a role of this kind cannot be held there, or null: an employee works in a unit, an administrator is one everywhere. */
export function placeFault(kind: RoleKind, { unitId, brandSlug }: Place): FaultCode | null {
  if (kind === "employee" && unitId === null) return "placeUnit";
  if (kind === "administrator" && (unitId !== null || brandSlug !== null)) return "placeOrganisation";
  return null;
}

/** Where a role stands on a day, of which its first and its last are part. */
export function stateOf(role: { from: Date; to: Date | null }, day: Date): "coming" | "lasting" | "past" {
  if (role.from > day) return "coming";
  return role.to !== null && role.to < day ? "past" : "lasting";
}

const hour = 60 * 60_000;

/**
 * How long a link to choose a password works, in milliseconds: a week for somebody who comes in for the first time, a
 * quarter of an hour for a new password in place of one, which is to be handed over there and then.
 */
export const linkLife = (hasPassword: boolean): number => (hasPassword ? hour / 4 : 7 * 24 * hour);

/** A role in words, with its place: `leidinggevende, Den Haag`. */
export function roleWords(lang: Lang, role: { kind: RoleKind; brandSlug: string | null; unit: { nameNl: string; nameEn: string } | null }): string {
  const t = say(lang);
  const unit = role.unit && (lang === "nl" ? role.unit.nameNl : role.unit.nameEn);
  return `${t.roles[role.kind]}, ${unit ?? (role.brandSlug ? (findBrand(role.brandSlug)?.name ?? role.brandSlug) : t.common.wholeOrganisation)}`;
}

/** How deep a unit lies in the tree, the root at 0. */
export const depthOf = (path: string): number => path.split("/").length - 3;

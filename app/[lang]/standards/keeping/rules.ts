import type { Scope } from "@/lib/policy";
import { fingerprint } from "@/lib/text";

/** The choices for how many days lie between two confirmations. */
export const intervals = [30, 90, 180, 365] as const;

/** The share of standards, in percent, that should be confirmed; as knowledge bases that are kept well aim for. */
export const aim = 80;

/** A role as keeping looks at it: for a unit, with its brand, for a brand, or (neither) for the whole organisation. */
export type Held = { unitPath: string | null; brand: string | null };

/** Whether a role makes somebody of a place: it lies in the place, or reaches it. */
export function isOfPlace(role: Held, scope: Scope): boolean {
  if (role.unitPath === null && role.brand === null) return true;
  if (scope.unitPath !== null)
    return role.unitPath === null ? role.brand === scope.brand : scope.unitPath.startsWith(role.unitPath) || role.unitPath.startsWith(scope.unitPath);
  return scope.brand === null || role.brand === scope.brand;
}

type Kept = { reviewBy: Date | null; reviewEvery: number; publishedAt: Date; confirmedAt: Date | null };

/** Whether a standard counts as confirmed on a day: its day has not passed, and it was confirmed once or published within its interval. */
export const isConfirmed = ({ reviewBy, reviewEvery, publishedAt, confirmedAt }: Kept, on: Date): boolean =>
  reviewBy !== null && reviewBy >= on && (confirmedAt !== null || on.getTime() - publishedAt.getTime() <= reviewEvery * 86_400_000);

/** How a standard is kept as its form was filled, so that nobody sets it over what somebody else set meanwhile. */
export const printOfKeeping = ({ keeperId, reviewEvery, reviewBy }: { keeperId: string | null; reviewEvery: number; reviewBy: Date | null }): string =>
  fingerprint([keeperId, reviewEvery, reviewBy?.toISOString() ?? null]);

/** Who owned a brand or the organisation when its form was filled. */
export const printOfOwner = (ownerId: string | null): string => fingerprint([ownerId]);

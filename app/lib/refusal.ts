import type { RefusalCode } from "@/lib/say";

/** The HTTP status that goes with a refusal. */
export type RefusalStatus = 403 | 404 | 409 | 410 | 422 | 429;

/**
 * An act that was not done, for a reason the person can read: `code` is a key of `refusals` in the messages. Commands
 * throw it, `action` turns it into a sentence; it is no fault and is not logged as one.
 */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly code: RefusalCode,
    readonly status: RefusalStatus = 422,
    /** The fields it belongs to, each with a key of `faults`. */
    readonly fields: Record<string, string> = {},
    /** What the form needs to go on, such as both versions in a conflict. */
    readonly detail: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

/** Whether something thrown is a refusal, also when another copy of this module made it. */
export const isRefusal = (error: unknown): error is Refusal => (error as { name?: unknown } | null)?.name === "Refusal";

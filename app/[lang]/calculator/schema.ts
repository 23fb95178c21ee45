import { z } from "zod";
import { readNumber } from "./rules";

/** A typed number within limits; the message is a key of `faults`, the shared ones or the calculator's own. */
const figure = (least: number, most: number, fault: string) =>
  z
    .string()
    .transform((typed, context) => {
      const read = readNumber(typed);
      if (read !== null) return read;
      context.addIssue({ code: "custom", message: typed.trim() === "" ? "required" : "number" });
      return z.NEVER;
    })
    .pipe(z.number().min(least, fault).max(most, fault));

/** The same, or null when nothing was typed. */
const optional = <S extends z.ZodType>(inner: S) =>
  z.preprocess((typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed), inner.nullable());

/** What the calculator's address carries; the cost of winning a customer may stay empty. */
export const Calculate = z.strictObject({
  customers: figure(1, 10_000_000, "customers").refine(Number.isInteger, "customers"),
  revenue: figure(0.01, 1_000_000, "money"),
  lost: figure(0, 100, "share"),
  keep: figure(0, 100, "share"),
  win: optional(figure(0.01, 1_000_000, "money")),
});

import { expect, test } from "vitest";
import { SaveAnswer, SaveSection } from "./schema";

const item = "01890000-0000-7000-8000-000000000001";
const other = "01890000-0000-7000-8000-000000000002";
const assessment = "01890000-0000-7000-8000-00000000000a";
const save = (more: Record<string, unknown> = {}) => SaveAnswer.safeParse({ item, level: "2", revision: "3", ...more });

test("An answer is read as it was chosen: a level, or not applicable with its reason, or neither", () => {
  expect(save().data).toEqual({ item, level: 2, skipped: false, reason: null, measured: null, note: "", example: "", revision: 3 });
  expect(save({ level: "skip", reason: "colleague" }).data).toMatchObject({ level: null, skipped: true, reason: "colleague" });
  expect(save({ level: "", note: " later\r\n " }).data).toMatchObject({ level: null, skipped: false, note: "later" });
});

test("A reason that was left standing beside a level is not kept", () => {
  expect(save({ level: "1", reason: "channel" }).data).toMatchObject({ level: 1, skipped: false, reason: null });
});

test("Nothing but the form's own fields and values is taken", () => {
  const objects = [
    { level: { gt: 0 } },
    { level: 2 },
    { level: ["1", "2"] },
    { note: { not: "" } },
    { measured: 4 },
    { revision: 3 },
    { revision: "1e3" },
    { item: "x" },
    { item: { in: [] } },
    { savedAt: "now" },
    { __proto__: null, assessmentId: "x" },
  ];
  for (const more of objects) expect(save(more).success, JSON.stringify(more)).toBe(false);
});

test("A screen is read item by item, with the section to go on to", () => {
  const typed = {
    assessment,
    next: "needs",
    [`level.${item}`]: "0",
    [`note.${item}`]: "tijd",
    [`revision.${item}`]: "2",
    [`revision.${other}`]: "0",
    [`reason.${other}`]: "",
    [`measured.${other}`]: "2,5",
  };
  expect(SaveSection.parse(typed)).toEqual({
    assessment,
    next: "needs",
    answers: [
      { item, level: 0, skipped: false, reason: null, measured: null, note: "tijd", example: "", revision: 2 },
      { item: other, level: null, skipped: false, reason: null, measured: 2.5, note: "", example: "", revision: 0 },
    ],
  });
});

test("What is wrong on a screen is named by field and item, and an unknown field is refused", () => {
  const paths = (typed: Record<string, unknown>) =>
    SaveSection.safeParse({ assessment, next: "summary", [`revision.${item}`]: "0", ...typed }).error?.issues.map(
      ({ path, message }) => `${path.join("|")} ${message}`,
    );
  expect(paths({ [`measured.${item}`]: "24 s" })).toEqual([`measured.${item} number`]);
  expect(paths({ [`level.${item}`]: "9" })?.[0]).toContain(`level.${item}`);
  expect(paths({ [`savedAt.${item}`]: "now" })?.[0]).toContain("Unrecognized key");
  expect(paths({ personId: item })?.[0]).toContain("Unrecognized key");
  expect(paths({ next: "//evil.example" })?.[0]).toContain("next");
  expect(paths({ next: ["needs"] })?.[0]).toContain("next");
  expect(paths({})).toBeUndefined();
});

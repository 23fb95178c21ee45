import { expect, test } from "vitest";
import { type Actor, authorise, can, covers, type Grant, isA, type Permission, type RoleKind, reach, type Scope, type Targets, visitor } from "@/lib/policy";

const grant = (kind: RoleKind, place: { brand?: string; unitPath?: string } = {}): Grant => ({
  kind,
  brand: place.brand ?? null,
  unitPath: place.unitPath ?? null,
});
const actor = (id: string, ...grants: Grant[]): Actor => ({ id, name: id, lang: "nl", grants });

// Three levels; the second brand's path begins as the first's does, but is not under it.
const units = { org: "/org/", a: "/org/a/", one: "/org/a/one/", two: "/org/a/two/", ab: "/org/ab/", far: "/org/ab/far/" };
const places: Record<string, Scope> = {
  everywhere: { brand: null, unitPath: null },
  "brand x": { brand: "x", unitPath: null },
  "brand y": { brand: "y", unitPath: null },
  org: { brand: null, unitPath: units.org },
  a: { brand: "x", unitPath: units.a },
  one: { brand: "x", unitPath: units.one },
  two: { brand: "x", unitPath: units.two },
  ab: { brand: "y", unitPath: units.ab },
  far: { brand: "y", unitPath: units.far },
};

test.each([
  ["the whole organisation", {}, Object.keys(places)],
  ["a brand", { brand: "x" }, ["brand x", "a", "one", "two"]],
  ["the root", { unitPath: units.org }, ["org", "a", "one", "two", "ab", "far"]],
  ["a group", { unitPath: units.a }, ["a", "one", "two"]],
  ["a branch", { unitPath: units.one }, ["one"]],
  ["a unit that is gone", { unitPath: "/org/gone/" }, []],
])("A role for %s reaches its own place and what is under it, and nothing else", (_, place, reached) => {
  const role = grant("leader", place);
  expect(Object.keys(places).filter((name) => covers(role, places[name] as Scope))).toEqual(reached);
});

test("The reach of an actor as a filter finds the same places as the rule, for every pair of roles", () => {
  const kinds: RoleKind[] = ["leader", "manager"];
  const all = kinds.flatMap((kind) => [
    grant(kind),
    grant(kind, { brand: "x" }),
    grant(kind, { brand: "y" }),
    ...Object.values(units).map((unitPath) => grant(kind, { unitPath })),
  ]);
  let compared = 0;
  for (const first of all) {
    for (const second of all) {
      const who = actor("kim", first, second);
      for (const kind of kinds) {
        const { everywhere, brands, unitPaths } = reach(who, kind);
        for (const scope of Object.values(places)) {
          const found = everywhere || (scope.brand !== null && brands.includes(scope.brand)) || unitPaths.some((path) => scope.unitPath?.startsWith(path));
          expect(found).toBe(who.grants.some((one) => one.kind === kind && covers(one, scope)));
          compared++;
        }
      }
    }
  }
  expect(compared).toBe(all.length ** 2 * 2 * Object.keys(places).length);
});

/** Everybody who could look, and where those who assess themselves work. */
const people: Record<string, { who: Actor; works?: { role: RoleKind; unitPath: string; brand: string | null } }> = {
  ann: { who: actor("ann", grant("employee", { unitPath: units.one })), works: { role: "employee", unitPath: units.one, brand: "x" } },
  pia: { who: actor("pia", grant("employee", { unitPath: units.one })), works: { role: "employee", unitPath: units.one, brand: "x" } },
  bob: {
    who: actor("bob", grant("employee", { unitPath: units.one }), grant("manager", { unitPath: units.one })),
    works: { role: "manager", unitPath: units.one, brand: "x" },
  },
  jan: { who: actor("jan", grant("manager", { unitPath: units.one })), works: { role: "manager", unitPath: units.one, brand: "x" } },
  cas: { who: actor("cas", grant("employee", { unitPath: units.two })), works: { role: "employee", unitPath: units.two, brand: "x" } },
  dee: { who: actor("dee", grant("manager", { unitPath: units.two })), works: { role: "manager", unitPath: units.two, brand: "x" } },
  eve: { who: actor("eve", grant("manager", { unitPath: units.a })), works: { role: "manager", unitPath: units.a, brand: "x" } },
  fay: { who: actor("fay", grant("employee", { unitPath: units.far })), works: { role: "employee", unitPath: units.far, brand: "y" } },
  gus: { who: actor("gus", grant("manager", { unitPath: units.ab })), works: { role: "manager", unitPath: units.ab, brand: "y" } },
  bix: { who: actor("bix", grant("manager", { brand: "x" })) },
  hal: { who: actor("hal", grant("manager")) },
  lea: { who: actor("lea", grant("leader")) },
  ada: { who: actor("ada", grant("administrator")) },
  visitor: { who: visitor("nl") },
};
const subjects = Object.keys(people).filter((name) => people[name]?.works);

/** Whose submitted assessment each may read: their own, those of the people they manage, and a manager's own only from above. */
const table: Record<string, string[]> = {
  ann: ["ann"],
  pia: ["pia"],
  bob: ["ann", "pia", "bob"],
  jan: ["ann", "pia", "jan"],
  cas: ["cas"],
  dee: ["cas", "dee"],
  eve: ["ann", "pia", "bob", "jan", "cas", "dee", "eve"],
  fay: ["fay"],
  gus: ["fay", "gus"],
  bix: ["ann", "pia", "cas"],
  hal: subjects,
  lea: [],
  ada: [],
  visitor: [],
};

test.each(Object.keys(people))("%s reads the submitted assessments that the table names, and unsubmitted ones only their own", (viewer) => {
  const who = people[viewer]?.who as Actor;
  const mayRead = (submitted: boolean) =>
    subjects.filter((subject) => {
      const works = people[subject]?.works;
      return works && can(who, "assessment.read", { personId: subject, submitted, cycleOpen: true, ...works });
    });
  expect(mayRead(true)).toEqual(table[viewer]);
  expect(mayRead(false)).toEqual(subjects.filter((subject) => subject === viewer));
});

test.each(Object.keys(people))("%s answers, opens and takes back their own assessment alone, and only when that is in order", (viewer) => {
  const who = people[viewer]?.who as Actor;
  for (const subject of subjects) {
    const own = subject === viewer;
    for (const submitted of [true, false]) {
      for (const cycleOpen of [true, false]) {
        const target = { personId: subject, submitted, cycleOpen, ...(people[subject]?.works as { role: RoleKind; unitPath: string; brand: string | null }) };
        expect(can(who, "assessment.answer", target)).toBe(own && !submitted && cycleOpen);
        expect(can(who, "assessment.reopen", { ...target, given: false })).toBe(own && submitted && cycleOpen);
        expect(can(who, "assessment.reopen", { ...target, given: true })).toBe(false);
        expect(can(who, "assessment.open", { personId: subject, cycleOpen, takesPart: submitted })).toBe(own && cycleOpen && submitted);
      }
    }
  }
});

test.each(Object.keys(people))("%s opens and rates what those they manage submitted, and sees a second opinion when it is theirs or on their own", (viewer) => {
  const who = people[viewer]?.who as Actor;
  const fresh = { submitted: true, cycleOpen: false, raterId: null, given: false, answered: false, closed: false, viewed: false };
  const given = { ...fresh, raterId: viewer, given: true };
  for (const subject of subjects) {
    const target = { personId: subject, ...(people[subject]?.works as { role: RoleKind; unitPath: string; brand: string | null }) };
    const own = subject === viewer;
    const theirs = !own && (table[viewer]?.includes(subject) ?? false);
    const may = (
      act: "assessment.view" | "second.give" | "second.cancel" | "second.read" | "second.answer" | "second.close",
      more: typeof given | typeof fresh,
    ) => can(who, act, { ...target, ...more });
    for (const act of ["assessment.view", "second.give"] as const) {
      expect(may(act, fresh)).toBe(theirs);
      expect(may(act, { ...fresh, submitted: false })).toBe(false);
    }
    // While one rates it blind it stays shut; what another began is not begun again, nor what one has opened.
    expect(may("assessment.view", { ...fresh, raterId: viewer })).toBe(false);
    expect(may("assessment.view", { ...fresh, raterId: "somebody" })).toBe(theirs);
    expect(may("assessment.view", given)).toBe(theirs);
    expect(may("second.give", { ...fresh, raterId: viewer })).toBe(theirs);
    for (const more of [{ ...fresh, raterId: "somebody" }, { ...fresh, viewed: true }, given]) expect(may("second.give", more)).toBe(false);
    expect(may("second.cancel", { ...fresh, raterId: viewer, submitted: false })).toBe(viewer !== "visitor");
    for (const more of [fresh, { ...fresh, raterId: "somebody" }, given]) expect(may("second.cancel", more)).toBe(false);
    // Given by this viewer, and given by somebody else.
    expect(may("second.read", given)).toBe(own || theirs);
    expect(may("second.read", { ...given, raterId: "somebody" })).toBe(own);
    expect(may("second.read", { ...given, given: false })).toBe(false);
    expect(may("second.answer", { ...given, raterId: "somebody" })).toBe(own);
    expect(may("second.answer", { ...given, raterId: "somebody", answered: true, closed: true })).toBe(false);
    expect(may("second.close", { ...given, answered: true })).toBe(own || theirs);
    expect(may("second.close", given)).toBe(false);
  }
});

/** What a role alone, for the whole organisation, allows of everything that is not about one's own assessment. */
const scope = places.one as Scope;
const acts: { [P in Permission]?: Targets[P] } = {
  "standard.draft": { scope },
  "standard.remark": { scope },
  "standard.review": { scope, editors: ["somebody"], fourEyes: true },
  "standard.publish": { scope },
  "standard.retire": { scope },
  "report.read": { scope },
  "report.team": { scope },
  "guide.read": {},
  "guide.import": {},
  "guide.align": { scope },
  "person.manage": {},
  "organisation.manage": {},
};

test.each([
  ["employee", []],
  ["manager", ["report.team"]],
  [
    "leader",
    ["standard.draft", "standard.remark", "standard.review", "standard.publish", "standard.retire", "report.read", "guide.read", "guide.import", "guide.align"],
  ],
  ["administrator", ["person.manage", "organisation.manage"]],
] as [RoleKind, string[]][])("As %s one may do what the role says, and an administrator holds no editorial right", (kind, allowed) => {
  const who = actor("kim", grant(kind));
  expect(
    Object.entries(acts)
      .filter(([act, target]) => can(who, act as Permission, target as never))
      .map(([act]) => act),
  ).toEqual(allowed);
  expect(isA(who, kind)).toBe(true);
  expect(Object.entries(acts).some(([act, target]) => can(visitor("nl"), act as Permission, target as never))).toBe(false);
});

test("A leader edits within the reach of the role; with four eyes a draft of theirs is reviewed by another, without by themselves too", () => {
  const lea = actor("lea", grant("leader", { unitPath: units.a }));
  expect(Object.keys(places).filter((name) => can(lea, "standard.draft", { scope: places[name] as Scope }))).toEqual(["a", "one", "two"]);
  expect(can(lea, "standard.review", { scope, editors: ["lea", "lars"], fourEyes: true })).toBe(false);
  expect(can(lea, "standard.review", { scope, editors: ["lars"], fourEyes: true })).toBe(true);
  expect(can(lea, "standard.review", { scope, editors: ["lea"], fourEyes: false })).toBe(true);
  expect(can(lea, "standard.review", { scope: places.far as Scope, editors: [], fourEyes: false })).toBe(false);
  expect(can(visitor("nl"), "standard.review", { scope, editors: [], fourEyes: false })).toBe(false);
});

test("A guide is every leader's to read, aligned for the places one leads, and imported for the organisation as a whole", () => {
  for (const place of [{ brand: "x" }, { unitPath: units.a }, { unitPath: units.org }]) {
    const lea = actor("lea", grant("leader", place));
    expect(can(lea, "guide.read", {})).toBe(true);
    expect(can(lea, "guide.import", {})).toBe(false);
    expect(can(lea, "guide.align", { scope: places["brand y"] as Scope })).toBe(false);
  }
});

test("Notices are their person's, whoever else asks", () => {
  expect(can(actor("kim"), "notice.read", { personId: "kim" })).toBe(true);
  for (const kind of ["manager", "leader", "administrator"] as const) expect(can(actor("lee", grant(kind)), "notice.read", { personId: "kim" })).toBe(false);
  expect(can(visitor("nl"), "notice.read", { personId: "" })).toBe(false);
});

test("What is published is everyone's to read, what is not yet is for leaders of its place", () => {
  for (const who of [
    visitor("nl"),
    actor("ann", grant("employee", { unitPath: units.one })),
    actor("ada", grant("administrator")),
    actor("bob", grant("manager")),
  ]) {
    expect(can(who, "standard.read", { published: true, scope })).toBe(true);
    expect(can(who, "standard.read", { published: false, scope })).toBe(false);
  }
  expect(can(actor("lea", grant("leader", { brand: "x" })), "standard.read", { published: false, scope })).toBe(true);
  expect(can(actor("lou", grant("leader", { brand: "y" })), "standard.read", { published: false, scope })).toBe(false);
});

test("What is missing and what is forbidden get one answer", () => {
  const refusal = { name: "Refusal", code: "missing", status: 404 };
  const ada = actor("ada", grant("administrator"));
  expect(() => authorise(visitor("nl"), "person.manage", {})).toThrow(expect.objectContaining(refusal));
  expect(() => authorise(ada, "person.manage", null)).toThrow(expect.objectContaining(refusal));
  expect(() => authorise(ada, "person.manage", undefined)).toThrow(expect.objectContaining(refusal));
  expect(() => authorise(ada, "person.manage", {})).not.toThrow();
});

test("An improvement from an assessment is its person's, its owner's and their managers' who opened it or agreed on it; one from a report is its unit's managers' and leaders' and its owner's", () => {
  const works = { personId: "ann", role: "employee", unitPath: units.one, brand: "x", cycleOpen: false } as const;
  const from = (submitted: boolean | null) => ({ assessment: submitted === null ? null : { ...works, submitted }, scope });
  const following = (submitted: boolean | null, ownerId: string, viewed = true, byId = "ann") =>
    Object.keys(people).filter((name) => can(people[name]?.who as Actor, "improvement.follow", { ...from(submitted), ownerId, byId, viewed }));
  expect(following(true, "ann")).toEqual(["ann", "bob", "jan", "eve", "bix", "hal"]);
  expect(following(true, "bob")).toEqual(["ann", "bob", "jan", "eve", "bix", "hal"]);
  expect(following(false, "bob")).toEqual(["ann", "bob"]);
  // Whoever may still rate it without sight of the answers, sees nothing of it.
  expect(following(true, "ann", false)).toEqual(["ann"]);
  expect(following(true, "ann", false, "bob")).toEqual(["ann", "bob"]);
  expect(following(false, "ann", true, "bob")).toEqual(["ann"]);
  expect(following(null, "pia", false)).toEqual(following(null, "pia"));
  expect(following(null, "pia")).toEqual(["pia", "bob", "jan", "eve", "bix", "hal", "lea"]);
  for (const submitted of [true, false, null])
    for (const name of Object.keys(people)) {
      const who = people[name]?.who as Actor;
      // Owning it is no right to make another.
      expect(can(who, "improvement.agree", from(submitted))).toBe(following(submitted, "nobody").includes(name));
      const takes = (by: "everyone" | "owner" | "others") =>
        can(who, "improvement.move", { ...from(submitted), ownerId: "ann", byId: "ann", viewed: true, by });
      const follows = following(submitted, "ann").includes(name);
      expect([takes("everyone"), takes("owner"), takes("others")]).toEqual([follows, name === "ann", follows && name !== "ann"]);
    }
});

test("A calibration is written by leaders of all places of its cycle, rated by who was asked while it is open, and read by both once it closed", () => {
  const lea = actor("lea", grant("leader", { brand: "x" }));
  const bob = actor("bob", grant("manager", { unitPath: units.one }));
  const jan = actor("jan", grant("manager", { unitPath: units.one }));
  const [x, org] = [places["brand x"], places.org] as [Scope, Scope];
  for (const permission of ["calibration.manage", "cycle.manage"] as const) {
    expect(can(lea, permission, { places: [x, scope] })).toBe(true);
    expect(can(lea, permission, { places: [x, org] })).toBe(false);
    expect(can(lea, permission, { places: [] })).toBe(false);
  }
  for (const open of [true, false]) {
    const reads = (who: Actor) => can(who, "calibration.read", { places: [x], raters: ["bob"], closed: !open });
    const rates = (who: Actor) => can(who, "calibration.rate", { raters: ["bob"], open });
    expect([lea, bob, jan, visitor("nl")].map(reads)).toEqual([true, !open, false, false]);
    expect([lea, bob, jan, visitor("nl")].map(rates)).toEqual([false, open, false, false]);
  }
});

import { describe, expect, test } from "vitest";
import { choose, countsOf, type Facets, hrefOf, optionsOf, passes, readFilters, without } from "./filters";

const facets = (more: Partial<Facets> = {}): Facets => ({
  brand: ["vlecht"],
  principle: ["needs"],
  value: ["vlecht/skill"],
  channel: ["phone"],
  touchpoint: ["waiting"],
  audience: ["customers"],
  source: ["expectation"],
  ...more,
});

describe("The filters of an address", () => {
  test("are those it names, with the words sought tidied", () => {
    const asked = {
      brand: "vlecht",
      principle: "needs",
      value: "vlecht/skill",
      channel: "fax",
      touchpoint: "waiting",
      audience: "colleagues",
      source: "mission",
      q: "  in de\u0000 wacht ",
    };
    expect(readFilters("nl", asked)).toEqual({ filters: { ...asked, q: "in de wacht" }, unknown: [] });
  });

  test("may name the organisation and the departments as an owner", () => {
    expect(readFilters("nl", { brand: "organisation" }).filters).toEqual({ brand: "organisation" });
    expect(readFilters("en", { brand: "departments" }).filters).toEqual({ brand: "departments" });
  });

  test("leave out what no filter knows, and say so", () => {
    const asked = { brand: "acme", channel: "constructor", value: "vlecht/unhurried", page: "2" };
    expect(readFilters("nl", asked)).toEqual({
      filters: {},
      unknown: [
        { name: "brand", value: "acme" },
        { name: "value", value: "vlecht/unhurried" },
        { name: "channel", value: "constructor" },
      ],
    });
  });

  test("take the first of several values and nothing from an empty one", () => {
    expect(readFilters("nl", { channel: ["phone", "fax"], brand: "", q: " " }).filters).toEqual({ channel: "phone" });
  });

  test("make the address they were read from", () => {
    expect(hrefOf("nl", { q: "a&b", brand: "vlecht", value: "vlecht/skill" })).toBe("/nl/standards?brand=vlecht&value=vlecht%2Fskill&q=a%26b");
    expect(hrefOf("en", {})).toBe("/en/standards");
  });

  test("let go of a value of another brand when a brand is chosen, and keep one of its own", () => {
    expect(choose("nl", { value: "vlecht/skill", channel: "fax" }, "brand", "lindehof")).toBe("/nl/standards?brand=lindehof&channel=fax");
    expect(choose("nl", { value: "vlecht/skill" }, "brand", "vlecht")).toBe("/nl/standards?brand=vlecht&value=vlecht%2Fskill");
  });

  test("offer the values of the brand in view, and none without one", () => {
    expect(optionsOf("nl", "value", {})).toEqual([]);
    expect(optionsOf("nl", "value", { brand: "vlecht" }).map(({ value }) => value)).toContain("vlecht/skill");
    expect(optionsOf("nl", "value", { value: "lindehof/attention" }).map(({ value }) => value)).toContain("lindehof/unhurried");
  });
});

describe("The counts beside the options of a filter", () => {
  const all = [facets(), facets({ channel: ["phone", "fax"], brand: ["lindehof"] }), facets({ channel: ["chat"], audience: ["colleagues"] })];

  test("say how many an option would leave, the other filters staying", () => {
    expect(countsOf(all, { audience: "customers" }, "channel")).toEqual(
      new Map([
        ["phone", 2],
        ["fax", 1],
      ]),
    );
  });

  test("do not depend on what is chosen in the same filter", () => {
    expect(countsOf(all, { channel: "fax" }, "channel")).toEqual(countsOf(all, {}, "channel"));
  });

  test("count a standard that passes every filter and no other", () => {
    expect(all.filter((one) => passes(one, { brand: "vlecht", channel: "phone" }))).toEqual([facets()]);
    expect(all.filter((one) => passes(one, without({ brand: "vlecht", channel: "phone" }, "brand")))).toHaveLength(2);
  });
});

import { describe, expect, test } from "vitest";
import { advised, adviser } from "./saying";

const owners = Array.from({ length: 5_000 }, (_, at) => ({ key: `unit:afdeling-${at}`, words: { nl: `Afdeling ${at}`, en: `Department ${at}` } }));
const fault = (row: number) => ({ row, header: "Van wie", column: "owner" as const, value: "x", fault: "choose" });

describe("What to do about a cell", () => {
  test("names forty of the words that it takes, and how many more there are", () => {
    expect(adviser("nl", owners)(fault(2))).toMatch(/Afdeling 39 en nog 4960; /);
    expect(adviser("en", owners.slice(0, 40))(fault(2))).toMatch(/Department 39\.$/);
  });
  test("stands behind the row, in the place of what was advised before", () => {
    const run = { faults: Array.from({ length: 2 }, () => fault(2)), fresh: [], changed: [], unchanged: [], waiting: [], print: "" };
    const [header = [], row = []] = advised(
      "nl",
      [
        ["code", "Wat te doen"],
        ["LIN-TEL-02", "Iets van toen"],
      ],
      run,
      owners,
    );
    expect(header).toEqual(["code", "Wat te doen"]);
    expect(row).toEqual(["LIN-TEL-02", expect.stringMatching(/^Van wie: .*\nVan wie: /)]);
  });
});

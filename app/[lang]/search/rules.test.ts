import { describe, expect, test } from "vitest";
import { ask, marks, piecesOf, remark, type Term } from "./rules";

const term = (word: string, more: Partial<Term> = {}): Term => ({ word, stem: `'${word}'`, nearest: [], compounds: [], ...more });

describe("What is asked of the index", () => {
  test("every word must be found, each in any of its forms", () => {
    expect(ask([term("klacht"), term("fax")], [], [], false).query).toBe("(('klacht' | 'klacht':*) & ('fax' | 'fax':*))");
  });

  test("a short word is the beginning of another only where one is still typing it", () => {
    expect(ask([term("fax"), term("brief")], [], [], false).query).toBe("(('fax') & ('brief' | 'brief':*))");
  });

  test("a number and a code are exactly what they are", () => {
    expect(ask([term("30"), term("30s")], [], ["02lintel"], false).query).toBe("'02lintel' | (('30') & ('30s'))");
  });

  test("a word that says nothing is left out, and a question of such words alone is asked of titles", () => {
    expect(ask([term("de", { stem: "" }), term("fax")], [], [], false).query).toBe("(('fax' | 'fax':*))");
    expect(ask([term("de", { stem: "" })], [], [], false)).toMatchObject({ query: "('de')", common: true });
    expect(ask([], [], [], false)).toMatchObject({ query: "", common: false });
  });

  test("what is near and what ends in it counts too, and what was sought instead is told", () => {
    const asked = ask([term("telefoom", { nearest: [{ word: "telefoon", stem: "'telefon'" }], compounds: ["autotelefon"] })], [], [], false);
    expect(asked.query).toBe("(('telefoom' | 'telefoom':* | 'telefon' | 'autotelefon'))");
    expect(asked.corrected).toEqual([{ word: "telefoom", nearest: ["telefoon"] }]);
  });

  test("taken literally a word is nothing but itself", () => {
    const asked = ask([term("telefoom", { nearest: [{ word: "telefoon", stem: "'telefon'" }] })], [["'telefoom'", "'x'"]], [], true);
    expect(asked).toMatchObject({ query: "('telefoom')", own: "('telefoom')", corrected: [] });
  });

  test("a synonym counts, of the word that was meant as well", () => {
    expect(ask([term("gast")], [["'gast'", "'klant'"]], [], false).query).toBe("(('gast' | 'gast':* | ('gast') | ('klant')))");
    expect(ask([term("gast")], [["'gast'", "'klant'"]], [], false).own).toBe("(('gast' | 'gast':*))");
    expect(ask([term("gaast", { nearest: [{ word: "gast", stem: "'gast'" }] })], [["'gast'", "'klant'"]], [], false).query).toContain("('klant')");
  });

  test("a synonym of several words takes the place of all of them", () => {
    const asked = ask([term("terug"), term("bel"), term("fax")], [["'terug' <-> 'bel'", "'callback'"]], [], false);
    expect(asked.query).toBe("((('terug' & 'bel') | ('terug' <-> 'bel') | ('callback')) & ('fax' | 'fax':*))");
  });

  test("a lexeme with a quote in it stays one", () => {
    expect(ask([term("a'b|c")], [], [], false).query).toContain("'a''b|c':*");
  });
});

test("a text with marks falls apart into what was found and what was not", () => {
  const { start, stop } = marks;
  expect(piecesOf(`een ${start}gast${stop} belt`)).toEqual([
    { text: "een ", found: false },
    { text: "gast", found: true },
    { text: " belt", found: false },
  ]);
  expect(piecesOf("niets")).toEqual([{ text: "niets", found: false }]);
  expect(piecesOf("")).toEqual([]);
});

describe("What is marked", () => {
  const { start, stop } = marks;
  const shown = (text: string) => text.replaceAll(start, "[").replaceAll(stop, "]");
  const figure = (...words: string[]) =>
    ask(
      words.map((word) => term(word)),
      [],
      [],
      false,
    ).written;

  test.each([
    ["30 seconden", "30", "30s"],
    ["30s", "30", "30s"],
    ["2,5 uur", "2p5", "2p5h"],
    ["2.5 hours", "2p5", "2p5h"],
    ["1.200 keer", "1200", "1200x"],
    ["90 %", "90", "90pct"],
  ])("is a figure with its unit as a whole: %s", (text, ...words) => {
    expect(shown(remark(`binnen ${start}${text.slice(0, 2)}${stop}${text.slice(2)}, niet 30 dagen`, figure(...words)))).toBe(`binnen [${text}], niet 30 dagen`);
  });

  test("is a code, with and without its hyphens", () => {
    for (const [code, text] of [
      ["02lintel", "Zie [LIN-TEL-02] en [LINTEL02]"],
      ["4.1.2", "Zie [4.1.2], 412, 4.1.21 en 14.1.2"],
      ["01.02gas", "Zie [GAS.01.02] en [GAS01-02]"],
      ["12.a", "Zie [12A] en A12"],
      ["1.2a", "Zie [A.1.2] en [A1.2]"],
    ] as const)
      expect(shown(remark(text.replaceAll(/[[\]]/g, ""), ask([term(code)], [], [code], false).written)), code).toBe(text);
    expect(shown(remark("Zie LIN-TEL-02 en LIN-TEL-021", ask([term("02lintel")], [], ["02lintel"], false).written))).toBe("Zie [LIN-TEL-02] en LIN-TEL-021");
  });

  test("is a hyphenated word as a whole, and never a letter by itself", () => {
    expect(shown(remark(`De ${start}e${stop}-${start}mail${stop} en de ${start}e${stop}`, ""))).toBe("De [e-mail] en de e");
    expect(ask([term("email")], [], [], false).shown).toContain("('e' <-> 'mail':*)");
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { csvOf, readSheet, sheetFile, sheetLimits, xlsxOf } from "./sheet";

const utf8 = (text: string) => new TextEncoder().encode(text);
const refused = (bytes: Uint8Array, code: string) => expect(readSheet(bytes)).rejects.toMatchObject({ code: "invalid", status: 422, fields: { file: code } });
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook of one page with this in its table, as a program that is not ours may write it. */
const workbook = (rows: string, { styles = "", more = {} }: { styles?: string; more?: Record<string, Uint8Array> } = {}) =>
  zipSync({
    "[Content_Types].xml": strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "xl/workbook.xml": strToU8(
      `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/styles.xml": strToU8(`<styleSheet ${main}>${styles}</styleSheet>`),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`),
    ...more,
  });

const spectrum = join(process.cwd(), "node_modules", "csv-spectrum");

describe("The files that every reader of CSV should be able to read", () => {
  const files = readdirSync(join(spectrum, "csvs"));
  test("there are twelve of them", () => expect(files).toHaveLength(12));
  test.each(files)("%s", async (name) => {
    const [header = [], ...rows] = await readSheet(readFileSync(join(spectrum, "csvs", name)));
    const read = rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ""])));
    const expected = JSON.parse(readFileSync(join(spectrum, "json", name.replace(".csv", ".json")), "utf8"));
    // The collection's own answer to this one is no list, and names another phone number than its file.
    if (name.startsWith("location")) expect(read).toEqual([{ ...expected, "Contact Phone Number": "2095257564" }]);
    else expect(read).toEqual(expected);
  });
});

describe("CSV as offices have it", () => {
  test("as a Dutch Excel saves it: semicolons, Windows letters, line breaks within a cell", async () => {
    const bytes = Buffer.from('code;doel;tekst\r\nLIN-TEL-02;2,5;"E\xe9n regel;\r\nen nog een \x80"\r\n', "latin1");
    expect(await readSheet(bytes)).toEqual([
      ["code", "doel", "tekst"],
      ["LIN-TEL-02", "2,5", "Eén regel;\r\nen nog een €"],
    ]);
  });
  test("as Excel saves Unicode text: UTF-16 with its mark, tabs", async () => {
    const text = "code\ttekst\r\nLIN-TEL-02\tcafé\r\n";
    const expected = [
      ["code", "tekst"],
      ["LIN-TEL-02", "café"],
    ];
    const little = Buffer.from(`\uFEFF${text}`, "utf16le");
    expect(await readSheet(little)).toEqual(expected);
    expect(await readSheet(Buffer.from(little).swap16())).toEqual(expected);
  });
  test("with signs that no text has is another kind of file", async () => {
    await refused(Buffer.from("\uFEFFcode\ttekst\r\nA\ta\0b\r\n", "utf16le"), "fileKind");
    await refused(
      Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), ...[..."code,doel\nA,1\n"].map((sign) => Buffer.from([sign.charCodeAt(0), 0, 0, 0]))]),
      "fileKind",
    );
    expect(await readSheet(Buffer.from("\uFEFFcode\r\na\ud800b\r\n", "utf16le"))).toEqual([["code"], ["a\ufffdb"]]);
  });
  test("UTF-16 that does not say so is told apart", () => refused(Buffer.from("code\ttekst\r\nLIN", "utf16le"), "fileEncoding"));
  test("with the mark of UTF-8, upright bars and the line ends of old Macs", async () => {
    expect(await readSheet(utf8("\uFEFFcode|tekst\rA|één\r"))).toEqual([
      ["code", "tekst"],
      ["A", "één"],
    ]);
  });
  test("a first line that names the separator is no row", async () => {
    expect(await readSheet(utf8("sep=;\r\na,b;c\r\n1;2\r\n"))).toEqual([
      ["a,b", "c"],
      ["1", "2"],
    ]);
  });
  test("a separator within quotes does not count, also when there are more of them", async () => {
    expect((await readSheet(utf8('"a,b,c,d";"e"\n1;2')))[1]).toEqual(["1", "2"]);
  });
  test("rows keep the number they have in a spreadsheet: empty ones between count, those after do not", async () => {
    expect(await readSheet(utf8('a,b,,\n\n,,,\n1,"x\ny",,\n,,\n\n'))).toEqual([["a", "b"], [], [], ["1", "x\ny"]]);
  });
  test("a quotation mark that never closes is named by its row", () => refused(utf8('a,b\n1,2\n3,"4\n5,6\n'), "fileQuote:3"));
  test("an empty file says that it is empty", async () => {
    await refused(utf8(""), "fileEmpty");
    await refused(utf8("\uFEFF\r\n , \r\n"), "fileEmpty");
  });
  test("another kind of file says so", async () => {
    await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3, 0, 5, 6, 7, 8]), "fileKind");
    await refused(utf8("PK no workbook at all"), "fileKind");
    await refused(zipSync({ "a.txt": utf8("a") }), "fileKind");
  });
});

const hostile = [
  "=1+1",
  "+31",
  "-5",
  "@sum",
  "'s ochtends",
  "''",
  "'=x",
  "\tx",
  "\rx",
  "\nx",
  "\0x",
  "a=b",
  'zei "ja"',
  "twee\nregels",
  "a,b;c|d",
  "_x0041_",
  "é€😀",
];

describe("What is written", () => {
  test("as CSV begins no cell with what a spreadsheet takes for a formula, names of columns included", () => {
    const cells = csvOf("en", [hostile, hostile, [-5, 2.5, null]]);
    expect(cells.startsWith("\uFEFF")).toBe(true);
    const lines = cells.slice(1).split("\r\n");
    expect(lines.at(-2)).toBe("-5,2.5,");
    for (const [text, written] of [
      ["=1+1", "'=1+1"],
      ["\rx", `"'\rx"`],
      ["'s", "''s"],
      ["a,b", '"a,b"'],
      ['zei "ja"', '"zei ""ja"""'],
      ["a=b", "a=b"],
    ] as const)
      expect(csvOf("en", [[text]])).toBe(`\uFEFF${written}\r\n`);
    for (const text of hostile) expect(csvOf("en", [[text]]).slice(1)).not.toMatch(/^"?[=+\-@\t\r\0]/);
  });
  test("as CSV opens in columns in a spreadsheet of its language, and is read back either way", async () => {
    const rows = [
      ["code", "deel"],
      ["a,b;c", 2.5],
    ];
    expect(csvOf("nl", rows)).toBe('\uFEFFcode;deel\r\n"a,b;c";"2,5"\r\n');
    expect(csvOf("en", rows)).toBe('\uFEFFcode,deel\r\n"a,b;c",2.5\r\n');
    expect(await readSheet(utf8(csvOf("nl", rows)))).toEqual([
      ["code", "deel"],
      ["a,b;c", "2,5"],
    ]);
    expect(await readSheet(utf8(csvOf("nl", [["een kolom, met een komma"], ["x"]])))).toEqual([["een kolom, met een komma"], ["x"]]);
  });
  test("as XLSX holds texts as text and numbers as numbers, and no formula", async () => {
    const parts = unzipSync(await xlsxOf([{ name: "Normen", rows: [["kop"], ...hostile.map((text) => [text]), [2.5]] }]));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[\s>]/);
    expect(sheet.match(/t="s"/g)).toHaveLength(hostile.length + 1);
    expect(sheet).toMatch(/<v>2\.5<\/v>/);
  });
  test.each(["csv", "xlsx"] as const)("as %s is read back as it was, to the letter", async (format) => {
    const rows = [hostile, ["", "2", ...hostile.toReversed()]];
    const written =
      format === "csv"
        ? utf8(csvOf("en", rows))
        : await xlsxOf([
            { name: "A", rows },
            { name: "B", rows: [["uitleg"]] },
          ]);
    // A CSV file cannot say that it holds a NUL and still be told from one that is no text; no text of ours has one.
    if (format === "csv") await refused(written, "fileKind");
    const without = (text: string) => text.replaceAll("\0", "");
    const clean = rows.map((row) => row.map(without));
    if (format === "csv") expect(await readSheet(utf8(csvOf("en", clean)))).toEqual(clean);
    else expect(await readSheet(written)).toEqual(clean);
  });
  test("as XLSX has no cell that a spreadsheet finds too long; as CSV it is whole", async () => {
    const rows = [["x".repeat(100_000), `=${"y".repeat(40_000)}`]];
    const [cells = []] = await readSheet(await xlsxOf([{ name: "A", rows }]));
    expect(cells).toEqual([`${"x".repeat(32_766)}…`, `=${"y".repeat(32_764)}…`]);
    expect(await readSheet(utf8(csvOf("nl", rows)))).toEqual(rows);
  });
  test("has a name that no header can be broken with", async () => {
    const file = await sheetFile("en", 'a"b\r\nx: é/../c', "csv", [{ name: "A", rows: [["a"]] }]);
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="a-b-x-..-c.csv"');
  });
});

describe("A workbook", () => {
  const percent = `<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>`;
  test("reads as it looks: percentages, dates, yes and no, sums, errors, 15 digits", async () => {
    const rows = `<row r="1"><c r="A1" s="1"><v>0.8</v></c><c r="B1" s="2"><v>0.29</v></c><c r="C1" s="3"><v>46112</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>1+1</f><v>2</v></c><c r="F1" t="str"><f>UPPER("a")</f><v>A</v></c><c r="G1" t="e"><v>#DIV/0!</v></c><c r="H1"><v>0.30000000000000004</v></c><c r="I1"><f>A1+B1</f></c></row>`;
    expect(await readSheet(workbook(rows, { styles: percent }))).toEqual([["80%", "29%", "2026-03-31", "true", "2", "A", "#DIV/0!", "0.3", "=A1+B1"]]);
  });
  test("with formats down to the millionth row and cells without a place is read as far as it is filled", async () => {
    const rows = `<row><c t="inlineStr"><is><t>a</t></is></c><c/><c t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is></c></row><row r="3"><c r="B3"><v>1</v></c><c r="XFD3" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`;
    expect(await readSheet(workbook(rows, { styles: percent }))).toEqual([["a", "", "bc"], [], ["", "1"]]);
  });
  test("may have its attributes in either kind of quotation marks, and signs in it that no database keeps", async () => {
    const written = unzipSync(
      await xlsxOf([
        {
          name: "A",
          rows: [
            ["code", "deel"],
            ["LIN-TEL-02", 2],
            ["a\0b", "QQ"],
          ],
        },
      ]),
    );
    const single = Object.entries(written).map(([path, part]) => [
      path,
      strToU8(
        strFromU8(part)
          .replace(/="([^"]*)"/g, "='$1'")
          .replace("QQ", "a_xD800_b"),
      ),
    ]);
    expect(await readSheet(zipSync(Object.fromEntries(single)))).toEqual([
      ["code", "deel"],
      ["LIN-TEL-02", "2"],
      ["ab", "a\ufffdb"],
    ]);
    const percents = workbook('<row r="1"><c r="A1" s="1"><v>0.8</v></c></row>', { styles: percent.replaceAll('"', "'") });
    expect(await readSheet(percents)).toEqual([["80%"]]);
  });
  test("is read for its first page only, wherever that is", async () => {
    const parts = unzipSync(
      await xlsxOf([
        { name: "A", rows: [["eerste"]] },
        { name: "B", rows: [["tweede"]] },
      ]),
    );
    const links = strFromU8(parts["xl/_rels/workbook.xml.rels"] ?? new Uint8Array()).replace("worksheets/sheet1.xml", "/elders/blad.xml");
    const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    const page = (rows: string) => strToU8(`<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`);
    const moved = { ...parts, "xl/_rels/workbook.xml.rels": strToU8(links), "xl/worksheets/sheet1.xml": page(far), "xl/worksheets/sheet2.xml": page(far) };
    expect(await readSheet(zipSync({ ...moved, "elders/blad.xml": parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array() }))).toEqual([["eerste"]]);
    await refused(zipSync({ ...moved, "elders/blad.xml": page(far) }), "fileRows");
  });
  test("with one cell far away is refused, and takes no room", async () => {
    await refused(workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "fileRows");
    await refused(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "fileColumns");
  });
});

describe("What is too much", () => {
  test("is refused by its bytes and by its rows", async () => {
    await refused(new Uint8Array(sheetLimits.bytes + 1), "fileLarge");
    const rows = Array.from({ length: sheetLimits.rows + 1 }, (_, at) => String(at));
    expect(await readSheet(utf8(rows.join("\n")))).toHaveLength(10_001);
    await refused(utf8([...rows, "1", ""].join("\n")), "fileRows");
    await refused(utf8(`${"1\n".repeat(400_000)}`), "fileRows");
  });

  // Each would take minutes if it were read again from every beginning.
  test.each(["<v ", "<f ", "<is ", "<is>", "<v", "<x:v "])("is none of: a workbook of nothing but %j is read once", async (beginning) => {
    const many = beginning.repeat(200_000);
    await refused(workbook(`<row r="1"><c r="A1">${many}</c></row>`), "fileEmpty");
  });
  test.each(["<numFmt ", "<cellXfs ", "<cellXfs><xf "])("is none of: formats of nothing but %j are read once", async (beginning) => {
    await readSheet(workbook('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', { styles: beginning.repeat(100_000) })).catch(() => {});
  });
  test("is refused by its columns, also when its first line is all there is of it", async () => {
    await refused(utf8('"",'.repeat(1_400_000).concat("1")), "fileColumns");
  });

  const row = (cells: number, cell: string) => `<row>${cell.repeat(cells)}</row>`;
  test.each([
    ["filled cells", workbook(row(199, "<c><v>1</v></c>").repeat(1_600))],
    ["empty cells", workbook(row(700, "<c/>").repeat(1_000))],
    ["rows", workbook("<row/>".repeat(700_000))],
    [
      "shared texts",
      workbook(row(1, "<c><v>1</v></c>"), { more: { "xl/sharedStrings.xml": strToU8(`<sst ${main}>${"<si><t/></si>".repeat(400_000)}</sst>`) } }),
    ],
  ])("is refused by its %s before they are read", (_, bytes) => refused(bytes, "fileCells"));
  test("is refused by its texts where many cells share a long one", async () => {
    const more = { "xl/sharedStrings.xml": strToU8(`<sst ${main}><si><t>${"x".repeat(30_000)}</t></si></sst>`) };
    await refused(workbook(row(100, '<c t="s"><v>0</v></c>').repeat(100), { more }), "fileUnpacked");
  });

  const zeros = new Uint8Array(300_000_000);
  const bomb = zipSync({ "xl/worksheets/sheet1.xml": zeros }, { level: 9 });
  const said = (bytes: Uint8Array) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = bytes.length - 22; ; at--) if (view.getUint32(at, true) === 0x06054b50) return { view, at: view.getUint32(at + 16, true) + 24 };
  };
  test("is refused by what it says it unpacks to, before anything is unpacked", async () => {
    const before = process.memoryUsage().rss;
    await refused(bomb, "fileUnpacked");
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
  test("is refused as soon as it turns out to have lied about that", async () => {
    const liar = bomb.slice();
    const { view, at } = said(liar);
    view.setUint32(at, 1_000, true);
    view.setUint32(22, 1_000, true);
    const before = process.memoryUsage().rss;
    await refused(liar, "fileUnpacked");
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });
  test("is refused by the number of its parts", async () => {
    await refused(workbook("", { more: Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}.bin`, new Uint8Array(1)])) }), "fileUnpacked");
  });
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { columnLetters, sheetLimits } from "@/lib/features/requirement/sheet";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { zipStored } from "@/lib/files/zip";

const data = join(import.meta.dirname, "..", "data");
const read = (text: string | Uint8Array, name = "a.csv"): ReturnType<typeof readSheet> =>
  readSheet({ name, bytes: typeof text === "string" ? new TextEncoder().encode(text) : text });

/** The headers and the cells of each line, or the refusals: what a test compares. */
async function seen(text: string | Uint8Array, name?: string): Promise<unknown> {
  const sheet = await read(text, name);
  return sheet.ok ? [sheet.value.headers, ...sheet.value.rows.map((row) => [row.line, ...row.cells])] : sheet.error;
}

/** A workbook of one sheet, its cells given as XML. */
function workbook(sheetData: string, more: readonly (readonly [string, string])[] = []): Buffer {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const parts: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`],
    [
      "xl/workbook.xml",
      `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Exigences" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    ["xl/worksheets/sheet1.xml", `${xml}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`],
    ...more,
  ];
  return zipStored(new Map(parts.map(([name, content]) => [name, Buffer.from(content)])));
}

const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (line: number, ...texts: readonly string[]): string =>
  `<row r="${line}">${texts.map((text, index) => (text === "" ? "" : cell(`${columnLetters(index)}${line}`, text))).join("")}</row>`;

describe("reading a CSV sheet", () => {
  it("reads a semicolon sheet in Windows-1252, its accents, its cells on several lines and its line numbers", async () => {
    const sheet = await read(await readFile(join(data, "exigences-cp1252.csv")));
    expect(sheet.ok && sheet.value.headers).toContain("Énoncé");
    expect(sheet.ok && sheet.value.rows.map((line) => [line.line, line.cells[0]])).toEqual([
      [2, "L-01"],
      [4, "L-02"],
      [7, "L-03"],
    ]);
    expect(sheet.ok && sheet.value.rows[0]?.cells.slice(5)).toEqual([
      "- 95 % des envois sous 1 s\n- mesure à la charge nominale",
      "coût : 1 200,50 €",
    ]);
    expect(sheet.ok && sheet.value.rows[2]?.cells[1]).toBe("Les contenus suivent la charte « Écrire pour tous »");
  });

  it("reads a comma sheet in UTF-8 with cells on several lines", async () => {
    const sheet = await read(await readFile(join(data, "requirements-multiline.csv")));
    expect(sheet.ok && sheet.value.rows.map((line) => line.line)).toEqual([2, 6, 7, 8]);
    expect(sheet.ok && sheet.value.rows[1]?.cells[1]).toBe('Search says "no result", never an error');
  });

  it.each([
    ["UTF-8 with mark", "\ufeffRéf;Énoncé\nA;é\n"],
    ["UTF-16 with mark", Buffer.from("\ufeffRéf;Énoncé\nA;é\n", "utf16le")],
    ["Windows-1252", Buffer.from("Réf;Énoncé\nA;é\n", "latin1")],
    ["tabs", "Réf\tÉnoncé\nA\té\n"],
    ["commas", "Réf,Énoncé\nA,é\n"],
    ["old Mac line ends", "Réf;Énoncé\rA;é\r"],
    ["Windows line ends", "Réf;Énoncé\r\nA;é\r\n"],
    ["decomposed accents", "Re\u0301f;E\u0301nonce\u0301\nA;e\u0301\n"],
  ])("%s give the same cells", async (_name, text) => {
    expect(await seen(text)).toEqual([
      ["Réf", "Énoncé"],
      [2, "A", "é"],
    ]);
  });

  it("chooses the delimiter that fits the lines, not the one most written", async () => {
    const sheet = "Critères (clair, mesurable, utile);Priorité\nrapide, simple, sobre;A\nclair, net, bref;B\n";
    expect(await seen(sheet)).toEqual([
      ["Critères (clair, mesurable, utile)", "Priorité"],
      [2, "rapide, simple, sobre", "A"],
      [3, "clair, net, bref", "B"],
    ]);
    expect(await seen("sep=,\na;b,c\n1;2,3\n")).toEqual([
      ["a;b", "c"],
      [3, "1;2", "3"],
    ]);
    expect(await seen("Exigence\nUne, deux\nTrois\n")).toEqual([["Exigence"], [2, "Une, deux"], [3, "Trois"]]);
  });

  it("names nameless columns and tells repeated ones apart", async () => {
    expect(await seen("a,,a,a\n1,2,3,4\n")).toEqual([
      ["a", "B", "a (C)", "a (D)"],
      [2, "1", "2", "3", "4"],
    ]);
  });

  it("fills short lines, forgets blank ones, and cleans what a database refuses", async () => {
    expect(await seen("a,b\n1\n , \n\n2,\u0007x\ud800\n")).toEqual([
      ["a", "b"],
      [2, "1", ""],
      [5, "2", "x\ufffd"],
    ]);
  });

  it("refuses what would lose a cell or a line, naming each place", async () => {
    expect(await seen('a,b\n1,2\n3,"open\n4,5\n')).toEqual([{ kind: "sheet-quote-broken", line: 3 }]);
    expect(await seen("a,b\n1,2,3\n4,5\n6,7,8\n9,9\n")).toEqual([
      { kind: "sheet-extra-cells", line: 2, expected: 2 },
      { kind: "sheet-extra-cells", line: 4, expected: 2 },
    ]);
    const long = "x".repeat(sheetLimits.cellCharacters + 1);
    expect(await seen(`a,b\n1,${long}\n`)).toEqual([
      { kind: "sheet-cell-too-long", line: 2, column: "b", limit: sheetLimits.cellCharacters },
    ]);
  });

  it("refuses what is empty, too long, too wide, too heavy or of another type", async () => {
    expect(await seen("")).toEqual([{ kind: "sheet-empty" }]);
    expect(await seen("a,b\n\n,\n")).toEqual([{ kind: "sheet-empty" }]);
    const rows = sheetLimits.rows;
    expect(await seen(`a,b\n${"1,2\n".repeat(rows + 1)}`)).toEqual([{ kind: "sheet-too-many-rows", limit: rows }]);
    expect((await read(`a,b\n${"1,2\n".repeat(rows)}`)).ok).toBe(true);
    const wide = Array.from({ length: sheetLimits.columns + 1 }, (_, index) => `c${index}`).join(",");
    expect(await seen(`${wide}\n1,2\n`)).toEqual([{ kind: "sheet-too-many-columns", limit: sheetLimits.columns }]);
    const heavy = new Uint8Array(sheetLimits.fileBytes + 1).fill(97);
    expect(await seen(heavy)).toEqual([{ kind: "sheet-too-large", maxBytes: sheetLimits.fileBytes }]);
    expect(await seen("a", "a.ods")).toMatchObject([{ kind: "sheet-type-refused" }]);
    expect(await seen(Buffer.from([97, 0, 98]))).toEqual([{ kind: "sheet-unreadable" }]);
  });
});

describe("reading an XLSX sheet", () => {
  it("reads text, numbers, booleans and dates, with the lines of the spreadsheet", async () => {
    const numbers =
      '<row r="5"><c r="A5"><v>1.1000000000000001</v></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="d"><v>2026-11-22</v></c></row>';
    const sheet = workbook(row(2, "Réf", "Énoncé &amp; suite", "Niveau") + row(4, "R-1", "Une\nlettre", "") + numbers);
    expect(await seen(sheet, "a.xlsx")).toEqual([
      ["Réf", "Énoncé & suite", "Niveau"],
      [4, "R-1", "Une\nlettre", ""],
      [5, "1.1", "true", "2026-11-22"],
    ]);
  });

  it("a workbook saved under the name of a CSV is still read, and the reverse is refused", async () => {
    const sheet = workbook(row(1, "a", "b") + row(2, "1", "2"));
    expect(await seen(sheet, "a.csv")).toEqual([
      ["a", "b"],
      [2, "1", "2"],
    ]);
    expect(await seen("a,b\n1,2\n", "a.xlsx")).toEqual([{ kind: "sheet-unreadable" }]);
  });

  it("shows a failed formula, and says where a cell cannot be read", async () => {
    const failed = `${row(1, "a", "b")}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1" t="e"><v>#REF!</v></c></row>`;
    expect(await seen(workbook(failed), "a.xlsx")).toEqual([
      ["a", "b"],
      [2, "1", "#REF!"],
    ]);
    const lost = `${row(1, "a", "b")}<row r="2"><c r="B2" t="s"><v>99</v></c></row>`;
    expect(await seen(workbook(lost), "a.xlsx")).toEqual([{ kind: "sheet-cell-error", line: 2, column: "B" }]);
  });

  it.each([
    ["a row at the end of the world", '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "sheet-too-many-rows"],
    ["a row beyond it", '<row r="99999999999"/>', "sheet-unreadable"],
    ["a cell far to the right", '<row r="2"><c r="XFD2"><v>1</v></c></row>', "sheet-too-many-columns"],
    ["an address hidden behind a sign", '<row spans="1>" r="1048576"/>', "sheet-too-many-rows"],
    ["an address in disguise", '<row r="&#57;99999"/>', "sheet-unreadable"],
    ["rows without number and without end", "<row/>".repeat(30_000), "sheet-too-many-rows"],
  ])("%s is refused before it is built", async (_name, rows, kind) => {
    const started = performance.now();
    expect(await seen(workbook(row(1, "a", "b") + rows), "a.xlsx")).toMatchObject([{ kind }]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("an empty styled cell far to the right is harmless", async () => {
    const styled = `${row(1, "a", "b")}<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>`;
    expect(await seen(workbook(styled), "a.xlsx")).toEqual([
      ["a", "b"],
      [2, "1", ""],
    ]);
  });

  it("a bomb is refused by what it announces, and by what it holds when it lies", async () => {
    const honest = bomb(sheetLimits.unpackedBytes + 1);
    expect(honest.length).toBeLessThan(200_000);
    expect(await seen(honest, "a.xlsx")).toEqual([
      { kind: "sheet-unpacks-too-large", maxBytes: sheetLimits.unpackedBytes },
    ]);
    expect(await seen(bomb(1_000), "a.xlsx")).toEqual([{ kind: "sheet-unreadable" }]);
  });

  it("what is no workbook is unreadable", async () => {
    const half = workbook(row(1, "a")).subarray(0, 300);
    const empty = zipStored(new Map([["a.txt", Buffer.from("x")]]));
    for (const bytes of [half, empty, Buffer.from("PK")]) {
      expect(await seen(bytes, "a.xlsx")).toEqual([{ kind: "sheet-unreadable" }]);
    }
  });
});

/** An archive of 65 MiB of zeros in a few kilobytes, whose directory announces `announced` bytes. */
function bomb(announced: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(sheetLimits.unpackedBytes + 1));
  const archive = zipStored(new Map([["xl/worksheets/sheet1.xml", packed]]));
  const directory = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (const at of [8, directory + 10]) archive.writeUInt16LE(8, at);
  for (const at of [22, directory + 24]) archive.writeUInt32LE(announced, at);
  return archive;
}

import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { columnLetters, sheetLimits } from "@/lib/features/requirement/sheet";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { safeFileName } from "@/lib/files/file-name";
import { unzip, zipStored } from "@/lib/files/zip";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

/** A workbook: its sheet as XML, and the texts that its cells share. */
function workbook(sheet: string, shared = ""): Buffer {
  const links = relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "sharedStrings", "s.xml");
  const parts: Record<string, string> = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="E" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
    "xl/worksheets/sheet1.xml": sheet,
    "xl/s.xml": `<sst xmlns="${main}"><si><t>${shared}</t></si></sst>`,
  };
  return zipStored(new Map(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)])));
}

const sheetOf = (rows: string, before = ""): string =>
  `${before}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** Cells that all name the first shared text. */
function sharing(rows: number, columns: number): string {
  return Array.from({ length: rows }, (_, row) => {
    const cells = Array.from(
      { length: columns },
      (_, column) => `<c r="${columnLetters(column)}${row + 1}" t="s"><v>0</v></c>`,
    );
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  }).join("");
}

/** The kinds of the refusals, or how large the sheet is. */
async function fate(bytes: Uint8Array, name: string): Promise<string[]> {
  const sheet = await readSheet({ name, bytes });
  if (!sheet.ok) return [...new Set(sheet.error.map(({ kind }) => kind))];
  return [`${sheet.value.headers.length} columns`, `${sheet.value.rows.length} rows`];
}

describe("a workbook that is small until it is read", { timeout: 60_000 }, () => {
  it("is refused when its cells share one long text", async () => {
    expect(await fate(workbook(sheetOf(sharing(3, 2)), "court"), "a.xlsx")).toEqual(["2 columns", "2 rows"]);
    const long = workbook(sheetOf(sharing(1000, 90)), "é".repeat(32_000));
    expect(await fate(long, "a.xlsx")).toEqual(["sheet-unpacks-too-large"]);
  });

  it("is refused when it declares entities, whatever they would become", async () => {
    const nested = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const outside = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const declared of [nested, outside]) {
      expect(await fate(workbook(sheetOf(sharing(2, 1), declared), "x"), "a.xlsx")).toEqual(["sheet-unreadable"]);
    }
  });

  it("is refused when a part unpacks beyond what its directory announces, or beyond the limit, before it is unpacked", async () => {
    const zeros = Buffer.alloc(sheetLimits.unpackedBytes + 1);
    const honest = packed("xl/worksheets/sheet1.xml", zeros, zeros.length);
    const lying = packed("xl/worksheets/sheet1.xml", zeros, 1000);
    expect(honest.length).toBeLessThan(200_000);
    expect(await fate(honest, "a.xlsx")).toEqual(["sheet-unpacks-too-large"]);
    expect(await fate(lying, "a.xlsx")).toEqual(["sheet-unreadable"]);
  });

  it("an archive inside an archive is not opened, one part told many times is not read", async () => {
    const inner = packed("xl/worksheets/sheet1.xml", Buffer.alloc(1_000_000), 1_000_000);
    const outer = zipStored(new Map([["xl/inner.zip", inner]]));
    expect(await fate(outer, "a.xlsx")).toEqual(["sheet-unreadable"]);
    const limits = { maxBytes: 1000, maxEntries: 10 };
    const once = packed("a.xml", Buffer.from("a"), 1);
    const twice = Buffer.concat([once, once.subarray(once.lastIndexOf("PK\u0001\u0002"))]);
    expect((await unzip(twice, limits, () => true)).ok || "refused").toBe(true);
    expect((await unzip(repeated(once, 11), limits, () => true)).ok).toBe(false);
    expect((await unzip(repeated(once, 2), limits, () => true)).ok).toBe(false);
  });

  it("half a million nested elements and a million open ones end in a refusal", async () => {
    const deep = sheetOf("<a>".repeat(500_000) + "</a>".repeat(500_000));
    expect(await fate(workbook(deep), "a.xlsx")).toEqual(["sheet-empty"]);
    expect(await fate(workbook(sheetOf("<c ".repeat(1_000_000))), "a.xlsx")).toEqual(["sheet-unreadable"]);
  });
});

describe("a text file that is wide", () => {
  it("in five million columns, in a million repeated quotes, in a quote that never closes", {
    timeout: 60_000,
  }, async () => {
    expect(await fate(Buffer.from("a,".repeat(5_000_000)), "a.csv")).toEqual(["sheet-too-many-columns"]);
    expect(await fate(Buffer.from(`a,b\n${'"a"b,'.repeat(1_000_000)}`), "a.csv")).toEqual(["sheet-quote-broken"]);
    expect(await fate(Buffer.from(`"${"a,".repeat(4_000_000)}`), "a.csv")).toEqual(["sheet-quote-broken"]);
  });
});

describe("a file name that is long", () => {
  it("is cut before it is looked at, and keeps its beginning and its extension", () => {
    const name = safeFileName(`début${".".repeat(200_000)}fin.pdf`);
    expect(name).toBe("début.pdf");
    expect(Buffer.byteLength(name ?? "")).toBeLessThanOrEqual(200);
  });
});

/** An archive of one compressed part whose directory announces `announced` bytes. */
function packed(name: string, content: Uint8Array, announced: number): Buffer {
  const archive = zipStored(new Map([[name, deflateRawSync(content)]]));
  const directory = archive.lastIndexOf("PK\u0001\u0002");
  archive.writeUInt16LE(8, 8);
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(announced, directory + 24);
  return archive;
}

/** The same archive, its one part told `times` times in the directory. */
function repeated(archive: Buffer, times: number): Buffer {
  const [from, end] = [archive.lastIndexOf("PK\u0001\u0002"), archive.lastIndexOf("PK\u0005\u0006")];
  const entry = archive.subarray(from, end);
  const tail = Buffer.from(archive.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  return Buffer.concat([archive.subarray(0, from), ...Array.from({ length: times }, () => entry), tail]);
}

describe("a document that is small until it is read", { timeout: 60_000 }, () => {
  it("is refused when its rows would each carry one long chapter", async () => {
    const paragraphs = Array.from({ length: sheetLimits.rows }, (_, row) => `p${row}`).join("\n\n");
    for (const between of ["", "## B\n\n"]) {
      const text = `# ${"A".repeat(1_000_000)}\n\n${between}${paragraphs}\n`;
      expect(await fate(Buffer.from(text), "a.md")).toEqual(["sheet-cell-too-long"]);
    }
    expect(await fate(Buffer.from(`# ${"A".repeat(200)}\n\n${paragraphs}\n`), "a.md")).toEqual([
      "2 columns",
      `${sheetLimits.rows} rows`,
    ]);
    expect(await fate(Buffer.from(`${paragraphs}\n\nun de trop\n`), "a.md")).toEqual(["sheet-too-many-rows"]);
  });

  const exchanged = (inside: string): Buffer =>
    Buffer.from(`<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">${inside}</REQ-IF>`);
  const value = (attribute: string, text: string): string =>
    `<ATTRIBUTE-VALUE-STRING THE-VALUE="${text}"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>${attribute}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>`;
  const object = (id: string, values: string): string =>
    `<SPEC-OBJECT IDENTIFIER="${id}"><VALUES>${values}</VALUES></SPEC-OBJECT>`;
  const place = (id: string, children = ""): string =>
    `<SPEC-HIERARCHY><OBJECT><SPEC-OBJECT-REF>${id}</SPEC-OBJECT-REF></OBJECT><CHILDREN>${children}</CHILDREN></SPEC-HIERARCHY>`;

  it("is refused when each of its objects has an attribute of its own", async () => {
    const objects = Array.from({ length: sheetLimits.rows }, (_, row) => object(`o${row}`, value(`a${row}`, "x")));
    expect(await fate(exchanged(objects.join("")), "a.reqif")).toEqual(["sheet-too-many-columns"]);
  });

  it("is refused when one long chapter stands above all its objects, or above itself", async () => {
    const ids = Array.from({ length: sheetLimits.rows - 1 }, (_, row) => `o${row}`);
    const objects = ids.map((id) => object(id, value("ReqIF.Text", "x"))).join("");
    const chapter = object("c", value("ReqIF.ChapterName", "A".repeat(30_000)));
    const under = exchanged(`${chapter}${objects}${place("c", ids.map((id) => place(id)).join(""))}`);
    expect(await fate(under, "a.reqif")).toEqual(["sheet-cell-too-long"]);
    const short = object("c", value("ReqIF.ChapterName", "A".repeat(200)));
    const itself = exchanged(`${short}${object("o", value("ReqIF.Text", "x"))}${place("c", place("c", place("o")))}`);
    expect(await fate(itself, "a.reqif")).toEqual(["sheet-cell-too-long"]);
  });

  it("is refused when its objects choose one long value any number of times", async () => {
    const chosen = `<ATTRIBUTE-VALUE-ENUMERATION><DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>e</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION><VALUES>${"<ENUM-VALUE-REF>v</ENUM-VALUE-REF>".repeat(2)}</VALUES></ATTRIBUTE-VALUE-ENUMERATION>`;
    const objects = Array.from({ length: 5_000 }, (_, row) => object(`o${row}`, chosen)).join("");
    const long = `<ENUM-VALUE IDENTIFIER="v" LONG-NAME="${"A".repeat(30_000)}"/>`;
    expect(await fate(exchanged(`${long}${objects}`), "a.reqif")).toEqual(["sheet-unpacks-too-large"]);
  });
});

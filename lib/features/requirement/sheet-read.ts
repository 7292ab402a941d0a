import {
  columnLetters,
  type Sheet,
  type SheetBeside,
  type SheetFormat,
  type SheetRefusal,
  type SheetRow,
  sheetExtensions,
  sheetLimits,
} from "@/lib/features/requirement/sheet";
import { readCsv } from "@/lib/features/requirement/sheet-csv";
import type { RawDocument } from "@/lib/features/requirement/sheet-document";
import { readMarkdown } from "@/lib/features/requirement/sheet-markdown";
import { readReqif } from "@/lib/features/requirement/sheet-reqif";
import { cleanText } from "@/lib/features/requirement/sheet-text";
import { readXlsx } from "@/lib/features/requirement/sheet-xlsx";
import { err, isNonEmpty, type NonEmpty, ok, type Result } from "@/lib/kernel/result";

/** A line of cells before headers are told from rows. */
type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** How many cell refusals are listed: beyond that a reader corrects the file, not the list. */
const listedRefusals = 100;

/** What the extension of a file says it is: a workbook and a text table are told by their first bytes. */
const formats: Readonly<Record<string, "table" | "md" | "reqif">> = {
  md: "md",
  markdown: "md",
  reqif: "reqif",
  reqifz: "reqif",
};

/**
 * Reads a CSV, XLSX, Markdown or ReqIF file into headers and rows. Of a table, the first line that is not blank holds
 * the headers; a document has our own. Refuses what is too large, cannot be read whole, or would lose a cell; nothing is
 * cut or guessed silently. No file refers to anything outside it.
 */
export async function readSheet(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<Sheet, NonEmpty<SheetRefusal>>> {
  if (file.bytes.byteLength > sheetLimits.fileBytes)
    return err([{ kind: "sheet-too-large", maxBytes: sheetLimits.fileBytes }]);
  const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase();
  if (!sheetExtensions.some((known) => known === extension))
    return err([{ kind: "sheet-type-refused", accepted: sheetExtensions }]);
  const format = formats[extension] ?? "table";
  return format === "table" ? readTable(file.bytes, extension) : readDocument(file.bytes, format);
}

async function readTable(bytes: Uint8Array, extension: string): Promise<Result<Sheet, NonEmpty<SheetRefusal>>> {
  // A spreadsheet saved under the wrong extension is told by its first bytes ("PK").
  const format = bytes[0] === 0x50 && bytes[1] === 0x4b ? "xlsx" : "csv";
  if (format === "csv" && extension === "xlsx") return err([{ kind: "sheet-unreadable" }]);
  const raw = format === "xlsx" ? await readXlsx(bytes) : readCsv(bytes);
  return raw.ok ? asSheet(format, raw.value.map(unguarded)) : err([raw.error]);
}

async function readDocument(bytes: Uint8Array, format: "md" | "reqif"): Promise<Result<Sheet, NonEmpty<SheetRefusal>>> {
  const read: Result<RawDocument, SheetRefusal> = format === "md" ? readMarkdown(bytes) : await readReqif(bytes);
  if (!read.ok) return err([read.error]);
  const { headers, rows, beside } = read.value;
  return asSheet(format, [{ line: 0, cells: headers }, ...rows], beside);
}

/** Our own exports put an apostrophe before what a spreadsheet would take for a formula: it is no part of the text. */
function unguarded({ line, cells }: RawRow): RawRow {
  return { line, cells: cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, "")) };
}

function holdsMoreThan(limit: number, raw: readonly RawRow[]): boolean {
  let characters = 0;
  for (const { cells } of raw) {
    for (const cell of cells) characters += cell.length;
    if (characters > limit) return true;
  }
  return false;
}

function asSheet(
  format: SheetFormat,
  raw: readonly RawRow[],
  beside?: SheetBeside,
): Result<Sheet, NonEmpty<SheetRefusal>> {
  if (holdsMoreThan(sheetLimits.characters, raw))
    return err([{ kind: "sheet-unpacks-too-large", maxBytes: sheetLimits.characters }]);
  const clean = raw
    .map((row) => ({ line: row.line, cells: trimRight(row.cells.map(cleanText)) }))
    .filter((row) => row.cells.length > 0);
  const [head, ...body] = clean;
  if (!head || body.length === 0) return err([{ kind: "sheet-empty" }]);
  if (body.length > sheetLimits.rows) return err([{ kind: "sheet-too-many-rows", limit: sheetLimits.rows }]);
  const headers = uniqueHeaders(head.cells);
  if (headers.length > sheetLimits.columns)
    return err([{ kind: "sheet-too-many-columns", limit: sheetLimits.columns }]);
  const refusals = body.flatMap((row) => rowRefusals(row, headers)).slice(0, listedRefusals);
  if (isNonEmpty(refusals)) return err(refusals);
  const rows: SheetRow[] = body.map((row) => ({
    line: row.line,
    cells: headers.map((_header, index) => row.cells[index] ?? ""),
  }));
  return ok({ format, headers, rows, beside });
}

function rowRefusals(row: RawRow, headers: readonly string[]): readonly SheetRefusal[] {
  const extra: readonly SheetRefusal[] =
    row.cells.length > headers.length ? [{ kind: "sheet-extra-cells", line: row.line, expected: headers.length }] : [];
  const long = headers.flatMap((column, index): readonly SheetRefusal[] =>
    (row.cells[index] ?? "").length > sheetLimits.cellCharacters
      ? [{ kind: "sheet-cell-too-long", line: row.line, column, limit: sheetLimits.cellCharacters }]
      : [],
  );
  return [...extra, ...long];
}

function trimRight(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

/** A nameless column is called by its letters; a repeated name gets its letters in brackets. */
function uniqueHeaders(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const letters = columnLetters(index);
    const plain = cell.replace(/\s+/g, " ") || letters;
    let name = plain;
    while (taken.has(name)) name = `${name} (${letters})`;
    taken.add(name);
    return name;
  });
}

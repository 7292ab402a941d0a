import {
  columnLetters,
  type Sheet,
  type SheetRefusal,
  type SheetRow,
  sheetExtensions,
  sheetLimits,
} from "@/lib/features/requirement/sheet";
import { readCsv } from "@/lib/features/requirement/sheet-csv";
import { readXlsx } from "@/lib/features/requirement/sheet-xlsx";
import { err, isNonEmpty, type NonEmpty, ok, type Result } from "@/lib/kernel/result";

/** A line of cells before headers are told from rows. */
type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** How many cell refusals are listed: beyond that a reader corrects the file, not the list. */
const listedRefusals = 100;

/**
 * Reads a CSV or XLSX file into headers and rows. The first line that is not blank holds the headers.
 * Refuses what is too large, cannot be read whole, or would lose a cell; nothing is cut or guessed silently.
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
  // A spreadsheet saved under the wrong extension is told by its first bytes ("PK").
  const format = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b ? "xlsx" : "csv";
  if (format === "csv" && extension === "xlsx") return err([{ kind: "sheet-unreadable" }]);
  const raw = format === "xlsx" ? await readXlsx(file.bytes) : readCsv(file.bytes);
  if (!raw.ok) return err([raw.error]);
  if (holdsMoreThan(sheetLimits.characters, raw.value))
    return err([{ kind: "sheet-unpacks-too-large", maxBytes: sheetLimits.characters }]);
  return asSheet(format, raw.value);
}

function holdsMoreThan(limit: number, raw: readonly RawRow[]): boolean {
  let characters = 0;
  for (const { cells } of raw) {
    for (const cell of cells) characters += cell.length;
    if (characters > limit) return true;
  }
  return false;
}

function asSheet(format: "csv" | "xlsx", raw: readonly RawRow[]): Result<Sheet, NonEmpty<SheetRefusal>> {
  const clean = raw
    .map((row) => ({ line: row.line, cells: trimRight(row.cells.map(cleanCell)) }))
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
  return ok({ format, headers, rows });
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

/** One kind of line end, no control character that a database refuses, no blanks around. */
function cleanCell(cell: string): string {
  return cell
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/g, "")
    .trim();
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

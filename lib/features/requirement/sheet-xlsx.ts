import { readSheet as readWorkbookSheet } from "read-excel-file/node";
import { columnLetters, type SheetRefusal, sheetLimits } from "@/lib/features/requirement/sheet";
import { unzip, zipStored } from "@/lib/files/zip";
import { err, ok, type Result } from "@/lib/kernel/result";

type RawRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads the first sheet of a workbook as text. The archive is unpacked here under limits, its cell addresses are
 * checked, and only the checked parts are handed to the parser: one cell at XFD1048576 would make it build billions.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<readonly RawRow[], SheetRefusal>> {
  const limits = { maxBytes: sheetLimits.unpackedBytes, maxEntries: sheetLimits.archiveEntries };
  const parts = await unzip(bytes, limits, (name) => name.endsWith(".xml") || name.endsWith(".xml.rels"));
  if (!parts.ok) {
    return err(
      parts.error.kind === "zip-too-large"
        ? { kind: "sheet-unpacks-too-large", maxBytes: parts.error.maxBytes }
        : { kind: "sheet-unreadable" },
    );
  }
  const checked = new Map<string, Uint8Array>();
  for (const [name, content] of parts.value) {
    const xml = new TextDecoder().decode(content);
    // No spreadsheet declares entities, which are how a small document becomes a large one.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return err({ kind: "sheet-unreadable" });
    const refusal = oversized(xml);
    if (refusal) return err(refusal);
    // The parser leaves a failed formula empty without a word: as text ("#REF!") it is seen and can be refused.
    checked.set(name, Buffer.from(xml.replace(failedFormula, "$1str$2")));
  }
  try {
    const data = await readWorkbookSheet(zipStored(checked), 1, { trim: false });
    return ok(data.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })));
  } catch (error) {
    return err(cellError(error) ?? { kind: "sheet-unreadable" });
  }
}

const failedFormula = /(<(?:[\w.-]+:)?c\s[^>]*?\bt\s*=\s*["'])e(["'])/g;
const opening = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])/g;
/** Read as XML reads them: a ">" inside quotes does not end the tag, or an address could hide behind it. */
const attributes = /((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const address = /\sr\s*=\s*["']([^"']*)["']/;

/** Looks at every row and cell address before parsing; an address in an unknown form is refused too. */
function oversized(xml: string): SheetRefusal | null {
  let rows = 0;
  for (const { 0: found, 1: tag, index } of xml.matchAll(opening)) {
    if (tag === "row") rows += 1;
    attributes.lastIndex = index + found.length;
    const read = attributes.exec(xml);
    if (!read) return { kind: "sheet-unreadable" };
    const refusal = misplaced(address.exec(read[1] ?? "")?.[1], tag === "c" && read[2] === "");
    if (refusal) return refusal;
  }
  return rows > sheetLimits.rows + 1 ? { kind: "sheet-too-many-rows", limit: sheetLimits.rows } : null;
}

function misplaced(place: string | undefined, holdsValue: boolean): SheetRefusal | null {
  if (place === undefined) return null;
  const parsed = /^([A-Z]{0,3})(\d{1,7})$/.exec(place);
  if (!parsed) return { kind: "sheet-unreadable" };
  if (Number(parsed[2]) > sheetLimits.rows + 1) return { kind: "sheet-too-many-rows", limit: sheetLimits.rows };
  // A styled but empty cell far to the right is common and harmless.
  const outside = holdsValue && columnNumber(parsed[1] ?? "") > sheetLimits.columns;
  return outside ? { kind: "sheet-too-many-columns", limit: sheetLimits.columns } : null;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The text of a cell: numbers as a spreadsheet shows them without format, dates as ISO days (with the time when there is one). */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  }
  return String(cell);
}

/** The parser names the place of a cell it cannot read only in its message. */
function cellError(error: unknown): SheetRefusal | null {
  const place = error instanceof Error ? /^<c\/> at row (\d+), col (\d+)/.exec(error.message) : null;
  return place
    ? { kind: "sheet-cell-error", line: Number(place[1]), column: columnLetters(Number(place[2]) - 1) }
    : null;
}

import Papa from "papaparse";
import { type SheetRefusal, sheetLimits } from "@/lib/features/requirement/sheet";
import { decode } from "@/lib/features/requirement/sheet-text";
import { err, ok, type Result } from "@/lib/kernel/result";

type RawRow = { readonly line: number; readonly cells: readonly string[] };

/** In order of preference: prose holds commas on every line, hardly ever semicolons or tabs. */
const delimiters = ["\t", ";", ","] as const;

/** How many records are compared to choose the delimiter, within how many characters: one record may be the whole file. */
const comparedRecords = 50;
const comparedCharacters = 262_144;

/** Reads comma, semicolon or tab separated text, cells over several lines included. Refuses a quote that never closes. */
export function readCsv(bytes: Uint8Array): Result<readonly RawRow[], SheetRefusal> {
  const decoded = decode(bytes);
  if (decoded === null) return err({ kind: "sheet-unreadable" });
  // Spreadsheets write "sep=;" as a first line to name the delimiter.
  const named = /^sep=([;,\t])\r?\n/i.exec(decoded);
  const text = named ? decoded.slice(named[0].length) : decoded;
  return parse(text, named?.[1] ?? likeliestDelimiter(text), named ? 2 : 1);
}

/** The delimiter that gives most records the width of the first. */
function likeliestDelimiter(text: string): string {
  const begin = text.slice(0, comparedCharacters);
  const scored = delimiters.map((delimiter) => {
    const records = Papa.parse<string[]>(begin, { delimiter, preview: comparedRecords, skipEmptyLines: "greedy" }).data;
    // The last record may be cut short.
    if (begin.length < text.length && records.length > 1) records.pop();
    const width = records[0]?.length ?? 0;
    const alike = records.filter((record) => record.length === width).length / Math.max(records.length, 1);
    return { delimiter, score: width > 1 ? alike : 0 };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best?.delimiter ?? ",";
}

function parse(text: string, delimiter: string, firstLine: number): Result<readonly RawRow[], SheetRefusal> {
  const rows: RawRow[] = [];
  let refusal: SheetRefusal | null = null;
  let line = firstLine;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: (record, parser) => {
      if (record.errors.some((error) => error.type === "Quotes")) refusal = { kind: "sheet-quote-broken", line };
      else if (rows.length > sheetLimits.rows + 1) refusal = { kind: "sheet-too-many-rows", limit: sheetLimits.rows };
      else if (record.data.length > 10 * sheetLimits.columns)
        refusal = { kind: "sheet-too-many-columns", limit: sheetLimits.columns };
      else if (record.data.some((cell) => cell.trim() !== "")) rows.push({ line, cells: record.data });
      line += lineEnds(text, read, record.meta.cursor);
      read = record.meta.cursor;
      if (refusal) parser.abort();
    },
  });
  return refusal ? err(refusal) : ok(rows);
}

function lineEnds(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0;
}

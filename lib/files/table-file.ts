import Papa from "papaparse";
import writeXlsxFile from "write-excel-file/node";

/** The forms in which a list leaves. */
export const tableFormats = ["csv", "xlsx"] as const;
export type TableFormat = (typeof tableFormats)[number];

export const tableMedia = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<TableFormat, string>;

/** What a cell holds: words, or a number. */
export type Cell = string | number | null;
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** More than a spreadsheet shows of a cell. */
const longestCell = 32_767;

/**
 * Words that a spreadsheet would take for a formula, behind the apostrophe by which it knows that they are words (OWASP,
 * CSV injection). Our own import takes it off again.
 */
export function asWords(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A list as a file: CSV in UTF-8 with its mark, separated as spreadsheets of that language expect it, or a workbook. */
export async function writeTable(
  table: Table,
  form: { readonly format: TableFormat; readonly locale: "fr" | "en"; readonly name: string },
): Promise<Uint8Array<ArrayBuffer>> {
  if (form.format === "csv") return csv(table, form.locale);
  const head = table.head.map((text) => ({ value: asWords(text), type: String, fontWeight: "bold" as const }));
  const rows = table.rows.map((row) =>
    row.map((cell) =>
      typeof cell === "number"
        ? { value: cell, type: Number }
        : { value: asWords(plain(cell)).slice(0, longestCell), type: String },
    ),
  );
  const written = writeXlsxFile([head, ...rows], { sheet: sheetName(form.name), stickyRowsCount: 1 });
  return new Uint8Array(await written.toBuffer());
}

function csv({ head, rows }: Table, locale: "fr" | "en"): Uint8Array<ArrayBuffer> {
  // A spreadsheet in French reads "1,5" as a number, and "1.5" as words.
  const figure = (cell: number): string => (locale === "fr" ? String(cell).replace(".", ",") : String(cell));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? figure(cell) : asWords(plain(cell)))));
  const text = Papa.unparse([head.map(asWords), ...cells], { delimiter: locale === "fr" ? ";" : ",", newline: "\r\n" });
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** What no XML can hold does not go in. */
function plain(cell: Cell): string {
  return String(cell ?? "")
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
}

/** A sheet is named by at most 31 signs, without those that name a place in a workbook. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, " ").slice(0, 31);
}

/** Bounds of an imported sheet. They keep one import within what a person can review and a server can hold. */
export const sheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  archiveEntries: 2_000,
  rows: 20_000,
  columns: 100,
  cellCharacters: 32_767,
  /** All cells together: a workbook names one long text from any number of cells, and weighs nothing by itself. */
  characters: 16 * 1024 * 1024,
} as const;

/** A row as read: `line` is where it starts in the file, counted from 1 as an editor or a spreadsheet does. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/**
 * A sheet read whole: every header is non-empty and unique, every row has one cell per header.
 * Blank rows are left out; the line numbers of the others do not move.
 */
export type Sheet = {
  readonly format: SheetFormat;
  readonly headers: readonly string[];
  readonly rows: readonly SheetRow[];
  /** What a document says that is no row of it; a table says nothing else. */
  readonly beside?: SheetBeside | undefined;
};

export const sheetFormats = ["csv", "xlsx", "md", "reqif"] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** A passage that does not come in, or comes in otherwise than it stood. Each kind has a sentence under `sheet.remarks`. */
export const sheetRemarkKinds = [
  "callout-left-out",
  "front-matter-left-out",
  "chapter-empty",
  "active-content-left-out",
  "object-left-out",
  "object-outside-hierarchy",
] as const;
export type SheetRemark = {
  readonly kind: (typeof sheetRemarkKinds)[number];
  readonly line: number;
  readonly text: string;
};

/** A relation between two objects of an exchanged file, by their GUIDs. */
export type SheetRelation = {
  readonly guid: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
};

/** What stands beside the rows of a document: remarks, and of an exchanged file its relations and the GUIDs of its chapters. */
export type SheetBeside = {
  readonly remarks: readonly SheetRemark[];
  readonly relations: readonly SheetRelation[];
  readonly chapters: readonly { readonly chapter: string; readonly guid: string }[];
};

/** Why a file cannot be read as a sheet. Each kind has a sentence in both languages under `sheet.refusals`. */
export type SheetRefusal =
  | { readonly kind: "sheet-type-refused"; readonly accepted: readonly string[] }
  | { readonly kind: "sheet-too-large"; readonly maxBytes: number }
  | { readonly kind: "sheet-unpacks-too-large"; readonly maxBytes: number }
  | { readonly kind: "sheet-unreadable" }
  | { readonly kind: "sheet-empty" }
  | { readonly kind: "sheet-too-many-rows"; readonly limit: number }
  | { readonly kind: "sheet-too-many-columns"; readonly limit: number }
  | { readonly kind: "sheet-cell-too-long"; readonly line: number; readonly column: string; readonly limit: number }
  | { readonly kind: "sheet-quote-broken"; readonly line: number }
  | { readonly kind: "sheet-extra-cells"; readonly line: number; readonly expected: number }
  | { readonly kind: "sheet-cell-error"; readonly line: number; readonly column: string }
  | { readonly kind: "reqif-doctype" }
  | { readonly kind: "reqif-broken"; readonly line: number }
  | { readonly kind: "reqif-other" }
  | { readonly kind: "reqif-too-deep"; readonly limit: number }
  | { readonly kind: "reqif-not-one"; readonly count: number };

export type SheetRefusalKind = SheetRefusal["kind"];

export const sheetExtensions = ["csv", "tsv", "txt", "xlsx", "md", "markdown", "reqif", "reqifz"] as const;

/** Every kind, so that a test can ask for a sentence for each. */
export const sheetRefusalKinds = [
  "sheet-type-refused",
  "sheet-too-large",
  "sheet-unpacks-too-large",
  "sheet-unreadable",
  "sheet-empty",
  "sheet-too-many-rows",
  "sheet-too-many-columns",
  "sheet-cell-too-long",
  "sheet-quote-broken",
  "sheet-extra-cells",
  "sheet-cell-error",
  "reqif-doctype",
  "reqif-broken",
  "reqif-other",
  "reqif-too-deep",
  "reqif-not-one",
] as const satisfies readonly SheetRefusalKind[];

/** The values that the sentence of a refusal shows (keys `sheet.refusals.<kind>`). */
export function sheetRefusalValues(refusal: SheetRefusal): Record<string, string | number> {
  switch (refusal.kind) {
    case "sheet-type-refused":
      return { accepted: refusal.accepted.join(", ") };
    case "sheet-too-large":
    case "sheet-unpacks-too-large":
      return { megabytes: Math.floor(refusal.maxBytes / 1_048_576) };
    case "sheet-unreadable":
    case "sheet-empty":
    case "reqif-doctype":
    case "reqif-other":
      return {};
    case "sheet-too-many-rows":
    case "sheet-too-many-columns":
    case "reqif-too-deep":
      return { limit: refusal.limit };
    case "sheet-cell-too-long":
      return { line: refusal.line, column: refusal.column, limit: refusal.limit };
    case "sheet-quote-broken":
    case "reqif-broken":
      return { line: refusal.line };
    case "reqif-not-one":
      return { count: refusal.count };
    case "sheet-extra-cells":
      return { line: refusal.line, expected: refusal.expected };
    case "sheet-cell-error":
      return { line: refusal.line, column: refusal.column };
  }
}

/** The spreadsheet name of a column counted from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** Lower case, without accents, punctuation or double spaces: how headers and values are compared. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

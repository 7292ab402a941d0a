import type { SheetBeside } from "@/lib/features/requirement/sheet";
import { SheetField } from "@/lib/features/requirement/sheet-values";

/** A requirement as a document states it: the texts of our own fields. */
export type StatedRow = { readonly line: number; readonly said: ReadonlyMap<SheetField, string> };

/** Rows of a document before their lengths are looked at, and what stands beside them. */
export type RawDocument = {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly beside: SheetBeside;
};

/** A document as a sheet whose columns are our fields, by their names: those that at least one row fills. */
export function asColumns(rows: readonly StatedRow[], beside: SheetBeside): RawDocument {
  const headers = SheetField.options.filter((field) => rows.some(({ said }) => (said.get(field) ?? "") !== ""));
  return {
    headers,
    rows: rows.map(({ line, said }) => ({ line, cells: headers.map((field) => said.get(field) ?? "") })),
    beside,
  };
}

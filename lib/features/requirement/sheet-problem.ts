import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** Where a problem is: the line in the file, the header of its column (null for a constant), the field, and what stood there. */
type Place = {
  readonly line: number | null;
  readonly column: string | null;
  readonly field: SheetField;
  readonly value: string | null;
};

/** Something a person must correct. Each kind has a sentence in both languages under `sheet.problems`. */
export type SheetProblem =
  | (Place & { readonly kind: "column-missing" | "value-missing" | "value-unknown" | "formula-failed" })
  | (Place & { readonly kind: "value-too-long"; readonly length: number; readonly limit: number })
  | (Place & { readonly kind: "too-many-criteria"; readonly count: number; readonly limit: number })
  | (Place & { readonly kind: "reference-repeated"; readonly firstLine: number });

/** Every kind, so that a test can ask for a sentence for each. */
export const sheetProblemKinds = [
  "column-missing",
  "value-missing",
  "value-unknown",
  "formula-failed",
  "value-too-long",
  "too-many-criteria",
  "reference-repeated",
] as const satisfies readonly SheetProblem["kind"][];

/** The values that the sentence of a problem shows (keys `sheet.problems.<kind>`); `field` is a key of `sheet.fields`. */
export function sheetProblemValues(problem: SheetProblem): Record<string, string | number> {
  const place = { line: problem.line ?? 0, column: problem.column ?? "", value: problem.value ?? "" };
  switch (problem.kind) {
    case "column-missing":
    case "value-unknown":
    case "formula-failed":
      return place;
    case "value-missing":
      return { ...place, field: problem.field };
    case "value-too-long":
      return { ...place, length: problem.length, limit: problem.limit };
    case "too-many-criteria":
      return { ...place, count: problem.count, limit: problem.limit };
    case "reference-repeated":
      return { ...place, firstLine: problem.firstLine };
  }
}

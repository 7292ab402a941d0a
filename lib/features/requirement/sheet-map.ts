import { fold, type Sheet, type SheetRow } from "@/lib/features/requirement/sheet";
import { type ImportedCriterion, readCriteria } from "@/lib/features/requirement/sheet-criteria";
import type { FieldSource, SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import {
  type KindValue,
  kindFrom,
  type PriorityValue,
  priorityFrom,
  SheetField,
  type VerificationMethodValue,
  verificationMethodFrom,
} from "@/lib/features/requirement/sheet-values";

/** What one line of a sheet says, in our words. A field that is not mapped, or empty, is null. */
export type ImportedContent = {
  readonly externalReference: string | null;
  readonly statement: string;
  readonly kind: KindValue | null;
  readonly priority: PriorityValue | null;
  readonly source: string | null;
  readonly rationale: string | null;
  readonly chapter: string | null;
  readonly verificationMethod: VerificationMethodValue | null;
  readonly criteria: readonly ImportedCriterion[];
};

export type ImportedRequirement = ImportedContent & { readonly line: number };

/** Something a person must correct, with its line and column. Each kind has a sentence in both languages under `sheet.problems`. */
export type SheetProblem =
  | {
      readonly kind: "column-missing";
      readonly line: null;
      readonly column: string;
      readonly field: SheetField;
      readonly value: null;
    }
  | {
      readonly kind: "value-missing";
      readonly line: number;
      readonly column: string | null;
      readonly field: SheetField;
      readonly value: null;
    }
  | {
      readonly kind: "value-unknown";
      readonly line: number;
      readonly column: string | null;
      readonly field: SheetField;
      readonly value: string;
    }
  | {
      readonly kind: "value-too-long";
      readonly line: number;
      readonly column: string | null;
      readonly field: SheetField;
      readonly value: string;
      readonly length: number;
      readonly limit: number;
    }
  | {
      readonly kind: "too-many-criteria";
      readonly line: number;
      readonly column: string | null;
      readonly field: "criteria";
      readonly value: null;
      readonly count: number;
      readonly limit: number;
    }
  | {
      readonly kind: "reference-repeated";
      readonly line: number;
      readonly column: string | null;
      readonly field: "externalReference";
      readonly value: string;
      readonly firstLine: number;
    };

export const sheetProblemKinds = [
  "column-missing",
  "value-missing",
  "value-unknown",
  "value-too-long",
  "too-many-criteria",
  "reference-repeated",
] as const satisfies readonly SheetProblem["kind"][];

/** The values that the sentence of a problem shows (keys `sheet.problems.<kind>`); `field` is a key of `sheet.fields`. */
export function sheetProblemValues(problem: SheetProblem): Record<string, string | number> {
  const place = { line: problem.line ?? 0, column: problem.column ?? "", value: problem.value ?? "" };
  switch (problem.kind) {
    case "column-missing":
    case "value-missing":
    case "value-unknown":
      return place;
    case "value-too-long":
      return { ...place, length: problem.length, limit: problem.limit };
    case "too-many-criteria":
      return { ...place, count: problem.count, limit: problem.limit };
    case "reference-repeated":
      return { ...place, firstLine: problem.firstLine };
  }
}

/** Longest values taken, in characters; `criteria` is the length of one criterion. */
export const importLengths = {
  externalReference: 100,
  statement: 10_000,
  source: 2_000,
  rationale: 10_000,
  chapter: 300,
  criteria: 4_000,
} as const;

/** Most criteria on one requirement. */
export const maxCriteria = 200;

/**
 * Every line ends in exactly one of the two: a requirement, or at least one problem; but when the mapping names a column
 * that the sheet lacks, no line is read and that is the problem. `fields` are those the mapping fills.
 */
export type MappedSheet = {
  readonly fields: readonly SheetField[];
  readonly requirements: readonly ImportedRequirement[];
  readonly problems: readonly SheetProblem[];
};

/** Reads every line by the mapping and reports every problem, not the first. Only the statement is required of a draft. */
export function mapRows(sheet: Sheet, mapping: SheetMapping): MappedSheet {
  const fields = SheetField.options.filter((field) => mapping[field].from !== "none");
  const missing = fields.flatMap((field): readonly SheetProblem[] => {
    const column = columnOf(mapping, field);
    return column === null || sheet.headers.includes(column)
      ? []
      : [{ kind: "column-missing", line: null, column, field, value: null }];
  });
  if (missing.length > 0) return { fields, requirements: [], problems: missing };
  const requirements: ImportedRequirement[] = [];
  const problems: SheetProblem[] = [];
  const firstLines = new Map<string, number>();
  for (const row of sheet.rows) {
    const reader = new RowReader(sheet.headers, row, mapping);
    const content = reader.read();
    reader.noteRepetition(content.externalReference, firstLines);
    problems.push(...reader.problems);
    if (reader.problems.length === 0) requirements.push({ ...content, line: row.line });
  }
  return { fields, requirements, problems };
}

function columnOf(mapping: SheetMapping, field: SheetField): string | null {
  const source = mapping[field];
  return source.from === "column" ? source.column : null;
}

type TextField = keyof typeof importLengths;

/** Reads one line, gathering its problems. */
class RowReader {
  readonly problems: SheetProblem[] = [];
  readonly #headers: readonly string[];
  readonly #row: SheetRow;
  readonly #mapping: SheetMapping;

  constructor(headers: readonly string[], row: SheetRow, mapping: SheetMapping) {
    this.#headers = headers;
    this.#row = row;
    this.#mapping = mapping;
  }

  read(): ImportedContent {
    const statement = this.#text("statement", this.#mapping.statement);
    if (statement === null) {
      this.problems.push({
        kind: "value-missing",
        line: this.#row.line,
        column: columnOf(this.#mapping, "statement"),
        field: "statement",
        value: null,
      });
    }
    return {
      externalReference: this.#text("externalReference", this.#mapping.externalReference),
      statement: statement ?? "",
      kind: this.#choice("kind", this.#mapping.kind, kindFrom),
      priority: this.#choice("priority", this.#mapping.priority, priorityFrom),
      source: this.#text("source", this.#mapping.source),
      rationale: this.#text("rationale", this.#mapping.rationale),
      chapter: this.#text("chapter", this.#mapping.chapter),
      verificationMethod: this.#choice("verificationMethod", this.#mapping.verificationMethod, verificationMethodFrom),
      criteria: this.#criteria(),
    };
  }

  /** Two lines with one reference would be one requirement at the next import: neither guess nor keep the last. */
  noteRepetition(reference: string | null, firstLines: Map<string, number>): void {
    if (reference === null) return;
    const firstLine = firstLines.get(reference);
    if (firstLine === undefined) firstLines.set(reference, this.#row.line);
    else {
      const column = columnOf(this.#mapping, "externalReference");
      this.problems.push({
        kind: "reference-repeated",
        line: this.#row.line,
        column,
        field: "externalReference",
        value: reference,
        firstLine,
      });
    }
  }

  #criteria(): readonly ImportedCriterion[] {
    const source = this.#mapping.criteria;
    if (source.from === "none") return [];
    const column = columnOf(this.#mapping, "criteria");
    const cell = source.from === "constant" ? source.value.trim() : this.#cell(source.column);
    const criteria =
      source.from === "constant"
        ? readCriteria(cell, "whole", "leave")
        : readCriteria(cell, source.split, source.numbering);
    if (criteria.length > maxCriteria) {
      const place = { line: this.#row.line, column, field: "criteria", value: null } as const;
      this.problems.push({ kind: "too-many-criteria", ...place, count: criteria.length, limit: maxCriteria });
    }
    for (const { text } of criteria) this.#checkLength("criteria", text);
    return criteria;
  }

  #text(field: TextField, source: FieldSource): string | null {
    const value = this.#value(source);
    this.#checkLength(field, value);
    return value === "" ? null : value;
  }

  #choice<V>(field: SheetField, source: FieldSource, from: (text: string) => V | null): V | null {
    const value = this.#value(source);
    if (value === "") return null;
    const found = from(value);
    if (found === null)
      this.problems.push({
        kind: "value-unknown",
        line: this.#row.line,
        column: columnOf(this.#mapping, field),
        field,
        value,
      });
    return found;
  }

  #value(source: FieldSource): string {
    if (source.from === "none") return "";
    if (source.from === "constant") return source.value.trim();
    const cell = this.#cell(source.column);
    if (cell === "") return source.whenEmpty.trim();
    const wanted = fold(cell);
    const exact = source.translations.find(({ value }) => value.trim() === cell);
    const alike = wanted === "" ? undefined : source.translations.find(({ value }) => fold(value) === wanted);
    return (exact ?? alike)?.means.trim() ?? cell;
  }

  #cell(column: string): string {
    return (this.#row.cells[this.#headers.indexOf(column)] ?? "").trim();
  }

  #checkLength(field: TextField, value: string): void {
    const limit = importLengths[field];
    if (value.length <= limit) return;
    const column = columnOf(this.#mapping, field);
    const shown = `${value.slice(0, 80).toWellFormed()}…`;
    this.problems.push({
      kind: "value-too-long",
      line: this.#row.line,
      column,
      field,
      value: shown,
      length: value.length,
      limit,
    });
  }
}

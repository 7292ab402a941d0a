import type { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import { fold, type Sheet, type SheetRow } from "@/lib/features/requirement/sheet";
import { type ImportedCriterion, readCriteria } from "@/lib/features/requirement/sheet-criteria";
import type { FieldSource, SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import type { SheetProblem } from "@/lib/features/requirement/sheet-problem";
import { kindFrom, priorityFrom, SheetField, verificationMethodFrom } from "@/lib/features/requirement/sheet-values";

/** What one line of a sheet says, in our words. A field that is not mapped, or empty, is null. */
export type ImportedContent = {
  readonly externalReference: string | null;
  readonly title: string | null;
  readonly statement: string;
  readonly kind: RequirementKind;
  readonly priority: Priority | null;
  readonly source: string | null;
  readonly rationale: string | null;
  readonly chapter: string | null;
  readonly verificationMethod: VerificationMethod | null;
  readonly criteria: readonly ImportedCriterion[];
};

export type ImportedRequirement = ImportedContent & {
  readonly line: number;
  /** Our own number, when the sheet has it. */
  readonly code: string | null;
  /** The identity of the object in an exchanged file. */
  readonly guid: string | null;
};

/** Longest values taken, in characters, none beyond what a requirement may hold; `criteria` is the length of one criterion. */
export const importLengths = {
  code: 20,
  guid: 200,
  externalReference: 100,
  title: 200,
  statement: 20_000,
  source: 500,
  rationale: 10_000,
  chapter: 300,
  criteria: 4_000,
} as const;

/** Most criteria on one requirement. */
export const maxCriteria = 200;

/**
 * Every line ends in exactly one of the two: a requirement, or at least one problem; but when the mapping names a column
 * that the sheet lacks, no line is read and that is the problem. `fields` are those read from a column.
 */
export type MappedSheet = {
  readonly fields: readonly SheetField[];
  readonly requirements: readonly ImportedRequirement[];
  readonly problems: readonly SheetProblem[];
};

/** Reads every line by the mapping and reports every problem, not the first. A draft needs a statement and a kind. */
export function mapRows(sheet: Sheet, mapping: SheetMapping): MappedSheet {
  const fields = SheetField.options.filter((field) => mapping[field].from === "column");
  const missing = fields.flatMap((field): readonly SheetProblem[] => {
    const column = columnOf(mapping, field);
    return column === null || sheet.headers.includes(column)
      ? []
      : [{ kind: "column-missing", line: null, column, field, value: null }];
  });
  if (missing.length > 0) return { fields, requirements: [], problems: missing };
  const requirements: ImportedRequirement[] = [];
  const problems: SheetProblem[] = [];
  const firstLines: FirstLines = { code: new Map(), guid: new Map(), externalReference: new Map() };
  for (const row of sheet.rows) {
    const reader = new RowReader(sheet.headers, row, mapping);
    const content = reader.read(firstLines);
    problems.push(...reader.problems);
    if (content) requirements.push({ ...content, line: row.line });
  }
  return { fields, requirements, problems };
}

function columnOf(mapping: SheetMapping, field: SheetField): string | null {
  const source = mapping[field];
  return source.from === "column" ? source.column : null;
}

type TextField = keyof typeof importLengths;

/** Where each of what names a requirement was first seen. */
type FirstLines = Readonly<Record<"code" | "guid" | "externalReference", Map<string, number>>>;

/** EX-001. */
const ourCode = /^EX-\d{3,6}$/;

const failedFormula = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

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

  /** What the line says, or null when it has problems. `firstLines` knows where each name was first seen. */
  read(firstLines: FirstLines): Omit<ImportedRequirement, "line"> | null {
    const code = this.#text("code", this.#mapping.code);
    if (code !== null && !ourCode.test(code))
      this.problems.push({ kind: "value-unknown", ...this.#place("code", code.slice(0, 80).toWellFormed()) });
    const guid = this.#text("guid", this.#mapping.guid);
    const statement = this.#required("statement", this.#text("statement", this.#mapping.statement));
    const kind = this.#required("kind", this.#choice("kind", this.#mapping.kind, kindFrom));
    const externalReference = this.#text("externalReference", this.#mapping.externalReference);
    const rest = {
      title: this.#text("title", this.#mapping.title),
      priority: this.#choice("priority", this.#mapping.priority, priorityFrom),
      source: this.#text("source", this.#mapping.source),
      rationale: this.#text("rationale", this.#mapping.rationale),
      chapter: this.#text("chapter", this.#mapping.chapter),
      verificationMethod: this.#choice("verificationMethod", this.#mapping.verificationMethod, verificationMethodFrom),
      criteria: this.#criteria(),
    };
    this.#noteRepetition("code", code, firstLines);
    this.#noteRepetition("guid", guid, firstLines);
    this.#noteRepetition("externalReference", externalReference, firstLines);
    if (statement === null || kind === null || this.problems.length > 0) return null;
    return { code, guid, externalReference, statement, kind, ...rest };
  }

  /** Two lines with one reference would be one requirement at the next import: neither guess nor keep the last. */
  #noteRepetition(field: keyof FirstLines, name: string | null, firstLines: FirstLines): void {
    if (name === null) return;
    const firstLine = firstLines[field].get(name);
    if (firstLine === undefined) firstLines[field].set(name, this.#row.line);
    else this.problems.push({ kind: "reference-repeated", ...this.#place(field, name), firstLine });
  }

  /** An absent value is a problem, unless what stood there is already one. */
  #required<V>(field: SheetField, value: V | null): V | null {
    const said = this.problems.some((problem) => problem.field === field);
    if (value === null && !said) this.problems.push({ kind: "value-missing", ...this.#place(field, null) });
    return value;
  }

  #criteria(): readonly ImportedCriterion[] {
    const source = this.#mapping.criteria;
    if (source.from === "none") return [];
    const criteria =
      source.from === "constant"
        ? readCriteria(source.value, "whole", "leave")
        : readCriteria(this.#cell("criteria", source.column), source.split, source.numbering);
    if (criteria.length > maxCriteria) {
      const place = this.#place("criteria", null);
      this.problems.push({ kind: "too-many-criteria", ...place, count: criteria.length, limit: maxCriteria });
    }
    for (const { text } of criteria) this.#checkLength("criteria", text);
    return criteria;
  }

  #text(field: TextField, source: FieldSource): string | null {
    const value = this.#value(field, source);
    this.#checkLength(field, value);
    return value === "" ? null : value;
  }

  #choice<V>(field: SheetField, source: FieldSource, from: (text: string) => V | null): V | null {
    const value = this.#value(field, source);
    if (value === "" || failedFormula.test(value)) return null;
    const found = from(value);
    if (found === null) this.problems.push({ kind: "value-unknown", ...this.#place(field, value) });
    return found;
  }

  #value(field: SheetField, source: FieldSource): string {
    if (source.from === "none") return "";
    if (source.from === "constant") return source.value.trim();
    const cell = this.#cell(field, source.column);
    if (cell === "") return source.whenEmpty.trim();
    const wanted = fold(cell);
    const exact = source.translations.find(({ value }) => value.trim() === cell);
    const alike = wanted === "" ? undefined : source.translations.find(({ value }) => fold(value) === wanted);
    return (exact ?? alike)?.means.trim() ?? cell;
  }

  #cell(field: SheetField, column: string): string {
    const cell = (this.#row.cells[this.#headers.indexOf(column)] ?? "").trim();
    if (failedFormula.test(cell)) this.problems.push({ kind: "formula-failed", ...this.#place(field, cell) });
    return cell;
  }

  #checkLength(field: TextField, value: string): void {
    const limit = importLengths[field];
    if (value.length <= limit) return;
    const place = this.#place(field, `${value.slice(0, 80).toWellFormed()}…`);
    this.problems.push({ kind: "value-too-long", ...place, length: value.length, limit });
  }

  #place(field: SheetField, value: string | null): Pick<SheetProblem, "line" | "column" | "field" | "value"> {
    return { line: this.#row.line, column: columnOf(this.#mapping, field), field, value };
  }
}

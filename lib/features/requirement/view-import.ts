import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** How many lines of a proposal are sent: beyond, a person reads the sheet. */
export const proposedLines = 200;

/** A field that an import would change: what stands, and what the sheet says. */
export type ProposedField = { readonly field: SheetField; readonly before: string; readonly after: string };

/** A line that differs from what stands: a draft to be updated, a locked text that only a change request moves, or one turned down. */
export type ProposedLine = {
  readonly line: number;
  readonly code: string;
  readonly what: "updated" | "locked" | "closed";
  readonly fields: readonly ProposedField[];
};

/** What an import would do: numbers of new and unchanged lines, codes of what would change, stay as it is, or is absent; and how, line by line. */
export type ImportForecast = {
  readonly created: number;
  readonly unchanged: number;
  readonly updated: readonly string[];
  readonly kept: readonly string[];
  readonly absent: readonly string[];
  readonly lines: readonly ProposedLine[];
};

/** What became of a line: "locked" is left as signed, "kept" was turned down before. */
export const importedWhat = ["created", "updated", "locked", "kept"] as const;

/** One line of the report of an import. */
export type ImportedLine = {
  readonly line: number;
  readonly what: (typeof importedWhat)[number];
  readonly code: string;
};

/** Reads the report of an import, one act a line ("2 created EX-001"). */
export function readReport(report: string): readonly ImportedLine[] {
  return report.split("\n").flatMap((text) => {
    const [line, said, code] = text.split(" ");
    const what = importedWhat.find((one) => one === said);
    return line === undefined || code === undefined || what === undefined ? [] : [{ line: Number(line), what, code }];
  });
}

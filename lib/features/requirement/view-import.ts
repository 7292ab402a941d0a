/** What an import would do: numbers of new and unchanged lines, codes of what would change, stay as signed, or is absent. */
export type ImportForecast = {
  readonly created: number;
  readonly unchanged: number;
  readonly updated: readonly string[];
  readonly kept: readonly string[];
  readonly absent: readonly string[];
};

/** One line of the report of an import. */
export type ImportedLine = {
  readonly line: number;
  readonly what: "created" | "updated" | "kept";
  readonly code: string;
};

/** Reads the report of an import, one act a line ("2 created EX-001"). */
export function readReport(report: string): readonly ImportedLine[] {
  return report.split("\n").flatMap((text) => {
    const [line, what, code] = text.split(" ");
    if (line === undefined || code === undefined) return [];
    return what === "created" || what === "updated" || what === "kept" ? [{ line: Number(line), what, code }] : [];
  });
}

import { writeFileSync } from "node:fs";

/** One target: what was measured and what is wanted, at least or at most. */
export type Verdict = {
  readonly what: string;
  readonly measured: number;
  readonly target: number;
  readonly bound: "at least" | "at most";
  readonly kept: boolean;
};

/** Judges one measure. */
export function judge(what: string, measured: number, bound: Verdict["bound"], target: number): Verdict {
  const kept = bound === "at least" ? measured >= target : measured <= target;
  return { what, measured: Math.round(measured * 100) / 100, target, bound, kept };
}

/** Prints the table of targets, then the figures behind them, and keeps both as JSON. */
export function report(file: string, verdicts: readonly Verdict[], figures: Readonly<Record<string, unknown>>): void {
  const line = (cells: readonly string[]): string =>
    `${(cells[0] ?? "").padEnd(66)}${(cells[1] ?? "").padStart(10)}  ${(cells[2] ?? "").padEnd(16)}${cells[3] ?? ""}`;
  console.log(`\n${line(["target", "measured", "wanted", ""])}`);
  for (const { what, measured, bound, target, kept } of verdicts)
    console.log(line([what, String(measured), `${bound} ${target}`, kept ? "kept" : "MISSED"]));
  console.log(`\n${JSON.stringify(figures, null, 1)}`);
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), verdicts, figures }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
}

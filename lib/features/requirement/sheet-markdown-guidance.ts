import type { SheetRemark } from "@/lib/features/requirement/sheet";

const opening = /^\s*\{\{[<%]\s*([\w-]+)(?:\s[^\n]*)?[>%]\}\}\s*$/;
const closing = /^\s*\{\{[<%]\s*\/\s*([\w-]+)\s*[>%]\}\}\s*$/;

/**
 * Blanks what is addressed to the writer of a document and not part of it, line for line, so that the numbers of the
 * others stay: the head between two "---", and what stands between the shortcodes of a site generator (call-outs, folds).
 */
export function guidanceBlanked(text: string): { readonly text: string; readonly remarks: readonly SheetRemark[] } {
  const lines = text.split("\n");
  const remarks: SheetRemark[] = [];
  const blank = (from: number, to: number): void => {
    for (let at = from; at <= to; at += 1) lines[at] = "";
  };
  const head = lines[0]?.trim() === "---" ? lines.indexOf("---", 1) : -1;
  if (head > 0) {
    remarks.push({ kind: "front-matter-left-out", line: 1, text: "" });
    blank(0, head);
  }
  const closes = new Map<string, number[]>();
  for (const [at, line] of lines.entries()) {
    const name = closing.exec(line)?.[1];
    if (name === undefined) continue;
    const ends = closes.get(name) ?? [];
    ends.push(at);
    closes.set(name, ends);
  }
  for (let at = 0; at < lines.length; at += 1) {
    const name = opening.exec(lines[at] ?? "")?.[1];
    if (name === undefined) continue;
    const ends = closes.get(name) ?? [];
    while ((ends[0] ?? at) < at) ends.shift();
    const end = ends[0] ?? at;
    remarks.push({ kind: "callout-left-out", line: at + 1, text: firstWords(lines, at + 1, end) });
    blank(at, end);
    at = end;
  }
  return { text: lines.map((line) => (closing.test(line) ? "" : line)).join("\n"), remarks };
}

function firstWords(lines: readonly string[], from: number, to: number): string {
  const words = lines
    .slice(from, Math.min(to, from + 5))
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  return words.length <= 80 ? words : `${words.slice(0, 79).toWellFormed()}…`;
}

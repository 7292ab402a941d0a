/** One acceptance criterion of a sheet; `reference` is the number that stood at the head of its line. */
export type ImportedCriterion = { readonly reference: string | null; readonly text: string };

const bullet = /^(?:[-*–—]\s+|[•▪‣◦·□☐➢►]\s*)(?=\S)/u;
/** "[C 1] ", "[] ": as our own exports write what would be read otherwise. */
const bracketed = /^(?!\[[ xX]\])\[([^[\]\n]{0,100})\]\s+(?=\S)/;
/** "1.1.1 ", "2.3.1) ": three levels are never a quantity. */
const threeLevels = /^(\d{1,4}(?:\.\d{1,4}){2,5})[.):]?\s+(?=\S)/;
/** "1. ", "2) ", "a) ": closed by a sign. */
const closedNumber = /^(\d{1,4}|[a-zA-Z])[.)]\s+(?=\S)/;
/** "1.5 ": a number only when every line of the cell has one, else it may be a quantity. */
const twoLevels = /^(\d{1,4}\.\d{1,4})[.):]?\s+(?=\S)/;

/**
 * The criteria of one cell. With "lines", each line that is not blank is one criterion and its bullet goes; a number
 * at its head is kept as reference, removed, or left in the text. With "whole", the cell is one criterion as it is.
 */
export function readCriteria(
  cell: string,
  split: "lines" | "whole",
  numbering: "reference" | "remove" | "leave",
): readonly ImportedCriterion[] {
  const whole = cell.trim();
  if (whole === "") return [];
  if (split === "whole") return [{ reference: null, text: whole }];
  const lines = whole
    .split("\n")
    .map((line) => line.trim())
    .map((line) => (bracketed.test(line) ? line : line.replace(bullet, "")))
    .filter((line) => line !== "");
  if (numbering === "leave") return lines.map((text) => ({ reference: null, text }));
  const numbered = lines.length > 1 && lines.every((line) => twoLevels.test(line) || threeLevels.test(line));
  return lines.map((line) => {
    const named = bracketed.exec(line);
    if (named && numbering === "reference")
      return { reference: (named[1] ?? "").trim() || null, text: line.slice(named[0].length) };
    const found = threeLevels.exec(line) ?? closedNumber.exec(line) ?? (numbered ? twoLevels.exec(line) : null);
    if (!found) return { reference: null, text: line };
    return { reference: numbering === "reference" ? (found[1] ?? null) : null, text: line.slice(found[0].length) };
  });
}

type Words = Readonly<Record<"measure" | "target" | "given" | "when" | "outcome", string>>;

/** All the words of a criterion in one line: its measure and its target, or its scenario. */
export function criterionWords({ measure, target, given, when, outcome }: Words): string {
  const parts = measure === "" ? [given, when, outcome] : [measure, target];
  return parts
    .map((part) => part.replace(/\s*\n\s*/g, " "))
    .filter((part) => part !== "")
    .join(measure === "" ? " ; " : " : ");
}

import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import { criterionWords, type ImportedCriterion, readCriteria } from "@/lib/features/requirement/sheet-criteria";

/** The columns of requirements as a table, in their order; all but the last two are those that an import reads. */
export const requirementColumns = [
  "code",
  "externalReference",
  "chapter",
  "title",
  "statement",
  "kind",
  "priority",
  "verificationMethod",
  "criteria",
  "source",
  "rationale",
  "status",
  "version",
] as const;

/** The criteria of a requirement as an import reads them back: one a line, its reference at the head. */
export function criteriaCell(criteria: FullRequirement["content"]["criteria"]): string {
  return criteria
    .map((criterion) =>
      lineOf({ reference: criterion.reference === "" ? null : criterion.reference, text: criterionWords(criterion) }),
    )
    .join("\n");
}

/** As plain as it can be and still be read back: "1.1.1 text", else "[C 1] text", else "[] text". */
function lineOf(criterion: ImportedCriterion): string {
  const { reference, text } = criterion;
  const plain = reference === null ? text : `${reference} ${text}`;
  const [read, other] = readCriteria(plain, "lines", "reference");
  const isRead = other === undefined && read?.reference === reference && read.text === text;
  // Two levels are a number only when every line of the cell has one.
  return isRead && !/^\d{1,4}\.\d{1,4}[.):]?\s/.test(plain) ? plain : `[${reference ?? ""}] ${text}`;
}

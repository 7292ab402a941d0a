import { fold } from "@/lib/features/requirement/sheet";
import type { ImportedContent, ImportedRequirement, MappedSheet } from "@/lib/features/requirement/sheet-map";
import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** A requirement already in the project, as an import would write it. */
export type ExistingRequirement = ImportedContent & { readonly id: string };

/** A line that differs from what stands, with the fields that differ. */
export type ChangedRequirement<E extends ExistingRequirement> = {
  readonly existing: E;
  readonly imported: ImportedRequirement;
  readonly fields: readonly SheetField[];
};

/** What an import would do. `absent` are references in the project that the sheet no longer has: said, never removed. */
export type ImportPlan<E extends ExistingRequirement> = {
  readonly added: readonly ImportedRequirement[];
  readonly unchanged: readonly E[];
  readonly changed: readonly ChangedRequirement<E>[];
  readonly absent: readonly E[];
};

/**
 * Compares a sheet with the project, so that the same sheet twice makes no duplicate. A line is recognised by its
 * reference, or by its statement when it has none. Only the fields read from a column are compared: what people
 * wrote beside the sheet stands, and a constant is for new requirements. Whether a change may be written (a baselined version may not) is for the command to decide.
 */
export function planImport<E extends ExistingRequirement>(existing: readonly E[], mapped: MappedSheet): ImportPlan<E> {
  const waiting = Map.groupBy(existing, keyOf);
  const added: ImportedRequirement[] = [];
  const unchanged: E[] = [];
  const changed: ChangedRequirement<E>[] = [];
  for (const imported of mapped.requirements) {
    const found = waiting.get(keyOf(imported))?.shift();
    if (!found) {
      added.push(imported);
      continue;
    }
    const fields = mapped.fields.filter((field) => !sameField(found, imported, field));
    if (fields.length === 0) unchanged.push(found);
    else changed.push({ existing: found, imported, fields });
  }
  const absent = [...waiting.values()].flat().filter((requirement) => requirement.externalReference !== null);
  return { added, unchanged, changed, absent };
}

function keyOf(content: ImportedContent): string {
  return content.externalReference === null
    ? `statement ${fold(content.statement)}`
    : `reference ${content.externalReference}`;
}

function sameField(one: ImportedContent, other: ImportedContent, field: SheetField): boolean {
  if (field !== "criteria") return one[field] === other[field];
  const same = one.criteria.every(({ reference, text }, index) => {
    const beside = other.criteria[index];
    return beside?.reference === reference && beside.text === text;
  });
  return same && one.criteria.length === other.criteria.length;
}

import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import { readAllRequirements } from "@/lib/features/requirement/queries-all";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import { guidOf, readGuids } from "@/lib/features/requirement/queries-exchange";
import { criterionWords } from "@/lib/features/requirement/sheet-criteria";
import type { ImportedContent, MappedSheet } from "@/lib/features/requirement/sheet-map";
import { type ExistingRequirement, planImport } from "@/lib/features/requirement/sheet-plan";
import type { SheetField } from "@/lib/features/requirement/sheet-values";
import { type ImportForecast, type ProposedField, proposedLines } from "@/lib/features/requirement/view-import";

/** What an import leaves as it is and reports: what is locked, and what was turned down. */
export const closedToImport: readonly RequirementStatus[] = [...lockedRequirementStatuses, "REJECTED", "WITHDRAWN"];

/** A requirement as an import compares it, with all that is known of it. */
export type Known = ExistingRequirement & { readonly guid: string; readonly full: FullRequirement };

/** All requirements of the project, as an import compares them. */
export async function readKnown(tx: Tx, projectId: string): Promise<readonly Known[]> {
  const [all, guids] = await Promise.all([readAllRequirements(tx, projectId), readGuids(tx, projectId)]);
  return all.map((full) => asImported(full, guids.get(full.id)));
}

function filled(text: string): string | null {
  return text === "" ? null : text;
}

/** A requirement as the sheet would say it. */
function asImported(full: FullRequirement, guid: string | undefined): Known {
  const { content } = full;
  return {
    full,
    id: full.id,
    code: full.code,
    guid: guid ?? guidOf(full.id),
    exchanged: guid !== undefined,
    externalReference: full.externalReference,
    title: filled(content.title),
    statement: content.statement,
    kind: content.kind,
    priority: content.priority,
    source: filled(content.source),
    rationale: filled(content.rationale),
    chapter: filled(full.chapter),
    verificationMethod: content.verificationMethod,
    criteria: content.criteria.map((criterion) => ({
      reference: filled(criterion.reference),
      text: filled(criterion.measure) ?? criterion.outcome,
      whole: criterionWords(criterion),
    })),
  };
}

/** What an import would do, before it is done: the command decides it anew. Shown as far as a person reads. */
export async function forecastImport(tx: Tx, scope: ProjectScope, mapped: MappedSheet): Promise<ImportForecast> {
  const plan = planImport(await readKnown(tx, scope.projectId), mapped);
  const changed = plan.changed.map(({ existing, imported, fields }) => ({
    line: imported.line,
    code: existing.full.code,
    what: !closedToImport.includes(existing.full.status)
      ? ("updated" as const)
      : lockedRequirementStatuses.includes(existing.full.status)
        ? ("locked" as const)
        : ("closed" as const),
    fields: fields.map(
      (field): ProposedField => ({
        field,
        before: wordsOf(existing, field),
        after: wordsOf(imported, field),
      }),
    ),
  }));
  const isOpen = ({ what }: { readonly what: string }): boolean => what === "updated";
  const codeOf = ({ code }: { readonly code: string }): string => code;
  return {
    created: plan.added.length,
    unchanged: plan.unchanged.length,
    updated: changed.filter(isOpen).map(codeOf),
    kept: changed.filter((line) => !isOpen(line)).map(codeOf),
    // What was turned down is missed by nobody.
    absent: plan.absent.flatMap(({ full: { code, status } }) =>
      status === "REJECTED" || status === "WITHDRAWN" ? [] : [code],
    ),
    // What stays as signed first: it is what somebody must act upon.
    lines: [...changed.filter((line) => !isOpen(line)), ...changed.filter(isOpen)].slice(0, proposedLines),
  };
}

type Worded = Omit<ImportedContent, "criteria"> & {
  readonly criteria: readonly { readonly reference: string | null; readonly text: string }[];
};

/** A field as it reads: criteria are one a line. */
function wordsOf(content: Worded, field: SheetField): string {
  if (field === "criteria")
    return content.criteria
      .map(({ reference, text }) => (reference === null ? text : `${reference} ${text}`))
      .join("\n");
  return field === "code" || field === "guid" ? "" : (content[field] ?? "");
}

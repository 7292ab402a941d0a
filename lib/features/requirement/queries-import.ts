import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";
import type { MappedSheet } from "@/lib/features/requirement/sheet-map";
import { type ExistingRequirement, planImport } from "@/lib/features/requirement/sheet-plan";
import type { ImportForecast } from "@/lib/features/requirement/view-import";

/** What an import leaves as it is and reports: what is locked, and what was turned down. */
export const closedToImport: readonly RequirementStatus[] = [...lockedRequirementStatuses, "REJECTED", "WITHDRAWN"];

/** A requirement as an import compares it, with all that is known of it. */
export type Known = ExistingRequirement & { readonly full: FullRequirement };

/** All requirements of the project, as an import compares them. */
export async function readKnown(tx: Tx, projectId: string): Promise<readonly Known[]> {
  return (await readRequirements(tx, projectId, "all")).map(asImported);
}

function filled(text: string): string | null {
  return text === "" ? null : text;
}

/** A requirement as the sheet would say it. */
function asImported(full: FullRequirement): Known {
  const { content } = full;
  return {
    full,
    id: full.id,
    externalReference: full.externalReference,
    title: filled(content.title),
    statement: content.statement,
    kind: content.kind,
    priority: content.priority,
    source: filled(content.source),
    rationale: filled(content.rationale),
    chapter: filled(full.chapter),
    verificationMethod: content.verificationMethod,
    criteria: content.criteria.map(({ reference, measure, outcome }) => ({
      reference: filled(reference),
      text: filled(measure) ?? outcome,
    })),
  };
}

/** What an import would do, before it is done: the command decides it anew. */
export async function forecastImport(tx: Tx, scope: ProjectScope, mapped: MappedSheet): Promise<ImportForecast> {
  const plan = planImport(await readKnown(tx, scope.projectId), mapped);
  const isClosed = ({ full }: Known): boolean => closedToImport.includes(full.status);
  const codeOf = ({ full }: Known): string => full.code;
  const changed = plan.changed.map(({ existing }) => existing);
  return {
    created: plan.added.length,
    unchanged: plan.unchanged.length,
    updated: changed.filter((known) => !isClosed(known)).map(codeOf),
    kept: changed.filter(isClosed).map(codeOf),
    absent: plan.absent.map(codeOf),
  };
}

import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import type { Side } from "@/lib/domain/party";
import { getRequirementFigures, listRequirements } from "@/lib/features/requirement/queries";
import type { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import {
  type RequirementFigures,
  type RequirementList,
  type RequirementStep,
  requirementSteps,
} from "@/lib/features/requirement/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

const pageSize = 50;

/** All that the page of requirements shows: a page of the list, the set in figures, the steps this reader's role may take. */
export async function getRequirementPage(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  filter: RequirementFilter,
): Promise<{
  readonly project: { readonly code: string; readonly name: string };
  readonly side: Side;
  readonly list: RequirementList;
  readonly figures: RequirementFigures;
  readonly steps: readonly RequirementStep[];
}> {
  return {
    project: { code: scope.code, name: scope.name },
    side: scope.side,
    list: await listRequirements(tx, scope, filter, pageSize),
    figures: await getRequirementFigures(tx, scope),
    steps: requirementSteps.filter((step) => abilityTo(`requirement.${step}`, scope, now, () => ok(null)).allowed),
  };
}

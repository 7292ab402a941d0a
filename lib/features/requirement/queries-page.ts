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
import { listViews } from "@/lib/features/saved-view/queries";
import type { SavedView } from "@/lib/features/saved-view/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

const pageSize = 25;

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
  /** The reader's saved views, and those that their party shares. */
  readonly views: readonly SavedView[];
  /** The name of the reader's party. */
  readonly party: string;
  readonly timeZone: string;
  readonly steps: readonly RequirementStep[];
  /** May classify drafts and order the list. */
  readonly writes: boolean;
}> {
  const [list, figures, views] = await Promise.all([
    listRequirements(tx, scope, filter, pageSize),
    getRequirementFigures(tx, scope),
    listViews(tx, scope),
  ]);
  return {
    project: { code: scope.code, name: scope.name },
    side: scope.side,
    list,
    figures,
    views,
    party: scope.partyName,
    timeZone: scope.timeZone,
    steps: requirementSteps.filter((step) => abilityTo(`requirement.${step}`, scope, now, () => ok(null)).allowed),
    writes: abilityTo("requirement.move", scope, now, () => ok(null)).allowed,
  };
}

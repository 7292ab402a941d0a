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
  readonly steps: readonly RequirementStep[];
  /** May classify drafts and order the list. */
  readonly writes: boolean;
}> {
  const [list, figures] = await Promise.all([
    listRequirements(tx, scope, filter, pageSize),
    getRequirementFigures(tx, scope),
  ]);
  return {
    project: { code: scope.code, name: scope.name },
    side: scope.side,
    // A row shows its title and two lines of its statement: what is not shown is not sent.
    list: { ...list, rows: list.rows.map((row) => ({ ...row, statement: beginning(row.statement) })) },
    figures,
    steps: requirementSteps.filter((step) => abilityTo(`requirement.${step}`, scope, now, () => ok(null)).allowed),
    writes: abilityTo("requirement.move", scope, now, () => ok(null)).allowed,
  };
}

/** As much of a statement as two lines of the list hold. */
function beginning(statement: string): string {
  const most = 200;
  return statement.length <= most ? statement : `${statement.slice(0, most - 1).trimEnd()}…`;
}

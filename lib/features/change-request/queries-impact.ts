import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { namedIn } from "@/lib/domain/change-assessment";
import {
  authorityFor,
  type ChangeAuthority,
  type ChangeImpact,
  type CumulatedChange,
  cumulatedChange,
  isPriced,
  movedCents,
  totalCents,
} from "@/lib/domain/change-price";
import { lockedRequirementStatuses } from "@/lib/domain/requirement";
import { loadRoom } from "@/lib/features/budget/queries";
import { type ChangeState, lastQuote } from "@/lib/features/change-request/queries-state";
import type { Setting } from "@/lib/features/milestone/queries-setting";

const AgreedRow = z.object({ contractedCents: z.int(), spentCents: z.int() });

/** What was agreed in other requests, as far as the reader may see it: in all, and moved out of the change budget. Cents. */
export async function loadAgreed(tx: Tx, projectId: string, except: string | null): Promise<z.infer<typeof AgreedRow>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce(sum(g.total_cents), 0)::float8 AS "contractedCents",
      coalesce(sum(abs(g.one_off_cents) + g.total_cents - g.one_off_cents) FILTER (WHERE g.instrument = 'PURCHASE_ORDER'), 0)::float8 AS "spentCents"
    FROM change_agreement g JOIN change_request r ON r.project_id = g.project_id AND r.id = g.change_request_id
    WHERE g.project_id = ${projectId}::uuid AND r.status IN ('APPROVED', 'CONTRACTED', 'IN_IMPLEMENTATION', 'VERIFIED', 'CLOSED')
      AND (${except}::uuid IS NULL OR g.change_request_id <> ${except}::uuid)`;
  return AgreedRow.parse(rows[0]);
}

const TouchedRow = z.object({ locked: z.array(z.string()), last: z.array(z.string()) });

/** Of the numbers that the assessments name: the requirements that are signed, and the milestones that end the project. */
async function loadTouched(tx: Tx, projectId: string, state: ChangeState): Promise<z.infer<typeof TouchedRow>> {
  const requirements = state.agencies.flatMap(({ assessment }) =>
    assessment === null ? [] : namedIn(assessment).requirements,
  );
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ARRAY(SELECT r.code FROM requirement r WHERE r.project_id = ${projectId}::uuid AND r.code = ANY (${requirements}::text[])
        AND r.status = ANY (${[...lockedRequirementStatuses]}::text[])) AS locked,
      ARRAY(SELECT m.code FROM milestone m WHERE m.project_id = ${projectId}::uuid AND m.status NOT IN ('CANCELLED', 'SUPERSEDED', 'REJECTED')
        AND m.due_on = (SELECT max(n.due_on) FROM milestone n WHERE n.project_id = m.project_id AND n.status NOT IN ('CANCELLED', 'SUPERSEDED', 'REJECTED'))) AS last`;
  return TouchedRow.parse(rows[0]);
}

/** What a request does to the project, and who decides it by what. */
export type ChangeWeight = {
  readonly impact: ChangeImpact;
  readonly authority: ChangeAuthority;
  readonly cumulated: CumulatedChange;
  /** Signed items that it opens again, by number. */
  readonly reopened: readonly string[];
};

/** Weighs a request as it stands now: its last offers, what its assessments touch, and what the charter lets be decided. */
export async function weighChange(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId">,
  setting: Setting,
  state: ChangeState,
): Promise<ChangeWeight> {
  const { projectId } = scope;
  const [agreed, touched, room] = await Promise.all([
    loadAgreed(tx, projectId, state.id),
    loadTouched(tx, projectId, state),
    loadRoom(tx, projectId),
  ]);
  // A defect is mended free, whatever was said of it before.
  const free = state.finding === "DEFECT";
  const quotes = free ? [] : state.agencies.flatMap((agency) => lastQuote(agency) ?? []);
  const assessed = free ? [] : state.agencies.flatMap(({ assessment }) => assessment ?? []);
  const cents = quotes.reduce((sum, quote) => sum + totalCents(quote), 0);
  const days = Math.max(0, ...quotes.map((quote) => quote.days), ...assessed.map((one) => one.days));
  const initialCents = setting.initialPriceCents ?? 0;
  const cumulated = cumulatedChange({ initialCents, contractedCents: agreed.contractedCents, addedCents: cents });
  const reopened = [...new Set([...assessed.flatMap((one) => one.reopened), ...(free ? [] : touched.locked)])].sort();
  const { parameters } = setting;
  const impact: ChangeImpact = {
    cents,
    movedCents: quotes.reduce((sum, quote) => sum + movedCents(quote), 0),
    priced: quotes.some(isPriced),
    days,
    touchesLocked: reopened.length > 0,
    movesEnd: days > 0 && assessed.some((one) => one.milestones.some((code) => touched.last.includes(code))),
    beyondCeiling: room.ceilingCents !== null && room.committedCents + cents > room.ceilingCents,
    cumulatedBeyond: cumulated.beyond,
    initialCents,
    budgetLeftCents: Math.max(0, (parameters?.changeBudget ?? 0) - agreed.spentCents),
    toleranceBasisPoints: parameters?.changeToleranceShare ?? 0,
    toleranceDays: parameters?.changeToleranceDays.amount ?? 0,
  };
  return { impact, authority: authorityFor(impact), cumulated, reopened };
}

import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Side } from "@/lib/domain/party";
import {
  RiskCategory,
  type RiskFacts,
  RiskNature,
  RiskProximity,
  RiskResponse,
  RiskStatus,
  RiskTurn,
} from "@/lib/domain/risk";

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  number: z.int(),
  status: RiskStatus,
  standing: z.string().nullable(),
  category: RiskCategory,
  nature: RiskNature,
  cause: z.string(),
  event: z.string(),
  effect: z.string(),
  probability: z.int().nullable(),
  cost: z.int().nullable(),
  time: z.int().nullable(),
  quality: z.int().nullable(),
  score: z.int().nullable(),
  proximity: RiskProximity.nullable(),
  ownerId: z.uuid(),
  owner: z.string().nullable(),
  ownerSide: Side,
  ownerPartyId: z.uuid(),
  ownerThere: z.boolean(),
  response: RiskResponse.nullable(),
  actions: z.string(),
  residualProbability: z.int().nullable(),
  residualImpact: z.int().nullable(),
  warningSign: z.string(),
  reviewOn: z.iso.date().nullable(),
  became: RiskTurn.nullable(),
  identifiedAt: z.date(),
  endedAt: z.date().nullable(),
});

/** A risk as it stands. */
export type RiskState = z.infer<typeof Row>;

/** Takes the row of a risk until commit. */
export async function lockRisk(tx: Tx, projectId: string, code: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM risk WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
}

/** The risks of a project, the heaviest first, those that are over last; one by its number. */
export async function loadRisks(
  tx: Tx,
  projectId: string,
  only: { readonly code?: string; readonly atLeast?: number } = {},
): Promise<readonly RiskState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.code, r.number, r.status, r.standing, r.category, r.nature, r.cause, r.event, r.effect, r.probability,
      r.impact_cost AS cost, r.impact_time AS time, r.impact_quality AS quality, r.score, r.proximity, r.owner_id AS "ownerId",
      (SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1) AS owner,
      m.side AS "ownerSide", m.party_id AS "ownerPartyId", m.ended_at IS NULL AS "ownerThere", r.response, r.actions,
      r.residual_probability AS "residualProbability", r.residual_impact AS "residualImpact", r.warning_sign AS "warningSign",
      r.review_on::text AS "reviewOn", r.became, r.identified_at AS "identifiedAt", r.ended_at AS "endedAt"
    FROM risk r JOIN member m ON m.project_id = r.project_id AND m.id = r.owner_id
    WHERE r.project_id = ${projectId}::uuid AND (${only.code ?? null}::text IS NULL OR r.code = ${only.code ?? null})
      AND (${only.atLeast ?? null}::integer IS NULL OR (r.ended_at IS NULL AND r.score >= ${only.atLeast ?? null}))
    ORDER BY r.ended_at IS NOT NULL, r.score DESC NULLS LAST, r.number LIMIT 500`;
  return rows.map((row) => Row.parse(row));
}

/** One risk by its number; `null` when there is none here. */
export async function loadRisk(tx: Tx, projectId: string, code: string): Promise<RiskState | null> {
  return (await loadRisks(tx, projectId, { code }))[0] ?? null;
}

/** What the rules of a risk ask, of the risk as it stands. */
export function riskFacts(state: RiskState, today: string): RiskFacts {
  const { status, nature, response, actions, reviewOn, ownerThere, probability, cost, time, quality } = state;
  const measured = probability !== null && cost !== null && time !== null && quality !== null;
  const measure = measured ? { probability, cost, time, quality } : null;
  return { status, nature, measure, response, actions, reviewOn, today, ownerThere };
}

const OwnerRow = z.object({ id: z.uuid(), side: Side, partyId: z.uuid() });

/** Who would hold a risk: a person at work in the project; `null` for nobody of the kind. */
export async function findOwner(tx: Tx, projectId: string, memberId: string): Promise<z.infer<typeof OwnerRow> | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id, m.side, m.party_id AS "partyId" FROM member m
    WHERE m.project_id = ${projectId}::uuid AND m.id = ${memberId}::uuid AND m.ended_at IS NULL AND m.side <> 'MEDIATOR'`;
  return rows[0] === undefined ? null : OwnerRow.parse(rows[0]);
}

/** The standing risks that are in the register already. */
export async function listAdopted(tx: Tx, projectId: string): Promise<readonly string[]> {
  const rows = await tx.risk.findMany({ where: { projectId, standing: { not: null } }, select: { standing: true } });
  return rows.flatMap(({ standing }) => (standing === null ? [] : [standing]));
}

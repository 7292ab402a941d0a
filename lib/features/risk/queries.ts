import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decide } from "@/lib/domain/act";
import { dayOf } from "@/lib/domain/deadline";
import { decideClosing, decideOccurrence, type RiskFacts, RiskResponse, RiskStatus, riskActs } from "@/lib/domain/risk";
import { StandingRisk } from "@/lib/domain/risk-standing";
import { listAdopted, loadRisk, loadRisks, type RiskState, riskFacts } from "@/lib/features/risk/queries-state";
import {
  lineOf,
  type RiskAbilities,
  type RiskLine,
  type RiskOwner,
  type RiskReviewLine,
  type RiskRoomView,
  type RiskView,
} from "@/lib/features/risk/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** The open risks whose score reaches a threshold, the heaviest first: what a steering committee looks at by itself. */
export async function listRisksAbove(tx: Tx, projectId: string, threshold: number): Promise<readonly RiskLine[]> {
  const found = await loadRisks(tx, projectId, { atLeast: threshold });
  return found.map(lineOf);
}

/** The register, the heaviest first, those that are over last. */
export async function listRisks(tx: Tx, projectId: string): Promise<readonly RiskLine[]> {
  return (await loadRisks(tx, projectId)).map(lineOf);
}

const OwnerRow = z.object({ id: z.uuid(), name: z.string(), party: z.string() });

/** Everybody at work in the project: one of them holds each risk. */
export async function listOwners(tx: Tx, projectId: string): Promise<readonly RiskOwner[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id, coalesce((SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1), '') AS name, y.name AS party
    FROM member m JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    WHERE m.project_id = ${projectId}::uuid AND m.ended_at IS NULL AND m.side <> 'MEDIATOR' ORDER BY y.side, y.ordinal, name, m.id LIMIT 500`;
  return rows.map((row) => OwnerRow.parse(row));
}

/** The register with what may be adopted and by whom. */
export async function getRiskRoom(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
): Promise<{
  readonly view: RiskRoomView;
  readonly abilities: Readonly<Record<"identify" | "adopt", Ability>>;
}> {
  const { projectId, code, name, timeZone, memberId } = scope;
  const [risks, adopted, owners] = await Promise.all([
    listRisks(tx, projectId),
    listAdopted(tx, projectId),
    listOwners(tx, projectId),
  ]);
  return {
    view: {
      project: { code, name, timeZone },
      risks,
      offered: StandingRisk.options.filter((one) => !adopted.includes(one)),
      owners,
      me: memberId,
      today: dayOf(now, timeZone),
    },
    abilities: {
      identify: abilityTo("risk.identify", scope, now, () => ({ ok: true, value: null })),
      adopt: abilityTo("risk.adopt", scope, now, () => ({ ok: true, value: null })),
    },
  };
}

const ReviewRow = z.object({
  number: z.int(),
  status: RiskStatus,
  score: z.int().nullable(),
  residual: z.int().nullable(),
  response: RiskResponse.nullable(),
  note: z.string(),
  by: z.string(),
  at: z.date(),
  reviewOn: z.iso.date().nullable(),
});

async function listReviews(tx: Tx, projectId: string, riskId: string): Promise<readonly RiskReviewLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT v.number, v.status, v.score, v.residual_probability * v.residual_impact AS residual, v.response, v.note,
      coalesce((SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1), '') AS by,
      v.reviewed_at AS at, v.review_on::text AS "reviewOn"
    FROM risk_review v JOIN member m ON m.project_id = v.project_id AND m.id = v.reviewed_by
    WHERE v.project_id = ${projectId}::uuid AND v.risk_id = ${riskId}::uuid ORDER BY v.number DESC LIMIT 200`;
  return rows.map((row) => {
    const { at, ...line } = ReviewRow.parse(row);
    return { ...line, at: instantOf(at) };
  });
}

/** One risk with its history and what this reader may do; `null` when there is none of this number here. */
export async function getRisk(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly view: RiskView;
  readonly owners: readonly RiskOwner[];
  readonly abilities: Readonly<Record<keyof RiskAbilities, Ability>>;
} | null> {
  const { projectId } = scope;
  const state = await loadRisk(tx, projectId, code);
  if (state === null) return null;
  const [reviews, owners, links] = await Promise.all([
    listReviews(tx, projectId, state.id),
    listOwners(tx, projectId),
    tx.$queryRaw<{ code: string }[]>`
      SELECT a.code FROM advice_link l JOIN advice a ON a.project_id = l.project_id AND a.id = l.advice_id
      WHERE l.project_id = ${projectId}::uuid AND l.subject_kind = 'RISK' AND l.subject_code = ${code} AND a.issued_at IS NOT NULL ORDER BY a.number`,
  ]);
  const view = viewOf(
    state,
    scope,
    reviews,
    links.map((link) => link.code),
  );
  return { view, owners, abilities: abilitiesOn(state, scope, now) };
}

function viewOf(
  state: RiskState,
  scope: ProjectScope,
  reviews: readonly RiskReviewLine[],
  advice: readonly string[],
): RiskView {
  const { cause, effect, cost, time, quality, actions, warningSign, ownerId } = state;
  const { residualProbability, residualImpact } = state;
  return {
    ...lineOf(state),
    ...{ cause, effect, cost, time, quality, actions, warningSign, ownerId, residualProbability, residualImpact },
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    identifiedAt: instantOf(state.identifiedAt),
    reviews,
    advice,
  };
}

function abilitiesOn(
  state: RiskState,
  scope: ProjectScope,
  now: Instant,
): Readonly<Record<keyof RiskAbilities, Ability>> {
  const today = dayOf(now, scope.timeZone);
  // What a look says is not known before it is typed: only where it stands and who looks count here.
  const known: RiskFacts = {
    ...riskFacts(state, today),
    measure: { probability: 1, cost: 1, time: 1, quality: 1 },
    response: null,
    reviewOn: "9999-12-31",
    ownerThere: true,
  };
  return {
    review: abilityTo("risk.review", scope, now, (actor) =>
      decide<RiskStatus, RiskFacts>(riskActs.assess, known, actor),
    ),
    occur: abilityTo("risk.occur", scope, now, (actor) => decideOccurrence(known, actor, "-")),
    close: abilityTo("risk.close", scope, now, (actor) => decideClosing(known, actor, "-")),
  };
}

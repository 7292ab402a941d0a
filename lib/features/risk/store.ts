import type { ProjectContext } from "@/lib/commands/define-command";
import type { RiskCategory, RiskMeasure, RiskNature, RiskProximity, RiskResponse, RiskStatus } from "@/lib/domain/risk";
import { scoreOf } from "@/lib/domain/risk";
import { nextNumber } from "@/lib/ledger/sign";

type Desk = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** What a look at a risk says. */
export type Look = {
  readonly measure: RiskMeasure;
  readonly proximity: RiskProximity | null;
  readonly ownerId: string;
  readonly response: RiskResponse | null;
  readonly actions: string;
  readonly residual: { readonly probability: number; readonly impact: number } | null;
  readonly warningSign: string;
  readonly reviewOn: string | null;
};

function dayOrNull(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}

function measured({ probability, cost, time, quality }: RiskMeasure) {
  const score = scoreOf({ probability, cost, time, quality });
  return { probability, impactCost: cost, impactTime: time, impactQuality: quality, score };
}

function columns(look: Look) {
  const { measure, proximity, ownerId, response, actions, residual, warningSign, reviewOn } = look;
  return {
    ...measured(measure),
    ...{ proximity, ownerId, response, actions, warningSign },
    residualProbability: residual?.probability ?? null,
    residualImpact: residual?.impact ?? null,
    reviewOn: dayOrNull(reviewOn),
  };
}

/** Puts a risk in the register, measured. Answers its id and number. */
export async function insertRisk(
  { tx, scope, now, newId }: Desk,
  risk: {
    readonly status: RiskStatus;
    readonly standing: string | null;
    readonly category: RiskCategory;
    readonly nature: RiskNature;
    readonly cause: string;
    readonly event: string;
    readonly effect: string;
  },
  look: Look,
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId, memberId } = scope;
  const [id, number] = [newId(), await nextNumber(tx, projectId, "RSQ")];
  const code = `RSQ-${String(number).padStart(3, "0")}`;
  const identified = { identifiedBy: memberId, identifiedAt: new Date(now) };
  await tx.risk.createMany({ data: [{ projectId, id, code, number, ...risk, ...identified, ...columns(look) }] });
  return { id, code };
}

/** Keeps what a look at a risk said, and says it of the risk. */
export async function writeReview(
  desk: Desk,
  risk: { readonly id: string; readonly before: RiskStatus; readonly status: RiskStatus },
  look: Look,
  note: string,
): Promise<void> {
  const { tx, scope } = desk;
  const { projectId } = scope;
  const { count } = await tx.risk.updateMany({
    where: { projectId, id: risk.id, status: risk.before },
    data: { status: risk.status, ...columns(look) },
  });
  if (count !== 1) throw new Error(`The risk was no longer ${risk.before}`);
  const { proximity, ownerId, warningSign, ...kept } = columns(look);
  await appendReview(desk, risk, { ...kept, note });
}

/** Notes that a risk has happened, or is over: its status and its history say so. */
export async function endRisk(
  desk: Desk,
  risk: { readonly id: string; readonly before: RiskStatus; readonly status: "OCCURRED" | "CLOSED" },
  said: { readonly became: "ISSUE" | "ADVICE" | "DISPUTE" | null; readonly note: string },
): Promise<void> {
  const { tx, scope, now } = desk;
  const { projectId } = scope;
  const { became, note } = said;
  const { count } = await tx.risk.updateMany({
    where: { projectId, id: risk.id, status: risk.before },
    data: {
      status: risk.status,
      ...(became === null ? {} : { became }),
      ...(risk.status === "CLOSED" ? { endedAt: new Date(now) } : {}),
    },
  });
  if (count !== 1) throw new Error(`The risk was no longer ${risk.before}`);
  const row = await tx.risk.findUniqueOrThrow({ where: { projectId_id: { projectId, id: risk.id } } });
  const { probability, impactCost, impactTime, impactQuality, score, response, actions } = row;
  const { residualProbability, residualImpact, reviewOn } = row;
  const measure = { probability, impactCost, impactTime, impactQuality, score, response, actions };
  await appendReview(desk, risk, { ...measure, residualProbability, residualImpact, reviewOn, note });
}

type Kept = {
  readonly probability: number | null;
  readonly impactCost: number | null;
  readonly impactTime: number | null;
  readonly impactQuality: number | null;
  readonly score: number | null;
  readonly response: string | null;
  readonly actions: string;
  readonly residualProbability: number | null;
  readonly residualImpact: number | null;
  readonly reviewOn: Date | null;
  readonly note: string;
};

async function appendReview(
  { tx, scope, now, newId }: Desk,
  risk: { readonly id: string; readonly status: RiskStatus },
  kept: Kept,
): Promise<void> {
  const { projectId, memberId } = scope;
  const number = (await tx.riskReview.count({ where: { projectId, riskId: risk.id } })) + 1;
  const by = { reviewedBy: memberId, reviewedAt: new Date(now) };
  await tx.riskReview.createMany({
    data: [{ projectId, id: newId(), riskId: risk.id, number, status: risk.status, ...by, ...kept }],
  });
}

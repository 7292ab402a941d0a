// Acts on milestones and reservations, as their pages prepare them: what is signed is read first, with its digest.
import type { Decision } from "@/lib/domain/decision-condition";
import { commandOf } from "@/lib/domain/milestone-decision";
import type { EvidenceKind } from "@/lib/domain/submission";
import { loadOwnFiles } from "@/lib/features/file/queries";
import { milestoneDecisionDraft } from "@/lib/features/milestone/queries-decision-record";
import { definitionRecord } from "@/lib/features/milestone/queries-record";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { lastDecision, loadMilestone, type MilestoneState } from "@/lib/features/milestone/queries-state";
import { submissionRecord } from "@/lib/features/milestone/queries-submission-record";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";
import { readRequirements } from "@/lib/features/requirement/queries-content";
import { reservationRecord } from "@/lib/features/reservation/queries-record";
import { recordDigest } from "@/lib/ledger/sign";
import type { CastKey } from "@/scripts/demo/cast";
import { initialPriceCents } from "@/scripts/demo/found";
import type { Promised } from "@/scripts/demo/milestones";
import type { Paper } from "@/scripts/demo/paper";
import { numberOf } from "@/scripts/demo/specify";
import type { Stage } from "@/scripts/demo/stage";
import { partyOf } from "@/scripts/demo/standing";

/** Writes a milestone down: a draft of what the agency promises, paid by a share of the price of the contract. */
export async function define(
  stage: Stage,
  key: CastKey,
  promised: Promised,
  priceCents: number = initialPriceCents,
): Promise<void> {
  const { title, purpose, deliverables, share, inputs } = promised;
  const codes = promised.covers.map((number) => numberOf(number - 1));
  const known = await stage.read(key, (tx, scope) => readRequirements(tx, scope.projectId, { codes }));
  await stage.act(key, "milestone.define", {
    title,
    purpose,
    agencyPartyId: await partyOf(stage, key, "AGENCY"),
    requirementIds: known.map((one) => one.id),
    deliverables: deliverables.map(([named, description]) => ({ title: named, description })),
    criteria: promised.criteria.map((statement) => ({ statement })),
    verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" },
    startsOn: stage.calendar.day(promised.starts),
    dueOn: stage.calendar.day(promised.due),
    paymentShare: share,
    amountCents: (priceCents * share) / 10_000,
    clientInputs: (inputs ?? []).map((input) => ({
      title: input.title,
      dueOn: stage.calendar.day(input.due),
      critical: input.critical,
    })),
    noClientInput: inputs?.length === 0,
    twoStage: false,
  });
}

/** A milestone as somebody reads it now. */
export async function readMilestone(stage: Stage, key: CastKey, milestone: string): Promise<MilestoneState> {
  const state = await stage.read(key, (tx, scope) => loadMilestone(tx, scope.projectId, milestone));
  if (state === null) throw new Error(`There is no ${milestone}`);
  return state;
}

/** Signs the definition of a milestone for one's side. */
export async function agreeOn(stage: Stage, key: CastKey, milestone: string): Promise<void> {
  const state = await readMilestone(stage, key, milestone);
  const digest = await stage.read(key, async (tx, scope) =>
    recordDigest(definitionRecord(scope, await loadSetting(tx, scope), state)),
  );
  await stage.sign(key, "milestone.agree", digest, { milestone });
}

/** What is handed over: files, then words. `answers` go to the reasons of the adjournment, by the code of their criterion. */
export type Delivery = {
  readonly version: string;
  readonly environment: string;
  readonly message: string;
  readonly declaredIssues: string;
  readonly papers: readonly { readonly kind: EvidenceKind; readonly by: CastKey; readonly paper: Paper }[];
  readonly links: readonly { readonly kind: EvidenceKind; readonly name: string; readonly url: string }[];
  readonly answers: Readonly<Record<string, string>>;
};

/** Uploads the papers of a delivery, then signs the submission. */
export async function submit(stage: Stage, key: CastKey, milestone: string, delivery: Delivery): Promise<void> {
  const { version, environment, message, declaredIssues, papers, links, answers } = delivery;
  const files: SubmissionDraftInput["evidence"] = [];
  for (const { kind, by, paper } of papers)
    files.push({ kind, name: paper.name, fileId: await stage.upload(by, paper), url: null });
  stage.wait(12);
  const state = await readMilestone(stage, key, milestone);
  const reasons = state.status === "ADJOURNED" ? (lastDecision(state)?.reasons ?? []) : [];
  const draft: SubmissionDraftInput = {
    ...{ version, environment, message, declaredIssues },
    declaredBlocking: 0,
    evidence: [...files, ...links.map((link) => ({ ...link, fileId: null }))],
    answers: reasons.map(({ id, criterionId }) => ({ reasonId: id, text: answers[codeOf(state, criterionId)] ?? "" })),
  };
  const digest = await stage.read(key, async (tx, scope) => {
    const ids = files.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
    const known = await loadOwnFiles(tx, { projectId: scope.projectId, partyId: scope.partyId, ids });
    return recordDigest(submissionRecord(scope, await loadSetting(tx, scope), state, draft, known));
  });
  await stage.sign(key, "milestone.submit", digest, { ...draft, milestone });
}

function codeOf(state: MilestoneState, criterionId: string): string {
  return state.criteria.find((criterion) => criterion.id === criterionId)?.code ?? "";
}

/** Notes what was found: every criterion named fails with what was seen, the others pass. `only` keeps to some of them. */
export async function check(
  stage: Stage,
  key: CastKey,
  milestone: string,
  failures: Readonly<Record<string, string>>,
  only: (code: string) => boolean = () => true,
): Promise<void> {
  const { criteria } = await readMilestone(stage, key, milestone);
  for (const { id: criterionId, code } of criteria.filter((criterion) => only(criterion.code))) {
    const note = failures[code] ?? "";
    await stage.act(key, "criterion.verify", { milestone, criterionId, passed: note === "", note });
    stage.wait(9);
  }
}

/** Lists a reservation on a criterion, to be mended by a day so many working days before the telling. */
export async function raise(
  stage: Stage,
  key: CastKey,
  milestone: string,
  written: {
    readonly on: string;
    readonly severity: "BLOCKING" | "MAJOR" | "MINOR";
    readonly statement: string;
    readonly steps: string;
    readonly due: number;
  },
): Promise<void> {
  const { on, severity, statement, steps, due } = written;
  const { criteria } = await readMilestone(stage, key, milestone);
  const link = { kind: "criterion", id: criteria.find((criterion) => criterion.code === on)?.id };
  await stage.act(key, "reservation.raise", {
    milestone,
    severity,
    statement,
    steps,
    link,
    dueOn: stage.calendar.day(due),
  });
}

/** Signs a decision. `reasons` are by the code of their criterion. */
export async function decide(
  stage: Stage,
  key: CastKey,
  milestone: string,
  decided: {
    readonly decision: Decision;
    readonly comment: string;
    readonly reasons?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { decision, comment } = decided;
  const state = await readMilestone(stage, key, milestone);
  const reasons = Object.entries(decided.reasons ?? {}).map(([code, text]) => {
    const criterion = state.criteria.find((one) => one.code === code);
    if (criterion === undefined) throw new Error(`${milestone} has no criterion ${code}`);
    return { criterionId: criterion.id, text };
  });
  const draft = { comment, reasons, reductionCents: null };
  const digest = await stage.read(key, async (tx, scope) =>
    recordDigest(milestoneDecisionDraft(scope, await loadSetting(tx, scope), state, { ...draft, decision })),
  );
  await stage.sign(key, commandOf(decision), digest, { ...draft, milestone });
}

/** Signs the lifting of a reservation that was found mended. */
export async function lift(
  stage: Stage,
  key: CastKey,
  milestone: string,
  reservation: string,
  comment: string,
): Promise<void> {
  const state = await readMilestone(stage, key, milestone);
  const found = state.reservations.find((one) => one.code === reservation);
  if (found === undefined) throw new Error(`There is no ${reservation}`);
  const digest = await stage.read(key, async (tx, scope) =>
    recordDigest(
      reservationRecord(scope, await loadSetting(tx, scope), state, found, { kind: "RESERVATION_LIFTING", comment }),
    ),
  );
  await stage.sign(key, "reservation.lift", digest, { reservation, comment });
}

/** Signs for the agency what the client has lifted. */
export async function confirmLifting(
  stage: Stage,
  key: CastKey,
  milestone: string,
  reservation: string,
): Promise<void> {
  const state = await readMilestone(stage, key, milestone);
  const digest = state.reservations.find((one) => one.code === reservation)?.recordDigest ?? "";
  await stage.sign(key, "reservation.confirm-lifting", digest, { reservation });
}

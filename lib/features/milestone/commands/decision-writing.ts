import { done, type SigningContext } from "@/lib/commands/define-command";
import type { Decision } from "@/lib/domain/decision-condition";
import { acceptedStatuses, type MilestoneStatus } from "@/lib/domain/milestone";
import { meaningOf, needsReasons } from "@/lib/domain/milestone-decision";
import type { RecordContent } from "@/lib/domain/record";
import { requirementActs } from "@/lib/domain/requirement";
import { inForce, type Setting, termFrom } from "@/lib/features/milestone/queries-setting";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";
import type { SubmissionState } from "@/lib/features/milestone/queries-submissions";
import { termsOf } from "@/lib/features/milestone/queries-terms";
import type { DecisionDraftInput } from "@/lib/features/milestone/schema";
import { moveMilestone, moveRequirements } from "@/lib/features/milestone/store";
import { fixReservations, saveDecision } from "@/lib/features/milestone/store-decision";
import { decisionEvents } from "@/lib/features/milestone/store-events";
import { freezeDocument, saveSignature } from "@/lib/ledger/sign";

type Decided = {
  readonly decision: Decision;
  readonly state: MilestoneState;
  readonly setting: Setting;
  readonly submission: SubmissionState;
  readonly brought: DecisionDraftInput;
  readonly content: RecordContent;
  readonly to: MilestoneStatus;
};

/** Freezes, signs and saves a decision that the rule allows, opens its terms, and moves what it moves. */
export async function writeDecision(ctx: SigningContext, decided: Decided): Promise<ReturnType<typeof done>> {
  const { tx, scope, now, newId } = ctx;
  const { decision, state, setting, submission, brought, content, to } = decided;
  const { projectId, memberId: decidedBy } = scope;
  const { id: milestoneId, requirements } = state;
  const [id, version, terms] = [newId(), state.decisions.length + 1, termsOf(setting, decision, now)];
  const document = await freezeDocument(ctx, { projectId, subjectId: milestoneId, version, content });
  const signed = await saveSignature(ctx, document, meaningOf(decision));
  const reductionCents = decision === "REDUCE_PRICE" ? brought.reductionCents : null;
  const reasons = needsReasons(decision) ? brought.reasons : [];
  const amounts = { amountCents: state.definition.amountCents, reductionCents };
  const row = {
    projectId,
    id,
    milestoneId,
    submissionId: submission.id,
    version,
    kind: decision,
    documentId: document.id,
  };
  await saveDecision(tx, { ...row, ...amounts, ...terms, reasons, comment: brought.comment, decidedBy, now, newId });
  await moveMilestone(tx, { projectId, id: milestoneId, from: state.status, to });
  const accepted = acceptedStatuses.includes(to);
  const contestBefore = termFrom(setting, now, inForce(setting).contestPeriod).before;
  if (accepted) await fixReservations(tx, { projectId, milestoneId, contestBefore });
  const move = { projectId, requirements: accepted ? requirements : [], ...requirementActs.accept, now };
  const moved = await moveRequirements(tx, move);
  const { events, automatic } = decisionEvents({ ...decided, signed, terms, reasons, moved });
  return done(events, { record: document.code, milestone: state.code }, automatic);
}

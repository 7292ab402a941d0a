import { done, type SigningContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { RecordContent } from "@/lib/domain/record";
import type { TacitState } from "@/lib/features/milestone/queries-rebuttal";
import { inForce, type Setting, termFrom } from "@/lib/features/milestone/queries-setting";
import { lastSubmission, type MilestoneState } from "@/lib/features/milestone/queries-state";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import { moveMilestone } from "@/lib/features/milestone/store";
import { saveRebuttal } from "@/lib/features/milestone/store-rebuttal";
import { moveCovered } from "@/lib/features/milestone/store-silence";
import { freezeDocument, saveSignature } from "@/lib/ledger/sign";

type Rebutted = {
  readonly state: MilestoneState;
  readonly setting: Setting;
  readonly tacit: TacitState;
  readonly files: readonly KnownFile[];
  readonly draft: RebuttalDraftInput;
  readonly content: RecordContent;
  readonly to: MilestoneStatus;
};

/** Freezes, signs and saves a rebuttal, gives the milestone back to the client's decision, and opens its term. */
export async function writeRebuttal(ctx: SigningContext, rebutted: Rebutted): Promise<ReturnType<typeof done>> {
  const { tx, scope, now, newId } = ctx;
  const { projectId, memberId: rebuttedBy } = scope;
  const { state, setting, tacit, files, draft, content, to } = rebutted;
  const [milestoneId, milestone, service] = [state.id, state.code, to === "SERVICE_OBSERVATION"];
  const period = service ? inForce(setting).serviceDecisionPeriod : state.definition.verificationPeriod;
  const due = termFrom(setting, now, period);
  const document = await freezeDocument(ctx, { projectId, subjectId: tacit.id, version: 1, content });
  const signed = await saveSignature(ctx, document, "AUTHORED");
  const row = { projectId, id: newId(), tacitAcceptanceId: tacit.id, milestoneId, documentId: document.id };
  await saveRebuttal(tx, { ...row, rebuttedBy, now, dueOn: due.on, draft, files, newId });
  await moveMilestone(tx, { projectId, id: milestoneId, from: state.status, to });
  const requirementIds = [...(await moveCovered(tx, { projectId, milestoneId, now }, "reopen"))];
  const digestOf = (fileId: string | null): string | null => files.find((file) => file.id === fileId)?.sha256 ?? null;
  const rebuttal: Event = {
    type: "TacitAcceptanceRebutted",
    payload: {
      ...{ milestoneId, milestone, submissionId: tacit.submissionId, number: lastSubmission(state)?.number ?? 0 },
      ...signed,
      ...{ tacitId: tacit.id, amountCents: state.definition.amountCents },
      criterionIds: draft.reasons.map((one) => one.criterionId),
      evidence: draft.evidence.map((one) => ({ digest: digestOf(one.fileId) })),
      service,
      decisionDueOn: due.on,
      decisionDueBefore: due.before,
    },
    texts: {
      reasons: draft.reasons.map((one) => one.text).join("\n"),
      ...(draft.opinion === "" ? {} : { opinion: draft.opinion }),
    },
  };
  const reopened: Event = {
    type: "RequirementsReopened",
    payload: { milestoneId, milestone, requirementIds, count: requirementIds.length },
  };
  const automatic = requirementIds.length === 0 ? [] : [reopened];
  return done([rebuttal], { record: document.code, milestone }, automatic);
}

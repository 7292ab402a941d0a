import { done, type SigningContext } from "@/lib/commands/define-command";
import type { RecordContent } from "@/lib/domain/record";
import { requirementActs } from "@/lib/domain/requirement";
import type { ProjectCalendar } from "@/lib/features/calendar/queries";
import { termFrom } from "@/lib/features/milestone/queries-setting";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";
import type { KnownFile } from "@/lib/features/milestone/queries-submission-record";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";
import { moveMilestone, moveRequirements } from "@/lib/features/milestone/store";
import { submissionEvents } from "@/lib/features/milestone/store-events";
import { saveSubmission } from "@/lib/features/milestone/store-submission";
import { freezeDocument, saveSignature } from "@/lib/ledger/sign";

type Handed = {
  readonly state: MilestoneState;
  /** In which the term of the decision is counted. */
  readonly calendar: ProjectCalendar;
  readonly draft: SubmissionDraftInput;
  readonly files: readonly KnownFile[];
  readonly content: RecordContent;
  readonly to: MilestoneState["status"];
};

/** Freezes, signs and saves the submission, opens its term, and moves what it moves. */
export async function handOver(
  ctx: SigningContext,
  { state, calendar, draft, files, content, to }: Handed,
): Promise<ReturnType<typeof done>> {
  const { tx, scope, now, newId } = ctx;
  const { projectId, memberId: submittedBy } = scope;
  const [id, number, period] = [newId(), state.submissions.length + 1, state.definition.verificationPeriod];
  const due = termFrom({ calendar }, now, period);
  const document = await freezeDocument(ctx, { projectId, subjectId: id, version: number, content });
  const signed = await saveSignature(ctx, document, "AUTHORED");
  const row = { projectId, id, milestoneId: state.id, number, documentId: document.id, submittedBy };
  await saveSubmission(tx, { ...row, draft, files, now, due, period, calendarVersion: calendar.version, newId });
  await moveMilestone(tx, { projectId, id: state.id, from: state.status, to });
  const { from, to: implemented } = requirementActs.implement;
  const moved = await moveRequirements(tx, { projectId, requirements: state.requirements, from, to: implemented, now });
  const { event, automatic } = submissionEvents({ state, id, number, draft, files, signed, due, moved });
  return done([event], { record: document.code, milestone: state.code }, automatic);
}

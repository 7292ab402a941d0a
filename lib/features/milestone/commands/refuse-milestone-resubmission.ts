import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { refuse as because } from "@/lib/domain/refusal";
import { decideResubmissionRefusal } from "@/lib/domain/submission";
import { actorOf, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { lastDecision, lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { RefuseResubmissionInput } from "@/lib/features/milestone/schema";
import { saveResubmissionRefusal } from "@/lib/features/milestone/store-decision";

/** The agency says that it will not present again: the client may then reduce the price or reject. */
export const refuseMilestoneResubmission = defineCommand({
  name: "milestone.refuse-resubmission",
  input: RefuseResubmissionInput,
  async run({ tx, scope, authority, now }, { milestone: code, reason }) {
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (id === null || state === null) return missing();
    const ruling = decideResubmissionRefusal(submissionFacts(state, null), actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const [decision, submission] = [lastDecision(state), lastSubmission(state)];
    if (decision === null || submission === null) return missing();
    if (decision.resubmissionRefused !== null) return refuse([because("already-signed", {})]);
    await saveResubmissionRefusal(tx, { projectId, decisionId: decision.id, reason, refusedBy: scope.memberId, now });
    const payload = { milestoneId: id, milestone: code, submissionId: submission.id, number: submission.number };
    return done([{ type: "ResubmissionRefused", payload, texts: { reason } }], { milestone: code });
  },
});

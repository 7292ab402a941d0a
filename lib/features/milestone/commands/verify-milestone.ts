import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideVerificationStart } from "@/lib/domain/submission";
import { actorOf, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { VerifyMilestoneInput } from "@/lib/features/milestone/schema";
import { moveMilestone } from "@/lib/features/milestone/store";

/** The client begins its verification of the last submission. The period has been running since the submission. */
export const verifyMilestone = defineCommand({
  name: "milestone.verify",
  input: VerifyMilestoneInput,
  async run({ tx, scope, authority }, { milestone: code }) {
    const { projectId } = scope;
    const id = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (id === null || state === null) return missing();
    const ruling = decideVerificationStart(submissionFacts(state, null), actorOf(scope, authority));
    const submission = lastSubmission(state);
    if (!ruling.ok) return refuse(ruling.error);
    if (submission === null) return missing();
    await moveMilestone(tx, { projectId, id, from: state.status, to: ruling.value });
    const payload = { milestoneId: id, milestone: code, submissionId: submission.id, number: submission.number };
    return done([{ type: "VerificationStarted", payload }], { milestone: code });
  },
});

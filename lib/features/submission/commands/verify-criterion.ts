import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCriterionResult } from "@/lib/domain/submission";
import { actorOf, submissionFacts } from "@/lib/features/milestone/queries-facts";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { VerifyCriterionInput } from "@/lib/features/submission/schema";
import { saveResult } from "@/lib/features/submission/store";

/** Records what the client found on one criterion of the last submission; a failure says what was seen. */
export const verifyCriterion = defineCommand({
  name: "criterion.verify",
  input: VerifyCriterionInput,
  async run({ tx, scope, authority, now }, { milestone: code, criterionId, passed, note }) {
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (milestoneId === null || state === null) return missing();
    const criterion = state.criteria.find((one) => one.id === criterionId);
    const ruling = decideCriterionResult(submissionFacts(state, null), actorOf(scope, authority), {
      known: criterion !== undefined,
      passed,
      note,
    });
    if (!ruling.ok) return refuse(ruling.error);
    const submission = lastSubmission(state);
    if (submission === null) return missing();
    const before = submission.results.find((one) => one.criterionId === criterionId)?.passed ?? null;
    await saveResult(tx, {
      projectId,
      submissionId: submission.id,
      milestoneId,
      criterionId,
      passed,
      note,
      verifiedBy: scope.memberId,
      now,
    });
    const about = { milestoneId, milestone: code, submissionId: submission.id, number: submission.number };
    const payload = { ...about, criterionId, requirement: criterion?.requirementCode ?? null, passed, before };
    return done([{ type: "CriterionVerified", payload, texts: note === "" ? {} : { note } }], { criterionId });
  },
});

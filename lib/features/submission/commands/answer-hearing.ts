import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideHearingAnswer } from "@/lib/domain/hearing";
import { actorOf, hearingFacts } from "@/lib/features/milestone/queries-facts";
import { lastSubmission, loadMilestone, lockMilestone } from "@/lib/features/milestone/queries-state";
import { AnswerHearingInput } from "@/lib/features/submission/schema";
import { answerHearing as saveAnswer } from "@/lib/features/submission/store";

/** The agency's observations, in their time: the client may then decide. */
export const answerHearing = defineCommand({
  name: "hearing.answer",
  input: AnswerHearingInput,
  async run({ tx, scope, authority, now }, { milestone: code, answer }) {
    const { projectId } = scope;
    const milestoneId = await lockMilestone(tx, projectId, code);
    const state = await loadMilestone(tx, projectId, code);
    if (milestoneId === null || state === null) return missing();
    const ruling = decideHearingAnswer(hearingFacts(state, now), actorOf(scope, authority), answer);
    if (!ruling.ok) return refuse(ruling.error);
    const submission = lastSubmission(state);
    if (submission === null || submission.hearing === null) return missing();
    await saveAnswer(tx, { projectId, id: submission.hearing.id, answer, answeredBy: scope.memberId, now });
    const about = {
      milestoneId,
      milestone: code,
      submissionId: submission.id,
      number: submission.number,
      hearingId: submission.hearing.id,
    };
    return done([{ type: "HearingAnswered", payload: about, texts: { answer } }], { milestone: code });
  },
});

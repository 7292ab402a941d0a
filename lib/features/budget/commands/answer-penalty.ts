import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePenalty } from "@/lib/domain/penalty";
import { loadPenalty, lockPenalties } from "@/lib/features/budget/queries-penalty";
import { AnswerPenaltyInput } from "@/lib/features/budget/schema";
import { answerPenalty as saveAnswer } from "@/lib/features/budget/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The agency observes on a penalty that was announced, in its time (AR-07). */
export const answerPenalty = defineCommand({
  name: "penalty.answer",
  input: AnswerPenaltyInput,
  async run({ tx, scope, authority, now }, { penalty: code, reason: words }) {
    const { projectId, memberId } = scope;
    await lockPenalties(tx, projectId);
    const found = await loadPenalty(tx, scope, code, now);
    if (found === null) return missing();
    const ruling = decidePenalty("answer", found.facts, actorOf(scope, authority), words);
    if (!ruling.ok) return refuse(ruling.error);
    const { id: penaltyId, milestoneId, milestone, partyId } = found.row;
    await saveAnswer(tx, { projectId, id: penaltyId, words, memberId, now });
    const payload = { penaltyId, penalty: code, milestoneId, milestone, partyId };
    return done([{ type: "PenaltyAnswered", payload, texts: { answer: words } }], { penalty: code });
  },
});

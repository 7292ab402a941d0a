import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePenalty } from "@/lib/domain/penalty";
import { loadPenalty, lockPenalties } from "@/lib/features/budget/queries-penalty";
import { AnswerPenaltyInput } from "@/lib/features/budget/schema";
import { decidePenalty as saveDecision } from "@/lib/features/budget/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client drops a penalty that it announced, and says why. */
export const dropPenalty = defineCommand({
  name: "penalty.drop",
  input: AnswerPenaltyInput,
  async run({ tx, scope, authority, now }, { penalty: code, reason: words }) {
    const { projectId, memberId } = scope;
    await lockPenalties(tx, projectId);
    const found = await loadPenalty(tx, scope, code, now);
    if (found === null) return missing();
    const ruling = decidePenalty("drop", found.facts, actorOf(scope, authority), words);
    if (!ruling.ok) return refuse(ruling.error);
    const { id: penaltyId, milestoneId, milestone, partyId, computedCents: cents } = found.row;
    await saveDecision(tx, { projectId, id: penaltyId, words, memberId, now, applied: null });
    const payload = { penaltyId, penalty: code, milestoneId, milestone, partyId, cents };
    return done([{ type: "PenaltyDropped", payload, texts: { reason: words } }], { penalty: code });
  },
});

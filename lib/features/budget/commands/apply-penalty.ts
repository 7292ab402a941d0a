import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePenalty } from "@/lib/domain/penalty";
import { loadPenalty, lockPenalties } from "@/lib/features/budget/queries-penalty";
import { AnswerPenaltyInput } from "@/lib/features/budget/schema";
import { decidePenalty as saveDecision } from "@/lib/features/budget/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The client applies a penalty, once the agency's time to observe is over: what the formula gives, under the cap (AR-07). */
export const applyPenalty = defineCommand({
  name: "penalty.apply",
  input: AnswerPenaltyInput,
  async run({ tx, scope, authority, now }, { penalty: code, reason: words }) {
    const { projectId, memberId } = scope;
    await lockPenalties(tx, projectId);
    const found = await loadPenalty(tx, scope, code, now);
    if (found === null) return missing();
    const ruling = decidePenalty("apply", found.facts, actorOf(scope, authority), words);
    if (!ruling.ok) return refuse(ruling.error);
    const { id: penaltyId, milestoneId, milestone, partyId, computedCents, lateDays } = found.row;
    const cents = found.dueCents;
    await saveDecision(tx, {
      projectId,
      id: penaltyId,
      words,
      memberId,
      now,
      applied: { cents, days: lateDays, dueCents: computedCents },
    });
    const payload = { penaltyId, penalty: code, milestoneId, milestone, partyId, cents, computedCents, lateDays };
    return done([{ type: "PenaltyApplied", payload, texts: { reason: words } }], { penalty: code });
  },
});

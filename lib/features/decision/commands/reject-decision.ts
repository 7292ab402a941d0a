import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import { decisionFacts, loadDecisionForUpdate } from "@/lib/features/decision/queries-state";
import { PronounceDecisionInput } from "@/lib/features/decision/schema";
import { pronounce } from "@/lib/features/decision/store";
import { roomNamed } from "@/lib/features/room/queries-state";

/** Pronounces a decision rejected: it was put to the vote, and lost. */
export const rejectDecision = defineCommand({
  name: "decision.reject",
  input: PronounceDecisionInput,
  async run(ctx, { decision: code }) {
    const { tx, scope, authority, now } = ctx;
    const at = await loadDecisionForUpdate(tx, scope, code, now);
    if (at === null) return missing();
    const { found, decision, point } = at;
    const facts = decisionFacts(found, point, scope, { decision });
    const ruling = decideCommitteeDecision("reject", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const { tally } = facts;
    await pronounce(ctx, decision.id, { status: ruling.value, tally, reason: "" });
    const base = { ...roomNamed(found), pointId: point.id, decisionId: decision.id, decision: code };
    const { favour, against, abstained, casting } = tally;
    const payload = { ...base, favour, against, abstained, casting };
    return done([{ type: "CommitteeDecisionRejected", payload }], { decision: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import { decisionFacts, loadDecisionForUpdate } from "@/lib/features/decision/queries-state";
import { PostponeDecisionInput } from "@/lib/features/decision/schema";
import { pronounce } from "@/lib/features/decision/store";
import { roomNamed } from "@/lib/features/room/queries-state";

/** Puts a decision off, with the reason. It needs no quorum: nothing is decided. */
export const postponeDecision = defineCommand({
  name: "decision.postpone",
  input: PostponeDecisionInput,
  async run(ctx, { decision: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    const at = await loadDecisionForUpdate(tx, scope, code, now);
    if (at === null) return missing();
    const { found, decision, point } = at;
    const facts = decisionFacts(found, point, scope, { decision, reason });
    const ruling = decideCommitteeDecision("postpone", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await pronounce(ctx, decision.id, { status: ruling.value, tally: facts.tally, reason });
    const payload = { ...roomNamed(found), pointId: point.id, decisionId: decision.id, decision: code };
    return done([{ type: "CommitteeDecisionPostponed", payload, texts: { reason } }], { decision: code });
  },
});

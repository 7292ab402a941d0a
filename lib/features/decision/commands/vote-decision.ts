import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideVote } from "@/lib/domain/vote";
import { loadDecisionForUpdate, voteFacts } from "@/lib/features/decision/queries-state";
import { VoteDecisionInput } from "@/lib/features/decision/schema";
import { saveVote } from "@/lib/features/decision/store";
import { roomNamed } from "@/lib/features/room/queries-state";

/** Gives a voice: once, in the room, for the one seat and the one side for which one speaks (domain.md 5.4). */
export const voteDecision = defineCommand({
  name: "decision.vote",
  input: VoteDecisionInput,
  async run(ctx, { decision: code, ballot, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { memberId, personId } = scope;
    const at = await loadDecisionForUpdate(tx, scope, code, now);
    if (at === null) return missing();
    const { found, decision } = at;
    const { role, partyId } = authority;
    const ruling = decideVote(voteFacts(at), memberId, { role, partyId, personId });
    if (!ruling.ok) return refuse(ruling.error);
    const { memberId: seatMemberId, side } = ruling.value;
    await saveVote(ctx, { decisionId: decision.id, seatMemberId, partyId, side, ballot, reason });
    const named = { ...roomNamed(found), pointId: decision.pointId, decisionId: decision.id, decision: code };
    const payload = { ...named, memberId, seatMemberId, partyId, ballot };
    return done([{ type: "CommitteeVoteCast", payload, texts: { reason } }], { decision: code });
  },
});

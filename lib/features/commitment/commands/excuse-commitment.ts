import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideExcuse } from "@/lib/domain/commitment-decision";
import { ReasonedCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Those to whom it is owed accept that it could not be kept (force majeure), and say why: no breach, no delay. */
export const excuseCommitment = defineCommand({
  name: "commitment.excuse",
  input: ReasonedCommitmentInput,
  async run(ctx, { commitment, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state } = held;
    const ruling = decideExcuse(held.facts, actorOf(scope, authority), reason);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { offer: null, settledAt: now });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: "excuse", status: ruling.value, text: reason, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const payload = { ...namingCommitment(held), status: state.status };
    return done([{ type: "CommitmentExcused", payload, texts: { reason } }], { commitment });
  },
});

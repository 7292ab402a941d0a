import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDayOffer } from "@/lib/domain/commitment-decision";
import { RescheduleCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Puts another day to the other side, before the one in force is over. Nothing moves until it is accepted. */
export const rescheduleCommitment = defineCommand({
  name: "commitment.reschedule",
  input: RescheduleCommitmentInput,
  async run(ctx, { commitment, dueOn: newDueOn, reason }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state, facts } = held;
    const ruling = decideDayOffer(facts, actorOf(scope, authority), newDueOn);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { offer: { on: newDueOn, by: authority.partyId } });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: "offerDay", status: ruling.value, text: reason, on: newDueOn, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const payload = { ...namingCommitment(held), by: authority.partyId, dueOn: facts.dueOn, newDueOn };
    return done([{ type: "CommitmentDayOffered", payload, texts: { reason } }], { commitment });
  },
});

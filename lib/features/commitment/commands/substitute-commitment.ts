import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideSubstitution } from "@/lib/domain/commitment-decision";
import { SubstituteCommitmentInput } from "@/lib/features/commitment/schema";
import { handOver, moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The substitute whom the commitment names takes over. The day stays. */
export const substituteCommitment = defineCommand({
  name: "commitment.substitute",
  input: SubstituteCommitmentInput,
  async run(ctx, { commitment }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state } = held;
    const ruling = decideSubstitution(held.facts, actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const { graceOn, termBefore, graceBefore, termOn: dueOn, person } = state;
    const substitute = person?.substituteMemberId ?? null;
    if (graceOn === null || termBefore === null || graceBefore === null || substitute === null) return missing();
    await moveCommitment(tx, { projectId, id: state.id, from: state.status, to: ruling.value });
    await handOver(tx, { projectId, id: state.id }, substitute);
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    await noteCommitmentStep(
      ctx,
      { projectId, commitmentId: state.id },
      { act: "substitute", status: ruling.value, by },
    );
    const term = { dueOn, dueBefore: termBefore, graceOn, graceBefore };
    const payload = { ...namingCommitment(held), absenceId: null, ...term };
    return done([{ type: "CommitmentSubstituted", payload }], { commitment });
  },
});

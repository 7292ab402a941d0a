import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideProposalEnd } from "@/lib/domain/dispute-settlement";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { EndProposalInput } from "@/lib/features/dispute/schema";
import { endProposalRow } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A proposal ends: taken back by its party, refused by the other. */
export const endProposal = defineCommand({
  name: "dispute.end-proposal",
  input: EndProposalInput,
  async run(ctx, { dispute: code, proposal: ordinal, reason }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    const proposal = state?.proposals.find((one) => one.ordinal === ordinal);
    if (state === null || proposal === undefined) return missing();
    const ruling = decideProposalEnd(disputeFacts(state, scope.status), actorOf(scope, authority), proposal);
    if (!ruling.ok) return refuse(ruling.error);
    const how = ruling.value;
    await endProposalRow({ ...ctx, projectId }, { disputeId: state.id, ordinal }, { state: how, endReason: reason });
    const payload = { ...namingDispute(state), proposal: ordinal, how };
    return done([{ type: "DisputeProposalEnded", payload }], { dispute: code });
  },
});

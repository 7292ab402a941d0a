import { defineCommand, done, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideProposal } from "@/lib/domain/dispute-settlement";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { ProposeInput } from "@/lib/features/dispute/schema";
import { saveProposal, sheetOf } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A proposal, or a counter-proposal: in words, with what each side concedes, an amount, and until when it stands. */
export const proposeSettlement = defineCommand({
  name: "dispute.propose",
  input: ProposeInput,
  async run(ctx, { dispute: code, counterTo, ...terms }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, partyId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const today = dayOf(now, scope.timeZone);
    const { validUntil } = terms;
    const brought = { terms, validUntil, today };
    const ruling = decideProposal(disputeFacts(state, scope.status), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    if (counterTo !== null && !state.proposals.some(({ ordinal }) => ordinal === counterTo))
      return wrongField("counterTo", "not-found");
    const ordinal = state.proposals.length + 1;
    const { salt, sheet } = sheetOf(terms);
    const payerPartyId = terms.payer === "CLAIMANT" ? state.claimant.partyId : state.respondent.partyId;
    const row = { disputeId: state.id, ordinal, counterTo, partyId, payerPartyId, terms, salt };
    await saveProposal({ ...ctx, projectId }, row);
    const payload = { ...namingDispute(state), proposal: ordinal, validUntil, sheet };
    return done([{ type: "DisputeProposalMade", payload }], { dispute: code, proposal: String(ordinal) });
  },
});

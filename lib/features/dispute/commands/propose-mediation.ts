import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { turnOfParty } from "@/lib/domain/dispute";
import { decideMediation } from "@/lib/domain/mediation";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadDisputeTerms } from "@/lib/features/dispute/queries-terms";
import { moveDispute } from "@/lib/features/dispute/store";
import { admitToMediation, dueOf, openMediation } from "@/lib/features/dispute/store-mediation";
import { ProposeMediationInput } from "@/lib/features/mediation/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A party asks for mediation; the other has its days to answer, and its silence is a refusal. */
export const proposeMediation = defineCommand({
  name: "mediation.propose",
  input: ProposeMediationInput,
  async run(ctx, { dispute: code, keptDays }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, partyId, personId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideMediation("propose", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const desk = { ...ctx, projectId };
    const due = (await loadDisputeTerms(tx, scope)).from(now, "mediationAnswer");
    await moveDispute(desk, state, { to: ruling.value });
    const mediationId = await openMediation(desk, { disputeId: state.id, proposedByPartyId: partyId, keptDays });
    await admitToMediation(desk, { mediationId, personId, partyId });
    const other = state.claimant.partyId === partyId ? state.respondent : state.claimant;
    const payload = { ...namingDispute(state), mediationId, ...dueOf(due), ...turnOfParty(other) };
    return done([{ type: "MediationProposed", payload }], { dispute: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAdmission } from "@/lib/domain/mediation";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { admitToMediation as admit } from "@/lib/features/dispute/store-mediation";
import { loadAdmission } from "@/lib/features/mediation/queries-mediator";
import { AdmitInput } from "@/lib/features/mediation/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A party lets somebody of its own into the compartment: nobody is in it by their role. */
export const admitToMediation = defineCommand({
  name: "mediation.admit",
  input: AdmitInput,
  async run(ctx, { dispute: code, member: memberId }) {
    const { tx, scope, authority } = ctx;
    const { projectId, partyId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null || state.mediation === null) return missing();
    const { id: mediationId } = state.mediation;
    const person = await loadAdmission(tx, projectId, { mediationId, memberId });
    if (person === null) return missing();
    const ruling = decideAdmission(disputeFacts(state, scope.status), actorOf(scope, authority), person);
    if (!ruling.ok) return refuse(ruling.error);
    await admit({ ...ctx, projectId }, { mediationId, personId: person.personId, partyId });
    const payload = { ...namingDispute(state), mediationId, memberId };
    return done([{ type: "MediationMemberAdmitted", payload }], { dispute: code });
  },
});

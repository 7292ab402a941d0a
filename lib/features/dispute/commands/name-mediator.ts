import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMediation } from "@/lib/domain/mediation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { noteMediation } from "@/lib/features/dispute/store-mediation";
import { stoodInProject } from "@/lib/features/mediation/queries-mediator";
import { NameMediatorInput } from "@/lib/features/mediation/schema";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A party proposes a mediator: a third person, from outside. The other party confirms, or proposes somebody else. */
export const nameMediator = defineCommand({
  name: "mediation.name-mediator",
  input: NameMediatorInput,
  async run(ctx, { dispute: code, name, email }) {
    const { tx, scope, authority } = ctx;
    const { projectId, partyId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null || state.mediation === null) return missing();
    const ruling = decideMediation("nameMediator", disputeFacts(state, scope.status), actorOf(scope, authority));
    const stood = await stoodInProject(tx, projectId, email);
    const refusals = [...(ruling.ok ? [] : ruling.error), ...unless(!stood, because("mediator-not-external", {}))];
    if (refusals.length > 0) return refuse(refusals);
    const { id: mediationId } = state.mediation;
    const named = { mediatorName: name, mediatorEmail: email, namedByPartyId: partyId };
    await noteMediation({ ...ctx, projectId }, mediationId, named);
    return done([{ type: "MediatorNamed", payload: { ...namingDispute(state), mediationId } }], { dispute: code });
  },
});

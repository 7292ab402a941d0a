import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDispute } from "@/lib/domain/dispute";
import { refuse as because } from "@/lib/domain/refusal";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { EndDisputeInput } from "@/lib/features/dispute/schema";
import { moveDispute, noteDispute } from "@/lib/features/dispute/store";
import { closeMediation } from "@/lib/features/dispute/store-mediation";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** One party says that it is settled between them; when the other says so too, it is. */
export const settleDisputeDirectly = defineCommand({
  name: "dispute.settle-directly",
  input: EndDisputeInput,
  async run(ctx, { dispute: code, reason }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideDispute("settleDirectly", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    if (state.settledBy === authority.partyId) return refuse([because("direct-settlement-stated", {})]);
    const desk = { ...ctx, projectId };
    const payload = namingDispute(state);
    if (state.settledBy === null) {
      await noteDispute(desk, state.id, { settledByPartyId: authority.partyId });
      return done([{ type: "DirectSettlementStated", payload }], { dispute: code });
    }
    await moveDispute(desk, state, { to: ruling.value, reason });
    if (state.mediation !== null && state.mediation.outcome === null)
      await closeMediation(desk, state.mediation.id, "REFUSED");
    return done([{ type: "DisputeSettledDirectly", payload }], { dispute: code });
  },
});

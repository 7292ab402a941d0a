import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDisputeWithdrawal } from "@/lib/domain/dispute";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { EndDisputeInput } from "@/lib/features/dispute/schema";
import { moveDispute } from "@/lib/features/dispute/store";
import { closeMediation } from "@/lib/features/dispute/store-mediation";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The party that opened a dispute withdraws it. */
export const withdrawDispute = defineCommand({
  name: "dispute.withdraw",
  input: EndDisputeInput,
  async run(ctx, { dispute: code, reason }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideDisputeWithdrawal(disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const desk = { ...ctx, projectId };
    await moveDispute(desk, state, { to: ruling.value, reason });
    if (state.mediation !== null && state.mediation.outcome === null)
      await closeMediation(desk, state.mediation.id, "REFUSED");
    return done([{ type: "DisputeWithdrawn", payload: namingDispute(state) }], { dispute: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDispute } from "@/lib/domain/dispute";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { GoOutsideInput } from "@/lib/features/dispute/schema";
import { moveDispute } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** A party takes it to an expert, an arbitrator or a judge: recorded as external, and decided there. */
export const takeDisputeOutside = defineCommand({
  name: "dispute.go-outside",
  input: GoOutsideInput,
  async run(ctx, { dispute: code, outside, reason }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideDispute("goOutside", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    await moveDispute({ ...ctx, projectId }, state, { to: ruling.value, outside, reason });
    return done([{ type: "DisputeWentOutside", payload: { ...namingDispute(state), outside } }], { dispute: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDispute } from "@/lib/domain/dispute";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { EndDisputeInput } from "@/lib/features/dispute/schema";
import { moveDispute } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** It is over outside: what was decided there is noted, and the dispute is locked. */
export const closeDispute = defineCommand({
  name: "dispute.close",
  input: EndDisputeInput,
  async run(ctx, { dispute: code, reason }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideDispute("close", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    await moveDispute({ ...ctx, projectId }, state, { to: ruling.value, reason });
    return done([{ type: "DisputeClosed", payload: namingDispute(state) }], { dispute: code });
  },
});

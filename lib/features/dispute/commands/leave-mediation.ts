import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMediation } from "@/lib/domain/mediation";
import { disputeFacts, holdDispute } from "@/lib/features/dispute/queries-state";
import { DisputeInput } from "@/lib/features/dispute/schema";
import { moveDispute } from "@/lib/features/dispute/store";
import { endMediation } from "@/lib/features/dispute/store-mediation";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Either party leaves at any time, and says no reason: there is no place for one (CR-16). */
export const leaveMediation = defineCommand({
  name: "mediation.leave",
  input: DisputeInput,
  async run(ctx, { dispute: code }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null || state.mediation === null) return missing();
    const ruling = decideMediation("leave", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const desk = { ...ctx, projectId };
    const ended = await endMediation(desk, scope, state, "NO_AGREEMENT");
    await moveDispute(desk, state, { to: ruling.value });
    return done([ended], { dispute: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideActionItem } from "@/lib/domain/action-item";
import { actionFacts, loadAction, lockAction } from "@/lib/features/action-item/queries-state";
import { NotedActionInput } from "@/lib/features/action-item/schema";
import { moveAction } from "@/lib/features/action-item/store";

/** Somebody who neither owns it nor said so has seen that an action is done. */
export const verifyActionItem = defineCommand({
  name: "action-item.verify",
  input: NotedActionInput,
  async run(ctx, { action: code, note }) {
    const { tx, scope, authority, now } = ctx;
    await lockAction(tx, scope.projectId, code);
    const state = await loadAction(tx, scope.projectId, code);
    if (state === null) return missing();
    const ruling = decideActionItem("verify", actionFacts(state, scope, now), authority);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { id: state.id, before: state.status, status: ruling.value };
    await moveAction(ctx, move, { verifiedBy: scope.memberId, endedAt: new Date(now) }, note);
    const payload = { actionId: state.id, action: code };
    return done([{ type: "ActionVerified", payload, texts: { note } }], { action: code });
  },
});

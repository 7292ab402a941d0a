import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideActionItem } from "@/lib/domain/action-item";
import { actionFacts, loadAction, lockAction } from "@/lib/features/action-item/queries-state";
import { ActionInput } from "@/lib/features/action-item/schema";
import { moveAction } from "@/lib/features/action-item/store";

/** Who owns an action has begun it. */
export const beginActionItem = defineCommand({
  name: "action-item.begin",
  input: ActionInput,
  async run(ctx, { action: code }) {
    const { tx, scope, authority, now } = ctx;
    await lockAction(tx, scope.projectId, code);
    const state = await loadAction(tx, scope.projectId, code);
    if (state === null) return missing();
    const ruling = decideActionItem("begin", actionFacts(state, scope, now), authority);
    if (!ruling.ok) return refuse(ruling.error);
    await moveAction(ctx, { id: state.id, before: state.status, status: ruling.value }, {}, "");
    return done([{ type: "ActionBegun", payload: { actionId: state.id, action: code } }], { action: code });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideActionItem } from "@/lib/domain/action-item";
import { actionFacts, loadAction, lockAction } from "@/lib/features/action-item/queries-state";
import { NotedActionInput } from "@/lib/features/action-item/schema";
import { moveAction } from "@/lib/features/action-item/store";

/** Who owns an action says that it is done. Somebody else verifies it. */
export const finishActionItem = defineCommand({
  name: "action-item.finish",
  input: NotedActionInput,
  async run(ctx, { action: code, note }) {
    const { tx, scope, authority, now } = ctx;
    await lockAction(tx, scope.projectId, code);
    const state = await loadAction(tx, scope.projectId, code);
    if (state === null) return missing();
    const ruling = decideActionItem("finish", actionFacts(state, scope, now), authority);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { id: state.id, before: state.status, status: ruling.value };
    await moveAction(ctx, move, { doneBy: scope.memberId, doneAt: new Date(now) }, note);
    const payload = { actionId: state.id, action: code };
    return done([{ type: "ActionFinished", payload, texts: { note } }], { action: code });
  },
});

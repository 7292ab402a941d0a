import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideActionItem } from "@/lib/domain/action-item";
import { actionFacts, findDecision, loadAction, lockAction } from "@/lib/features/action-item/queries-state";
import { DropActionInput } from "@/lib/features/action-item/schema";
import { moveAction } from "@/lib/features/action-item/store";

/** A decision of a committee that stands drops an action. */
export const dropActionItem = defineCommand({
  name: "action-item.drop",
  input: DropActionInput,
  async run(ctx, { action: code, decision, note }) {
    const { tx, scope, authority, now } = ctx;
    await lockAction(tx, scope.projectId, code);
    const [state, source] = await Promise.all([
      loadAction(tx, scope.projectId, code),
      findDecision(tx, scope.projectId, decision),
    ]);
    if (state === null || source === null) return missing();
    const facts = { ...actionFacts(state, scope, now), droppedBy: source.status };
    const ruling = decideActionItem("drop", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const move = { id: state.id, before: state.status, status: ruling.value };
    await moveAction(ctx, move, { droppedById: source.id, endedAt: new Date(now) }, note);
    const payload = { actionId: state.id, action: code, decision };
    return done([{ type: "ActionDropped", payload, texts: { note } }], { action: code });
  },
});

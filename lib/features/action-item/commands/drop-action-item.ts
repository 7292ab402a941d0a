import { defineCommand, done, missing } from "@/lib/commands/define-command";
import { stepAction } from "@/lib/features/action-item/commands/action-step";
import { findDropping } from "@/lib/features/action-item/queries-state";
import { DropActionInput } from "@/lib/features/action-item/schema";

/** A decision of a committee that stands, later than an action and naming it, drops the action. */
export const dropActionItem = defineCommand({
  name: "action-item.drop",
  input: DropActionInput,
  async run(ctx, { action: code, decision, note }) {
    const source = await findDropping(ctx.tx, ctx.scope.projectId, { action: code, decision });
    if (source === null) return missing();
    const change = { droppedById: source.id, endedAt: new Date(ctx.now) };
    const step = await stepAction(ctx, "drop", code, { facts: { dropping: source }, change, note });
    if (!step.ok) return step;
    const payload = { actionId: step.value.id, action: code, decision };
    return done([{ type: "ActionDropped", payload, texts: { note } }], { action: code });
  },
});

import { defineCommand, done } from "@/lib/commands/define-command";
import { stepAction } from "@/lib/features/action-item/commands/action-step";
import { ActionInput } from "@/lib/features/action-item/schema";

/** Who owns an action has begun it. */
export const beginActionItem = defineCommand({
  name: "action-item.begin",
  input: ActionInput,
  async run(ctx, { action: code }) {
    const step = await stepAction(ctx, "begin", code);
    if (!step.ok) return step;
    return done([{ type: "ActionBegun", payload: { actionId: step.value.id, action: code } }], { action: code });
  },
});

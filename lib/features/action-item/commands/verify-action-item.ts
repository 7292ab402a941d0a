import { defineCommand, done } from "@/lib/commands/define-command";
import { stepAction } from "@/lib/features/action-item/commands/action-step";
import { NotedActionInput } from "@/lib/features/action-item/schema";

/** Somebody who neither owns it nor said so has seen that an action is done. */
export const verifyActionItem = defineCommand({
  name: "action-item.verify",
  input: NotedActionInput,
  async run(ctx, { action: code, note }) {
    const change = { verifiedBy: ctx.scope.memberId, endedAt: new Date(ctx.now) };
    const step = await stepAction(ctx, "verify", code, { change, note });
    if (!step.ok) return step;
    const payload = { actionId: step.value.id, action: code };
    return done([{ type: "ActionVerified", payload, texts: { note } }], { action: code });
  },
});

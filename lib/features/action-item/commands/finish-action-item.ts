import { defineCommand, done } from "@/lib/commands/define-command";
import { stepAction } from "@/lib/features/action-item/commands/action-step";
import { NotedActionInput } from "@/lib/features/action-item/schema";

/** Who owns an action says that it is done. Somebody else verifies it. */
export const finishActionItem = defineCommand({
  name: "action-item.finish",
  input: NotedActionInput,
  async run(ctx, { action: code, note }) {
    const change = { doneBy: ctx.scope.memberId, doneAt: new Date(ctx.now) };
    const step = await stepAction(ctx, "finish", code, { change, note });
    if (!step.ok) return step;
    const payload = { actionId: step.value.id, action: code };
    return done([{ type: "ActionFinished", payload, texts: { note } }], { action: code });
  },
});

import { defineCommand, done } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { stepAction } from "@/lib/features/action-item/commands/action-step";
import { ReturnActionInput } from "@/lib/features/action-item/schema";

/** What was said to be done is not: the action goes back to its owner, with the reason. */
export const returnActionItem = defineCommand({
  name: "action-item.return",
  input: ReturnActionInput,
  async run(ctx, { action: code, reason }) {
    const step = await stepAction(ctx, "sendBack", code, { facts: { reason }, note: reason });
    if (!step.ok) return step;
    const { id: actionId, ownerSide: side, ownerPartyId: partyId, dueOn } = step.value;
    // A day that is over counts nothing down any more: the action is late.
    const left = dueOn >= dayOf(ctx.now, ctx.scope.timeZone) ? dueOn : null;
    const payload = { actionId, action: code, side, partyId, dueOn: left };
    return done([{ type: "ActionReturned", payload, texts: { reason } }], { action: code });
  },
});

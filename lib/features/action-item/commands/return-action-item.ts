import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideActionItem } from "@/lib/domain/action-item";
import { actionFacts, loadAction, lockAction } from "@/lib/features/action-item/queries-state";
import { ReturnActionInput } from "@/lib/features/action-item/schema";
import { moveAction } from "@/lib/features/action-item/store";

/** What was said to be done is not: the action goes back to its owner, with the reason. */
export const returnActionItem = defineCommand({
  name: "action-item.return",
  input: ReturnActionInput,
  async run(ctx, { action: code, reason }) {
    const { tx, scope, authority, now } = ctx;
    await lockAction(tx, scope.projectId, code);
    const state = await loadAction(tx, scope.projectId, code);
    if (state === null) return missing();
    const facts = { ...actionFacts(state, scope, now), reason };
    const ruling = decideActionItem("sendBack", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    await moveAction(ctx, { id: state.id, before: state.status, status: ruling.value }, {}, reason);
    const { ownerSide: side, ownerPartyId: partyId, dueOn } = state;
    // A day that is over counts nothing down any more: the action is late.
    const left = dueOn >= facts.today ? dueOn : null;
    const payload = { actionId: state.id, action: code, side, partyId, dueOn: left };
    return done([{ type: "ActionReturned", payload, texts: { reason } }], { action: code });
  },
});

import { missing, type ProjectContext, refuse, type Stop } from "@/lib/commands/define-command";
import { type ActionFacts, decideActionItem } from "@/lib/domain/action-item";
import { type ActionItemState, actionFacts, loadActionForUpdate } from "@/lib/features/action-item/queries-state";
import { type ActionChange, moveAction } from "@/lib/features/action-item/store";
import { ok, type Result } from "@/lib/kernel/result";

/** What an act brings: facts that the rules ask beside the action's own, what it changes of it, what is said of it. */
type Step = {
  readonly facts?: Pick<Partial<ActionFacts>, "reason" | "dropping">;
  readonly change?: ActionChange;
  readonly note?: string;
};

/** Takes an action one step on, once it is one's turn and if the rules allow it; answers the action as it stood before. */
export async function stepAction(
  ctx: ProjectContext,
  act: "begin" | "finish" | "verify" | "sendBack" | "drop",
  code: string,
  { facts = {}, change = {}, note = "" }: Step = {},
): Promise<Result<ActionItemState, Stop>> {
  const { tx, scope, authority, now } = ctx;
  const state = await loadActionForUpdate(tx, scope.projectId, code);
  if (state === null) return missing();
  const ruling = decideActionItem(act, { ...actionFacts(state, scope, now), ...facts }, authority);
  if (!ruling.ok) return refuse(ruling.error);
  await moveAction(ctx, { id: state.id, before: state.status, status: ruling.value }, change, note);
  return ok(state);
}

import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { isWaiting } from "@/lib/domain/advice";
import { loadAdviceList, namingAdvice } from "@/lib/features/advice/queries-state";
import { moveAdvice } from "@/lib/features/advice/store";
import type { ClockRecord } from "@/lib/features/clock/queries";

/** The period to answer is over: the sponsor is told. Nothing counts as followed; it waits, and stops what it is linked to. */
export async function expireAdvice({ tx, place, now }: SystemContext, clock: ClockRecord): Promise<Expired> {
  const { projectId } = place;
  const [state] = await loadAdviceList(tx, projectId, { id: clock.matterId });
  if (state === undefined || !isWaiting(state.status)) return { effect: "none", events: [] };
  await moveAdvice({ tx, projectId }, state, { status: state.status, escalatedAt: new Date(now) });
  const payload = { ...namingAdvice(state), dueOn: clock.dueOn };
  return { effect: "sponsor-told", events: [{ type: "AdviceUnanswered", payload }] };
}

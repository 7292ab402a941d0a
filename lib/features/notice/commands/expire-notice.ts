import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { noticeActs } from "@/lib/domain/formal-notice";
import type { ClockRecord } from "@/lib/features/clock/queries";
import { loadPresentedNotice } from "@/lib/features/notice/queries-state";
import { moveNotice } from "@/lib/features/notice/store";

/** The second period of a formal notice is over and the awaited act has not come. */
export async function expireNotice({ tx, place, now }: SystemContext, clock: ClockRecord): Promise<Expired> {
  const notice = await loadPresentedNotice(tx, place.projectId, clock.matterId);
  if (notice === null) return { effect: "none", events: [] };
  const { to } = noticeActs.expire;
  await moveNotice(tx, { projectId: place.projectId, id: notice.id, from: notice.status, to, settledAt: now });
  const payload = { ...notice.naming, dueOn: clock.dueOn, effect: notice.effect };
  return { effect: "notice-expired", events: [{ type: "FormalNoticeExpired", payload }] };
}

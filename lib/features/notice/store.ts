import type { Tx } from "@/lib/db/client";
import type { Event } from "@/lib/domain/event";
import { type NoticeStatus, noticeActs } from "@/lib/domain/formal-notice";
import { noticesSettledBy } from "@/lib/domain/notice-settlement";
import { loadNotices, namingOf } from "@/lib/features/notice/queries-state";
import type { Instant } from "@/lib/kernel/instant";

type Move = {
  readonly projectId: string;
  readonly id: string;
  readonly from: NoticeStatus;
  readonly to: NoticeStatus;
  readonly settledAt?: Instant;
};

/** Moves a notice from the status that the rule saw. */
export async function moveNotice(tx: Tx, { projectId, id, from, to, settledAt }: Move): Promise<void> {
  const { count } = await tx.formalNotice.updateMany({
    where: { projectId, id, status: from },
    data: { status: to, ...(settledAt === undefined ? {} : { settledAt: new Date(settledAt) }) },
  });
  if (count !== 1) throw new Error(`The notice was no longer ${from}`);
}

const ended = { comply: "FormalNoticeComplied", lapse: "FormalNoticeLapsed" } as const;

/**
 * Notes that the acts which notices awaited have come, or cannot come any more: in the transaction of the act, as SYSTEM. Asks nothing for events
 * that no notice could await.
 */
export async function settleNotices(
  tx: Tx,
  { projectId, now }: { readonly projectId: string; readonly now: Instant },
  events: readonly Event[],
): Promise<readonly Event[]> {
  const settled = events.flatMap(noticesSettledBy);
  const drawn = await Promise.all(
    settled.map(async ({ awaited, matterId, end }): Promise<readonly Event[]> => {
      const { from, to } = noticeActs[end];
      const open: readonly NoticeStatus[] = from;
      const found = (await loadNotices(tx, projectId, { matterId })).filter(
        (notice) => notice.awaited === awaited && open.includes(notice.status),
      );
      await Promise.all(
        found.map((one) => moveNotice(tx, { projectId, id: one.id, from: one.status, to, settledAt: now })),
      );
      return found.map((one) => ({ type: ended[end], payload: namingOf(one) }));
    }),
  );
  return drawn.flat();
}

import { dayOf } from "@/lib/domain/deadline";
import type { NoticeFacts } from "@/lib/domain/formal-notice";
import type { NoticeState } from "@/lib/features/notice/queries-state";
import { instantOf } from "@/lib/kernel/instant";

/** What the rules of a notice ask, once it has gone out. */
export function presentationFacts(notice: NoticeState): NoticeFacts {
  const { status, fromPartyId, toPartyId, toSide } = notice;
  return { status, fromPartyId, toPartyId, toSide, overdue: true, running: null };
}

/** The day on which a notice was sent, on the clock of the project; after every day for one that was not. */
export function sentOn(notice: Pick<NoticeState, "sentAt">, timeZone: string): string {
  return notice.sentAt === null ? "9999-12-31" : dayOf(instantOf(notice.sentAt), timeZone);
}

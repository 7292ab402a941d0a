import type { LedgerEntryView } from "@/lib/features/ledger/view";
import type { Instant } from "@/lib/kernel/instant";

/** One line of the notification centre: an act of a project's register that concerns the reader. */
export type NotificationView = {
  readonly id: string;
  /** Stable and in reading order; pages go on after it. */
  readonly key: string;
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly act: Pick<LedgerEntryView, "seq" | "type" | "values" | "by">;
  /** How many more acts of this kind came with it. */
  readonly more: number;
  readonly subject: string;
  readonly path: string;
  readonly at: Instant;
  readonly isRead: boolean;
};

/** A page of notifications, the unread ones first. */
export type NotificationPage = { readonly items: readonly NotificationView[]; readonly next: string | null };

/** How many are unread, in all and by project. */
export type NotificationCounts = {
  readonly unread: number;
  readonly projects: readonly { readonly code: string; readonly name: string; readonly unread: number }[];
};

/** A mail that was given up, as an administrator sees it: never what it says. */
export type DeadMailView = {
  readonly id: string;
  readonly template: string;
  readonly email: string;
  readonly errorClass: string;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly triedAt: Instant;
  /** False once what it opened is over: it is forgotten, and cannot be tried again. */
  readonly isOpen: boolean;
};

/** A page of given-up mails, the newest first. */
export type DeadMailPage = { readonly mails: readonly DeadMailView[]; readonly next: string | null };

/** What the page of a mail's link shows: before a press, after it, or why nothing was changed. */
export type MailStopState = { readonly token: string; readonly outcome: "stopped" | "failed" | null };

/** How an unread count is shown: "3", "99+". */
export function shownCount(unread: number): string {
  return unread > 99 ? "99+" : String(unread);
}

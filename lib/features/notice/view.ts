import type { AwaitedAct, NoticeChannel, NoticeEffect, NoticeStatus } from "@/lib/domain/formal-notice";
import type { Side } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** A formal notice in a list. */
export type NoticeLine = {
  readonly code: string;
  readonly status: NoticeStatus;
  readonly awaited: AwaitedAct;
  readonly matter: string;
  readonly milestone: string;
  readonly fromSide: Side;
  readonly toSide: Side;
  /** The end of the second period; `null` before the notice is presented. */
  readonly dueOn: string | null;
};

/** One formal notice. */
export type NoticeView = NoticeLine & {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly text: string;
  readonly overdueSince: string;
  readonly channel: NoticeChannel | null;
  readonly effect: NoticeEffect | null;
  readonly secondPeriodDays: number | null;
  readonly record: string | null;
  readonly sentAt: Instant | null;
  readonly presentedOn: string | null;
  readonly settledAt: Instant | null;
  /** The reader is of the side that gives it. */
  readonly mine: boolean;
};

/** What one may do with it. */
export type NoticeAbilities = { readonly send: AbilityView; readonly present: AbilityView };

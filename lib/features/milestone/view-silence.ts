import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { IncidentKind, Regularity } from "@/lib/domain/regularity";
import type { SilenceEffect, SilentClock } from "@/lib/domain/silence";
import type { AbilityView } from "@/lib/features/act/view";
import type { NoticeLine } from "@/lib/features/notice/view";
import type { Instant } from "@/lib/kernel/instant";

/** A reminder of the present due day: when it goes out, and when its mail really left. */
export type ReminderLine = { readonly step: number; readonly remindAt: Instant; readonly deliveredAt: Instant | null };

/** A period in which the client is to decide: what its silence will do, when, and what recalls it. */
export type SilentPeriod = {
  readonly clock: SilentClock;
  readonly state: "RUNNING" | "SUSPENDED" | "EXPIRED";
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly effect: SilenceEffect;
  /** What came of it, once over. */
  readonly outcome: string | null;
  /** How often its reminders did not go out, so that it went on. */
  readonly extended: number;
  readonly reminders: readonly ReminderLine[];
};

/** A tacit acceptance: since when, on which clause, until when it can be rebutted, and whether it was. */
export type TacitLine = {
  readonly effectOn: string;
  readonly charterVersion: number;
  readonly rebuttalBefore: Instant;
  readonly rebuttedAt: Instant | null;
  readonly record: string | null;
  readonly reminders: readonly { readonly step: number; readonly deliveredAt: string }[];
};

/** An incident of the observed service. */
export type IncidentLine = {
  readonly number: number;
  readonly kind: IncidentKind;
  readonly description: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
};

/** What silence does on a milestone, what it did, and what was said against it. */
export type SilenceView = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly milestone: string;
  readonly status: MilestoneStatus;
  readonly now: Instant;
  readonly period: SilentPeriod | null;
  readonly tacit: TacitLine | null;
  readonly service: { readonly regularity: Regularity; readonly incidents: readonly IncidentLine[] } | null;
  readonly notices: readonly NoticeLine[];
};

/** What one may do about it: `draft` gives notice of a decision that has not come, `resubmission` of a new submission. */
export type SilenceAbilities = {
  readonly rebut: AbilityView;
  readonly declare: AbilityView;
  readonly draft: AbilityView;
  readonly resubmission: AbilityView;
};

import type { ClockKind, ClockState, ExtensionCause, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import type { AgreedCause } from "@/lib/domain/clock-act";
import type { PeriodUnit } from "@/lib/domain/deadline";
import type { Role } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** Where the matter of a clock is dealt with, as a path of ours. */
export function matterPath(
  project: string,
  clock: { readonly matterKind: MatterSubject; readonly matter: string },
): string {
  const root = `/projects/${project}`;
  switch (clock.matterKind) {
    case "MILESTONE":
      return `${root}/milestones/${clock.matter}`;
    case "RESERVATION":
      return `${root}/reservations/${clock.matter}`;
    case "QUESTION":
      return `${root}/questions`;
    case "COMMITMENT":
      return `${root}/commitments/${clock.matter}`;
    case "PENALTY":
      return `${root}/budget/penalties/${clock.matter}`;
    case "CHANGE_REQUEST":
      return `${root}/changes/${clock.matter}`;
    case "DISPUTE":
      return `${root}/disputes/${clock.matter}`;
    case "ADVICE":
      return `${root}/advice/${clock.matter}`;
    case "OPINION":
      return `${root}/advice`;
    case "RISK":
      return `${root}/risks/${clock.matter}`;
    case "ACTION_ITEM":
      return `${root}/actions/${clock.matter}`;
    case "MINUTES":
      return `${root}/committees/${clock.matter}/minutes`;
    case "MEETING":
      return `${root}/committees/${clock.matter}`;
  }
}

/** How a due day moved, or its clock waited. */
export type ClockChangeLine = {
  readonly kind: "SUSPENDED" | "RESUMED" | "EXTENDED";
  readonly cause: SuspensionCause | ExtensionCause;
  readonly at: Instant;
  readonly days: number;
  readonly wasDueOn: string;
  readonly dueOn: string;
};

/** A reminder: planned, told to so many people (by role, never by name), or called off. */
export type ReminderLine = {
  readonly step: number;
  readonly dueOn: string;
  readonly at: Instant;
  readonly state: "PLANNED" | "TOLD" | "SKIPPED";
  readonly toldAt: Instant | null;
  readonly people: number;
  readonly roles: readonly Role[];
};

/** A clock as both sides see it. */
export type ClockView = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly side: "CLIENT" | "AGENCY" | "AMO";
  readonly party: string | null;
  readonly state: ClockState;
  readonly unit: PeriodUnit | null;
  readonly amount: number | null;
  readonly calendarVersion: number;
  readonly startedAt: Instant;
  readonly firstDueOn: string;
  readonly dueOn: string;
  readonly dueBefore: Instant;
  readonly endedAt: Instant | null;
  readonly cause: SuspensionCause | null;
  readonly proposal: {
    readonly party: string;
    readonly cause: AgreedCause;
    readonly reason: string;
    readonly at: Instant;
  } | null;
  readonly changes: readonly ClockChangeLine[];
  readonly reminders: readonly ReminderLine[];
};

/** The acts of the two sides between which a clock runs. */
export type ClockActName = "extend" | "propose" | "agree" | "withdraw" | "resume";

/** The clocks of one matter, the one that runs first, and what this reader may do to it. */
export type MatterClocks = {
  readonly project: string;
  readonly timeZone: string;
  readonly now: Instant;
  readonly clocks: readonly ClockView[];
  readonly open: string | null;
  readonly abilities: Readonly<Record<ClockActName, AbilityView>> | null;
};

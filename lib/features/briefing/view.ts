import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { ProjectStatus } from "@/lib/domain/project";
import type { DisputeLineNear, NextMeeting, WarningLine } from "@/lib/features/desk/view";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import type { RiskLine } from "@/lib/features/risk/view";
import type { PartyLook } from "@/lib/features/signature/view";
import type { MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";

/** A milestone and its dates: the one in force, the one that was signed, the day of its decision. No amount. */
export type BriefedMilestone = {
  readonly code: string;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly agency: PartyLook;
  readonly dueOn: string | null;
  readonly signedOn: string | null;
  readonly decidedOn: string | null;
  readonly settled: boolean;
};

/** The names of the figures of money. */
export type FigureName = "ceiling" | "committed" | "accepted" | "invoiced" | "paid" | "remaining" | "forecast";

/** Five figures, cents before tax; a ceiling that is not set yet is `null`. */
export type BriefedMoney = {
  /** One agency of several: its own money, and nothing of the others'. */
  readonly own: boolean;
  readonly figures: readonly { readonly name: FigureName; readonly cents: number | null }[];
};

/** A decision of a committee. */
export type BriefedDecision = {
  readonly code: string;
  readonly title: string;
  readonly status: "ADOPTED" | "REJECTED" | "POSTPONED" | "REVOKED";
  readonly decidedAt: Instant;
};

/** An action that is not done yet, and the party whose person owns it. */
export type BriefedAction = {
  readonly code: string;
  readonly title: string;
  readonly owner: PartyLook;
  readonly dueOn: string;
};

/** What the briefing of a project knows, as its reader may read it. */
export type BriefingView = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly status: ProjectStatus;
    readonly timeZone: string;
    readonly currency: Currency;
    readonly language: "fr" | "en";
  };
  readonly reader: string;
  readonly now: Instant;
  readonly charter: { readonly version: number; readonly on: Instant } | null;
  readonly baseline: { readonly number: number; readonly on: Instant } | null;
  readonly milestones: readonly BriefedMilestone[];
  readonly waiting: readonly { readonly matter: MatterView; readonly since: Instant | null }[];
  readonly money: BriefedMoney;
  readonly meetings: readonly NextMeeting[];
  readonly warnings: readonly WarningLine[];
  readonly risks: readonly RiskLine[];
  readonly disputes: readonly DisputeLineNear[];
  readonly decisions: readonly BriefedDecision[];
  readonly actions: readonly BriefedAction[];
  /** What was signed last. */
  readonly signed: readonly LedgerEntryView[];
};

/** A line of the briefing, told. */
export type BriefingLine = {
  readonly key: string;
  /** Its number, where it has one. */
  readonly code: string;
  readonly href: string | null;
  readonly party: PartyLook | null;
  readonly text: string;
  /** At the right: a day, an amount, a lateness. */
  readonly end: string;
  readonly late: boolean;
};

/** A part of the briefing, told; `none` is what is said when it has no line. */
export type BriefingPart = {
  readonly name:
    | "actions"
    | "milestones"
    | "waiting"
    | "money"
    | "meetings"
    | "warnings"
    | "risks"
    | "disputes"
    | "decisions";
  readonly title: string;
  readonly none: string;
  readonly lines: readonly BriefingLine[];
};

/** How many lines of each part one printed page holds; a line is cut after its second. The screen shows them all. */
export const linesOnPaper: Readonly<Record<BriefingPart["name"], number>> = {
  milestones: 9,
  waiting: 14,
  decisions: 3,
  money: 5,
  meetings: 6,
  warnings: 3,
  risks: 3,
  disputes: 2,
  actions: 3,
};

/** The briefing of a project, every word written out: one page. */
export type BriefingSheet = {
  readonly project: { readonly code: string; readonly name: string };
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** At the left what is done and awaited; at the right what weighs on it. */
  readonly left: readonly BriefingPart[];
  readonly right: readonly BriefingPart[];
  readonly note: string;
  readonly at: Instant;
};

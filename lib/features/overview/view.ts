import type { HeldDays } from "@/lib/domain/ball-account";
import type { Role } from "@/lib/domain/party";
import type { ProjectStatus } from "@/lib/domain/project";
import type { NextMeeting } from "@/lib/features/desk/view";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import type { CommitmentRow, TimelineRow } from "@/lib/features/overview/view-timeline";
import type { PartyLook } from "@/lib/features/signature/view";
import type { MatterView, Turn } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

/** A project in the list of the reader's projects. */
export type ProjectLine = {
  readonly code: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly client: string | null;
  readonly roles: readonly Role[];
  readonly party: PartyLook;
  readonly turn: Turn;
};

/** A page of projects, the newest first. */
export type ProjectPage = { readonly projects: readonly ProjectLine[]; readonly next: string | null };

/** The charter as the head of the overview says it. */
export type CharterLine = { readonly version: number; readonly inForceAt: Instant | null; readonly parties: number };

/** One step of the set-up, and where it is done. */
export type SetupStep = {
  readonly step: SetupStepName;
  readonly done: boolean;
  readonly href: string;
  readonly detail: { readonly done: number; readonly needed: number } | null;
};
export type SetupStepName =
  | "parties"
  | "sponsor"
  | "signatories"
  | "agency-signatory"
  | "amo"
  | "parameters"
  | "proposed"
  | "signatures"
  | "commitments";

/** A party's column of the court: what it holds. */
export type CourtColumn = {
  readonly party: PartyLook & { readonly id: string };
  readonly mine: boolean;
  readonly matters: readonly MatterView[];
};

/** The milestones that the timeline draws, among all; `earlier` and `later` are the numbers from which the others begin. */
export type TimelinePage = {
  readonly rows: readonly TimelineRow[];
  /** Working days held by each side on all milestones of the project, those on other pages too. */
  readonly days: HeldDays;
  /** Signed commitments by party, in the order of their days; the first 300. */
  readonly commitments: readonly CommitmentRow[];
  readonly total: number;
  readonly earlier: number | null;
  readonly later: number | null;
};

/** What the overview of a project shows. */
export type OverviewView = {
  readonly code: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly timeZone: string;
  readonly columns: readonly CourtColumn[];
  readonly charter: CharterLine | null;
  readonly setup: readonly SetupStep[] | null;
  readonly timeline: TimelinePage;
  /** The meeting of a committee that comes first; `null` when none is planned. */
  readonly nextMeeting: NextMeeting | null;
  readonly latest: readonly LedgerEntryView[];
  readonly now: Instant;
};

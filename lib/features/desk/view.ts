import type { AdviceLink } from "@/lib/domain/advice-content";
import type { ActShare, TrendTold } from "@/lib/domain/client-share";
import type { BodyKind } from "@/lib/domain/committee";
import type { DisputeLevel } from "@/lib/domain/dispute";
import type { DisputeStep } from "@/lib/domain/dispute-step";
import type { MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import type { MeetingGap } from "@/lib/domain/meeting-readiness";
import type { PartyLook } from "@/lib/features/signature/view";
import type { MatterTerm, MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

/** A project as lines across projects name it. */
export type DeskPlace = { readonly code: string; readonly name: string; readonly timeZone: string };

/** A project that the reader advises. */
export type AdvisedProject = DeskPlace & { readonly client: string | null };

/** The next meeting of a body, with what it still wants. */
export type NextMeeting = {
  readonly project: DeskPlace;
  readonly code: string;
  readonly body: { readonly code: string; readonly title: string; readonly kind: BodyKind };
  readonly kind: MeetingKind;
  readonly status: MeetingStatus;
  readonly startsAt: Instant;
  readonly place: string;
  readonly missing: readonly MeetingGap[];
  /** The agencies of the project, by their ids: a quorum that lacks one names it. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
};

/** The same, told: what is missing in words, and which of it is past its time. */
export type ToldMeeting = Omit<NextMeeting, "missing" | "agencies"> & {
  readonly missing: readonly { readonly kind: MeetingGap["kind"]; readonly text: string; readonly late: boolean }[];
};

/** A warning without an answer: since when, whose turn it is, what it stops. */
export type WarningLine = {
  readonly project: DeskPlace;
  readonly code: string;
  readonly object: string;
  readonly issuedAt: Instant;
  readonly holder: PartyLook;
  readonly term: MatterTerm;
  readonly stops: readonly AdviceLink[];
};

/** An open dispute; off the ladder it has neither level nor step, and no more is said of it here. */
export type DisputeLineNear = {
  readonly project: DeskPlace;
  readonly code: string;
  readonly title: string;
  readonly claimant: PartyLook;
  readonly respondent: PartyLook;
  readonly level: DisputeLevel | null;
  readonly step: DisputeStep | null;
};

/** The share of a project, or of all together (MD-06). */
export type ShareView = TrendTold & {
  readonly months: readonly ActShare[];
  readonly whole: Omit<ActShare, "month">;
};

/** The AMO's desk: what asks for them in the projects that they advise. */
export type DeskView = {
  readonly now: Instant;
  readonly projects: readonly AdvisedProject[];
  /** The one project that is looked at; `null` for all. */
  readonly chosen: string | null;
  readonly meetings: readonly NextMeeting[];
  readonly warnings: readonly WarningLine[];
  /** What is late, whoever holds it. */
  readonly late: readonly MatterView[];
  readonly disputes: readonly DisputeLineNear[];
  readonly shares: ShareView & { readonly projects: readonly (ShareView & { readonly project: DeskPlace })[] };
};

/** The address of the desk, of one project or of all. */
export function deskHref(project: string | null): string {
  return project === null ? "/desk" : `/desk?project=${encodeURIComponent(project)}`;
}

/** The desk as its page shows it. */
export type ToldDesk = Omit<DeskView, "meetings"> & { readonly meetings: readonly ToldMeeting[] };

import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { RequirementStatus } from "@/lib/domain/requirement";
import type { ReservationStatus } from "@/lib/domain/reservation";

/** A requirement and what it leads to, in the matrix. Lists are cut: what is beyond is on the requirement's own page. */
export type TraceRow = {
  readonly code: string;
  /** Its title, else the beginning of its statement. */
  readonly title: string;
  readonly chapter: string;
  readonly status: RequirementStatus;
  /** The milestones that deliver it. */
  readonly milestones: readonly { readonly code: string; readonly title: string }[];
  /** What these milestones hand over: it is covered there. */
  readonly deliverables: readonly { readonly name: string; readonly milestone: string }[];
  /** How many acceptance criteria it has. */
  readonly criteria: number;
  readonly reservations: readonly { readonly code: string; readonly status: ReservationStatus }[];
  readonly changes: readonly { readonly code: string; readonly status: ChangeRequestStatus }[];
  /** Of its criteria that milestones check: the last result of each, or none yet. */
  readonly tests: { readonly passed: number; readonly failed: number; readonly open: number };
};

/** A page of the matrix. */
export type TracePage = {
  readonly rows: readonly TraceRow[];
  readonly total: number;
  readonly previous: string | null;
  readonly next: string | null;
};

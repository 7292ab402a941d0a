import type { DisputeStatus } from "@/lib/domain/dispute";
import type { Instant } from "@/lib/kernel/instant";

/** A dispute in a list. */
export type DisputeLine = {
  readonly id: string;
  readonly code: string;
  readonly status: DisputeStatus;
  readonly title: string;
  readonly claimant: string;
  readonly respondent: string;
  /** All that is claimed, by whichever side, in cents before tax. */
  readonly claimCents: number;
  /** The day until which it is somebody's turn; `null` when nothing is counted. */
  readonly dueOn: string | null;
  readonly openedAt: Instant;
  readonly endedAt: Instant | null;
};

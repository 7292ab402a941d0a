import type { SuspectKind, SuspectStatus } from "@/lib/domain/suspect";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** What an amendment made suspect, as its page tells it. */
export type SuspectLine = {
  readonly id: string;
  readonly kind: SuspectKind;
  readonly status: SuspectStatus;
  readonly amendment: string;
  readonly requirement: string;
  /** The text promised, and the present one. */
  readonly version: number;
  readonly present: number;
  readonly words: string;
  readonly markedAt: Instant;
  readonly reason: string | null;
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
  readonly confirm: AbilityView;
};

/** How much is left to confirm, and where: told on the requirement that changed. */
export type OpenSuspects = { readonly milestone: string; readonly count: number };

import type { ReservationActName, Severity } from "@/lib/domain/reservation";
import type { AbilityView } from "@/lib/features/act/view";
import type { ReservationLine } from "@/lib/features/milestone/view";
import type { Instant } from "@/lib/kernel/instant";

/** One step of a reservation's history. */
export type ReservationStep = {
  readonly id: string;
  readonly act: string;
  readonly by: string;
  readonly party: string;
  readonly at: Instant;
  readonly text: string;
  readonly version: string;
};

/** One reservation, whole. */
export type ReservationView = ReservationLine & {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly now: Instant;
  readonly milestoneTitle: string;
  readonly steps: string;
  readonly fixVersion: string | null;
  readonly contestBefore: Instant | null;
  readonly record: string | null;
  readonly history: readonly ReservationStep[];
};

export type ReservationAbilities = Readonly<Record<ReservationActName, AbilityView>>;

/** What a reservation bears on. */
type ReservationLink = { readonly kind: "criterion" | "requirement"; readonly id: string };

/** The words of a reservation, as its form takes them. */
export type ReservationWording = {
  readonly severity: Severity;
  readonly statement: string;
  readonly steps: string;
  readonly link: ReservationLink;
  readonly dueOn: string;
};

/** What the form of a reservation offers: the criteria of the milestone, those that failed first. */
export type ReservationFormStart = {
  readonly project: { readonly code: string; readonly name: string };
  readonly milestone: string;
  /** The reservation that is worded anew; `null` for a new one. */
  readonly revised: { readonly code: string; readonly linkedTo: string; readonly words: ReservationWording } | null;
  readonly criteria: readonly {
    readonly id: string;
    readonly code: string;
    readonly statement: string;
    readonly passed: boolean | null;
  }[];
};

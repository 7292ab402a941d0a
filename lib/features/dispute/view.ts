import type { DisputeLevel, DisputeStatus, OutsideKind, ProposalState } from "@/lib/domain/dispute";
import type { MediationOutcome } from "@/lib/domain/mediation";
import type { AbilityView } from "@/lib/features/act/view";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
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

/** An entry of the register in the timeline of a dispute. */
export type TimelineEntry = Pick<LedgerEntryView, "seq" | "type" | "values" | "by" | "at" | "subject">;

/** A party to a dispute, as pages name it. */
export type DisputePartyView = { readonly partyId: string; readonly name: string };

type Place = {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
};

/** The disputes of a project, as this reader may see them. */
export type DisputeRoomView = {
  readonly project: Place;
  readonly lines: readonly DisputeLine[];
  readonly mayOpen: boolean;
};

/** What is needed to open a dispute: whom it can be with, and the entries of the register to choose from. */
export type DisputeFormView = {
  readonly project: Place;
  readonly parties: readonly DisputePartyView[];
  readonly entries: readonly TimelineEntry[];
  readonly about: string;
};

/** A proposal as both parties read it. */
export type ProposalView = {
  readonly ordinal: number;
  readonly counterTo: number | null;
  readonly by: DisputePartyView;
  readonly text: string;
  readonly claimantConcession: string;
  readonly respondentConcession: string;
  readonly payer: string | null;
  readonly receiver: string | null;
  readonly cents: number;
  readonly validUntil: string;
  readonly isOver: boolean;
  readonly state: ProposalState;
  readonly endReason: string;
  readonly signedBy: readonly string[];
};

/** The facts of a mediation. */
export type MediationFactsView = {
  readonly id: string;
  readonly proposedBy: string;
  readonly mediator: string | null;
  readonly namedBy: string | null;
  readonly suspendedOn: string | null;
  readonly keptDays: number;
  readonly outcome: MediationOutcome | null;
  readonly endedOn: string | null;
  readonly limitationUntil: string | null;
  readonly eraseOn: string | null;
  readonly destroyed: boolean;
  /** The reader is in the compartment. */
  readonly inside: boolean;
  /** People of the reader's party who could be let in. */
  readonly admissible: readonly { readonly memberId: string; readonly name: string }[];
};

/** One dispute. */
export type DisputeView = {
  readonly project: Place;
  readonly code: string;
  readonly status: DisputeStatus;
  readonly title: string;
  readonly subject: string;
  readonly claimant: DisputePartyView;
  readonly respondent: DisputePartyView;
  readonly myPartyId: string;
  readonly openedAt: Instant;
  readonly dueOn: string | null;
  readonly today: string;
  readonly contested: readonly string[];
  readonly notices: readonly { readonly code: string; readonly milestone: string }[];
  readonly claims: readonly {
    readonly ordinal: number;
    readonly by: string;
    readonly text: string;
    readonly cents: number;
  }[];
  readonly timeline: readonly TimelineEntry[];
  readonly positions: readonly {
    readonly level: DisputeLevel;
    readonly by: string;
    readonly version: number;
    readonly text: string;
    readonly at: Instant;
  }[];
  readonly proposals: readonly ProposalView[];
  readonly disclosure: string | null;
  readonly facilitatorRefused: boolean;
  readonly settledBy: DisputePartyView | null;
  readonly outside: OutsideKind | null;
  readonly endReason: string;
  readonly record: string | null;
  readonly mediation: MediationFactsView | null;
};

/** The acts around a dispute and its mediation, as pages name them. */
export const disputeActNames = [
  "complete",
  "statePosition",
  "propose",
  "disclose",
  "refuseFacilitator",
  "escalate",
  "withdraw",
  "settleDirectly",
  "goOutside",
  "close",
  "proposeMediation",
  "answerMediation",
  "nameMediator",
  "confirmMediator",
  "leaveMediation",
] as const;
export type DisputeActName = (typeof disputeActNames)[number];
export type DisputeAbilities = Readonly<Record<DisputeActName, AbilityView>>;

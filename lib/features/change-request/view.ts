import type { ImpactAssessment } from "@/lib/domain/change-assessment";
import type { ChangeFinding } from "@/lib/domain/change-finding";
import type { ChangeAuthority, ChangePrice, CumulatedChange } from "@/lib/domain/change-price";
import type { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import type { ChangeTurn } from "@/lib/domain/change-turn";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** A change request in a list. */
export type ChangeRequestLine = {
  readonly code: string;
  readonly status: ChangeRequestStatus;
  readonly type: ChangeRequestType | null;
  readonly title: string;
  readonly originCode: string | null;
  readonly party: string;
  readonly openedAt: Instant;
  readonly turn: ChangeTurn | null;
  /** The day by which what it waits for is due; `null` where none runs. */
  readonly dueOn: string | null;
  /** Its last offers, or what was agreed, as far as the reader may see them: cents before tax; `null` before any. */
  readonly totalCents: number | null;
};

/** How far the changes have gone from the initial price, for those who see them all. */
export type CumulatedView = CumulatedChange & { readonly initialCents: number; readonly addedCents: number };

/** A price with what it comes to over its whole term. Cents before tax. */
export type PriceView = ChangePrice & { readonly totalCents: number };

/** What an agency has said of a request. */
export type ChangeAgencyView = {
  readonly partyId: string;
  readonly name: string;
  readonly own: boolean;
  readonly assessment: ImpactAssessment | null;
  readonly offer: { readonly validUntil: string; readonly lapsed: boolean } | null;
  /** The first offer, the last one, what the AMO recommends, what was agreed; `null` where there is none to be seen. */
  readonly asked: PriceView | null;
  readonly offered: (PriceView & { readonly version: number; readonly days: number; readonly note: string }) | null;
  readonly recommended: {
    readonly oneOffCents: number;
    readonly totalCents: number;
    readonly opinion: string;
    /** A later offer has replaced the one that it is about. */
    readonly stale: boolean;
  } | null;
  readonly agreed: PriceView | null;
};

/** A step of the story of a request. */
export type ChangeStepLine = {
  readonly act: string;
  readonly party: string | null;
  /** Whose name, through the page's names; `null` for the clock. */
  readonly by: string | null;
  readonly reason: string;
  readonly at: Instant;
};

/** Everything that may be done to a request, by name. */
export const changeActNames = [
  "revise",
  "submit",
  "withdraw",
  "qualify",
  "dispute",
  "settle",
  "assess",
  "quote",
  "advise",
  "record",
  "reject",
  "defer",
  "concede",
  "approve",
  "emergency",
  "resume",
] as const;
export type ChangeActName = (typeof changeActNames)[number];
export type ChangeAbilities = Readonly<Record<ChangeActName, AbilityView>>;

/** One change request, whole. */
export type ChangeRequestView = ChangeRequestLine & {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly currency: string;
  };
  readonly description: string;
  readonly reason: string;
  /** Where its origin is shown; `null` without one. */
  readonly originHref: string | null;
  readonly openedBy: string;
  readonly submittedAt: Instant | null;
  readonly digest: string;
  readonly finding: ChangeFinding | null;
  readonly inScope: boolean | null;
  readonly duplicateOf: string | null;
  readonly criterion: string | null;
  readonly agencies: readonly ChangeAgencyView[];
  readonly steps: readonly ChangeStepLine[];
  /** By what and by whom it is decided, once it can be weighed; the signed items that it opens again. */
  readonly authority: ChangeAuthority | null;
  readonly reopened: readonly string[];
  readonly days: number;
  readonly cumulated: CumulatedView | null;
  readonly validUntil: string | null;
  readonly reviewOn: string | null;
  readonly emergencyCeilingCents: number | null;
  readonly record: string | null;
  /** What forms choose from. */
  readonly choices: {
    readonly agencies: readonly { readonly id: string; readonly name: string }[];
    readonly milestones: readonly { readonly code: string; readonly title: string; readonly signed: boolean }[];
    readonly requirements: readonly { readonly code: string; readonly title: string }[];
    readonly validFrom: string;
    readonly emergencyMostCents: number;
  };
};

/** What a request that is being opened comes from: its number, and the words of a question or of a committee's point. */
export type OriginView = {
  readonly code: string;
  readonly kind: "QUESTION" | "AGENDA_POINT" | "OTHER";
  readonly words: string;
};

import type { DisputeStatus } from "@/lib/domain/dispute";
import type { Instant } from "@/lib/kernel/instant";

/** What the holder of a mediator's link is asked for: between whom, and nothing of what it is about. */
export type MediatorAskedView = {
  readonly state: "OPEN" | "ACCEPTED" | "OVER";
  readonly mediation: string;
  readonly dispute: string;
  readonly project: string;
  readonly displayName: string;
  readonly email: string;
  readonly parties: readonly string[];
  readonly hasAccount: boolean;
};

/** A mediation in which the reader is. */
export type MediationLine = {
  readonly mediationId: string;
  readonly dispute: string;
  readonly project: string;
  readonly parties: readonly string[];
  readonly status: DisputeStatus;
  readonly dueOn: string | null;
  readonly destroyed: boolean;
};

/** Something said in a mediation, as its hearers read it. */
export type MediationMessage = {
  readonly id: string;
  readonly by: string;
  readonly mine: boolean;
  readonly at: Instant;
  /** `null` when the key does not open it any more. */
  readonly text: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
};

/** One thread: to all, or between a party and the mediator. */
export type MediationThread = {
  readonly partyId: string | null;
  readonly party: string | null;
  readonly messages: readonly MediationMessage[];
};

/** Terms on the table, and which parties agree to them. */
export type MediationDraft = {
  readonly version: number;
  readonly text: string;
  readonly claimantConcession: string;
  readonly respondentConcession: string;
  readonly payer: "CLAIMANT" | "RESPONDENT";
  readonly cents: number;
  readonly validUntil: string;
  readonly agreedBy: readonly string[];
};

/** A compartment, from inside. */
export type CompartmentView = {
  readonly mediationId: string;
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly dispute: string;
  readonly title: string;
  readonly status: DisputeStatus;
  readonly now: Instant;
  readonly me: { readonly partyId: string | null };
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly { readonly name: string; readonly party: string | null }[];
  readonly dueOn: string | null;
  readonly eraseOn: string | null;
  readonly keptDays: number;
  /** True while one may write. */
  readonly open: boolean;
  readonly destroyed: boolean;
  readonly threads: readonly MediationThread[];
  readonly draft: MediationDraft | null;
};

import type { AmendmentStatus, Seat } from "@/lib/domain/amendment";
import type { AmendmentInstrument } from "@/lib/domain/amendment-terms";
import type { ChangePrice, Instrument } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { RecordContent } from "@/lib/domain/record";
import type { DraftAmendmentInput } from "@/lib/features/amendment/schema";
import type { Instant } from "@/lib/kernel/instant";
import type { Currency } from "@/lib/kernel/money";

/** A seat of an order: who signed there, or nobody yet. */
export type SeatView = { readonly seat: Seat; readonly name: string; readonly signedAt: Instant | null };

/** An order as it is read: its words, and the same words with the texts in force. */
export type OrderView = {
  readonly code: string;
  readonly instrument: AmendmentInstrument;
  readonly status: AmendmentStatus;
  readonly version: number;
  readonly sponsor: boolean;
  readonly content: RecordContent;
  readonly before: RecordContent;
  readonly record: string | null;
  readonly seats: readonly SeatView[];
  readonly contractedAt: Instant | null;
};

/** What was agreed with the agency of an order. */
export type AgreedView = {
  readonly price: ChangePrice;
  readonly totalCents: number;
  readonly days: number;
  readonly instrument: Instrument;
  readonly sponsor: boolean;
  readonly agency: string;
};

/** A milestone that an order can name. */
export type NamedMilestone = {
  readonly code: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly amountCents: number;
  readonly reopens: boolean;
};

/** The page of the order of one change with one agency. */
export type OrderPageView = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly currency: Currency;
  };
  readonly change: { readonly code: string; readonly title: string; readonly status: ChangeRequestStatus };
  /** The agencies whose order this reader may see, by id. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** `null` while nothing is agreed, or where the price is another agency's. */
  readonly agreed: AgreedView | null;
  /** The share of the initial price that contracted changes amount to, in basis points; `null` for an agency. */
  readonly cumulated: number | null;
  readonly order: OrderView | null;
  /** A seat that is still to be taken is the reader's. */
  readonly signs: boolean;
  /** What the form begins with. */
  readonly draft: DraftAmendmentInput;
  readonly milestones: readonly NamedMilestone[];
};

/** An order in a list. */
export type OrderLine = {
  readonly code: string;
  readonly instrument: AmendmentInstrument;
  readonly status: AmendmentStatus;
  readonly change: string;
  /** Of the change that it orders. */
  readonly title: string;
  readonly agency: string;
  readonly partyId: string;
  readonly totalCents: number;
  readonly record: string | null;
  readonly draftedAt: Instant;
  readonly contractedAt: Instant | null;
};

/** How many orders there are in each state. */
export type OrderCounts = Readonly<Record<AmendmentStatus, number>>;

/** What an order did to one requirement. */
export type RequirementOrder = {
  readonly amendment: string;
  readonly change: string;
  readonly record: string | null;
  readonly kind: "ADD" | "MODIFY" | "REMOVE";
  readonly fromVersion: number | null;
  readonly version: number;
};

/** What orders did to one milestone, and what replaced what. */
export type MilestoneOrder = {
  readonly amendment: string;
  readonly change: string;
  readonly record: string | null;
  readonly relation: "AMENDED" | "SUPERSEDED" | "REPLACES";
  /** The other milestone, where one replaces the other. */
  readonly other: string | null;
};

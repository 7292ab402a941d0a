import type { BudgetSums } from "@/lib/domain/budget-sums";
import type { InvoiceDifference } from "@/lib/domain/electronic-invoice";
import type { LateInterest } from "@/lib/domain/late-payment";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { MoneyKind, MoneySource } from "@/lib/domain/money-kind";
import type { PenaltyStatus } from "@/lib/domain/penalty";
import type { RecurringStanding } from "@/lib/domain/recurring-schedule";
import type { TaxRegime } from "@/lib/domain/tax";
import type { PartyLook } from "@/lib/features/signature/view";

/** The project as pages of money name it. */
export type BudgetPlace = {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly calendar: string;
};

/** What a party, or nobody yet, has of the money; `party` is `null` for what the contract has not shared out. */
export type PartySums = { readonly party: PartyLook | null; readonly sums: BudgetSums };

/** A milestone in the payment schedule: its share and amount as agreed, and what stands of it. */
export type MilestoneSums = {
  readonly code: string;
  readonly title: string;
  readonly status: MilestoneStatus;
  readonly party: PartyLook | null;
  readonly dueOn: string | null;
  readonly shareBasisPoints: number;
  readonly amountCents: number;
  readonly sums: BudgetSums;
};

/** An invoice or a credit note in the list. */
export type InvoiceLine = {
  readonly code: string;
  readonly kind: "INVOICE" | "CREDIT_NOTE";
  readonly number: string;
  readonly party: PartyLook | null;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly netCents: number;
  readonly taxCents: number;
  /** With tax; 0 for a credit note. */
  readonly leftCents: number;
  /** With tax: what was paid beyond the invoice less its credit notes, and is to be given back. */
  readonly surplusCents: number;
  readonly late: boolean;
  readonly withReservations: boolean;
};

/** A penalty in the list. */
export type PenaltyLine = {
  readonly code: string;
  readonly milestone: string;
  readonly status: PenaltyStatus;
  readonly lateDays: number;
  readonly computedCents: number;
  readonly appliedCents: number | null;
  readonly endsOn: string;
};

/** An entry of the ledger of money, as the list shows it; `act` is its number in the register. */
export type MoneyLine = {
  readonly act: number;
  readonly place: number;
  readonly on: string;
  readonly kind: MoneyKind;
  readonly source: MoneySource;
  readonly reference: string;
  readonly milestone: string | null;
  readonly party: PartyLook | null;
  readonly cents: number;
  readonly taxCents: number;
};

/** What comes back over a term: by what it was ordered, from whom, how much each time, and what is still to come. */
export type RecurringLine = RecurringStanding & {
  /** The number of the order, or of the record of the choice. */
  readonly source: string;
  readonly party: PartyLook | null;
  readonly label: string;
  readonly cents: number;
  readonly every: "MONTH" | "YEAR";
  readonly startsOn: string;
};

/** The budget of a project. Cents before tax. */
export type BudgetView = {
  /** True for one agency of several: everything here is its own, and the ceiling and what is nobody's yet are left out. */
  readonly own: boolean;
  readonly ceilingCents: number | null;
  /** The record of the ceiling in force. */
  readonly ceilingRecord: string | null;
  /** Changes that are quoted or approved and not ordered yet, as far as the reader may know them. */
  readonly inDecisionCents: number;
  readonly total: BudgetSums;
  readonly parties: readonly PartySums[];
  readonly milestones: readonly MilestoneSums[];
  readonly recurring: readonly RecurringLine[];
  readonly invoices: readonly InvoiceLine[];
  readonly penalties: readonly PenaltyLine[];
  /** The newest. */
  readonly entries: readonly MoneyLine[];
};

/** A part of an invoice on its page. */
export type InvoicePart = { readonly milestone: string | null; readonly netCents: number; readonly taxCents: number };

/** One invoice, its payments and its credit notes. */
export type InvoiceView = InvoiceLine & {
  readonly regime: TaxRegime;
  readonly parts: readonly InvoicePart[];
  readonly file: { readonly id: string; readonly name: string; readonly bytes: number; readonly sha256: string } | null;
  /** What the file says of itself, where it does, and where it says otherwise than what was typed. */
  readonly electronic: { readonly profile: string; readonly differences: readonly InvoiceDifference[] } | null;
  readonly payments: readonly {
    readonly number: number;
    readonly paidOn: string;
    readonly cents: number;
    readonly withReservations: boolean;
    readonly reservations: string;
  }[];
  readonly credits: readonly {
    readonly code: string;
    readonly number: string;
    readonly issuedOn: string;
    readonly grossCents: number;
    readonly reason: string;
  }[];
  readonly credited: string | null;
  readonly reason: string;
  /** What the law says of its lateness today; for information. */
  readonly interest: LateInterest | null;
};

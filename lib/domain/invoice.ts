import type { Ruling } from "@/lib/domain/act";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Line, TaxedLine } from "@/lib/domain/tax";
import { allocate, fraction } from "@/lib/kernel/money";
import { err, ok } from "@/lib/kernel/result";

function ruled<T extends string>(value: T, refusals: readonly Refusal[]): Ruling<T> {
  return refusals.length === 0 ? ok(value) : err(refusals);
}

/** What must be known to record an invoice. Cents before tax. */
export type InvoiceFacts = {
  /** What is ordered and not invoiced yet, in the whole project. */
  readonly leftCents: number;
  /** The code under which this number of this party is recorded already. */
  readonly sameNumber: string | null;
  /** Numbers of milestones that are not this agency's. */
  readonly foreign: readonly string[];
  readonly today: string;
};

type Days = { readonly issuedOn: string; readonly dueOn: string };

/** Decides an invoice: of what is ordered (CD-13), under a number of its own, dated soundly. What is accepted of it is another matter: no payment waits on paper (CD-12). */
export function decideInvoice(
  facts: InvoiceFacts,
  { netCents, issuedOn, dueOn }: Days & { readonly netCents: number },
): Ruling<"RECORDED"> {
  const { leftCents, sameNumber, foreign, today } = facts;
  return ruled("RECORDED", [
    ...unless(foreign.length === 0, refuse("invoice-milestones-unknown", { milestones: foreign })),
    ...(sameNumber === null ? [] : [refuse("invoice-number-taken", { invoice: sameNumber })]),
    ...unless(issuedOn <= today && issuedOn <= dueOn, refuse("invoice-days-invalid", { today })),
    ...unless(netCents <= leftCents, refuse("invoice-beyond-commitment", { leftCents: Math.max(0, leftCents) })),
  ]);
}

/** An invoice as payments and credits find it: its parts, what credit notes took off and what was paid; cents. */
export type InvoiceState = {
  readonly issuedOn: string;
  readonly parts: readonly TaxedLine[];
  readonly credited: readonly TaxedLine[];
  readonly paid: readonly TaxedLine[];
};

/** What is left of an invoice: before tax what may still be credited, with tax what is still to be paid. Never under zero. */
export function leftOf({ parts, credited, paid }: Pick<InvoiceState, "parts" | "credited" | "paid">): {
  readonly netCents: number;
  readonly grossCents: number;
} {
  const net = netOf(parts) - netOf(credited);
  return { netCents: Math.max(0, net), grossCents: Math.max(0, grossOf(parts) - grossOf(credited) - grossOf(paid)) };
}

function netOf(lines: readonly TaxedLine[]): number {
  return lines.reduce((sum, { netCents }) => sum + netCents, 0);
}

/** The sum of lines with their tax. */
export function grossOf(lines: readonly TaxedLine[]): number {
  return lines.reduce((sum, { netCents, taxCents }) => sum + netCents + taxCents, 0);
}

/** What was paid beyond what the invoice, less its credit notes, comes to, with tax: what its agency has to give back. */
function surplusOf({ parts, credited, paid }: Pick<InvoiceState, "parts" | "credited" | "paid">): number {
  return Math.max(0, grossOf(paid) + grossOf(credited) - grossOf(parts));
}

/** Decides a refund: of what was paid too much, dated between the invoice and today, with its reason. */
export function decideRefund(
  invoice: InvoiceState,
  refund: { readonly cents: number; readonly paidOn: string; readonly today: string; readonly reason: string },
): Ruling<"REFUNDED"> {
  const { cents, paidOn, today, reason } = refund;
  const surplusCents = surplusOf(invoice);
  return ruled("REFUNDED", [
    ...unless(cents <= surplusCents, refuse("refund-beyond-payment", { surplusCents })),
    ...unless(
      invoice.issuedOn <= paidOn && paidOn <= today,
      refuse("payment-day-invalid", { from: invoice.issuedOn, today }),
    ),
    ...unless(reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides a credit note: of parts of its invoice, no more than what is left of each, dated between the invoice and today. */
export function decideCredit(
  invoice: InvoiceState,
  credit: {
    readonly parts: readonly TaxedLine[];
    readonly issuedOn: string;
    readonly today: string;
    readonly sameNumber: string | null;
  },
): Ruling<"CREDITED"> {
  const { today, issuedOn, sameNumber, parts } = credit;
  const beyond = parts.some((part) => part.netCents > partLeft(invoice, part.milestoneId));
  return ruled("CREDITED", [
    ...(sameNumber === null ? [] : [refuse("invoice-number-taken", { invoice: sameNumber })]),
    ...unless(issuedOn <= today && issuedOn >= invoice.issuedOn, refuse("invoice-days-invalid", { today })),
    ...unless(!beyond, refuse("credit-beyond-invoice", { leftCents: leftOf(invoice).netCents })),
  ]);
}

/**
 * The parts of a credit note with their tax: in proportion to that of the invoice, counted on all that was credited of a
 * part, so that what credits it whole takes its tax off whole.
 */
export function creditParts(
  { parts, credited }: Pick<InvoiceState, "parts" | "credited">,
  lines: readonly Line[],
): readonly TaxedLine[] {
  return lines.map((line) => {
    const part = parts.find(({ milestoneId }) => milestoneId === line.milestoneId);
    const before = credited.filter(({ milestoneId }) => milestoneId === line.milestoneId);
    if (part === undefined || part.netCents === 0) return { ...line, taxCents: 0 };
    const taxBefore = before.reduce((sum, { taxCents }) => sum + taxCents, 0);
    return { ...line, taxCents: fraction(part.taxCents, netOf(before) + line.netCents, part.netCents) - taxBefore };
  });
}

/** What is left of one part of an invoice to credit, before tax. */
function partLeft({ parts, credited }: InvoiceState, milestoneId: string | null): number {
  const of = (lines: readonly TaxedLine[]): number => netOf(lines.filter((line) => line.milestoneId === milestoneId));
  return of(parts) - of(credited);
}

/** Decides a payment: of what is left, dated between the invoice and today. One made with reservations says which (C. civ. 1791: paying a part may count as accepting it). */
export function decidePayment(
  invoice: InvoiceState,
  payment: {
    readonly cents: number;
    readonly paidOn: string;
    readonly today: string;
    readonly withReservations: boolean;
    readonly reservations: string;
  },
): Ruling<"PAID"> {
  const { cents, paidOn, today } = payment;
  const { grossCents: leftCents } = leftOf(invoice);
  return ruled("PAID", [
    ...unless(cents <= leftCents, refuse("payment-beyond-invoice", { leftCents })),
    ...unless(
      invoice.issuedOn <= paidOn && paidOn <= today,
      refuse("payment-day-invalid", { from: invoice.issuedOn, today }),
    ),
    ...unless(!payment.withReservations || payment.reservations.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/**
 * How a payment falls on the parts of its invoice, before tax and tax apart: in proportion to what each part still owes,
 * so that no cent is lost and the last payment leaves exactly nothing.
 */
export function paymentParts(
  { parts, credited, paid }: Pick<InvoiceState, "parts" | "credited" | "paid">,
  cents: number,
): readonly TaxedLine[] {
  return shared(standing({ parts, credited, paid }), cents);
}

/** How a refund falls on the parts of its invoice: in proportion to what was paid too much of each, to the cent. */
export function refundParts(
  of: Pick<InvoiceState, "parts" | "credited" | "paid">,
  cents: number,
): readonly TaxedLine[] {
  const lines = standing(of).map((line) => ({ ...line, netCents: -line.netCents, taxCents: -line.taxCents }));
  return shared(lines, cents);
}

/** What each part still owes, before tax and tax apart; below zero, what was paid too much of it. */
function standing({ parts, credited, paid }: Pick<InvoiceState, "parts" | "credited" | "paid">): readonly TaxedLine[] {
  return parts.map(({ milestoneId, netCents, taxCents }) => {
    const off = [...credited, ...paid].filter((line) => line.milestoneId === milestoneId);
    const less = (of: (line: TaxedLine) => number): number => off.reduce((sum, line) => sum + of(line), 0);
    return {
      milestoneId,
      netCents: netCents - less((line) => line.netCents),
      taxCents: taxCents - less((line) => line.taxCents),
    };
  });
}

/** Shares an amount out by what lines hold above zero; no cent is lost. */
function shared(lines: readonly TaxedLine[], cents: number): readonly TaxedLine[] {
  const owed = lines.map((line) => ({
    ...line,
    netCents: Math.max(0, line.netCents),
    taxCents: Math.max(0, line.taxCents),
  }));
  const shares = allocate(
    cents,
    owed.flatMap(({ netCents, taxCents }) => [netCents, taxCents]),
  );
  return owed
    .map(({ milestoneId }, at) => ({ milestoneId, netCents: shares[2 * at] ?? 0, taxCents: shares[2 * at + 1] ?? 0 }))
    .filter(({ netCents, taxCents }) => netCents !== 0 || taxCents !== 0);
}

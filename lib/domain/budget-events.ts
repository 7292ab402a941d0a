import { z } from "zod";
import { code, count, day, digest, event, id, moment, signedEvent } from "@/lib/domain/event-definition";

const cents = z.int();
/** A part of an invoice or of a payment: its milestone (`null`: none in particular), before tax, and its tax. */
const part = z.strictObject({ milestoneId: id.nullable(), netCents: cents, taxCents: cents });
const invoice = { invoiceId: id, invoice: code, partyId: id };
const totals = { netCents: cents, taxCents: cents, parts: z.array(part).min(1) };
const billed = { ...invoice, number: code, issuedOn: day, ...totals, tax: code, fileDigest: digest.nullable() };
const penalty = { penaltyId: id, penalty: code, milestoneId: id, milestone: code, partyId: id };

/** What happens to money, beside what acceptances, amendments and awards say of it. Cents of the project's currency. */
export const budgetEvents = {
  BudgetCeilingSet: signedEvent({ version: count, ceilingCents: count, beforeCents: count.nullable() }, "reason"),
  /** Kept back at acceptance as the charter says, until the day on which it ends by itself. */
  RetentionHeld: event({
    milestoneId: id,
    milestone: code,
    partyId: id,
    cents: count,
    basisPoints: count,
    untilOn: day,
  }),
  /** Let go before its day: every reservation is settled. */
  RetentionReleased: event({ milestoneId: id, milestone: code, partyId: id, cents: count, untilOn: day }),

  InvoiceRecorded: event({ ...billed, dueOn: day }),
  InvoiceCredited: event({ ...billed, creditedId: id, credited: code }, "reason"),
  PaymentRecorded: event(
    {
      paymentId: id,
      ...invoice,
      payment: count,
      paidOn: day,
      cents,
      parts: z.array(part),
      withReservations: z.boolean(),
    },
    "reservations",
  ),
  /** Given back by the agency: what was paid beyond what the invoice, less its credit notes, comes to. */
  PaymentRefunded: event(
    { paymentId: id, ...invoice, payment: count, paidOn: day, cents: count, parts: z.array(part) },
    "reason",
  ),

  PenaltyAnnounced: event(
    { ...penalty, valueCents: count, lateDays: count, divisor: count, cents: count, endsOn: day, endsBefore: moment },
    "reasons",
  ),
  PenaltyAnswered: event(penalty, "answer"),
  PenaltyApplied: event({ ...penalty, cents: count, computedCents: count, lateDays: count.optional() }, "reason"),
  PenaltyDropped: event({ ...penalty, cents: count }, "reason"),
};

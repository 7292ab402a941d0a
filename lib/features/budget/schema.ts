import { z } from "zod";
import { TaxRegime } from "@/lib/domain/tax";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { Digest } from "@/lib/kernel/ids";

/** The most that one amount may be: ten billion units of a currency. */
export const MOST_CENTS = 1_000_000_000_000;

/** A ceiling as it is written: cents before tax, and why it is this one. */
export const CeilingTerms = z.object({
  ceilingCents: z.int().min(0).max(MOST_CENTS),
  reason: z.string().trim().max(2_000),
});
export type CeilingTerms = z.infer<typeof CeilingTerms>;

/** The ceiling that is signed, by its terms and the digest of what was read. */
export const SetBudgetCeilingInput = CeilingTerms.extend({ digest: Digest });
export type SetBudgetCeilingInput = z.infer<typeof SetBudgetCeilingInput>;

/** The terms as an address carries them from the form to the ceremony. */
export const CeilingAddress = z
  .object({ ceiling: z.string().regex(/^\d{1,13}$/), reason: z.string().max(2_000).catch("") })
  .transform(({ ceiling, reason }) => ({ ceilingCents: Number(ceiling), reason }))
  .pipe(CeilingTerms);

/** The number under which an invoice or a credit note is kept here. */
export const InvoiceCode = z.string().regex(/^FA-\d{3,6}$/);
export const PenaltyCode = z.string().regex(/^PEN-\d{2,6}$/);

/** A part of an invoice before tax; without a milestone, it is of none in particular (a recurring service, say). */
const InvoiceLine = z.object({ milestone: MilestoneCode.nullable(), netCents: z.int().min(1).max(MOST_CENTS) });

/** Each milestone once. */
const InvoiceLines = z
  .array(InvoiceLine)
  .min(1)
  .max(200)
  .refine((lines) => new Set(lines.map(({ milestone }) => milestone)).size === lines.length, "milestone-twice");

const number = z.string().trim().min(1).max(40);
const day = z.iso.date();
const words = z.string().trim().max(10_000);

/** An invoice of the agency, in cents before tax, with its file when it is there. The tax is counted here. */
export const RecordInvoiceInput = z.object({
  number,
  issuedOn: day,
  dueOn: day,
  regime: TaxRegime,
  lines: InvoiceLines,
  fileId: z.uuid().nullable(),
});
export type RecordInvoiceInput = z.infer<typeof RecordInvoiceInput>;

/** A credit note on an invoice: what it takes off, and why. */
export const CreditInvoiceInput = z.object({
  invoice: InvoiceCode,
  number,
  issuedOn: day,
  lines: InvoiceLines,
  reason: words.min(1),
  fileId: z.uuid().nullable(),
});
export type CreditInvoiceInput = z.infer<typeof CreditInvoiceInput>;

/** What the client paid of an invoice, with tax, and on which day; with reservations, it says which. */
export const RecordPaymentInput = z.object({
  invoice: InvoiceCode,
  paidOn: day,
  cents: z
    .int()
    .min(1)
    .max(2 * MOST_CENTS),
  withReservations: z.boolean(),
  reservations: words,
});
export type RecordPaymentInput = z.infer<typeof RecordPaymentInput>;

/** What the agency gave back of what was paid too much of an invoice, with tax, on which day and why. */
export const RefundPaymentInput = z.object({
  invoice: InvoiceCode,
  paidOn: day,
  cents: z
    .int()
    .min(1)
    .max(2 * MOST_CENTS),
  reason: words,
});

/** A penalty for lateness on a milestone, and why: what it amounts to is counted from the charter. */
export const AnnouncePenaltyInput = z.object({ milestone: MilestoneCode, reason: words });
export type AnnouncePenaltyInput = z.infer<typeof AnnouncePenaltyInput>;

/** What the agency observes on a penalty, or what the client decides, in words. */
export const AnswerPenaltyInput = z.object({ penalty: PenaltyCode, reason: words });
export type AnswerPenaltyInput = z.infer<typeof AnswerPenaltyInput>;

/** The milestone that a penalty is looked at for, as the address says it. */
export const PenaltyFilter = z.object({ milestone: MilestoneCode.nullable().catch(null) });

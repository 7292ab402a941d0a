import { z } from "zod";

/**
 * What an entry counts. COMMITMENT is what was ordered in writing; ACCEPTANCE what was accepted of it; REDUCTION, PENALTY
 * and CREDIT_NOTE take away; RETENTION is kept back for a time.
 */
export const MoneyKind = z.enum([
  "CEILING",
  "COMMITMENT",
  "ACCEPTANCE",
  "REDUCTION",
  "RETENTION",
  "PENALTY",
  "INVOICE",
  "CREDIT_NOTE",
  "PAYMENT",
]);
export type MoneyKind = z.infer<typeof MoneyKind>;

/** What an entry comes from. */
export const MoneySource = z.enum([
  "CEILING",
  "CONTRACT",
  "MILESTONE",
  "AMENDMENT",
  "PURCHASE_ORDER",
  "DECISION",
  "AWARD",
  "CANCELLATION",
  "REJECTION",
  "SUPERSESSION",
  "ACCEPTANCE",
  "REBUTTAL",
  "PRICE_REDUCTION",
  "RETENTION_HELD",
  "RETENTION_RELEASED",
  "PENALTY",
  "INVOICE",
  "CREDIT_NOTE",
  "PAYMENT",
  "REFUND",
]);
export type MoneySource = z.infer<typeof MoneySource>;

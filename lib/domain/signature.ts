import { z } from "zod";

/** What a signature means (domain.md 6.2; 21 CFR 11.50 asks that the meaning be shown with the name and the date). */
export const SignatureMeaning = z.enum([
  "AUTHORED",
  "REVIEWED",
  "APPROVED",
  "ACCEPTED",
  "ACCEPTED_WITH_RESERVATIONS",
  "ADJOURNED",
  "ACCEPTED_WITH_PRICE_REDUCTION",
  "REJECTED",
  "ACKNOWLEDGED",
  "OVERRIDDEN_ADVICE",
  "WITNESSED",
]);
export type SignatureMeaning = z.infer<typeof SignatureMeaning>;

/** What can be signed. Each signed document freezes one canonical content (RFC 8785) and its SHA-256. */
export const DocumentKind = z.enum([
  "CHARTER",
  "DELEGATION",
  "BASELINE",
  "MILESTONE_DEFINITION",
  "SUBMISSION",
  "MILESTONE_DECISION",
  "RESERVATION_LIFTING",
  "RESERVATION_WAIVER",
  "CANCELLATION",
  "COMMITMENT",
  "TACIT_REBUTTAL",
  "FORMAL_NOTICE",
  "PURCHASE_ORDER",
  "AMENDMENT",
  "CHANGE_DECISION",
  "CONSULTATION_AWARD",
  "BUDGET_CEILING",
  "SETTLEMENT",
  "ADVICE_OVERRIDE",
  "MINUTES",
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

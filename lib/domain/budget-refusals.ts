import { z } from "zod";
import { codes, define } from "@/lib/domain/refusal-definition";

const cents = z.int();

/** Refusals around money. Amounts in cents before tax, but what is left of an invoice, which is with tax. */
export const budgetRefusals = {
  "ceiling-exceeded": define(
    "CR-02",
    // Neither what is committed nor what would pass: an agency is told, and the difference is another's price.
    { ceilingCents: cents },
    "raise-ceiling",
    "see-budget",
  ),
  "ceiling-below-committed": define("CR-02", { committedCents: cents }, "correct-amount", "see-budget"),
  "ceiling-unchanged": define("CR-02", { ceilingCents: cents }, "correct-amount", "see-budget"),

  "invoice-beyond-commitment": define("CD-13", { leftCents: cents }, "correct-amount", "open-change-request"),
  "invoice-number-taken": define("CD-12", { invoice: z.string() }, "see-what-stands"),
  "invoice-days-invalid": define("CD-12", { today: z.string() }, "see-what-stands"),
  "invoice-milestones-unknown": define("AR-04", { milestones: codes }, "see-budget"),
  "credit-beyond-invoice": define("CD-12", { leftCents: cents }, "correct-amount"),
  "payment-beyond-invoice": define("CD-12", { leftCents: cents }, "correct-amount"),
  "refund-beyond-payment": define("AR-04", { surplusCents: cents }, "correct-amount"),
  "payment-day-invalid": define("CD-12", { from: z.string(), today: z.string() }, "see-what-stands"),

  "penalties-not-agreed": define("AD-04", {}, "propose-amendment"),
  "milestone-not-late": define("AD-04", { lateDays: z.int() }, "see-what-stands"),
  "penalty-already-announced": define("AR-07", { penalty: z.string() }, "see-what-stands"),
  "penalty-hearing-running": define("AR-07", { until: z.string() }, "wait"),
  "penalty-under-exemption": define("AD-04", { totalCents: cents, exemptionCents: cents }, "wait", "see-budget"),
} as const;

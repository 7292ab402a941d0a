import type { Decision } from "@/lib/domain/decision-condition";

/** What a decision causes. */
export type Effect =
  | "content-locked"
  | "requirements-accepted"
  | "payment-due"
  | "payment-reduced"
  | "warranty-starts"
  | "reservations-followed"
  | "reduction-notified"
  | "agency-presents-again"
  | "full-period-again"
  | "observation-starts"
  | "work-still-due"
  | "copies-sent";

/** What a decision makes impossible. */
export type Closure =
  | "signature-not-withdrawn"
  | "no-going-back"
  | "reservation-list-closed"
  | "this-version-closed"
  | "aptitude-not-reopened";

/** What signing will cause, and what will no longer be possible: the ceremony shows both before the signature. */
export type Consequences = { readonly causes: readonly Effect[]; readonly closes: readonly Closure[] };

const accepted = ["content-locked", "requirements-accepted", "warranty-starts"] as const;
const afterAcceptance = ["signature-not-withdrawn", "no-going-back", "reservation-list-closed"] as const;

const table: Readonly<Record<Decision, Consequences>> = {
  ACCEPT: { causes: [...accepted, "payment-due", "copies-sent"], closes: afterAcceptance },
  ACCEPT_WITH_RESERVATIONS: {
    causes: [...accepted, "payment-due", "reservations-followed", "copies-sent"],
    closes: afterAcceptance,
  },
  REDUCE_PRICE: {
    causes: [...accepted, "payment-reduced", "reduction-notified", "copies-sent"],
    closes: afterAcceptance,
  },
  ADJOURN: {
    causes: ["agency-presents-again", "full-period-again", "copies-sent"],
    closes: ["signature-not-withdrawn"],
  },
  REJECT: {
    causes: ["content-locked", "work-still-due", "copies-sent"],
    closes: ["signature-not-withdrawn", "this-version-closed"],
  },
  APPROVE_APTITUDE: {
    causes: ["observation-starts", "copies-sent"],
    closes: ["signature-not-withdrawn", "aptitude-not-reopened"],
  },
};

/** The consequences of a decision. */
export function consequencesOf(decision: Decision): Consequences {
  return table[decision];
}

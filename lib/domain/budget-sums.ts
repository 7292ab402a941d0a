import type { MoneyEntry } from "@/lib/domain/money-entry";

/** What stands of a project's money, or of a part of it: cents before tax, the tax of invoices and payments apart. */
export type BudgetSums = {
  readonly committed: number;
  /** Of what is committed, what comes back every month or year, over its whole term. */
  readonly recurring: number;
  /** Price reductions are taken off. */
  readonly accepted: number;
  readonly reduced: number;
  readonly penalised: number;
  /** Kept back today. */
  readonly retained: number;
  /** Credit notes are taken off. */
  readonly invoiced: number;
  readonly invoicedTax: number;
  readonly paid: number;
  readonly paidTax: number;
};

/** Entries added up by what they are and what they are for. */
export type SumRow = Pick<
  MoneyEntry,
  "kind" | "cents" | "taxCents" | "partyId" | "milestoneId" | "recurring" | "untilOn"
>;

const none: BudgetSums = {
  committed: 0,
  recurring: 0,
  accepted: 0,
  reduced: 0,
  penalised: 0,
  retained: 0,
  invoiced: 0,
  invoicedTax: 0,
  paid: 0,
  paidTax: 0,
};

/** Adds entries up. A retention counts until the end of its day: `today` is the day in the project's zone. */
export function sumsOf(rows: readonly SumRow[], today: string): BudgetSums {
  return rows.reduce<BudgetSums>((sums, row) => add(sums, row, today), none);
}

function add(sums: BudgetSums, { kind, cents, taxCents, recurring, untilOn }: SumRow, today: string): BudgetSums {
  switch (kind) {
    case "CEILING":
      return sums;
    case "COMMITMENT":
      return { ...sums, committed: sums.committed + cents, recurring: sums.recurring + (recurring ? cents : 0) };
    case "ACCEPTANCE":
      return { ...sums, accepted: sums.accepted + cents };
    case "REDUCTION":
      return { ...sums, accepted: sums.accepted + cents, reduced: sums.reduced - cents };
    case "PENALTY":
      return { ...sums, penalised: sums.penalised - cents };
    case "RETENTION":
      return untilOn !== null && untilOn < today ? sums : { ...sums, retained: sums.retained + cents };
    case "INVOICE":
    case "CREDIT_NOTE":
      return { ...sums, invoiced: sums.invoiced + cents, invoicedTax: sums.invoicedTax + taxCents };
    case "PAYMENT":
      return { ...sums, paid: sums.paid + cents, paidTax: sums.paidTax + taxCents };
  }
}

/** What is still to be paid of what is committed, before tax: reductions and penalties are owed no more. */
export function remainingOf({ committed, reduced, penalised, paid }: BudgetSums): number {
  return committed - reduced - penalised - paid;
}

/** What is owed today for what was accepted, before tax: less what is kept back, and what was paid. Below zero, paid ahead. */
export function owedOf({ accepted, penalised, retained, paid }: BudgetSums): number {
  return accepted - penalised - retained - paid;
}

/** What the project comes to at its end, before tax: what is committed, less reductions and penalties, and what is under decision. */
export function forecastOf({ committed, reduced, penalised }: BudgetSums, inDecisionCents: number): number {
  return committed - reduced - penalised + inDecisionCents;
}

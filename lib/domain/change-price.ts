import { z } from "zod";

/** Beyond this share of the initial price, the changes that add up want the sponsor's signature too (domain.md 3.3). */
export const CUMULATED_LIMIT_BASIS_POINTS = 1_000;

/** An amount that comes back every month or year, before tax, over a term that is said (CR-09, AD-11). */
export const RecurringAmount = z.object({
  label: z.string().trim().min(1).max(120),
  /** Cents of each period. */
  cents: z.int().min(0).max(100_000_000_000),
  every: z.enum(["MONTH", "YEAR"]),
  /** The whole term, in months. */
  months: z.int().min(1).max(120),
});
export type RecurringAmount = z.infer<typeof RecurringAmount>;

/**
 * A price before tax in integer cents of the project's currency: what is paid once (negative: a credit) apart from what
 * comes back, and the tax that goes with it (basis points; none is charged by the seller under the reverse charge).
 */
export const ChangePrice = z.object({
  oneOffCents: z.int().min(-100_000_000_000).max(100_000_000_000),
  recurring: z.array(RecurringAmount).max(20),
  taxBasisPoints: z.int().min(0).max(3_000),
  reverseCharge: z.boolean(),
});
export type ChangePrice = z.infer<typeof ChangePrice>;

const monthsOf = { MONTH: 1, YEAR: 12 } as const;

/** How often an amount falls due over its term: a period that has begun is owed whole. */
export function periodsOf({ every, months }: Pick<RecurringAmount, "every" | "months">): number {
  return Math.ceil(months / monthsOf[every]);
}

/** What a recurring amount comes to over its whole term, in cents before tax. */
export function termCents(recurring: Pick<RecurringAmount, "cents" | "every" | "months">): number {
  return recurring.cents * periodsOf(recurring);
}

/** What a price comes to in all, in cents before tax: once, and each recurring amount over its whole term. */
export function totalCents({ oneOffCents, recurring }: Pick<ChangePrice, "oneOffCents" | "recurring">): number {
  return recurring.reduce((sum, one) => sum + termCents(one), oneOffCents);
}

/** How much money a price moves, in cents before tax: a credit counts by its size, so that it hides no amount beside it. */
export function movedCents({ oneOffCents, recurring }: Pick<ChangePrice, "oneOffCents" | "recurring">): number {
  return recurring.reduce((sum, one) => sum + termCents(one), Math.abs(oneOffCents));
}

/** True when some amount of a price is not zero: a price that comes to nothing only because a credit pays it is one. */
export function isPriced({ oneOffCents, recurring }: Pick<ChangePrice, "oneOffCents" | "recurring">): boolean {
  return oneOffCents !== 0 || recurring.some(({ cents }) => cents > 0);
}

/** What makes an approved change binding (domain.md 3.3). */
export const Instrument = z.enum(["DECISION", "PURCHASE_ORDER", "AMENDMENT"]);
export type Instrument = z.infer<typeof Instrument>;

/** What a change does, and what the charter lets be decided without an amendment. Cents before tax, working days. */
export type ChangeImpact = {
  /** What it comes to: what the ceiling and the tenth are judged on. */
  readonly cents: number;
  /** What it moves, credits and amounts together: what the change budget, the tolerance and a power are judged on. */
  readonly movedCents: number;
  /** Some amount of it is not zero, even where credits and debits cancel out. */
  readonly priced: boolean;
  readonly days: number;
  /** It re-opens something that was signed. */
  readonly touchesLocked: boolean;
  /** The last milestone of the project moves. */
  readonly movesEnd: boolean;
  /** The budget's ceiling does not hold it. */
  readonly beyondCeiling: boolean;
  /** All changes, this one included, add up to more than a tenth of the initial price. */
  readonly cumulatedBeyond: boolean;
  readonly initialCents: number;
  /** What the charter's change budget still holds. */
  readonly budgetLeftCents: number;
  readonly toleranceBasisPoints: number;
  readonly toleranceDays: number;
};

/** Who decides, by what, and whether the sponsor signs too. */
export type ChangeAuthority = { readonly instrument: Instrument; readonly sponsor: boolean };

/** True when an amount, whatever its sign, is at most this share of a base. Exact: no float, no rounding. */
function withinShare(cents: number, basisPoints: number, base: number): boolean {
  return BigInt(Math.abs(cents)) * 10_000n <= BigInt(base) * BigInt(basisPoints);
}

/**
 * The authority matrix (domain.md 3.3). Nothing of money, time or signed items: a recorded decision. Inside the change
 * budget and both tolerances: a purchase order. Otherwise an amendment, which the sponsor signs too when the ceiling, the
 * end date, or a tenth of the initial price is passed.
 */
export function authorityFor(impact: ChangeImpact): ChangeAuthority {
  if (impact.beyondCeiling || impact.movesEnd || (impact.cumulatedBeyond && impact.priced))
    return { instrument: "AMENDMENT", sponsor: true };
  if (impact.touchesLocked) return { instrument: "AMENDMENT", sponsor: false };
  if (!impact.priced && impact.days === 0) return { instrument: "DECISION", sponsor: false };
  const inBudget = impact.movedCents <= impact.budgetLeftCents;
  const inTolerance =
    impact.days <= impact.toleranceDays &&
    withinShare(impact.movedCents, impact.toleranceBasisPoints, impact.initialCents);
  return { instrument: inBudget && inTolerance ? "PURCHASE_ORDER" : "AMENDMENT", sponsor: false };
}

/** How far the changes of a project have gone from its initial price. */
export type CumulatedChange = {
  /** The changes that count, with the one under decision: signed, so that a credit takes off. */
  readonly cents: number;
  /** Their size as a share of the initial price, rounded down to the basis point; 0 where no initial price is known. */
  readonly basisPoints: number;
  /** Strictly more than a tenth; any amount where no initial price is known. */
  readonly beyond: boolean;
};

/** Adds a change to those agreed before, and compares with the initial price (invariant 11). Exact, in integers. */
export function cumulatedChange(of: {
  readonly initialCents: number;
  readonly contractedCents: number;
  readonly addedCents: number;
}): CumulatedChange {
  const cents = of.contractedCents + of.addedCents;
  const size = BigInt(Math.abs(cents)) * 10_000n;
  const initial = BigInt(of.initialCents);
  return {
    cents,
    basisPoints: initial === 0n ? 0 : Number(size / initial),
    beyond: !withinShare(cents, CUMULATED_LIMIT_BASIS_POINTS, of.initialCents),
  };
}

import { Temporal } from "temporal-polyfill";
import { periodsOf, type RecurringAmount } from "@/lib/domain/change-price";

/** What comes back, and from which day: that on which it was ordered. Cents before tax of each period. */
type RecurringTerm = Pick<RecurringAmount, "cents" | "every" | "months"> & { readonly startsOn: string };

/** A period of a recurring amount: the day on which it begins, and what it costs. */
type Instalment = { readonly on: string; readonly cents: number };

/** Where a recurring amount stands on a day: its last day, the next period to begin, what is still to come. */
export type RecurringStanding = {
  /** The last day of its term. */
  readonly endsOn: string;
  readonly nextOn: string | null;
  readonly periods: number;
  readonly leftPeriods: number;
  readonly leftCents: number;
};

const step = { MONTH: 1, YEAR: 12 } as const;

/**
 * The periods of a recurring amount over its term, in order: the first begins on the day of the order, each other one as many
 * months later, on the last day of a shorter month. A period that has begun is owed whole, so that they add up to the term.
 */
export function instalmentsOf(term: RecurringTerm): readonly Instalment[] {
  const start = Temporal.PlainDate.from(term.startsOn);
  return Array.from({ length: periodsOf(term) }, (_, index) => ({
    on: start.add({ months: index * step[term.every] }).toString(),
    cents: term.cents,
  }));
}

/** Where it stands on a day: what begins after it is still to come. */
export function recurringStanding(term: RecurringTerm, today: string): RecurringStanding {
  const all = instalmentsOf(term);
  const left = all.filter(({ on }) => on > today);
  const endsOn = Temporal.PlainDate.from(term.startsOn).add({ months: term.months }).subtract({ days: 1 }).toString();
  return {
    endsOn,
    nextOn: left[0]?.on ?? null,
    periods: all.length,
    leftPeriods: left.length,
    leftCents: left.reduce((sum, { cents }) => sum + cents, 0),
  };
}

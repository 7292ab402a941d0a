import type { CriterionKind } from "@/lib/domain/consultation";

/** Points are given out of this. */
export const FULL_POINTS = 20;
/** Results are told in thousandths of a point. */
const THOUSAND = 1_000;

/** A criterion as it counts: its number, how it is scored, its weight in per cent. */
export type CountedCriterion = { readonly number: number; readonly kind: CriterionKind; readonly weight: number };

/** An offer that can be ranked: what it costs in all (cents before tax, above zero). */
export type RankedOffer = { readonly offerId: string; readonly totalCents: number };

/** The points of one evaluator for one offer on one criterion. */
export type Score = {
  readonly offerId: string;
  readonly evaluator: string;
  readonly criterion: number;
  readonly points: number;
};

/** What one criterion brings an offer: its points out of 20 in thousandths, on the average, and how many judged it. */
export type CriterionResult = { readonly criterion: number; readonly weight: number; readonly points: number };

/** Where an offer stands. `points` out of 20 in thousandths; offers with the very same sum share their rank. */
export type Ranked = {
  readonly offerId: string;
  readonly rank: number;
  readonly tied: boolean;
  readonly points: number;
  readonly criteria: readonly CriterionResult[];
};

/** The evaluators whose sheets are whole: every judged criterion of every offer. Only theirs count, so that all offers have the same judges. */
export function completeEvaluators(
  offers: readonly Pick<RankedOffer, "offerId">[],
  criteria: readonly Pick<CountedCriterion, "number" | "kind">[],
  scores: readonly Score[],
): readonly string[] {
  const judged = criteria.filter(({ kind }) => kind === "JUDGED");
  const given = new Set(scores.map(({ offerId, evaluator, criterion }) => `${evaluator} ${offerId} ${criterion}`));
  const whole = (evaluator: string): boolean =>
    offers.every(({ offerId }) => judged.every(({ number }) => given.has(`${evaluator} ${offerId} ${number}`)));
  return [...new Set(scores.map(({ evaluator }) => evaluator))].filter(whole).toSorted();
}

/**
 * The price's points in thousandths: the lowest offer has 20, another 20 times the lowest over its own, rounded half up to
 * the thousandth. In integers, so that the order of two prices is never an accident of rounding a float.
 */
export function pricePoints(lowestCents: number, cents: number): number {
  const full = BigInt(FULL_POINTS * THOUSAND);
  return Number((full * BigInt(lowestCents) * 2n + BigInt(cents)) / (BigInt(cents) * 2n));
}

/** A quotient of whole numbers, rounded half up. */
function rounded(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}

/**
 * Ranks offers: each criterion's points weighed by its per cent, on the average of the evaluators whose sheets are whole.
 * Two offers are tied when their sums are equal before anything is rounded. Without such an evaluator nobody is ranked.
 */
export function rankOffers(
  offers: readonly RankedOffer[],
  criteria: readonly CountedCriterion[],
  scores: readonly Score[],
): readonly Ranked[] {
  const judges = completeEvaluators(offers, criteria, scores);
  const number = BigInt(judges.length);
  if (number === 0n || offers.length === 0) return [];
  const lowest = Math.min(...offers.map(({ totalCents }) => totalCents));
  const results = offers.map(({ offerId, totalCents }) => {
    // In thousandths of a point, times the number of judges: whole numbers all along.
    const sums = criteria.map(({ number: criterion, kind, weight }) => ({
      criterion,
      weight,
      sum:
        kind === "PRICE"
          ? BigInt(pricePoints(lowest, totalCents)) * number
          : BigInt(sumOf(scores, offerId, criterion, judges) * THOUSAND),
    }));
    return { offerId, sums, total: sums.reduce((all, { weight, sum }) => all + BigInt(weight) * sum, 0n) };
  });
  return results
    .toSorted((a, b) => (a.total === b.total ? (a.offerId < b.offerId ? -1 : 1) : a.total > b.total ? -1 : 1))
    .map(({ offerId, sums, total }) => ({
      offerId,
      rank: 1 + results.filter((other) => other.total > total).length,
      tied: results.filter((other) => other.total === total).length > 1,
      points: rounded(total, number * 100n),
      criteria: sums.map(({ criterion, weight, sum }) => ({ criterion, weight, points: rounded(sum, number) })),
    }));
}

function sumOf(scores: readonly Score[], offerId: string, criterion: number, judges: readonly string[]): number {
  return scores
    .filter((one) => one.offerId === offerId && one.criterion === criterion && judges.includes(one.evaluator))
    .reduce((sum, { points }) => sum + points, 0);
}

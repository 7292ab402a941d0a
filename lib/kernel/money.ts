import { z } from "zod";

/** ISO 4217 alphabetic code. */
export const Currency = z.enum(["EUR", "CHF", "CAD"]);
export type Currency = z.infer<typeof Currency>;

/** An amount before tax in integer cents of its currency. Never a float. */
export const Money = z.object({ cents: z.int().safe(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** Basis points, 10 000 = 100 %: payment shares without fractions. */
export const BasisPoints = z.int().min(0).max(10_000);

/**
 * A share of an amount, rounded half up to the cent (the usage of invoices, and of Regulation (EC) 1103/97 art. 5).
 * `cents` must not be negative.
 */
export function shareOf(cents: number, basisPoints: number): number {
  return Number((BigInt(cents) * BigInt(basisPoints) + 5_000n) / 10_000n);
}

/**
 * Splits an amount by weights, to the cent: the parts add up to the amount exactly (largest remainder; of equal
 * remainders, the first). A negative amount is split as its opposite. Weights are integers, not negative; all zero, or
 * none, gives everything to the first part.
 */
export function allocate(cents: number, weights: readonly number[]): readonly number[] {
  if (weights.length === 0) return [];
  const sign = cents < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(cents));
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total === 0n) return weights.map((_, place) => (place === 0 ? cents : 0));
  const exact = weights.map((weight, place) => {
    const share = amount * BigInt(weight);
    return { place, whole: share / total, rest: share % total };
  });
  const short = Number(amount - exact.reduce((sum, { whole }) => sum + whole, 0n));
  const raised = new Set(
    [...exact]
      .sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1))
      .slice(0, short)
      .map(({ place }) => place),
  );
  return exact.map(({ place, whole }) => plain(sign * (Number(whole) + (raised.has(place) ? 1 : 0))));
}

/** An amount times a fraction, rounded half up to the cent once; away from zero when negative. `of` is not zero. */
export function fraction(cents: number, by: number, of: number): number {
  const size = BigInt(Math.abs(cents)) * BigInt(by);
  return plain(Math.sign(cents) * Number((2n * size + BigInt(of)) / (2n * BigInt(of))));
}

/** Minus zero is zero. */
function plain(cents: number): number {
  return cents === 0 ? 0 : cents;
}

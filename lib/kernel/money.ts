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

import { fraction } from "@/lib/kernel/money";

/**
 * What the law of a country says of an invoice paid late between professionals: the yearly rate where no other was
 * agreed, and what recovery costs whatever the delay. For information: nothing is claimed by itself.
 */
export type LateRule = {
  readonly country: "FR" | "BE" | "LU" | "CH";
  /** Above the key rate of the central bank in basis points; `null` where the law names the whole rate. */
  readonly aboveKeyRate: number | null;
  readonly fixedRate: number | null;
  /** Due for each invoice paid late, in cents. */
  readonly recoveryCents: number;
  readonly source: string;
};

/** By the calendar of the project. Quebec leaves it to what was agreed: no rule is stated there. */
export const lateRules: readonly LateRule[] = [
  { country: "FR", aboveKeyRate: 1_000, fixedRate: null, recoveryCents: 4_000, source: "C. com. L441-10 II, D441-5" },
  {
    country: "BE",
    aboveKeyRate: 800,
    fixedRate: null,
    recoveryCents: 4_000,
    source: "Loi du 2 août 2002, art. 5 et 6",
  },
  {
    country: "LU",
    aboveKeyRate: 800,
    fixedRate: null,
    recoveryCents: 4_000,
    source: "Loi modifiée du 18 avril 2004, art. 3 et 5",
  },
  { country: "CH", aboveKeyRate: null, fixedRate: 500, recoveryCents: 0, source: "CO art. 104" },
];

/** The main refinancing rate of the European Central Bank that counts for half a year: the one in force on its first day. */
export const keyRates: readonly { readonly from: string; readonly basisPoints: number }[] = [
  { from: "2024-01-01", basisPoints: 450 },
  { from: "2024-07-01", basisPoints: 425 },
  { from: "2025-01-01", basisPoints: 315 },
  { from: "2025-07-01", basisPoints: 215 },
  { from: "2026-01-01", basisPoints: 215 },
];

/** From this half-year on no rate is known here. */
const ratesKnownBefore = "2026-07-01";

/** What a late payment amounts to on a day, in cents, and by which rate; `keyRateOf` is the half-year whose rate was used. */
export type LateInterest = {
  readonly days: number;
  readonly basisPoints: number;
  readonly keyRateOf: string | null;
  /** No rate is known here for the half-year that counts: the last known one stands for it. */
  readonly assumed: boolean;
  readonly interestCents: number;
  readonly recoveryCents: number;
  readonly source: string;
};

/** The days that lie between two ISO days. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/**
 * Simple interest on what is left of an invoice, from the day after it was due; rounded half up once. `null` where
 * nothing is late, or where the law of the calendar says no rate. The last known half-year stands for those after it.
 */
export function lateInterest(
  owed: { readonly grossCents: number; readonly dueOn: string; readonly on: string },
  calendar: string,
): LateInterest | null {
  const days = daysBetween(owed.dueOn, owed.on);
  const rule = lateRules.find(({ country }) => calendar.startsWith(country));
  if (days === 0 || rule === undefined || owed.grossCents <= 0) return null;
  const key = keyRates.findLast(({ from }) => from <= owed.dueOn) ?? null;
  const assumed = rule.fixedRate === null && owed.dueOn >= ratesKnownBefore;
  const basisPoints = rule.fixedRate ?? (rule.aboveKeyRate ?? 0) + (key?.basisPoints ?? 0);
  return {
    days,
    basisPoints,
    keyRateOf: rule.fixedRate === null ? (key?.from ?? null) : null,
    assumed,
    interestCents: fraction(owed.grossCents, basisPoints * days, 10_000 * 365),
    recoveryCents: rule.recoveryCents,
    source: rule.source,
  };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  authorityFor,
  type ChangeImpact,
  ChangePrice,
  cumulatedChange,
  isPriced,
  movedCents,
  periodsOf,
  RecurringAmount,
  termCents,
  totalCents,
} from "@/lib/domain/change-price";
import { instalmentsOf, recurringStanding } from "@/lib/domain/recurring-schedule";

const cents = fc.integer({ min: 0, max: 10_000_000 });
const recurring = fc.record({
  label: fc.constant("Hébergement"),
  cents,
  every: fc.constantFrom("MONTH", "YEAR"),
  months: fc.integer({ min: 1, max: 120 }),
});

describe("the price of a change", () => {
  it("CR-09 adds what is paid once to what comes back over its whole term", () => {
    const hosting = { label: "Hébergement", cents: 1_990, every: "MONTH", months: 24 } as const;
    const licence = { label: "Licence", cents: 120_000, every: "YEAR", months: 30 } as const;
    expect(termCents(hosting)).toBe(47_760);
    expect(periodsOf(licence)).toBe(3);
    expect(totalCents({ oneOffCents: 500_000, recurring: [hosting, licence] })).toBe(907_760);
    expect(totalCents({ oneOffCents: -10_000, recurring: [] })).toBe(-10_000);
    expect(movedCents({ oneOffCents: -10_000, recurring: [hosting] })).toBe(57_760);
  });

  it("AD-11 a recurring amount without a term, or beyond ten years, is none", () => {
    const amount = { label: "Licence", cents: 100, every: "YEAR" } as const;
    expect(RecurringAmount.safeParse(amount).success).toBe(false);
    expect(RecurringAmount.safeParse({ ...amount, months: 121 }).success).toBe(false);
    expect(RecurringAmount.safeParse({ ...amount, months: 120 }).success).toBe(true);
    const price = { oneOffCents: 0.5, recurring: [], taxBasisPoints: 2_000, reverseCharge: false };
    expect(ChangePrice.safeParse(price).success).toBe(false);
    expect(ChangePrice.safeParse({ ...price, oneOffCents: 0 }).success).toBe(true);
  });

  it("adds up whatever the order, in whole cents, and is priced when any amount is not zero", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(recurring, { maxLength: 8 }),
        (once, all) => {
          const total = totalCents({ oneOffCents: once, recurring: all });
          expect(Number.isSafeInteger(total)).toBe(true);
          expect(total).toBe(totalCents({ oneOffCents: once, recurring: all.toReversed() }));
          if (total !== 0) expect(isPriced({ oneOffCents: once, recurring: all })).toBe(true);
        },
      ),
    );
    expect(isPriced({ oneOffCents: -1_200, recurring: [{ label: "x", cents: 100, every: "MONTH", months: 12 }] })).toBe(
      true,
    );
  });
});

const small: ChangeImpact = {
  cents: 0,
  movedCents: 0,
  priced: false,
  days: 0,
  touchesLocked: false,
  movesEnd: false,
  beyondCeiling: false,
  cumulatedBeyond: false,
  initialCents: 10_000_000,
  budgetLeftCents: 500_000,
  toleranceBasisPoints: 200,
  toleranceDays: 5,
};

describe("the authority matrix (3.3)", () => {
  it.each([
    ["nothing of money, time or signed items: a recorded decision", {}, "DECISION", false],
    ["at both tolerances and inside the budget", { cents: 200_000, priced: true, days: 5 }, "PURCHASE_ORDER", false],
    ["one cent beyond the tolerance", { cents: 200_001, priced: true }, "AMENDMENT", false],
    ["one day beyond the tolerance", { days: 6 }, "AMENDMENT", false],
    ["delay alone, tolerated", { days: 1 }, "PURCHASE_ORDER", false],
    ["the budget does not hold it", { cents: 1_000, priced: true, budgetLeftCents: 999 }, "AMENDMENT", false],
    ["a credit larger than the tolerance", { cents: -200_001, priced: true }, "AMENDMENT", false],
    ["amounts that cancel out are no decision without impact", { priced: true }, "PURCHASE_ORDER", false],
    ["amounts that cancel out beyond the tolerance", { priced: true, movedCents: 200_001 }, "AMENDMENT", false],
    [
      "amounts that cancel out and that the budget does not hold",
      { priced: true, movedCents: 1_000, budgetLeftCents: 999 },
      "AMENDMENT",
      false,
    ],
    ["a signed item is re-opened", { touchesLocked: true }, "AMENDMENT", false],
    ["the end date moves", { movesEnd: true, days: 1 }, "AMENDMENT", true],
    ["the ceiling is passed", { beyondCeiling: true, cents: 100, priced: true }, "AMENDMENT", true],
    ["a tenth is passed", { cumulatedBeyond: true, cents: 100, priced: true }, "AMENDMENT", true],
    ["a tenth was passed before, this one is free", { cumulatedBeyond: true }, "DECISION", false],
  ] as const)("%s", (_, impact, instrument, sponsor) => {
    const moved = "cents" in impact ? Math.abs(impact.cents) : 0;
    expect(authorityFor({ ...small, movedCents: moved, ...impact })).toEqual({ instrument, sponsor });
  });

  it("never asks for less when a change costs more, takes longer or re-opens something", () => {
    const rank = { DECISION: 0, PURCHASE_ORDER: 1, AMENDMENT: 2 } as const;
    const weight = (impact: ChangeImpact): number => {
      const { instrument, sponsor } = authorityFor(impact);
      return rank[instrument] + (sponsor ? 1 : 0);
    };
    fc.assert(
      fc.property(cents, fc.nat(60), cents, fc.nat(60), fc.boolean(), (cost, days, more, longer, locked) => {
        const before = { ...small, cents: cost, movedCents: cost, priced: cost > 0, days };
        const after = {
          ...before,
          cents: cost + more,
          movedCents: cost + more,
          priced: cost + more > 0,
          days: days + longer,
          touchesLocked: locked,
        };
        expect(weight(after)).toBeGreaterThanOrEqual(weight(before));
      }),
    );
  });
});

describe("cumulated change (invariant 11)", () => {
  it("is beyond only past exactly a tenth, with its sign", () => {
    const of = (contractedCents: number, addedCents: number): ReturnType<typeof cumulatedChange> =>
      cumulatedChange({ initialCents: 1_000_000, contractedCents, addedCents });
    expect(of(60_000, 40_000)).toEqual({ cents: 100_000, basisPoints: 1_000, beyond: false });
    expect(of(60_000, 40_001)).toEqual({ cents: 100_001, basisPoints: 1_000, beyond: true });
    expect(of(0, -100_001)).toEqual({ cents: -100_001, basisPoints: 1_000, beyond: true });
    expect(of(100_000, -100_000)).toEqual({ cents: 0, basisPoints: 0, beyond: false });
  });

  it("without an initial price any amount is beyond", () => {
    expect(cumulatedChange({ initialCents: 0, contractedCents: 0, addedCents: 1 }).beyond).toBe(true);
    expect(cumulatedChange({ initialCents: 0, contractedCents: 0, addedCents: 0 }).beyond).toBe(false);
  });

  it("does not depend on how the sum is cut", () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 1_000_000_000 }), (one, two, initialCents) => {
        const whole = cumulatedChange({ initialCents, contractedCents: 0, addedCents: one + two });
        expect(cumulatedChange({ initialCents, contractedCents: one, addedCents: two })).toEqual(whole);
        expect(whole.beyond).toBe(BigInt(one + two) * 10n > BigInt(initialCents));
      }),
    );
  });
});

describe("what comes back, over its term", () => {
  const term = { cents: 31_025, every: "MONTH", months: 36, startsOn: "2026-11-23" } as const;

  it("begins on the day of the order, and its periods add up to the term to the cent", () => {
    fc.assert(
      fc.property(recurring, fc.integer({ min: 0, max: 4_000 }), (one, later) => {
        const startsOn = "2026-01-31";
        const all = instalmentsOf({ ...one, startsOn });
        expect(all.reduce((sum, { cents: each }) => sum + each, 0)).toBe(termCents(one));
        expect(all[0]?.on).toBe(startsOn);
        const today = new Date(Date.UTC(2026, 0, 31) + later * 86_400_000).toISOString().slice(0, 10);
        const { leftCents, leftPeriods, periods } = recurringStanding({ ...one, startsOn }, today);
        const begun = all.filter(({ on }) => on <= today);
        expect(leftCents + begun.reduce((sum, { cents: each }) => sum + each, 0)).toBe(termCents(one));
        expect(leftPeriods).toBe(periods - begun.length);
      }),
    );
  });

  it("a month that has no such day has its last one; the term ends the day before it would begin again", () => {
    const days = instalmentsOf({ ...term, months: 3, startsOn: "2027-01-31" }).map(({ on }) => on);
    expect(days).toEqual(["2027-01-31", "2027-02-28", "2027-03-31"]);
    expect(recurringStanding(term, "2026-11-23")).toEqual({
      ...{ endsOn: "2029-11-22", nextOn: "2026-12-23", periods: 36, leftPeriods: 35, leftCents: 35 * 31_025 },
    });
    expect(recurringStanding(term, "2029-11-22")).toMatchObject({ nextOn: null, leftCents: 0 });
  });
});

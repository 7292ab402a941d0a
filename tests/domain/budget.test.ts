import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { placementOf, withinCeiling } from "@/lib/domain/budget";
import { forecastOf, owedOf, remainingOf, sumsOf } from "@/lib/domain/budget-sums";
import type { Event } from "@/lib/domain/event";
import {
  creditParts,
  decideCredit,
  decideInvoice,
  decidePayment,
  grossOf,
  leftOf,
  paymentParts,
} from "@/lib/domain/invoice";
import { lateInterest } from "@/lib/domain/late-payment";
import { moneyEntries } from "@/lib/domain/money-entry";
import { answeredDays, countedCents, penaltyOf, underCap } from "@/lib/domain/penalty";
import { retentionDrawn } from "@/lib/domain/retention";
import { sourcesOfRate, sumOf, TaxRegime, taxed, taxOn, taxRegimes } from "@/lib/domain/tax";
import { instant } from "@/lib/kernel/instant";
import { allocate, fraction } from "@/lib/kernel/money";
import { MoneyLife } from "@/tests/support/money-life";
import { recountMoney } from "@/tests/support/recount-money";

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

describe("splitting an amount", () => {
  it("gives the cents that are left to the largest remainders", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(1_000_01, [3_333, 3_333, 3_334])).toEqual([333_30, 333_30, 333_41]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(5, [0, 0])).toEqual([5, 0]);
  });

  test("parts add up to the whole, each within a cent of its share, and nothing gets what weighs nothing", () => {
    fc.assert(
      fc.property(cents, weights, (amount, shares) => {
        const parts = allocate(amount, shares);
        const total = shares.reduce((sum, one) => sum + one, 0);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(amount);
        if (total === 0) return;
        parts.forEach((part, at) => {
          expect(Math.abs(part - (amount * (shares[at] ?? 0)) / total)).toBeLessThan(1);
          if (shares[at] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  test("a fraction is rounded half up once, away from zero", () => {
    expect(fraction(5, 1, 10)).toBe(1);
    expect(fraction(4, 1, 10)).toBe(0);
    expect(fraction(-5, 1, 10)).toBe(-1);
    expect(fraction(9_007_199_254_740_991, 1, 3)).toBe(3_002_399_751_580_330);
  });
});

describe("CR-02 the ceiling", () => {
  it("holds what reaches it, refuses a cent more, and is no limit while none is said", () => {
    const room = { ceilingCents: 100_000, committedCents: 60_000 };
    expect(withinCeiling(room, 40_000)).toEqual([]);
    expect(withinCeiling(room, 40_001)).toEqual([
      { kind: "ceiling-exceeded", article: "CR-02", ceilingCents: 100_000 },
    ]);
    expect(withinCeiling({ ceilingCents: null, committedCents: 9 }, 1_000_000)).toEqual([]);
    // What takes away always passes, even over a ceiling.
    expect(withinCeiling({ ceilingCents: 1, committedCents: 5 }, -1)).toEqual([]);
  });

  it("a milestone takes what the contract has not shared out, the rest is a commitment of its own", () => {
    expect(placementOf(40, { orderedCents: 0, contractCents: 100 })).toEqual({
      orderedCents: 0,
      contractCents: 40,
      beyondCents: 0,
    });
    expect(placementOf(40, { orderedCents: 5, contractCents: 30 })).toEqual({
      orderedCents: 5,
      contractCents: 30,
      beyondCents: 5,
    });
    expect(placementOf(40, { orderedCents: -1, contractCents: -5 })).toEqual({
      orderedCents: 0,
      contractCents: 0,
      beyondCents: 40,
    });
  });
});

describe("tax", () => {
  it("is counted once for each tax of a regime, on the whole", () => {
    expect(taxOn(18_400_00, "FR_20")).toBe(3_680_00);
    expect(taxOn(1_05, "FR_5_5")).toBe(6);
    // Quebec: 5 % and 9.975 %, each on the amount before tax.
    expect(taxOn(100_00, "QC")).toBe(5_00 + 9_98);
    expect(taxOn(100_00, "REVERSE_CHARGE")).toBe(0);
  });

  it("of a rate that somebody types names the texts that have it, or says that none does", () => {
    expect(sourcesOfRate(2_000)).toEqual(["CGI art. 278, 278 bis, 278-0 bis, 281 quater"]);
    expect(sourcesOfRate(810)).toEqual(["LTVA (RS 641.20) art. 25"]);
    expect(sourcesOfRate(1_950)).toEqual([]);
  });

  test("of the lines adds up to that of the invoice", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...TaxRegime.options),
        (amounts, regime) => {
          const lines = taxed(
            amounts.map((netCents, at) => ({ milestoneId: String(at), netCents })),
            regime,
          );
          expect(lines.reduce((sum, { taxCents }) => sum + taxCents, 0)).toBe(taxOn(sumOf(lines), regime));
        },
      ),
    );
  });

  it("every regime names its text, and every rate since when it stands", () => {
    for (const regime of TaxRegime.options) {
      expect(taxRegimes[regime].source).not.toBe("");
      for (const { rate, since } of taxRegimes[regime].parts) {
        expect(rate).toBeGreaterThan(0);
        expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });
});

const line = fc.record({
  netCents: fc.integer({ min: 1, max: 5_000_000 }),
  taxCents: fc.integer({ min: 0, max: 1_000_000 }),
});

describe("an invoice", () => {
  const facts = { leftCents: 1_000, sameNumber: null, foreign: [], today: "2026-09-30" };
  const days = { issuedOn: "2026-09-30", dueOn: "2026-10-30" };

  it("CD-13 is of what is ordered, under a number of its own, dated soundly", () => {
    expect(decideInvoice(facts, { ...days, netCents: 1_000 }).ok).toBe(true);
    const wrong = { ...facts, sameNumber: "FA-001", foreign: ["J9"] };
    const ruling = decideInvoice(wrong, { issuedOn: "2026-10-01", dueOn: "2026-09-01", netCents: 1_001 });
    expect(ruling.ok ? [] : ruling.error.map(({ kind }) => kind)).toEqual([
      "invoice-milestones-unknown",
      "invoice-number-taken",
      "invoice-days-invalid",
      "invoice-beyond-commitment",
    ]);
  });

  test("payments of it, however they are cut, leave exactly nothing, and never take more of a part than it has", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (lines, cuts) => {
          const parts = lines.map((one, at) => ({ ...one, milestoneId: String(at) }));
          const paid: { milestoneId: string | null; netCents: number; taxCents: number }[] = [];
          const left = (): number => leftOf({ parts, credited: [], paid }).grossCents;
          for (const cut of cuts) {
            const cents = paid.length > 40 ? left() : Math.max(1, Math.floor(left() * cut));
            const falls = paymentParts({ parts, credited: [], paid }, cents);
            expect(grossOf(falls)).toBe(cents);
            paid.push(...falls);
            if (left() === 0) break;
          }
          for (const part of parts) {
            const of = paid.filter(({ milestoneId }) => milestoneId === part.milestoneId);
            expect(sumOf(of)).toBe(part.netCents);
            expect(of.reduce((sum, { taxCents }) => sum + taxCents, 0)).toBe(part.taxCents);
          }
        },
      ),
    );
  });

  test("credit notes that take it off whole take its tax off whole", () => {
    fc.assert(
      fc.property(line, fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 10 }), (one, cuts) => {
        const parts = [{ ...one, milestoneId: "J1" }];
        const credited: { milestoneId: string | null; netCents: number; taxCents: number }[] = [];
        const left = (): number => one.netCents - sumOf(credited);
        for (const cut of [...cuts, one.netCents]) {
          if (left() === 0) break;
          const netCents = Math.min(cut, left());
          credited.push(...creditParts({ parts, credited }, [{ milestoneId: "J1", netCents }]));
        }
        expect(leftOf({ parts, credited, paid: [] })).toEqual({ netCents: 0, grossCents: 0 });
      }),
    );
  });

  it("CD-12 a payment is of what is left; with reservations, it says which", () => {
    const invoice = {
      issuedOn: "2026-09-01",
      parts: [{ milestoneId: null, netCents: 100, taxCents: 20 }],
      credited: [],
      paid: [],
    };
    const payment = {
      cents: 120,
      paidOn: "2026-09-30",
      today: "2026-09-30",
      withReservations: false,
      reservations: "",
    };
    expect(decidePayment(invoice, payment).ok).toBe(true);
    expect(decidePayment(invoice, { ...payment, cents: 121 })).toMatchObject({
      error: [{ kind: "payment-beyond-invoice", leftCents: 120 }],
    });
    expect(decidePayment(invoice, { ...payment, paidOn: "2026-10-01" }).ok).toBe(false);
    expect(decidePayment(invoice, { ...payment, withReservations: true })).toMatchObject({
      error: [{ kind: "reason-missing" }],
    });
    const credit = {
      parts: [{ milestoneId: null, netCents: 101, taxCents: 20 }],
      issuedOn: "2026-09-30",
      today: "2026-09-30",
      sameNumber: null,
    };
    expect(decideCredit(invoice, credit)).toMatchObject({ error: [{ kind: "credit-beyond-invoice", leftCents: 100 }] });
  });
});

describe("a penalty (CCAG-TIC 2021, art. 14.1)", () => {
  it("is V x R / divisor, rounded once, under the cap of the contract", () => {
    expect(penaltyOf(18_400_00, 12, 1_000)).toBe(220_80);
    expect(penaltyOf(1_00, 1, 3_000)).toBe(0);
    expect(penaltyOf(15_00, 1, 1_000)).toBe(2);
    const cap = { contractCents: 100_000, basisPoints: 1_000, appliedCents: 0 };
    expect(underCap(12_000, cap)).toBe(10_000);
    expect(underCap(12_000, { ...cap, appliedCents: 9_500 })).toBe(500);
    expect(underCap(1, { ...cap, appliedCents: 10_000 })).toBe(0);
  });

  it("AR-07 counts for the threshold what was applied, and what was announced once it could be answered", () => {
    const now = instant("2026-09-01T10:00:00.000Z");
    const past = { computedCents: 1, endsBefore: now };
    const open = { computedCents: 10, endsBefore: instant("2026-09-01T10:00:00.001Z") };
    expect(countedCents([{ ...past, status: "ANNOUNCED" }], now)).toBe(1);
    expect(countedCents([{ ...open, status: "ANNOUNCED" }], now)).toBe(0);
    expect(
      countedCents(
        [
          { ...open, status: "APPLIED" },
          { ...past, status: "DROPPED" },
        ],
        now,
      ),
    ).toBe(10);
  });

  it("AR-03 counts the days after the later of the day in force and the day to which others' delay leads", () => {
    expect(answeredDays({ dueOn: "2026-07-31", computedDueOn: "2026-08-10" }, "2026-08-12")).toBe(2);
    expect(answeredDays({ dueOn: "2026-08-20", computedDueOn: "2026-08-10" }, "2026-08-12")).toBe(0);
    expect(answeredDays({ dueOn: null, computedDueOn: null }, "2026-08-12")).toBe(0);
  });
});

describe("late payment, for information", () => {
  const owed = { grossCents: 22_080_00, dueOn: "2025-09-30", on: "2025-12-31" };
  it("C. com. L441-10 the key rate of the half-year and ten points, by days of 365, and 40 EUR", () => {
    expect(lateInterest(owed, "FR")).toEqual({
      days: 92,
      basisPoints: 1_215,
      keyRateOf: "2025-07-01",
      assumed: false,
      interestCents: 676_19,
      recoveryCents: 40_00,
      source: "C. com. L441-10 II, D441-5",
    });
    expect(lateInterest(owed, "CH")).toMatchObject({ basisPoints: 500, keyRateOf: null, recoveryCents: 0 });
    const next = { ...owed, dueOn: "2026-07-01", on: "2026-09-30" };
    expect(lateInterest(next, "FR")).toMatchObject({ basisPoints: 1_215, keyRateOf: "2026-01-01", assumed: true });
    expect(lateInterest(next, "CH")).toMatchObject({ assumed: false });
    expect(lateInterest({ ...next, dueOn: "2026-06-30" }, "FR")).toMatchObject({ assumed: false });
  });
  it("says nothing of what is paid, not due, or of a calendar whose law says no rate", () => {
    expect(lateInterest({ ...owed, on: "2025-09-30" }, "FR")).toBeNull();
    expect(lateInterest({ ...owed, grossCents: 0 }, "FR")).toBeNull();
    expect(lateInterest(owed, "CA-QC")).toBeNull();
  });
});

describe("a retention", () => {
  const facts = { partyId: new MoneyLife(1).id(), basisPoints: 500, heldCents: 0, untilOn: null };
  it("keeps back the charter's share of what is accepted, reductions off, and lets go what it held", () => {
    const life = new MoneyLife(2);
    const reduced = life.acceptedAtReducedPrice("J1", 1_000, 150);
    expect(retentionDrawn(reduced, facts)).toMatchObject([{ type: "RetentionHeld", payload: { cents: 43 } }]);
    expect(retentionDrawn(reduced, { ...facts, basisPoints: 0 })).toEqual([]);
    const settled: Event = {
      type: "MilestoneReservationsSettled",
      payload: { milestoneId: life.id(), milestone: "J1", lifted: 1, waived: 0 },
    };
    expect(retentionDrawn(settled, facts)).toEqual([]);
    const [released] = retentionDrawn(settled, { ...facts, heldCents: 43, untilOn: "2026-12-31" });
    expect(released).toMatchObject({ type: "RetentionReleased", payload: { cents: 43 } });
    expect(released === undefined ? [] : moneyEntries(released)).toMatchObject([{ kind: "RETENTION", cents: -43 }]);
  });
});

describe("entries of money", () => {
  it("acceptance at a reduced price is two entries; an event that says nothing of money is none", () => {
    const life = new MoneyLife(1);
    const reduced = life.acceptedAtReducedPrice("J1", 1_000, 150);
    expect(moneyEntries(reduced).map(({ kind, cents: amount }) => [kind, amount])).toEqual([
      ["ACCEPTANCE", 1_000],
      ["REDUCTION", -150],
    ]);
    const asked: Event = { type: "CommentPosted", payload: { commentId: life.id(), subject: "J1" } };
    expect(moneyEntries(asked)).toEqual([]);
  });

  test("money neither appears nor disappears: after any 1,000 random valid acts, all totals are those of a naive recount of the events", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const life = new MoneyLife(seed);
        const events = life.play(1_000);
        const entries = events.flatMap((event) => moneyEntries(event));
        const sums = sumsOf(entries, life.today);
        const naive = recountMoney(events);
        expect(sums).toMatchObject({
          committed: naive.committed,
          accepted: naive.accepted,
          reduced: naive.reduced,
          penalised: naive.penalised,
          invoiced: naive.invoiced,
          invoicedTax: naive.invoicedTax,
          paid: naive.paid,
          paidTax: naive.paidTax,
        });
        const places = Map.groupBy(entries, ({ partyId, milestoneId }) => `${partyId} ${milestoneId}`);
        const parts = [...places.values()].map((place) => sumsOf(place, life.today));
        for (const field of ["committed", "accepted", "invoiced", "paid", "invoicedTax", "paidTax"] as const)
          expect(parts.reduce((sum, part) => sum + part[field], 0)).toBe(sums[field]);
        expect(remainingOf(sums)).toBe(forecastOf(sums, 0) - sums.paid);
        expect(owedOf(sums) + sums.retained + sums.penalised + sums.paid).toBe(sums.accepted);
        if (naive.ceiling !== null) expect(naive.committed).toBeLessThanOrEqual(naive.ceiling);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

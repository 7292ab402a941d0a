import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noScope, type ScopeCounts, type ScopeFact, scopeStory, scopeTotal } from "@/lib/domain/scope-story";
import { pictureOf } from "@/lib/features/scope/view";
import { instant } from "@/lib/kernel/instant";

const at = fc
  .integer({ min: 1, max: 28 })
  .map((day) => instant(`2026-09-${String(day).padStart(2, "0")}T09:00:00.000Z`));
const counts = fc
  .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
  .map(([MUST, SHOULD, NONE]): ScopeCounts => ({ ...noScope, MUST, SHOULD, NONE }));
const baseline = fc
  .record({ at, counts, number: fc.integer({ min: 1, max: 9 }) })
  .map((one): ScopeFact => ({ ...one, kind: "BASELINE", record: "PV-2026-001" }));
const order = fc
  .record({ at, came: counts, cents: fc.integer({ min: -50_000_00, max: 50_000_00 }), known: fc.boolean() })
  .map(
    ({ at, came, cents, known }): ScopeFact => ({
      kind: "ORDER",
      at,
      order: known ? { code: "AV-001", record: "PV-2026-002", instrument: "AMENDMENT", cents, days: 2 } : null,
      came,
      went: noScope,
      added: scopeTotal(came),
      removed: 0,
      changed: 0,
    }),
  );
const facts = fc.array(fc.oneof(baseline, order), { maxLength: 12 });

describe("what happened to a scope", () => {
  it("without a signed set there is no story", () => {
    fc.assert(fc.property(fc.array(order, { maxLength: 5 }), (all) => scopeStory(all, 100).points.length === 0));
  });

  it("CR-09 the price is the initial one and every order known to the reader, to the cent", () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { points } = scopeStory(all, 100_000_00);
        const known = points.flatMap(({ fact }) =>
          fact.kind === "ORDER" && fact.order !== null ? [fact.order.cents] : [],
        );
        const sum = known.reduce((total, cents) => total + cents, 100_000_00);
        expect(points.at(-1)?.priceCents ?? 100_000_00).toBe(sum);
      }),
    );
  });

  it("a set says what it holds, an order adds to what was before; growths add up to the whole", () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { points } = scopeStory(all, null);
        for (const { fact, total } of points) if (fact.kind === "BASELINE") expect(total).toBe(scopeTotal(fact.counts));
        expect(points.reduce((sum, { growth }) => sum + growth, 0)).toBe(points.at(-1)?.total ?? 0);
        expect(points.every(({ priceCents }) => priceCents === null)).toBe(true);
      }),
    );
  });

  it("in whatever order the facts come, the story is told in time and begins with a set", () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { points } = scopeStory(all, 0);
        const times = points.map(({ fact }) => fact.at);
        expect(times).toEqual(times.toSorted());
        expect(points[0]?.fact.kind ?? "BASELINE").toBe("BASELINE");
      }),
    );
  });

  it("the picture is as wide as the page, from the first step to today, and no step is lost or higher than it", () => {
    fc.assert(
      fc.property(facts, (all) => {
        const story = scopeStory(all, 100_000_00);
        const { columns } = pictureOf(story, Date.parse("2026-10-05T09:00:00.000Z"));
        expect(columns.length).toBe(story.points.length);
        if (columns.length === 0) return;
        expect(columns[0]?.from).toBe(0);
        expect(columns.at(-1)?.to).toBeCloseTo(1, 9);
        for (const { from, to, scope, price } of columns) {
          expect(to).toBeGreaterThan(from);
          expect(scope.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.000001);
          expect((price?.initial ?? 0) + (price?.added ?? 0)).toBeLessThanOrEqual(1.000001);
        }
      }),
    );
  });
});

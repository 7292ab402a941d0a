import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holders } from "@/lib/domain/ball-account";
import { projectAccount } from "@/lib/domain/project-account";
import { ledgerAccount } from "@/scripts/verify-ledger";
import { ballHistory } from "@/tests/support/ball-history";

describe("the account of the ball", () => {
  test("every working day of a milestone is held once: the holders' days add up to its span", () => {
    fc.assert(
      fc.property(ballHistory, ({ entries, now }) => {
        for (const { days, span, periods, lateDays } of projectAccount(entries, now).milestones) {
          expect(holders.reduce((sum, holder) => sum + days[holder], 0)).toBe(span);
          expect(periods.reduce((sum, one) => sum + one.days, 0)).toBe(span);
          for (const holder of holders) expect(lateDays[holder]).toBeLessThanOrEqual(days[holder]);
        }
      }),
    );
  });

  test("the verifier that stands alone tells the same, by a rule of its own", () => {
    fc.assert(
      fc.property(ballHistory, ({ entries, now }) => {
        const own = projectAccount(entries, now);
        const alone = ledgerAccount(now);
        for (const entry of entries) alone.take(JSON.parse(JSON.stringify(entry)));
        const milestones = own.milestones.map(({ milestoneId: _, periods: __, ...told }) => told);
        expect(JSON.parse(JSON.stringify(alone.told()))).toEqual(JSON.parse(JSON.stringify({ ...own, milestones })));
      }),
      { numRuns: 120 },
    );
  });
});

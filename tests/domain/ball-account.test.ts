import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holders } from "@/lib/domain/ball-account";
import { projectAccount } from "@/lib/domain/project-account";
import { instantOf } from "@/lib/kernel/instant";
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

  test("an order waits for who has not signed it: the sponsor too, and not the agency that has", () => {
    const at = instantOf(new Date(Date.UTC(2026, 9, 1)));
    const order = "01939b1e-0000-7000-8000-0000000000e1";
    const party = "01939b1e-0000-7000-8000-0000000000a1";
    const waits = (side: string, left: readonly string[] | null): string | undefined => {
      const payload = { ...{ amendment: "AV-001", amendmentId: order, partyId: party, side }, ...(left && { left }) };
      const signed = {
        seq: 1,
        type: "AmendmentSigned",
        payload,
        occurredAt: at,
        role: "CLIENT_SIGNATORY",
        partyId: null,
      };
      const [told, alone] = [projectAccount([signed], at), ledgerAccount(at)];
      alone.take(signed);
      expect(JSON.parse(JSON.stringify(alone.told())).open).toEqual(JSON.parse(JSON.stringify(told.open)));
      return told.open[0]?.holder;
    };
    expect(waits("CLIENT", ["SPONSOR", "AGENCY"])).toBe("AGENCY");
    expect(waits("AGENCY", ["CLIENT", "SPONSOR"])).toBe("CLIENT");
    expect(waits("CLIENT", ["SPONSOR"])).toBe("CLIENT");
    expect(waits("CLIENT", ["AGENCY"])).toBe("AGENCY");
    // As it was written before the seats were told.
    expect(waits("CLIENT", null)).toBe("AGENCY");
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

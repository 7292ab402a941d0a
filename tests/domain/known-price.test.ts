import { describe, expect, it } from "vitest";
import { eventDefinitions, eventTypes } from "@/lib/domain/event";
import { circleOf, concernedBy, partAmounts, readsPriceOf } from "@/lib/domain/known-price";
import { decideDeposit } from "@/lib/domain/offer";
import { instant } from "@/lib/kernel/instant";
import { kindsOf } from "@/tests/support/rulebook";

/** Amounts that every party signs or reads: the ceiling, the price of the charter, the limit of a power. */
const shared: readonly string[] = [
  "BudgetCeilingSet.ceilingCents",
  "BudgetCeilingSet.beforeCents",
  "CharterEnteredIntoForce.priceCents",
  "DelegationGranted.maxAmountCents",
];

describe("(g) what an act says of money", () => {
  it("stands beside its entry: a new kind of act says who reads its amounts", () => {
    const open = eventTypes.flatMap((type) =>
      Object.keys(eventDefinitions[type].payload.shape)
        .filter((name) => /cents$|^parts$|^recurring$/i.test(name))
        .filter((name) => name in partAmounts(type, { [name]: 1 }).open)
        .map((name) => `${type}.${name}`),
    );
    expect(open.sort()).toEqual([...shared].sort());
  });

  it("is parted and nothing of it lost; what tells of the others is apart from what the agency reads", () => {
    const payload = { milestone: "J1", agencyPartyId: "a", amountCents: 3, orderedCents: 1, contractCents: 2 };
    const { open, amounts } = partAmounts("MilestoneAgreed", payload);
    expect(amounts).toEqual({ prices: { amountCents: 3, orderedCents: 1 }, sums: { contractCents: 2 } });
    expect({ ...open, ...amounts.prices, ...amounts.sums }).toEqual(payload);
    expect(concernedBy(open)).toEqual({ partyId: "a", milestoneId: null });
    expect(partAmounts("MilestoneStarted", payload)).toEqual({ open: payload, amounts: {} });
  });

  it("keeps the words about it in the same circle, and the reasons of an award with the client", () => {
    expect(circleOf("PaymentRecorded", "reservations")).toBe("PARTY");
    expect(circleOf("ConsultationAwarded", "reasons")).toBe("CLIENT");
    expect(circleOf("MilestoneStarted", "lateness")).toBe("ALL");
  });

  it("is read by the client, the AMO and the agency itself", () => {
    const reads = (side: "CLIENT" | "AMO" | "AGENCY" | "MEDIATOR", partyId: string): boolean =>
      readsPriceOf({ side, partyId }, "a");
    expect([reads("CLIENT", "c"), reads("AMO", "m"), reads("AGENCY", "a")]).toEqual([true, true, true]);
    expect([reads("AGENCY", "b"), reads("MEDIATOR", "x")]).toEqual([false, false]);
  });
});

describe("CR-03 a project that is over", () => {
  it("takes no offer, whatever the consultation says", () => {
    const now = instant("2026-06-01T07:00:00.000Z");
    const later = instant("2026-06-15T07:00:00.000Z");
    const until = { questionsUntil: later, closesAt: later, sealedAt: null };
    const facts = { status: "PUBLISHED", now, ...until, standing: false } as const;
    const price = { oneOffCents: 1, recurring: [], taxBasisPoints: 0, reverseCharge: false };
    expect(kindsOf(decideDeposit({ ...facts, projectStatus: "ACTIVE" }, { price, bytes: 1 }))).toEqual([]);
    expect(kindsOf(decideDeposit({ ...facts, projectStatus: "CLOSED" }, { price, bytes: 1 }))).toHaveLength(1);
    const sealed = { ...facts, projectStatus: "ACTIVE", sealedAt: later } as const;
    expect(kindsOf(decideDeposit(sealed, { price, bytes: 1 }))).toEqual(["offers-closed"]);
  });
});

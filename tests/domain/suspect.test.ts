import { describe, expect, it } from "vitest";
import { decideConfirmation, type SuspectFacts, SuspectKind } from "@/lib/domain/suspect";
import { actorIn, expectOutcome, kindsOf, parties } from "@/tests/support/rulebook";

const facts = { status: "SUSPECT", kind: "CRITERION", agencyPartyId: parties.AGENCY } as const satisfies SuspectFacts;
const deliverable = { ...facts, kind: "DELIVERABLE" } as const satisfies SuspectFacts;
const owner = actorIn("CLIENT_OWNER");
const manager = actorIn("AGENCY_MANAGER");
const why = "La mesure porte sur la même page.";

describe("what an amendment made suspect", () => {
  it.each(SuspectKind.options)("CD-10 %s is confirmed by the side that answers for it, and by no other", (kind) => {
    const [own, other] = kind === "DELIVERABLE" ? [manager, owner] : [owner, manager];
    expectOutcome(decideConfirmation([{ ...facts, kind }], own, why), "CONFIRMED");
    expect(kindsOf(decideConfirmation([{ ...facts, kind }], other, why))).toEqual(["suspect-of-other-side"]);
  });

  it("AD-08 an agency confirms its own deliverables only", () => {
    expect(kindsOf(decideConfirmation([{ ...deliverable, agencyPartyId: "another" }], manager, why))).toEqual([
      "other-party",
    ]);
  });

  it("CD-04 what was confirmed is not confirmed again", () => {
    expect(kindsOf(decideConfirmation([{ ...facts, status: "CONFIRMED" }], owner, why))).toEqual(["wrong-status"]);
  });

  it("AR-08 nothing is confirmed without saying why", () => {
    expect(kindsOf(decideConfirmation([facts], owner, " "))).toEqual(["reason-missing"]);
  });

  it("all of them or none, and each reason is told once", () => {
    expect(kindsOf(decideConfirmation([facts, deliverable, deliverable], owner, ""))).toEqual([
      "suspect-of-other-side",
      "reason-missing",
    ]);
  });
});

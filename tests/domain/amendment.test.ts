import { describe, expect, it } from "vitest";
import {
  type AmendmentFacts,
  AmendmentStatus,
  amendmentActs,
  decideAmendmentDraft,
  decideAmendmentWithdrawal,
} from "@/lib/domain/amendment";
import { type AmendmentSigning, decideAmendmentSignature } from "@/lib/domain/amendment-signature";
import { AmendmentTerms, instrumentFor } from "@/lib/domain/amendment-terms";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { changeWorkActs, decideWorkBegin, type WorkFacts } from "@/lib/domain/change-work";
import { Role } from "@/lib/domain/party";
import { actorIn, changedText, kindsOf, parties, requirementFacts, sameText } from "@/tests/support/rulebook";

const one = { requirementId: "00000000-0000-4000-8000-000000000001", requirement: "EX-001" };
const two = { requirementId: "00000000-0000-4000-8000-000000000002", requirement: "EX-002" };
const j1 = "00000000-0000-4000-8000-0000000000a1";
const content = requirementFacts.content;
const terms = AmendmentTerms.parse({
  requirements: [{ kind: "MODIFY", ...one, fromVersion: 2, content }],
  milestones: [{ milestoneId: j1, milestone: "J1", fromVersion: 1, dueOn: "2026-12-18", amountCents: 0, reopen: true }],
});
const nothing = AmendmentTerms.parse({ requirements: [], milestones: [] });
const price = { oneOffCents: 100_000, recurring: [], taxBasisPoints: 2_000, reverseCharge: false };

const facts: AmendmentFacts = {
  status: "DRAFT",
  projectStatus: "ACTIVE",
  requestStatus: "APPROVED",
  agencyPartyId: parties.AGENCY,
  instrument: "AMENDMENT",
  sponsor: false,
  sponsorNeeded: false,
  agreed: { price, days: 15, instrument: "AMENDMENT", sponsor: false },
  terms,
  requirements: [{ id: one.requirementId, code: "EX-001", version: 2, status: "ACCEPTED" }],
  milestones: [
    {
      ...{ id: j1, code: "J1", version: 1, status: "ACCEPTED", agencyPartyId: parties.AGENCY },
      ...{ amountCents: 500_000, dueOn: "2026-11-27", covers: [one.requirementId] },
    },
  ],
  taken: [],
  unansweredAdvice: [],
};

function signing(role: Role, more: Partial<AmendmentSigning> = {}): AmendmentSigning {
  const around = { room: [], orderedCents: 0, holidays: new Set<string>(), today: "2026-11-23" };
  return { digests: sameText, roles: [role], delegation: null, stakeCents: 100_000, ...around, ...more };
}

function signs(given: Partial<AmendmentFacts>, role: Role, more: Partial<AmendmentSigning> = {}): readonly string[] {
  return kindsOf(decideAmendmentSignature({ ...facts, ...given }, actorIn(role), signing(role, more)));
}

describe("the order of a change", () => {
  for (const [name, act] of Object.entries(amendmentActs)) {
    it(`${act.article} ${name}: from ${act.from.join(", ")} by ${act.by.join(", ")}, and nobody else from nowhere else`, () => {
      const ways: Readonly<Record<string, (status: AmendmentStatus, role: Role) => readonly string[]>> = {
        draft: (status, role) => kindsOf(decideAmendmentDraft({ ...facts, status }, actorIn(role))),
        withdraw: (status, role) => kindsOf(decideAmendmentWithdrawal({ ...facts, status }, actorIn(role), "motif")),
        sign: (status, role) => signs({ status }, role),
      };
      const from: readonly AmendmentStatus[] = act.from;
      const by: readonly Role[] = act.by;
      for (const status of AmendmentStatus.options) {
        for (const role of Role.options) {
          const kinds = ways[name]?.(status, role) ?? [];
          expect(kinds.includes("wrong-status")).toBe(!from.includes(status));
          expect(kinds.includes("wrong-role")).toBe(!by.includes(role));
        }
      }
    });
  }

  it("CD-13 is contracted by the last needed signature, in whatever order", () => {
    const signatory = actorIn("CLIENT_SIGNATORY");
    const first = decideAmendmentSignature(facts, signatory, signing("CLIENT_SIGNATORY"));
    expect(first).toEqual({ ok: true, value: { role: "CLIENT_SIGNATORY", seats: ["CLIENT"], left: ["AGENCY"] } });
    const taken = [{ seat: "CLIENT", personId: signatory.personId ?? "" }] as const;
    const last = { ...facts, status: "SIGNING", taken } as const;
    expect(decideAmendmentSignature(last, actorIn("AGENCY_SIGNATORY"), signing("AGENCY_SIGNATORY"))).toEqual({
      ok: true,
      value: { role: "AGENCY_SIGNATORY", seats: ["AGENCY"], left: [] },
    });
    expect(signs({ status: "SIGNING", taken }, "CLIENT_SIGNATORY")).toEqual(["already-signed"]);
  });

  it("3.3 the client's lead orders by a purchase order and not by an amendment; the sponsor only where it is asked", () => {
    expect(signs({}, "CLIENT_OWNER")).toEqual(["seat-not-yours"]);
    expect(
      signs(
        {
          instrument: "PURCHASE_ORDER",
          terms: nothing,
          agreed: { ...facts.agreed, price, days: 0, sponsor: false, instrument: "PURCHASE_ORDER" },
        },
        "CLIENT_OWNER",
      ),
    ).toEqual([]);
    expect(signs({}, "CLIENT_SPONSOR")).toEqual(["already-signed"]);
    expect(signs({ sponsor: true }, "CLIENT_SPONSOR")).toEqual([]);
    expect(signs({ sponsorNeeded: true }, "CLIENT_SIGNATORY")).toEqual(["sponsor-not-asked"]);
    expect(
      decideAmendmentSignature(
        { ...facts, sponsor: true },
        actorIn("CLIENT_SIGNATORY"),
        signing("CLIENT_SIGNATORY", { roles: ["CLIENT_SIGNATORY", "CLIENT_SPONSOR"] }),
      ),
    ).toEqual({ ok: true, value: { role: "CLIENT_SIGNATORY", seats: ["CLIENT", "SPONSOR"], left: ["AGENCY"] } });
  });

  it("invariant 5 a power stays under its ceiling, whatever the sign of the amount; the AMO has no seat of its own", () => {
    const delegation = { maxAmountCents: 99_999 };
    expect(signs({}, "CLIENT_SIGNATORY", { delegation })).toEqual(["delegation-ceiling-exceeded"]);
    expect(signs({}, "CLIENT_SIGNATORY", { delegation: { maxAmountCents: 100_000 } })).toEqual([]);
    expect(signs({}, "AMO")).toEqual(["wrong-role", "seat-not-yours"]);
  });

  it("CD-04 replaces what is in force, and says of which items it would not", () => {
    const past = [{ id: one.requirementId, code: "EX-001", version: 3, status: "BASELINED" }] as const;
    expect(signs({ requirements: past }, "CLIENT_SIGNATORY")).toEqual(["version-superseded"]);
    const gone = facts.milestones.map((milestone) => ({ ...milestone, status: "SUPERSEDED" as const }));
    expect(signs({ milestones: gone }, "CLIENT_SIGNATORY")).toContain("version-superseded");
  });

  it("CD-04 re-opens the acceptance of a text that it changes, and leaves that of another", () => {
    const bare = { ...terms, milestones: [] };
    expect(signs({ terms: bare }, "CLIENT_SIGNATORY")).toEqual(["signed-milestone-left"]);
    const other = AmendmentTerms.parse({
      requirements: [{ kind: "MODIFY", ...two, fromVersion: 1, content }],
      milestones: [],
    });
    const standing = [{ id: two.requirementId, code: "EX-002", version: 1, status: "BASELINED" }] as const;
    expect(signs({ terms: other, requirements: standing }, "CLIENT_SIGNATORY")).toEqual([]);
  });

  it("CD-05 moves no date and no amount while the client decides", () => {
    const milestones = facts.milestones.map((milestone) => ({ ...milestone, status: "SUBMITTED" as const }));
    expect(signs({ milestones }, "CLIENT_SIGNATORY")).toEqual(["milestone-in-decision"]);
  });

  /** J1, in progress, worth 5,000.00 and due on a Friday, under an order for 1,000.00 and three working days. */
  function moves(
    amountCents: number | null,
    dueOn: string | null,
    more: Partial<AmendmentSigning> = {},
  ): readonly string[] {
    const milestones = facts.milestones.map((milestone) => ({ ...milestone, status: "IN_PROGRESS" as const }));
    const change = { milestoneId: j1, milestone: "J1", fromVersion: 1, dueOn, amountCents, reopen: false };
    const agreed = { price, days: 3, instrument: "AMENDMENT" as const, sponsor: false };
    return signs({ milestones, agreed, terms: { requirements: [], milestones: [change] } }, "CLIENT_SIGNATORY", more);
  }

  it("CD-13 an accepted milestone that is re-opened is held to the price and the days that were agreed", () => {
    const reopened = (amountCents: number, dueOn: string, more: Partial<AmendmentSigning> = {}): readonly string[] => {
      const milestones = [{ milestoneId: j1, milestone: "J1", fromVersion: 1, dueOn, amountCents, reopen: true }];
      return signs({ terms: { requirements: [], milestones } }, "CLIENT_SIGNATORY", more);
    };
    expect(reopened(100_000, "2026-12-18")).toEqual([]);
    expect(reopened(100_001, "2026-12-18")).toEqual(["order-beyond-price"]);
    expect(reopened(100_001, "2026-12-18", { orderedCents: 1 })).toEqual([]);
    expect(reopened(0, "2026-12-21")).toEqual(["order-beyond-days"]);
    // Its day is past: the days agreed are counted from the signature.
    expect(reopened(0, "2027-01-22", { today: "2027-01-01" })).toEqual([]);
    expect(reopened(0, "2027-01-25", { today: "2027-01-01" })).toEqual(["order-beyond-days"]);
  });

  it("CD-13 puts on milestones the agreed price and what was ordered before, and not a cent more", () => {
    expect(moves(600_000, null)).toEqual([]);
    expect(moves(600_001, null)).toEqual(["order-beyond-price"]);
    expect(moves(600_001, null, { orderedCents: 1 })).toEqual([]);
    expect(moves(600_000, null, { orderedCents: -1 })).toEqual(["order-beyond-price"]);
    expect(moves(0, null, { orderedCents: -900_000 })).toEqual([]);
    const j2 = "00000000-0000-4000-8000-0000000000a2";
    const milestones = facts.milestones.flatMap((milestone) => [
      { ...milestone, status: "IN_PROGRESS" as const },
      { ...milestone, id: j2, code: "J2", status: "IN_PROGRESS" as const },
    ]);
    const change = { fromVersion: 1, dueOn: null, reopen: false };
    const shifted = (amountCents: number): AmendmentTerms => ({
      requirements: [],
      milestones: [
        { ...change, milestoneId: j1, milestone: "J1", amountCents: 0 },
        { ...change, milestoneId: j2, milestone: "J2", amountCents },
      ],
    });
    expect(signs({ milestones, terms: shifted(600_000) }, "CLIENT_SIGNATORY")).toEqual([]);
    expect(signs({ milestones, terms: shifted(600_001) }, "CLIENT_SIGNATORY")).toEqual(["order-beyond-price"]);
  });

  it("CD-13 moves no date further than the working days agreed, holidays not counted", () => {
    expect(moves(null, "2026-12-02")).toEqual([]);
    expect(moves(null, "2026-12-03")).toEqual(["order-beyond-days"]);
    expect(moves(null, "2026-12-03", { holidays: new Set(["2026-12-01"]) })).toEqual([]);
    expect(moves(null, "2026-10-01")).toEqual([]);
  });

  it("CD-01 wants a criterion for each text, a day for each re-opened milestone, and this agency's milestones", () => {
    const bare = AmendmentTerms.parse({
      ...terms,
      requirements: [{ kind: "MODIFY", ...one, fromVersion: 2, content: { ...content, criteria: [] } }],
    });
    expect(signs({ terms: bare }, "CLIENT_SIGNATORY")).toEqual(["terms-incomplete"]);
    const undated = { ...terms, milestones: terms.milestones.map((milestone) => ({ ...milestone, dueOn: null })) };
    expect(signs({ terms: undated }, "CLIENT_SIGNATORY")).toEqual(["terms-incomplete"]);
    const others = facts.milestones.map((milestone) => ({ ...milestone, agencyPartyId: "another" }));
    expect(signs({ milestones: others }, "CLIENT_SIGNATORY")).toEqual(["terms-incomplete"]);
  });

  it("CD-13 orders what is approved, as it was read, within what the budget holds", () => {
    for (const requestStatus of ChangeRequestStatus.options.filter((status) => status !== "APPROVED")) {
      expect(signs({ requestStatus }, "CLIENT_SIGNATORY")).toEqual(["change-not-approved"]);
    }
    expect(signs({ agreed: null }, "CLIENT_SIGNATORY")).toEqual(["change-not-approved"]);
    expect(signs({}, "CLIENT_SIGNATORY", { digests: changedText })).toEqual(["content-changed"]);
  });

  it("AD-08 another agency has no hand in it; a withdrawal says why", () => {
    const other = { role: "AGENCY_SIGNATORY", personId: "x", partyId: "another" } as const;
    expect(kindsOf(decideAmendmentSignature(facts, other, signing("AGENCY_SIGNATORY")))).toEqual(["other-party"]);
    expect(kindsOf(decideAmendmentWithdrawal(facts, actorIn("CLIENT_OWNER"), " "))).toEqual(["reason-missing"]);
  });

  it("3.3 what was signed changes by an amendment, whatever was decided", () => {
    expect(instrumentFor({ instrument: "PURCHASE_ORDER" }, terms)).toBe("AMENDMENT");
    expect(instrumentFor({ instrument: "PURCHASE_ORDER" }, nothing)).toBe("PURCHASE_ORDER");
    expect(instrumentFor({ instrument: "AMENDMENT" }, nothing)).toBe("AMENDMENT");
  });
});

describe("the work of a change", () => {
  const work: WorkFacts = {
    status: "CONTRACTED",
    orders: [{ partyId: parties.AGENCY, instrument: "AMENDMENT", contracted: true }],
    undelivered: [],
  };

  it("AR-04 nothing begins that is not ordered from each agency; a mere decision needs no order", () => {
    const manager = actorIn("AGENCY_MANAGER");
    expect(kindsOf(decideWorkBegin(work, manager))).toEqual([]);
    const orders = work.orders.map((order) => ({ ...order, contracted: false }));
    expect(kindsOf(decideWorkBegin({ ...work, status: "APPROVED", orders }, manager))).toEqual(["change-not-ordered"]);
    const decided = orders.map((order) => ({ ...order, instrument: "DECISION" as const }));
    expect(kindsOf(decideWorkBegin({ ...work, status: "APPROVED", orders: decided }, manager))).toEqual([]);
    expect(kindsOf(decideWorkBegin({ ...work, orders: [] }, manager))).toEqual(["change-not-ordered", "other-party"]);
  });

  it("CD-10 what is verified was presented", () => {
    expect(changeWorkActs.verify.guards.flatMap((guard) => guard({ ...work, undelivered: ["EX-001"] }))).toMatchObject([
      { kind: "change-not-delivered", requirements: ["EX-001"] },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { ProjectAct } from "@/lib/domain/act";
import type { ClockEffect } from "@/lib/domain/clock-effect";
import {
  DisputeLevel,
  DisputeStatus,
  decideDisclosure,
  decideDispute,
  decideDisputeWithdrawal,
  decideEscalation,
  decideFacilitatorRefusal,
  decideOpening,
  decideSaying,
  disputeActs,
  levelPeriods,
  turnAt,
} from "@/lib/domain/dispute";
import { disputeClocks } from "@/lib/domain/dispute-clock";
import {
  decideProposal,
  decideProposalEnd,
  decideSettlement,
  type ProposalFacts,
} from "@/lib/domain/dispute-settlement";
import {
  compartmentOpen,
  decideAdmission,
  decideMediation,
  endingDates,
  type MediationFacts,
  mediationActs,
} from "@/lib/domain/mediation";
import { type ActingRole, type Actor, Role, systemActor } from "@/lib/domain/party";
import { instant } from "@/lib/kernel/instant";
import { decideAct } from "@/lib/kernel/machine";
import { actorIn, changedText, expectOutcome, kindsOf, parties, sameText } from "@/tests/support/rulebook";

const facts: MediationFacts = {
  status: "L1_MANAGERS",
  projectStatus: "ACTIVE",
  claimant: { partyId: parties.AGENCY, side: "AGENCY" },
  respondent: { partyId: parties.CLIENT, side: "CLIENT" },
  disclosed: false,
  heard: [],
  settledBy: null,
  proposedBy: parties.AGENCY,
  namedBy: parties.AGENCY,
};
const at = (status: DisputeStatus, more: Partial<MediationFacts> = {}): MediationFacts => ({
  ...facts,
  status,
  ...more,
});
const client = actorIn("CLIENT_SIGNATORY");
const agency = actorIn("AGENCY_SIGNATORY");
const amo = actorIn("AMO");
const stranger: Actor = { role: "AGENCY_SIGNATORY", personId: "somebody", partyId: "another-agency" };
const terms = {
  text: "Solde de tout compte",
  claimantConcession: "renonce",
  respondentConcession: "paie",
  cents: 100_00,
};
const day = { validUntil: "2026-12-10", today: "2026-12-10" };

describe("the tables of disputes and of mediation", () => {
  const tables: Readonly<Record<string, ProjectAct<DisputeStatus, MediationFacts>>> = {
    ...disputeActs,
    ...mediationActs,
  };
  for (const [name, act] of Object.entries(tables)) {
    it(`${act.article} ${name}: ${act.from.join(", ")} → ${act.to}, by ${act.by.join(", ")}, and nobody else from nowhere else`, () => {
      const roles: readonly ActingRole[] = [...Role.options, "SYSTEM"];
      for (const status of DisputeStatus.options)
        for (const role of roles) {
          const ruling = decideAct(act, at(status), [role]);
          expect({ status, role, ok: ruling.ok }).toEqual({
            status,
            role,
            ok: act.from.includes(status) && act.by.includes(role),
          });
        }
    });
  }
});

describe("the ladder", () => {
  it("MR-04 goes up one level at the end of its time, by nobody's decision, and ends after the executives", () => {
    const climbed = DisputeLevel.options.map((level) => decideEscalation(at(level), systemActor));
    expect(climbed.map((one) => (one.ok ? one.value : null))).toEqual([
      "L2_FACILITATION",
      "L3_COPIL",
      "L4_EXECUTIVES",
      "LADDER_ENDED",
    ]);
    for (const status of DisputeStatus.options.slice(4))
      expect(decideEscalation(at(status), systemActor).ok).toBe(false);
  });

  it("MD-04 skips facilitation where the AMO is a party itself", () => {
    const respondent = { partyId: parties.AMO, side: "AMO" } as const;
    expectOutcome(decideEscalation(at("L1_MANAGERS", { respondent }), systemActor), "L3_COPIL");
  });

  it("MR-04 is left before its time once both were heard, at the wish of a party or of the AMO, who decides nothing", () => {
    const heard = [parties.CLIENT, parties.AGENCY];
    for (const actor of [client, agency, amo]) {
      expect(kindsOf(decideEscalation(at("L3_COPIL", { heard: [parties.CLIENT] }), actor))).toEqual([
        "position-missing",
      ]);
      expectOutcome(decideEscalation(at("L3_COPIL", { heard }), actor), "L4_EXECUTIVES");
    }
    expect(kindsOf(decideEscalation(at("L3_COPIL", { heard }), stranger))).toEqual(["not-party-to-dispute"]);
  });

  it("MD-04 the agency refuses the AMO and goes to the committee; the client does not refuse its own adviser", () => {
    expectOutcome(decideFacilitatorRefusal(at("L2_FACILITATION"), agency), "L3_COPIL");
    expect(kindsOf(decideFacilitatorRefusal(at("L2_FACILITATION"), client))).toEqual(["wrong-role"]);
    expect(kindsOf(decideFacilitatorRefusal(at("L1_MANAGERS"), agency))).toEqual(["wrong-status"]);
  });

  it("MD-04 the AMO proposes nothing before he has said for whom he works", () => {
    const proposing = (disclosed: boolean): unknown =>
      kindsOf(decideProposal(at("L2_FACILITATION", { disclosed }), amo, { terms, ...day }));
    expect(proposing(false)).toEqual(["facilitator-undisclosed"]);
    expect(proposing(true)).toEqual([]);
    expectOutcome(decideDisclosure(at("L2_FACILITATION"), amo, "Pour le client."), "L2_FACILITATION");
    expect(kindsOf(decideDisclosure(at("L2_FACILITATION", { disclosed: true }), amo, "Encore"))).toEqual([
      "already-disclosed",
    ]);
    expect(kindsOf(decideDisclosure(at("L2_FACILITATION"), amo, " "))).toEqual(["reason-missing"]);
  });

  it("CR-16 each level has its period in the charter and its turn", () => {
    expect(DisputeLevel.options.map((level) => [levelPeriods[level], turnAt(level, facts).side])).toEqual([
      ["escalationManagers", "CLIENT"],
      ["escalationFacilitation", "AMO"],
      ["escalationCommittee", "CLIENT"],
      ["escalationExecutives", "CLIENT"],
    ]);
  });
});

describe("what parties say", () => {
  it("CR-16 any party opens one, against another, with a claim", () => {
    const opening = { respondent: facts.respondent, claims: 1, projectStatus: "ACTIVE" } as const;
    expect(decideOpening(opening, agency)).toEqual([]);
    expect(decideOpening({ ...opening, claims: 0 }, client).map(({ kind }) => kind)).toEqual([
      "dispute-with-oneself",
      "claim-missing",
    ]);
  });

  it("CR-16 only the two parties speak, and the dispute stays where it is", () => {
    for (const level of DisputeLevel.options) {
      expectOutcome(decideSaying("statePosition", at(level), client), level);
      expectOutcome(decideSaying("complete", at(level), agency), level);
      expect(kindsOf(decideSaying("statePosition", at(level), stranger))).toEqual(["not-party-to-dispute"]);
      expect(kindsOf(decideSaying("statePosition", at(level), amo))).toEqual(["not-party-to-dispute"]);
    }
    expect(kindsOf(decideSaying("statePosition", at("IN_MEDIATION"), client))).toEqual(["wrong-status"]);
  });

  it("CR-16 a proposal says what each side concedes, and stands to the last minute of its last day", () => {
    expectOutcome(decideProposal(at("L1_MANAGERS"), agency, { terms, ...day }), "L1_MANAGERS");
    const oneSided = { ...terms, claimantConcession: " " };
    expect(kindsOf(decideProposal(at("L1_MANAGERS"), agency, { terms: oneSided, ...day }))).toEqual([
      "concession-one-sided",
    ]);
    expect(kindsOf(decideProposal(at("L1_MANAGERS"), agency, { terms, ...day, validUntil: "2026-12-09" }))).toEqual([
      "proposal-over",
    ]);
  });

  const proposal: ProposalFacts = {
    state: "STANDING",
    partyId: parties.AGENCY,
    validUntil: "2026-12-10",
    signedBy: [],
  };
  it("CR-16 is taken back by its own party, refused by the other, once", () => {
    expectOutcome(decideProposalEnd(at("L1_MANAGERS"), agency, proposal), "WITHDRAWN");
    expectOutcome(decideProposalEnd(at("L1_MANAGERS"), client, proposal), "REFUSED");
    expect(kindsOf(decideProposalEnd(at("L1_MANAGERS"), client, { ...proposal, state: "REFUSED" }))).toEqual([
      "proposal-ended",
    ]);
    expect(kindsOf(decideProposalEnd(at("L1_MANAGERS"), amo, proposal))).toEqual(["not-party-to-dispute"]);
  });

  const signing = { proposal, cents: 100, delegation: null, today: "2026-12-10", digests: sameText };
  it("CR-16 settles with the second signature, in time, on what was read, each party once", () => {
    expectOutcome(decideSettlement(at("L4_EXECUTIVES"), agency, signing), "SIGNED");
    const half = { ...signing, proposal: { ...proposal, signedBy: [parties.AGENCY] } };
    expectOutcome(decideSettlement(at("IN_MEDIATION"), client, half), "SETTLED");
    expect(kindsOf(decideSettlement(at("L1_MANAGERS"), agency, half))).toEqual(["already-signed"]);
    expect(kindsOf(decideSettlement(at("L1_MANAGERS"), amo, half))).toEqual(["not-party-to-dispute"]);
    expect(kindsOf(decideSettlement(at("L1_MANAGERS"), client, { ...half, today: "2026-12-11" }))).toEqual([
      "proposal-over",
    ]);
    expect(kindsOf(decideSettlement(at("L1_MANAGERS"), client, { ...half, digests: changedText }))).toEqual([
      "content-changed",
    ]);
    expect(
      kindsOf(decideSettlement(at("L1_MANAGERS"), client, { ...half, delegation: { maxAmountCents: 99 } })),
    ).toEqual(["delegation-ceiling-exceeded"]);
  });

  it("CR-16 ends as the parties say: withdrawn by whoever opened it, settled between them, gone outside, closed", () => {
    expectOutcome(decideDisputeWithdrawal(at("L1_MANAGERS"), agency), "WITHDRAWN");
    expect(kindsOf(decideDisputeWithdrawal(at("L1_MANAGERS"), client))).toEqual(["not-claimant"]);
    expectOutcome(decideDispute("settleDirectly", at("LADDER_ENDED"), client), "SETTLED_DIRECTLY");
    expectOutcome(decideDispute("goOutside", at("MEDIATION_ENDED_NO_AGREEMENT"), agency), "EXPERT_OR_COURT");
    expectOutcome(decideDispute("close", at("EXPERT_OR_COURT"), client), "CLOSED");
    expect(kindsOf(decideDispute("goOutside", at("L2_FACILITATION"), agency))).toEqual(["wrong-status"]);
  });
});

describe("mediation", () => {
  it("CR-16 what one party asks, the other answers", () => {
    expectOutcome(decideMediation("propose", at("LADDER_ENDED"), agency), "MEDIATION_PROPOSED");
    expect(kindsOf(decideMediation("agree", at("MEDIATION_PROPOSED"), agency))).toEqual(["mediation-proposed-by-you"]);
    expectOutcome(decideMediation("agree", at("MEDIATION_PROPOSED"), client), "MEDIATION_AGREED");
    expectOutcome(decideMediation("refuse", at("MEDIATION_PROPOSED"), client), "LADDER_ENDED");
    expect(kindsOf(decideMediation("confirmMediator", at("MEDIATION_AGREED"), agency))).toEqual([
      "mediator-named-by-you",
    ]);
    expect(kindsOf(decideMediation("confirmMediator", at("MEDIATION_AGREED", { namedBy: null }), client))).toEqual([
      "mediator-missing",
    ]);
    expectOutcome(decideMediation("confirmMediator", at("MEDIATION_AGREED"), client), "MEDIATOR_APPOINTED");
  });

  it("CR-16 either party leaves at any time; nobody else ends it", () => {
    for (const status of ["MEDIATION_AGREED", "MEDIATOR_APPOINTED", "IN_MEDIATION"] as const) {
      for (const actor of [client, agency])
        expectOutcome(decideMediation("leave", at(status), actor), "MEDIATION_ENDED_NO_AGREEMENT");
      expect(kindsOf(decideMediation("leave", at(status), amo))).toEqual(["not-party-to-dispute"]);
    }
  });

  it("CR-16 each party lets in its own people, once", () => {
    const person = { partyId: parties.CLIENT, isIn: false };
    expectOutcome(decideAdmission(at("IN_MEDIATION"), client, person), "IN_MEDIATION");
    expect(kindsOf(decideAdmission(at("IN_MEDIATION"), agency, person))).toEqual(["not-of-your-party"]);
    expect(kindsOf(decideAdmission(at("IN_MEDIATION"), client, { ...person, isIn: true }))).toEqual([
      "already-in-mediation",
    ]);
  });

  it("CR-16 one writes while it goes on and there is a key", () => {
    const open = { status: "IN_MEDIATION", hasKey: true, ended: false } as const;
    expect(compartmentOpen(open)).toEqual([]);
    expect(compartmentOpen({ ...open, hasKey: false })).toHaveLength(1);
    expect(compartmentOpen({ ...open, status: "SETTLED" })).toHaveLength(1);
    expect(compartmentOpen({ ...open, ended: true })).toHaveLength(1);
  });

  it("C. civ. 2238 the limitation restarts for six months at least from the day of the end, in the project's zone", () => {
    const late = instant("2026-08-30T22:30:00.000Z");
    expect(endingDates(late, "Europe/Paris", 30)).toEqual({
      endedOn: "2026-08-31",
      limitationUntil: "2027-02-28",
      eraseOn: "2026-09-30",
    });
    expect(endingDates(late, "UTC", 0)).toEqual({
      endedOn: "2026-08-30",
      limitationUntil: "2027-02-28",
      eraseOn: "2026-08-30",
    });
  });
});

describe("the clocks of a dispute", () => {
  const of = {
    disputeId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
    dispute: "LIT-001",
    partyIds: [],
    mediationId: "0190b3c8-7a2e-7c1d-9b1e-0123456789ac",
  };
  const due = {
    dueOn: "2026-12-01",
    dueBefore: "2026-12-01T23:00:00.000Z",
    side: "CLIENT",
    turnOf: parties.CLIENT,
  } as const;
  const done = (effects: readonly ClockEffect[]): unknown => effects.map((one) => ("kind" in one ? one.kind : one.do));

  it("MR-04 one at a time: a step closes what ran and opens the next, the last opens none", () => {
    const step = { ...of, from: "L1_MANAGERS", to: "L2_FACILITATION", cause: "EXPIRED", due } as const;
    expect(done(disputeClocks({ type: "DisputeEscalated", payload: { ...step } }))).toEqual(["close", "DISPUTE_LEVEL"]);
    const last = { ...step, to: "LADDER_ENDED", due: null } as const;
    expect(done(disputeClocks({ type: "DisputeEscalated", payload: { ...last } }))).toEqual(["close"]);
  });

  it("C. civ. 2052 after an agreement nothing runs out; without one, the limitation does", () => {
    const end = {
      ...of,
      endedOn: due.dueOn,
      limitationUntil: due.dueOn,
      limitationBefore: due.dueBefore,
      eraseOn: due.dueOn,
      side: due.side,
      turnOf: null,
    };
    expect(done(disputeClocks({ type: "MediationEnded", payload: { ...end, agreement: true } }))).toEqual(["close"]);
    expect(done(disputeClocks({ type: "MediationEnded", payload: { ...end, agreement: false } }))).toEqual([
      "close",
      "LIMITATION_RESTART",
    ]);
  });
});

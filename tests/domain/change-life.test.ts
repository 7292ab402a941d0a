import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "@/lib/domain/act";
import { type ImpactAssessment, missingFromAssessment, namedIn } from "@/lib/domain/change-assessment";
import { changeClocks } from "@/lib/domain/change-clock";
import {
  decideChangeApproval,
  decideChangeDecision,
  decideEmergency,
  decideLapse,
  decideResumption,
} from "@/lib/domain/change-decision";
import { findingOf, TestAnswer } from "@/lib/domain/change-finding";
import { type ChangeLifeFacts, changeLifeActs } from "@/lib/domain/change-life";
import { decideAdvice, decideAssessment, decideQuote } from "@/lib/domain/change-offer";
import { decideChangeQualification, decideChangeSettlement } from "@/lib/domain/change-qualification";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { changeTurn } from "@/lib/domain/change-turn";
import { CharterParameters } from "@/lib/domain/parameter";
import { Role } from "@/lib/domain/party";
import { presets } from "@/lib/domain/preset";
import { actorIn, after, before, kindsOf, now, parties, sameText } from "@/tests/support/rulebook";

const offer = { validUntil: "2026-11-23", validBefore: after };
const facts: ChangeLifeFacts = {
  status: "QUOTED",
  type: "OFF_SPECIFICATION",
  openedByPartyId: parties.CLIENT,
  finding: "CHANGE",
  concerned: [{ partyId: parties.AGENCY, assessed: true, quote: offer }],
  unansweredAdvice: [],
  now,
};
const assessment: ImpactAssessment = {
  days: 2,
  milestones: ["J2"],
  modified: ["EX-001", "EX-002"],
  removed: ["EX-001"],
  added: "",
  quality: "aucun",
  security: "aucun",
  risks: "aucun",
  rights: "aucun",
  training: "aucun",
  otherAgencies: "aucune",
  reopened: ["J1", "J2"],
  alternatives: "aucune",
  doNothing: "rien",
  confidence: "LOW",
};
const amendment = { instrument: "AMENDMENT", sponsor: false } as const;
const approving = { authority: amendment, movedCents: 1, delegation: null, digests: sameText };

describe("the life of a change request (9.3), every act from every status in every role", () => {
  for (const [name, act] of Object.entries(changeLifeActs)) {
    it(`${act.article} ${name}: ${act.from.join(", ")} → ${act.to}`, () => {
      for (const status of ChangeRequestStatus.options)
        for (const role of [...Role.options, "SYSTEM"] as const) {
          const kinds = kindsOf(decide<ChangeRequestStatus, ChangeLifeFacts>(act, { ...facts, status }, { role }));
          const [from, by]: readonly [readonly string[], readonly string[]] = [act.from, act.by];
          expect(kinds.includes("wrong-status"), `${status} ${role}`).toBe(!from.includes(status));
          expect(kinds.includes("wrong-role"), `${status} ${role}`).toBe(!by.includes(role));
        }
    });
  }

  it("MD-01 neither an agency nor the AMO decides, defers, concedes or orders in its own right", () => {
    for (const act of ["approve", "reject", "defer", "concede", "approveEmergency"] as const)
      expect(changeLifeActs[act].by.filter((role) => !role.startsWith("CLIENT_"))).toEqual([]);
  });

  it("what is locked leads nowhere, and everything submitted can be reached and left", () => {
    const acts = Object.values(changeLifeActs);
    const from = new Set<string>(acts.flatMap((act) => [...act.from]));
    for (const end of ["REJECTED", "CONCESSION", "WITHDRAWN", "EXPIRED"]) expect(from.has(end), end).toBe(false);
  });
});

describe("defect or change", () => {
  it("is a defect only when a signed criterion fails, and a change when none asked for it", () => {
    for (const inBaseline of TestAnswer.options)
      for (const fails of TestAnswer.options) {
        const finding = findingOf({ inBaseline, fails });
        expect(finding === "DEFECT").toBe(inBaseline === "YES" && fails === "YES");
        if (inBaseline === "NO") expect(finding).toBe("CHANGE");
      }
  });

  it("follows from the answers; the criterion is one that was signed, and an agency is named", () => {
    const brought = {
      inBaseline: "YES",
      fails: "YES",
      requirement: "EX-009",
      criterionStands: false,
      agencies: 0,
      opinion: "",
    } as const;
    const bare = { ...facts, status: "SUBMITTED", concerned: [] } as const;
    expect(kindsOf(decideChangeQualification(bare, actorIn("AMO"), brought))).toEqual([
      "reason-missing",
      "criterion-not-baselined",
      "agency-not-named",
    ]);
    const whole = { ...brought, criterionStands: true, agencies: 1, opinion: "vu" };
    expect(decideChangeQualification(bare, actorIn("AMO"), whole)).toEqual({
      ok: true,
      value: { status: "QUALIFIED", finding: "DEFECT" },
    });
  });

  it("the committee settles at the very instant when the AMO's days are over, or once it has spoken", () => {
    const settle = (given: boolean, until: typeof now): readonly string[] =>
      kindsOf(
        decideChangeSettlement({ ...facts, status: "DISPUTED" }, actorIn("CLIENT_OWNER"), {
          finding: "CHANGE",
          reason: "comité",
          opinion: { given, until: "2026-11-23", before: until },
        }),
      );
    expect(settle(false, after)).toEqual(["opinion-awaited"]);
    expect(settle(false, now)).toEqual([]);
    expect(settle(true, after)).toEqual([]);
  });
});

describe("assessment and offer", () => {
  it("every field is said, the scope by words or by numbers; what is named is named once", () => {
    expect(missingFromAssessment(assessment)).toEqual([]);
    expect(missingFromAssessment({ ...assessment, modified: [], removed: [] })).toEqual(["added"]);
    expect(missingFromAssessment({ ...assessment, doNothing: "", risks: "" })).toEqual(["risks", "doNothing"]);
    expect(namedIn(assessment)).toEqual({ milestones: ["J2", "J1"], requirements: ["EX-001", "EX-002"] });
  });

  it("AD-08 only a concerned agency assesses or offers, and an offer comes after its assessment", () => {
    const open = { ...facts, status: "IMPACT_ASSESSMENT" } as const;
    const brought = { assessment, unknown: ["J9"] };
    expect(kindsOf(decideAssessment({ ...open, concerned: [] }, actorIn("AGENCY_MANAGER"), brought))).toEqual([
      "not-concerned",
      "affected-item-unknown",
    ]);
    const days = { validUntil: "2026-12-01", leastUntil: "2026-12-01" };
    const unassessed = { ...open, concerned: [{ partyId: parties.AGENCY, assessed: false, quote: null }] };
    expect(kindsOf(decideQuote(unassessed, actorIn("AGENCY_MANAGER"), days))).toEqual(["assessment-missing"]);
    expect(kindsOf(decideQuote(open, actorIn("AGENCY_MANAGER"), { ...days, leastUntil: "2026-12-02" }))).toEqual([
      "quote-validity-short",
    ]);
  });

  it("MD-05 advice is given on an offer that is there, with its reasons", () => {
    const brought = { partyId: parties.AGENCY, opinion: " " };
    expect(kindsOf(decideAdvice(facts, actorIn("AMO"), brought))).toEqual(["reason-missing"]);
    expect(kindsOf(decideAdvice(facts, actorIn("AMO"), { partyId: "other", opinion: "non" }))).toEqual([
      "not-concerned",
    ]);
  });
});

describe("decision", () => {
  it("an offer is accepted until its last millisecond, and from the next instant by nobody", () => {
    const approve = (validBefore: typeof now, role: "CLIENT_SIGNATORY" | "CLIENT_OWNER" = "CLIENT_SIGNATORY") =>
      kindsOf(
        decideChangeApproval(
          { ...facts, concerned: [{ partyId: parties.AGENCY, assessed: true, quote: { ...offer, validBefore } }] },
          actorIn(role),
          approving,
        ),
      );
    expect(approve(after)).toEqual([]);
    expect(approve(now)).toEqual(["quote-lapsed"]);
    expect(approve(before)).toEqual(["quote-lapsed"]);
    expect(approve(after, "CLIENT_OWNER")).toEqual(["wrong-role"]);
  });

  it("a power is held to its ceiling to the cent", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (movedCents, maxAmountCents) => {
        const ruling = decideChangeApproval(facts, actorIn("CLIENT_SIGNATORY"), {
          ...approving,
          movedCents,
          delegation: { maxAmountCents },
        });
        expect(ruling.ok).toBe(movedCents <= maxAmountCents);
      }),
    );
  });

  it("without a signature only what binds nothing is approved; each decision says why", () => {
    const brought = { authority: amendment, reason: "", reviewOn: null, today: "2026-11-23" } as const;
    const owner = actorIn("CLIENT_OWNER");
    expect(kindsOf(decideChangeDecision(facts, owner, { ...brought, decision: "APPROVE" }))).toEqual([
      "reason-missing",
      "decision-to-be-signed",
    ]);
    const said = { ...brought, reason: "vu" };
    expect(kindsOf(decideChangeDecision(facts, owner, { ...said, decision: "DEFER", reviewOn: "2026-11-23" }))).toEqual(
      ["review-day-past"],
    );
    expect(kindsOf(decideChangeDecision(facts, owner, { ...said, decision: "CONCESSION" }))).toEqual(["wrong-role"]);
    const evolution = { ...facts, type: "EVOLUTION" } as const;
    const signatory = actorIn("CLIENT_SIGNATORY");
    expect(kindsOf(decideChangeDecision(evolution, signatory, { ...said, decision: "CONCESSION" }))).toEqual([
      "not-off-specification",
    ]);
  });

  it("an emergency stays under what the charter agrees to, and is impossible without it", () => {
    const submitted = { ...facts, status: "SUBMITTED" } as const;
    const dare = (ceilingCents: number, mostCents: number): readonly string[] =>
      kindsOf(decideEmergency(submitted, actorIn("CLIENT_OWNER"), { ceilingCents, mostCents, reason: "panne" }));
    expect(dare(1, 0)).toEqual(["emergency-not-agreed"]);
    expect(dare(101, 100)).toEqual(["emergency-ceiling-exceeded"]);
    expect(dare(100, 100)).toEqual([]);
  });

  it("a deferred request goes to its decision while its offers stand, else to new ones", () => {
    const deferred = { ...facts, status: "DEFERRED" } as const;
    const lapsed = [{ partyId: parties.AGENCY, assessed: true, quote: { ...offer, validBefore: now } }];
    const system = { role: "SYSTEM" } as const;
    expect(decideResumption(deferred, system)).toEqual({ ok: true, value: "UNDER_DECISION" });
    expect(decideResumption({ ...deferred, concerned: lapsed }, system)).toEqual({
      ok: true,
      value: "IMPACT_ASSESSMENT",
    });
    expect(decideResumption({ ...deferred, finding: "DEFECT" }, system)).toEqual({ ok: true, value: "QUALIFIED" });
  });

  it("nothing lapses before its instant", () => {
    expect(decideLapse(facts, { before: after })).toBeNull();
    expect(decideLapse(facts, { before: now })).toEqual({ ok: true, value: "EXPIRED" });
    expect(decideLapse({ ...facts, status: "EMERGENCY_APPROVED" }, { before: now })).toEqual({
      ok: true,
      value: "EXPIRED",
    });
    expect(decideLapse({ ...facts, status: "APPROVED" }, { before: now })?.ok).toBe(false);
  });
});

describe("around", () => {
  it("somebody's turn stands beside every status that an act leaves, nobody's beside those that are over", () => {
    for (const status of ChangeRequestStatus.options) {
      const turn = changeTurn({ status, finding: "CHANGE", quoted: true, opinionOver: true });
      const over = ["DRAFT", "DEFERRED", "REJECTED", "CONCESSION", "CLOSED", "WITHDRAWN", "EXPIRED"].includes(status);
      expect(turn === null, status).toBe(over);
    }
  });

  it("a single concerned agency has the clock; several share it", () => {
    const of = {
      changeRequestId: "id",
      changeRequest: "FDE-001",
      before: "SUBMITTED",
      status: "IMPACT_ASSESSMENT",
    } as const;
    const said = {
      ...of,
      finding: "CHANGE",
      inScope: true,
      duplicateOf: null,
      requirement: null,
      dueOn: "2026-12-07",
    } as const;
    const opened = (partyIds: string[]): unknown =>
      changeClocks({ type: "ChangeRequestQualified", payload: { ...said, partyIds } }).at(-1);
    expect(opened(["a"])).toMatchObject({ kind: "CHANGE_ASSESSMENT", side: "AGENCY", partyId: "a" });
    expect(opened(["a", "b"])).not.toHaveProperty("partyId");
  });

  it("charters signed before changes had a budget are still read", () => {
    const {
      changeBudget,
      changeToleranceShare,
      changeToleranceDays,
      emergencyCeiling,
      regularisationPeriod,
      ...signed
    } = presets.PRIVATE;
    const read = CharterParameters.parse(signed);
    expect(read).toMatchObject({ changeBudget, changeToleranceShare, changeToleranceDays });
    expect(read).toMatchObject({ emergencyCeiling, regularisationPeriod });
  });
});

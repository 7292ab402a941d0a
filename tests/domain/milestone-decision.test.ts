import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decision, type DecisionFacts } from "@/lib/domain/decision-condition";
import { consequencesOf } from "@/lib/domain/decision-effect";
import { decideHearing, decideHearingAnswer } from "@/lib/domain/hearing";
import { MilestoneStatus } from "@/lib/domain/milestone";
import {
  commandOf,
  conditionsOf,
  type DecisionBrought,
  decideMilestone,
  decisionsFrom,
  meaningOf,
  needsReasons,
} from "@/lib/domain/milestone-decision";
import { Role } from "@/lib/domain/party";
import { permits } from "@/lib/domain/policy";
import { decideReductionAcceptance } from "@/lib/domain/price-reduction";
import { waysOut } from "@/lib/domain/refusal";
import { Severity } from "@/lib/domain/reservation";
import { SignatureMeaning } from "@/lib/domain/signature";
import {
  actorIn,
  after,
  before,
  brought,
  changedText,
  decisionFacts,
  expectOutcome,
  kindsOf,
  minorReservation,
  now,
  parties,
  sameText,
} from "@/tests/support/rulebook";

const signatory = actorIn("CLIENT_SIGNATORY");
const decide = (decision: Decision, facts: Partial<DecisionFacts> = {}, more: Partial<DecisionBrought> = {}) =>
  decideMilestone({ ...decisionFacts, ...facts }, signatory, { ...brought, ...more, decision });
const blocking = { ...minorReservation, code: "R-J1-02", severity: "BLOCKING" as const };
const failed = [
  { id: "c1", code: "EX-001", passed: true },
  { id: "c2", code: "EX-002", passed: false },
];
const unverified = [{ id: "c1", code: "EX-001", passed: null }];

describe("acceptance", () => {
  it("CR-07 the client's signatory accepts what passed every criterion", () => {
    expectOutcome(decide("ACCEPT"), "ACCEPTED");
  });

  it("CR-07 a criterion that failed, or was not verified, forbids acceptance", () => {
    expect(kindsOf(decide("ACCEPT", { criteria: failed }))).toEqual(["criteria-not-passed"]);
    expect(kindsOf(decide("ACCEPT", { criteria: unverified }))).toEqual(["criteria-not-passed"]);
  });

  it.each(["ACCEPT", "ACCEPT_WITH_RESERVATIONS", "REDUCE_PRICE"] as const)(
    "CR-11 an open blocking reservation forbids acceptance (%s)",
    (decision) => {
      expect(kindsOf(decide(decision, { reservations: [blocking] }))).toContain("blocking-reservation-open");
    },
  );

  it.each(["LIFTED", "WAIVED", "WITHDRAWN"] as const)(
    "CR-11 a reservation that is %s no longer stands in the way",
    (status) => {
      expectOutcome(decide("ACCEPT", { reservations: [{ ...blocking, status }] }), "ACCEPTED");
    },
  );

  it.each(["OPEN", "FIX_SUBMITTED", "CONTESTED"] as const)(
    "CR-11 a blocking reservation that is %s stands in the way",
    (status) => {
      expect(kindsOf(decide("ACCEPT", { reservations: [{ ...blocking, status }] }))).toEqual([
        "blocking-reservation-open",
      ]);
    },
  );

  it("CR-11 a plain acceptance leaves no reservation open", () => {
    expect(kindsOf(decide("ACCEPT", { reservations: [minorReservation] }))).toEqual(["reservation-open"]);
  });

  it("CD-03 advice without an answer forbids acceptance", () => {
    expect(kindsOf(decide("ACCEPT", { unansweredAdvice: [{ code: "AVIS-001", kind: "RECOMMENDATION" }] }))).toEqual([
      "advice-unanswered",
    ]);
  });

  it("CR-07 what an amendment made suspect is confirmed before it is accepted, or taken with reservations", () => {
    const suspects = ["EX-044"];
    expect(kindsOf(decide("ACCEPT", { suspects }))).toEqual(["suspect-open"]);
    expect(decide("ACCEPT_WITH_RESERVATIONS", { suspects, reservations: [minorReservation] }).ok).toBe(true);
  });

  it("CR-12 what changed since it was read is not signed", () => {
    expect(kindsOf(decide("ACCEPT", {}, { digests: changedText }))).toEqual(["content-changed"]);
  });

  it("MD-01 a delegate accepts up to the ceiling, to the cent", () => {
    expect(decide("ACCEPT", {}, { delegation: { maxAmountCents: 1_200_000 } }).ok).toBe(true);
    expect(kindsOf(decide("ACCEPT", {}, { delegation: { maxAmountCents: 1_199_999 } }))).toEqual([
      "delegation-ceiling-exceeded",
    ]);
  });

  it("CD-04 an accepted milestone is not decided again by anybody; the way on is a change request", () => {
    for (const status of [
      "ACCEPTED",
      "ACCEPTED_WITH_RESERVATIONS",
      "ACCEPTED_WITH_PRICE_REDUCTION",
      "ACCEPTED_TACITLY",
      "REJECTED",
    ] as const) {
      for (const decision of Decision.options) {
        const ruling = decide(decision, { status });
        expect(kindsOf(ruling)).toContain("wrong-status");
        expect(ruling.ok ? [] : ruling.error.flatMap(waysOut)).toContain("open-change-request");
      }
    }
  });
});

describe("acceptance with reservations", () => {
  const facts = { reservations: [minorReservation], criteria: failed };

  it("CR-11 what failed is accepted with reservations that cover it", () => {
    expectOutcome(decide("ACCEPT_WITH_RESERVATIONS", facts), "ACCEPTED_WITH_RESERVATIONS");
  });

  it("CR-11 there is at least one reservation", () => {
    expect(kindsOf(decide("ACCEPT_WITH_RESERVATIONS"))).toEqual(["reservation-missing"]);
  });

  it("CD-10 every failed criterion has its reservation, and every criterion was verified", () => {
    expect(
      kindsOf(decide("ACCEPT_WITH_RESERVATIONS", { ...facts, reservations: [{ ...minorReservation, covers: [] }] })),
    ).toEqual(["failure-without-reservation"]);
    expect(kindsOf(decide("ACCEPT_WITH_RESERVATIONS", { ...facts, criteria: unverified }))).toEqual([
      "criteria-not-verified",
    ]);
  });

  it("CD-10 a reservation is linked, described and dated", () => {
    const vague = { ...minorReservation, linkedTo: null, steps: "", dueOn: null };
    const ruling = decide("ACCEPT_WITH_RESERVATIONS", { ...facts, reservations: [vague] });
    expect(ruling.ok ? [] : ruling.error).toEqual([
      {
        kind: "reservation-incomplete",
        article: "CD-10",
        reservations: ["R-J1-01"],
        missing: ["linkedTo", "steps", "dueOn"],
      },
    ]);
  });
});

describe("decisions against the agency", () => {
  it.each(["REDUCE_PRICE", "REJECT"] as const)("AR-07 the agency is heard before %s", (decision) => {
    expect(kindsOf(decide(decision, { hearing: null }))).toEqual(["agency-not-heard"]);
    expect(kindsOf(decide(decision, { hearing: { endsBefore: after, answered: false } }))).toEqual(["hearing-running"]);
    expect(decide(decision, { hearing: { endsBefore: after, answered: true } }).ok).toBe(true);
    expect(decide(decision, { hearing: { endsBefore: now, answered: false } }).ok).toBe(true);
  });

  it.each(Decision.options.filter(needsReasons))(
    "AR-08 %s states its reasons, each in words and on a known criterion",
    (decision) => {
      for (const reasons of [[], [{ criterionId: "c1", text: " " }], [{ criterionId: "unknown", text: "lent" }]]) {
        expect(kindsOf(decide(decision, {}, { reasons }))).toEqual(["reasons-missing"]);
      }
    },
  );

  it("CR-11 an adjournment needs no hearing, and leaves the agency to present again", () => {
    expectOutcome(decide("ADJOURN", { hearing: null, reservations: [blocking], criteria: failed }), "ADJOURNED");
  });

  it("CR-11 a reduction is more than nothing and at most the whole price", () => {
    for (const reductionCents of [null, 0, -1, 0.5, 1_200_001]) {
      expect(kindsOf(decide("REDUCE_PRICE", {}, { reductionCents }))).toEqual(["reduction-invalid"]);
    }
    for (const reductionCents of [1, 1_200_000])
      expectOutcome(decide("REDUCE_PRICE", {}, { reductionCents }), "ACCEPTED_WITH_PRICE_REDUCTION");
  });

  it.each(["REDUCE_PRICE", "REJECT"] as const)(
    "CR-11 after an adjournment %s waits for the agency's time to present again, or for its refusal",
    (decision) => {
      const adjourned = (dueBefore: typeof now, refused: boolean) =>
        decide(decision, { status: "ADJOURNED", resubmission: { dueBefore, refused } });
      expect(kindsOf(adjourned(after, false))).toEqual(["resubmission-running"]);
      expect(adjourned(now, false).ok).toBe(true);
      expect(adjourned(after, true).ok).toBe(true);
    },
  );

  it("AR-07 a notified reduction is accepted in writing by the agency that it concerns, once", () => {
    const agency = actorIn("AGENCY_SIGNATORY");
    const facts = { status: "NOTIFIED_NOT_ACCEPTED" as const, agencyPartyId: parties.AGENCY };
    expectOutcome(decideReductionAcceptance(facts, agency, sameText), "ACCEPTED_IN_WRITING");
    expect(kindsOf(decideReductionAcceptance({ ...facts, agencyPartyId: "other" }, agency, changedText))).toEqual([
      "other-party",
      "content-changed",
    ]);
    expect(kindsOf(decideReductionAcceptance({ ...facts, status: "ACCEPTED_IN_WRITING" }, agency, sameText))).toEqual([
      "wrong-status",
    ]);
  });

  it("AR-07 the agency is invited once per submission, and answers in its time", () => {
    const facts = { status: "UNDER_VERIFICATION" as const, agencyPartyId: parties.AGENCY, hearing: null, now };
    const running = { ...facts, hearing: { endsBefore: after, answered: false } };
    const manager = actorIn("AGENCY_MANAGER");
    expect(decideHearing(facts, signatory, "trois critères échouent").ok).toBe(true);
    expect(kindsOf(decideHearing(running, signatory, ""))).toEqual(["hearing-already-open", "reason-missing"]);
    expect(decideHearingAnswer(running, manager, "voici pourquoi").ok).toBe(true);
    expect(
      kindsOf(decideHearingAnswer({ ...running, hearing: { endsBefore: now, answered: false } }, manager, "trop tard")),
    ).toEqual(["hearing-over"]);
  });
});

describe("two stages", () => {
  it.each(["ACCEPT", "ACCEPT_WITH_RESERVATIONS", "REDUCE_PRICE"] as const)(
    "CR-11 %s waits for the service observation",
    (decision) => {
      expect(kindsOf(decide(decision, { twoStage: true, reservations: [] }))).toContain("two-stage-decision");
    },
  );

  it("CR-07 a positive aptitude opens the service observation in the same act; only where two stages were agreed", () => {
    expectOutcome(decide("APPROVE_APTITUDE", { twoStage: true }), "SERVICE_OBSERVATION");
    expect(kindsOf(decide("APPROVE_APTITUDE"))).toEqual(["single-stage-decision"]);
  });

  it("CR-05 the five decisions wait for the end of the observation, to the millisecond", () => {
    const observing = { twoStage: true, status: "SERVICE_OBSERVATION" as const };
    expect(kindsOf(decide("ACCEPT", { ...observing, observationEndsBefore: after }))).toEqual(["observation-running"]);
    expectOutcome(decide("ACCEPT", { ...observing, observationEndsBefore: now }), "ACCEPTED");
    expect(kindsOf(decide("ADJOURN", { ...observing, now: before, observationEndsBefore: now }))).toEqual([
      "observation-running",
    ]);
  });

  it("CR-11 in a first stage the client chooses between aptitude, adjournment and rejection", () => {
    const open = (facts: DecisionFacts) =>
      decisionsFrom(facts).filter(
        (decision) => !conditionsOf(facts).some((condition) => !condition.met && condition.closes.includes(decision)),
      );
    expect(open({ ...decisionFacts, twoStage: true })).toEqual(["ADJOURN", "REJECT", "APPROVE_APTITUDE"]);
  });
});

describe("the ceremony", () => {
  const anyFacts = fc.record({
    status: fc.constantFrom(...MilestoneStatus.options),
    twoStage: fc.boolean(),
    criteria: fc.array(fc.record({ id: fc.string(), code: fc.string(), passed: fc.option(fc.boolean()) }), {
      maxLength: 4,
    }),
    reservations: fc.array(
      fc
        .record({
          severity: fc.constantFrom(...Severity.options),
          status: fc.constantFrom("OPEN" as const, "LIFTED" as const, "CONTESTED" as const),
        })
        .map((change) => ({ ...minorReservation, ...change })),
      { maxLength: 3 },
    ),
    unansweredAdvice: fc.array(fc.constant({ code: "AVIS-001", kind: "WARNING" } as const), { maxLength: 2 }),
    suspects: fc.array(fc.string(), { maxLength: 2 }),
    hearing: fc.option(fc.record({ endsBefore: fc.constantFrom(before, now, after), answered: fc.boolean() })),
    observationEndsBefore: fc.option(fc.constantFrom(before, now, after)),
    resubmission: fc.option(fc.record({ dueBefore: fc.constantFrom(before, now, after), refused: fc.boolean() })),
    now: fc.constant(now),
  });

  it("CR-11 the check step and the signature never disagree: a decision is refused exactly by the conditions that close it", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const conditions = conditionsOf(facts);
        for (const decision of decisionsFrom(facts)) {
          const closing = conditions.filter((condition) => !condition.met && condition.closes.includes(decision));
          const criterionId = facts.criteria[0]?.id;
          const reasons = criterionId === undefined ? [] : [{ criterionId, text: "lent" }];
          const ruling = decideMilestone(facts, signatory, { ...brought, decision, reasons });
          const told = (ruling.ok ? [] : ruling.error).filter((refusal) => refusal.kind !== "reasons-missing");
          const closed = closing.flatMap((condition) => condition.refusals);
          expect(told).toHaveLength(closed.length);
          expect(told).toEqual(expect.arrayContaining(closed));
        }
      }),
    );
  });

  it("CR-11 deciding never throws; nobody but a client signatory decides, whatever the facts", () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...Decision.options),
        fc.constantFrom(...Role.options),
        (facts, decision, role) => {
          const ruling = decideMilestone(facts, actorIn(role), { ...brought, decision });
          return role === "CLIENT_SIGNATORY" || !ruling.ok;
        },
      ),
    );
  });

  it.each(Decision.options)("CR-12 %s has its command, its meaning and its consequences", (decision) => {
    expect(permits[commandOf(decision)].by).toEqual(["CLIENT_SIGNATORY"]);
    expect(SignatureMeaning.options).toContain(meaningOf(decision));
    expect(consequencesOf(decision).causes).toContain("copies-sent");
    expect(consequencesOf(decision).closes).toContain("signature-not-withdrawn");
  });
});

import { describe, expect, it } from "vitest";
import type { Ruling } from "@/lib/domain/act";
import { blockedActs, type UnansweredAdvice, warningsOf } from "@/lib/domain/advice-block";
import type { AmendmentFacts } from "@/lib/domain/amendment";
import { amendmentActs } from "@/lib/domain/amendment";
import { decideBaseline } from "@/lib/domain/baseline";
import { decideChangeApproval, decideChangeDecision, decideEmergency } from "@/lib/domain/change-decision";
import { type ChangeLifeFacts, changeLifeActs } from "@/lib/domain/change-life";
import { decideCharterSignature } from "@/lib/domain/charter";
import { decideAward } from "@/lib/domain/consultation";
import { type CommitteeDecisionFacts, committeeDecisionActs } from "@/lib/domain/decision";
import { decideCancellation, decideDefinitionSignature } from "@/lib/domain/milestone";
import { commandOf, decisionActs } from "@/lib/domain/milestone-decision";
import { rolesFor } from "@/lib/domain/policy";
import { presets } from "@/lib/domain/preset";
import { barsOf } from "@/lib/domain/silence";
import {
  actorIn,
  baselineFacts,
  charterFacts,
  consultationFacts,
  kindsOf,
  milestoneFacts,
  now,
  parties,
  sameText,
} from "@/tests/support/rulebook";

const warned: readonly UnansweredAdvice[] = [{ code: "AVIS-001", kind: "WARNING" }];
const change: ChangeLifeFacts = {
  status: "QUALIFIED",
  type: "OFF_SPECIFICATION",
  openedByPartyId: parties.CLIENT,
  finding: "DEFECT",
  concerned: [],
  now,
  unansweredAdvice: [],
};
const signatory = actorIn("CLIENT_SIGNATORY");
const authority = { instrument: "DECISION", sponsor: false } as const;
const decided = { authority, reason: "-", reviewOn: null, today: "2026-11-23" };
const stake = { initialPriceCents: null, delegation: null };

/** Every door by which something of the client is bound, tried with the advice that it would find on its matter. */
const doors: Readonly<Record<string, (unansweredAdvice: readonly UnansweredAdvice[]) => Ruling<unknown>>> = {
  "baseline.sign": (unansweredAdvice) =>
    decideBaseline({ ...baselineFacts, unansweredAdvice }, signatory, sameText, stake),
  "milestone.agree": (unansweredAdvice) =>
    decideDefinitionSignature({ ...milestoneFacts, unansweredAdvice }, signatory, sameText),
  "milestone.cancel": (unansweredAdvice) => {
    const cancelled = { reason: "-", costCents: 0, signedBy: [] };
    return decideCancellation({ ...milestoneFacts, status: "IN_PROGRESS", unansweredAdvice }, signatory, cancelled);
  },
  "charter.sign": (unansweredAdvice) =>
    decideCharterSignature({ ...charterFacts, status: "PROPOSED", unansweredAdvice }, signatory, sameText),
  "change-request.approve": (unansweredAdvice) => {
    const brought = { authority, movedCents: 0, delegation: null, digests: sameText };
    return decideChangeApproval({ ...change, unansweredAdvice }, signatory, brought);
  },
  "change-request.decide": (unansweredAdvice) =>
    decideChangeDecision({ ...change, unansweredAdvice }, signatory, { decision: "APPROVE", ...decided }),
  "change-request.approve-emergency": (unansweredAdvice) =>
    decideEmergency({ ...change, unansweredAdvice }, actorIn("CLIENT_OWNER"), {
      ceilingCents: 1,
      mostCents: 1,
      reason: "-",
    }),
  "consultation.award": (unansweredAdvice) => {
    const facts = { ...consultationFacts, status: "OPENED" as const, unansweredAdvice };
    const choice = { intact: true, rank: 1, totalCents: 1, delegation: null };
    return decideAward(facts, signatory, choice, sameText);
  },
};

describe("a warning is bypassed by no door", () => {
  it.each(Object.entries(doors))("CD-03 %s refuses over it, and for nothing else", (_name, door) => {
    const before = kindsOf(door([]));
    expect(kindsOf(door(warned))).toEqual(expect.arrayContaining(["advice-unanswered"]));
    expect(before).not.toContain("advice-unanswered");
  });

  it("CD-03 every decision that accepts asks, every order asks, and a concession asks", () => {
    const names = Object.values(decisionActs).flatMap((act, index) =>
      act.guards.some((guard) => guard.name === "adviceAnswered") ? [Object.keys(decisionActs)[index]] : [],
    );
    expect(names).toEqual(["ACCEPT", "ACCEPT_WITH_RESERVATIONS", "REDUCE_PRICE", "APPROVE_APTITUDE"]);
    const order: readonly ((facts: AmendmentFacts) => unknown)[] = amendmentActs.sign.guards;
    expect(order.map((guard) => guard.name)).toContain("orderAdviceAnswered");
    const adopted: readonly ((facts: CommitteeDecisionFacts) => unknown)[] = committeeDecisionActs.adopt.guards;
    expect(adopted.map((guard) => guard.name)).toContain("decisionAdviceAnswered");
    expect(changeLifeActs.concede.guards.map((guard) => guard.name)).toContain("changeAdviceAnswered");
  });

  it("the list of doors is whole: each is tried above, or is a decision on a milestone or an order", () => {
    const milestones: readonly string[] = (
      ["ACCEPT", "ACCEPT_WITH_RESERVATIONS", "REDUCE_PRICE", "APPROVE_APTITUDE"] as const
    ).map(commandOf);
    const left = Object.keys(blockedActs).filter((name) => !(name in doors) && !milestones.includes(name));
    expect(left).toEqual(["amendment.sign", "decision.adopt"]);
    expect(rolesFor("advice.override")).not.toContain("AMO");
  });

  it("AR-02 silence has no effect against a warning", () => {
    const open = {
      reservations: [],
      questions: [],
      disputes: [],
      serviceRegular: null,
      rebutted: false,
      reminders: [],
    };
    const period = { clock: "ACCEPTANCE", status: "SUBMITTED", twoStage: false, clause: presets.PRIVATE } as const;
    const facts = { ...open, ...period, dueBefore: change.now };
    expect(barsOf({ ...facts, warnings: warningsOf(warned) })).toEqual(["WARNING_UNANSWERED"]);
    expect(barsOf({ ...facts, warnings: warningsOf([{ code: "AVIS-002", kind: "RECOMMENDATION" }]) })).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type ProjectAct } from "@/lib/domain/act";
import { Role } from "@/lib/domain/party";
import {
  decideClosing,
  decideIdentification,
  decideOccurrence,
  decideReview,
  impactOf,
  levelOf,
  RISK_THRESHOLD,
  type RiskFacts,
  RiskStatus,
  riskActs,
  scoreOf,
} from "@/lib/domain/risk";
import { StandingRisk, standingRisks } from "@/lib/domain/risk-standing";
import { actorIn, expectOutcome, kindsOf } from "@/tests/support/rulebook";

const facts: RiskFacts = {
  status: "IDENTIFIED",
  nature: "THREAT",
  measure: { probability: 4, cost: 2, time: 5, quality: 3 },
  response: null,
  actions: "",
  reviewOn: "2026-12-15",
  today: "2026-11-23",
  ownerThere: true,
};
const amo = actorIn("AMO");

describe("the life of a risk", () => {
  const table: readonly [string, ProjectAct<RiskStatus, RiskFacts>][] = Object.entries(riskActs);
  it.each(table)("%s: from where the table says, by whom it says, and by nobody else", (_name, act) => {
    for (const status of RiskStatus.options)
      for (const role of [...Role.options, "SYSTEM"] as const)
        expect(decide<RiskStatus, RiskFacts>(act, { ...facts, status }, { role }).ok).toBe(
          act.from.includes(status) && act.by.includes(role),
        );
  });

  it("a look assesses it, and with a response it is treated", () => {
    expectOutcome(decideReview(facts, amo), "ASSESSED");
    expectOutcome(decideReview({ ...facts, response: "REDUCE", actions: "Relire chaque lundi." }, amo), "TREATED");
    expectOutcome(decideReview({ ...facts, response: "ACCEPT" }, amo), "TREATED");
  });

  it("a look says how likely, how hard, what is done and when again", () => {
    const bare: RiskFacts = { ...facts, measure: null, reviewOn: null, response: "REDUCE" };
    expect(kindsOf(decideReview(bare, amo))).toEqual(["risk-incomplete"]);
    expect(kindsOf(decideReview({ ...facts, reviewOn: facts.today }, amo))).toEqual(["review-day-past"]);
    expect(kindsOf(decideReview({ ...facts, ownerThere: false }, amo))).toEqual(["owner-not-there"]);
    expect(kindsOf(decideIdentification({ ...facts, ownerThere: false }, amo))).toEqual(["owner-not-there"]);
  });

  it("a threat is not exploited, an opportunity not avoided", () => {
    expect(kindsOf(decideReview({ ...facts, response: "EXPLOIT", actions: "-" }, amo))).toEqual([
      "response-of-other-nature",
    ]);
    const good: RiskFacts = { ...facts, nature: "OPPORTUNITY", response: "AVOID", actions: "-" };
    expect(kindsOf(decideReview(good, amo))).toEqual(["response-of-other-nature"]);
    expectOutcome(decideReview({ ...good, response: "SHARE" }, amo), "TREATED");
  });

  it("what happened and what is over is said in words", () => {
    expect(kindsOf(decideOccurrence(facts, amo, " "))).toEqual(["reason-missing"]);
    expectOutcome(decideOccurrence(facts, amo, "Le référent est parti."), "OCCURRED");
    expect(kindsOf(decideClosing(facts, amo, ""))).toEqual(["reason-missing"]);
    expectOutcome(decideClosing({ ...facts, status: "OCCURRED" }, amo, "Remplacé."), "CLOSED");
  });
});

describe("the measure", () => {
  const degree = fc.integer({ min: 1, max: 5 });

  it("is probability times the hardest impact, and its level never falls as it grows", () => {
    const levels = ["LOW", "MODERATE", "HIGH", "CRITICAL"];
    fc.assert(
      fc.property(degree, degree, degree, degree, (probability, cost, time, quality) => {
        const score = scoreOf({ probability, cost, time, quality });
        expect(score).toBe(probability * Math.max(cost, time, quality));
        expect(impactOf({ cost, time, quality })).toBe(score / probability);
        expect(levels.indexOf(levelOf(score + 1))).toBeGreaterThanOrEqual(levels.indexOf(levelOf(score)));
      }),
    );
    expect([1, 6, RISK_THRESHOLD, 20].map(levelOf)).toEqual(levels);
    expect([5, RISK_THRESHOLD - 1, 19].map(levelOf)).toEqual(["LOW", "MODERATE", "HIGH"]);
  });

  it("the standing risks of 5.9 are all there, each measured", () => {
    expect(Object.keys(standingRisks)).toEqual(StandingRisk.options);
    for (const name of StandingRisk.options) expect(scoreOf(standingRisks[name])).toBeGreaterThanOrEqual(9);
  });
});

import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Where a risk stands (domain.md 5.9). One that occurred becomes an issue, advice or a dispute. */
export const RiskStatus = z.enum(["IDENTIFIED", "ASSESSED", "TREATED", "OCCURRED", "CLOSED"]);
export type RiskStatus = z.infer<typeof RiskStatus>;

/** What a risk is about. */
export const RiskCategory = z.enum([
  "GOVERNANCE",
  "SCOPE",
  "CONTENT",
  "TECHNICAL",
  "SUPPLIER",
  "ADOPTION",
  "SKILLS",
  "LEGAL",
  "BUDGET",
  "SCHEDULE",
]);
export type RiskCategory = z.infer<typeof RiskCategory>;

/** What may happen does harm, or good. */
export const RiskNature = z.enum(["THREAT", "OPPORTUNITY"]);
export type RiskNature = z.infer<typeof RiskNature>;

/** What is done about it: an opportunity is exploited or enhanced where a threat is avoided, reduced or transferred. */
export const RiskResponse = z.enum(["AVOID", "REDUCE", "TRANSFER", "ACCEPT", "SHARE", "EXPLOIT", "ENHANCE"]);
export type RiskResponse = z.infer<typeof RiskResponse>;

/** How near it is. */
export const RiskProximity = z.enum(["NOW", "MONTH", "QUARTER", "LATER"]);
export type RiskProximity = z.infer<typeof RiskProximity>;

/** What a risk that occurred becomes: it keeps its number and its history. */
export const RiskTurn = z.enum(["ISSUE", "ADVICE", "DISPUTE"]);
export type RiskTurn = z.infer<typeof RiskTurn>;

/** How likely, and how hard it would hit each, from 1 to 5. */
export type RiskMeasure = {
  readonly probability: number;
  readonly cost: number;
  readonly time: number;
  readonly quality: number;
};

/** From this score on a risk goes to the steering committee by itself: likely and hard, or nearly. */
export const RISK_THRESHOLD = 12;

/** The hardest of its three impacts, from 1 to 5. */
export function impactOf({ cost, time, quality }: Omit<RiskMeasure, "probability">): number {
  return Math.max(cost, time, quality);
}

/** Probability times the hardest impact: from 1 to 25. */
export function scoreOf(measure: RiskMeasure): number {
  return measure.probability * impactOf(measure);
}

/** How a score is called: the words stand beside the colour, which never speaks alone. */
export type RiskLevel = "LOW" | "MODERATE" | "HIGH" | "CRITICAL";

/** The level of a score: critical from 20, high from the threshold, moderate from 6. */
export function levelOf(score: number): RiskLevel {
  if (score >= 20) return "CRITICAL";
  if (score >= RISK_THRESHOLD) return "HIGH";
  return score >= 6 ? "MODERATE" : "LOW";
}

/** What must be known to act on a risk, with what a look at it says. */
export type RiskFacts = {
  readonly status: RiskStatus;
  readonly nature: RiskNature;
  readonly measure: RiskMeasure | null;
  readonly response: RiskResponse | null;
  readonly actions: string;
  readonly reviewOn: string | null;
  readonly today: string;
  /** The owner is at work in the project. */
  readonly ownerThere: boolean;
};

const ofThreats: readonly RiskResponse[] = ["AVOID", "REDUCE", "TRANSFER"];
const ofOpportunities: readonly RiskResponse[] = ["EXPLOIT", "ENHANCE"];

/** A threat is not exploited, an opportunity not avoided. */
export function responseFits({ nature, response }: RiskFacts): readonly Refusal[] {
  const others = nature === "THREAT" ? ofOpportunities : ofThreats;
  return unless(response === null || !others.includes(response), refuse("response-of-other-nature", {}));
}

/** Somebody at work in the project holds it. */
export function ownerNamed({ ownerThere }: RiskFacts): readonly Refusal[] {
  return unless(ownerThere, refuse("owner-not-there", {}));
}

/** It is looked at again on a day that is still to come. */
export function reviewAhead({ reviewOn, today }: RiskFacts): readonly Refusal[] {
  return unless(reviewOn === null || reviewOn > today, refuse("review-day-past", { today }));
}

/** What is looked at gets its measure and its next day; one that has an answer says what is done. */
export function lookedAt({ measure, reviewOn, response, actions }: RiskFacts): readonly Refusal[] {
  const missing = [
    ...(measure === null ? ["measure"] : []),
    ...(reviewOn === null ? ["reviewOn"] : []),
    ...(response !== null && response !== "ACCEPT" && actions.trim() === "" ? ["actions"] : []),
  ];
  return unless(missing.length === 0, refuse("risk-incomplete", { missing }));
}

const open = ["IDENTIFIED", "ASSESSED", "TREATED"] as const;

/** The life of a risk. */
export const riskActs = {
  identify: {
    from: ["IDENTIFIED"],
    to: "IDENTIFIED",
    by: rolesFor("risk.identify"),
    guards: [ownerNamed, reviewAhead],
    article: "CD-16",
  },
  assess: {
    from: open,
    to: "ASSESSED",
    by: rolesFor("risk.review"),
    guards: [lookedAt, responseFits, ownerNamed, reviewAhead],
    article: "CD-16",
  },
  treat: {
    from: open,
    to: "TREATED",
    by: rolesFor("risk.review"),
    guards: [lookedAt, responseFits, ownerNamed, reviewAhead],
    article: "CD-16",
  },
  occur: { from: open, to: "OCCURRED", by: rolesFor("risk.occur"), guards: [], article: "CD-16" },
  close: { from: [...open, "OCCURRED"], to: "CLOSED", by: rolesFor("risk.close"), guards: [], article: "CD-16" },
} as const satisfies Record<string, ProjectAct<RiskStatus, RiskFacts>>;

/** Decides that a risk enters the register. One that is measured already is assessed from the start. */
export function decideIdentification(facts: RiskFacts, actor: Pick<Actor, "role">): Ruling<RiskStatus> {
  return decide<RiskStatus, RiskFacts>(riskActs.identify, facts, actor);
}

/** Decides a look at a risk: measured it is assessed, with a response it is treated. */
export function decideReview(facts: RiskFacts, actor: Pick<Actor, "role">): Ruling<RiskStatus> {
  return decide<RiskStatus, RiskFacts>(facts.response === null ? riskActs.assess : riskActs.treat, facts, actor);
}

/** Decides that a risk has happened, in words. */
export function decideOccurrence(facts: RiskFacts, actor: Pick<Actor, "role">, note: string): Ruling<RiskStatus> {
  return alsoUnless(decide<RiskStatus, RiskFacts>(riskActs.occur, facts, actor), [
    ...unless(note.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides that a risk is over, in words. */
export function decideClosing(facts: RiskFacts, actor: Pick<Actor, "role">, note: string): Ruling<RiskStatus> {
  return alsoUnless(decide<RiskStatus, RiskFacts>(riskActs.close, facts, actor), [
    ...unless(note.trim() !== "", refuse("reason-missing", {})),
  ]);
}

import { z } from "zod";
import { AdviceAnswer, AdviceOutcome, AdviceStatus } from "@/lib/domain/advice";
import { AdviceKind, AdviceLink, Adviser } from "@/lib/domain/advice-content";
import { OpinionStatus } from "@/lib/domain/opinion";
import { RiskCategory, RiskNature, RiskProximity, RiskResponse, RiskStatus, RiskTurn } from "@/lib/domain/risk";
import { getAdvice, listAdvice, listOpinions } from "@/lib/features/advice/queries";
import { AdviceCode } from "@/lib/features/advice/schema";
import { getRisk, listRisks } from "@/lib/features/risk/queries";
import { RiskCode } from "@/lib/features/risk/schema";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may } from "@/lib/http/api/fields";

const Line = z.strictObject({
  code: z.string(),
  kind: AdviceKind,
  status: AdviceStatus,
  object: z.string(),
  adviser: Adviser,
  by: z.string().describe("The adviser's party, or the expert by name and organisation."),
  links: many(AdviceLink).describe("What it concerns: none of it is signed before it is answered."),
  issuedAt: At.nullable(),
  dueOn: Day.nullable().describe("The end of the period to answer; it still waits afterwards."),
  late: z.boolean(),
});

const list = projectRead({
  id: "listAdvice",
  path: "/projects/{code}/advice",
  tag: "Advice",
  summary: "Advice",
  description: "What waits for an answer first; a draft shows to the party that writes it.",
  params: nothing,
  query: nothing,
  answer: listOf(Line.meta({ id: "AdviceLine" })),
  read: async ({ tx, scope }) => ({ items: [...(await listAdvice(tx, scope))], next: null }),
});

const words = z.string();
const one = projectRead({
  id: "getAdvice",
  path: "/projects/{code}/advice/{advice}",
  tag: "Advice",
  summary: "One piece of advice",
  description: "Word for word, with its answer and what came of it.",
  params: z.object({ advice: AdviceCode }),
  query: nothing,
  answer: Line.extend({
    content: z.strictObject({
      ...{ kind: AdviceKind, object: words, facts: words, options: words, recommended: words },
      ...{ cost: words, delay: words, quality: words, legal: words, interests: words },
      neededBy: Day.nullable(),
    }),
    opinion: z.string().nullable().describe("The request that it answers."),
    supersedes: z.string().nullable(),
    supersededBy: z.string().nullable(),
    acknowledgedAt: At.nullable(),
    escalatedAt: At.nullable().describe("When the sponsor was told that no answer had come."),
    endedAt: At.nullable(),
    endReason: words,
    clientOnly: z.boolean().describe("True for what shows to the client and its AMO alone."),
    answer: z
      .strictObject({ answer: AdviceAnswer, reason: words, consequences: words, record: words.nullable(), at: At })
      .nullable(),
    outcomes: many(z.strictObject({ outcome: AdviceOutcome, note: words, at: At })),
    abilities: abilities("issue", "acknowledge", "follow", "override", "lapse"),
  }).meta({ id: "Advice" }),
  read: async ({ tx, scope, now }, _query, { advice }) => {
    const found = await getAdvice(tx, scope, advice, now);
    if (found === null) return null;
    const { project, mine, ...told } = found.view;
    const { issue, acknowledge, follow, override, lapse } = found.abilities;
    return {
      ...told,
      abilities: {
        issue: may(issue),
        acknowledge: may(acknowledge),
        follow: may(follow),
        override: may(override),
        lapse: may(lapse),
      },
    };
  },
});

const opinions = projectRead({
  id: "listOpinions",
  path: "/projects/{code}/opinions",
  tag: "Advice",
  summary: "Opinions asked for",
  description: "Of whom, on what, by when; those that are open first. The address of an expert is never told.",
  params: nothing,
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        code: z.string(),
        status: OpinionStatus,
        askedOf: Adviser,
        who: z.string(),
        question: z.string(),
        facts: z.string(),
        neededBy: Day,
        requestedAt: At,
        links: many(AdviceLink),
        advice: z.string().nullable().describe("The advice that answered it."),
      })
      .meta({ id: "OpinionLine" }),
  ),
  read: async ({ tx, scope }) => {
    const found = await listOpinions(tx, scope);
    return { items: found.map(({ mine, ...line }) => line), next: null };
  },
});

const score = z.int().nullable();
const Risk = z.strictObject({
  code: z.string(),
  status: RiskStatus,
  category: RiskCategory,
  nature: RiskNature,
  event: z.string(),
  probability: score.describe("From 1 to 5."),
  impact: score.describe("The hardest of its three impacts, from 1 to 5."),
  score: score.describe("Probability times the hardest impact."),
  level: z.enum(["LOW", "MODERATE", "HIGH", "CRITICAL"]).nullable(),
  residual: score.describe("What would be left once what is planned is done."),
  proximity: RiskProximity.nullable(),
  response: RiskResponse.nullable(),
  owner: z.string(),
  reviewOn: Day.nullable(),
  became: RiskTurn.nullable(),
});

const risks = projectRead({
  id: "listRisks",
  path: "/projects/{code}/risks",
  tag: "Risks",
  summary: "The register of risks",
  description: "The heaviest first, those that are over last.",
  params: nothing,
  query: nothing,
  answer: listOf(Risk.meta({ id: "RiskLine" })),
  read: async ({ tx, scope }) => ({ items: [...(await listRisks(tx, scope.projectId))], next: null }),
});

const risk = projectRead({
  id: "getRisk",
  path: "/projects/{code}/risks/{risk}",
  tag: "Risks",
  summary: "One risk",
  description: "With every look at it, the last first.",
  params: z.object({ risk: RiskCode }),
  query: nothing,
  answer: Risk.extend({
    ...{ cause: words, effect: words, actions: words, warningSign: words },
    ...{ cost: score, time: score, quality: score, residualProbability: score, residualImpact: score },
    ownerId: z.uuid(),
    identifiedAt: At,
    reviews: many(
      z.strictObject({
        number: z.int(),
        status: RiskStatus,
        score,
        residual: score,
        response: RiskResponse.nullable(),
        note: words,
        by: words,
        at: At,
        reviewOn: Day.nullable(),
      }),
    ),
    advice: many(z.string()).describe("Advice that is linked to it."),
    abilities: abilities("review", "occur", "close"),
  }).meta({ id: "Risk" }),
  read: async ({ tx, scope, now }, _query, { risk: code }) => {
    const found = await getRisk(tx, scope, code, now);
    if (found === null) return null;
    const { project, ...told } = found.view;
    const { review, occur, close } = found.abilities;
    return { ...told, abilities: { review: may(review), occur: may(occur), close: may(close) } };
  },
});

/** Advice, the opinions that were asked for, and the register of risks. */
export const adviceReads: readonly ReadOperation[] = [list, one, opinions, risks, risk];

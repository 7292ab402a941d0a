import { z } from "zod";
import { Advice, HintCode } from "@/lib/domain/quality-hint";
import { Lack } from "@/lib/domain/quality-score";
import { Priority } from "@/lib/domain/requirement-content";
import { getExclusions } from "@/lib/features/exclusion/queries";
import { getQuality } from "@/lib/features/requirement/queries-quality";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, many } from "@/lib/http/api/fields";

const Hint = z
  .strictObject({ code: HintCode, advice: Advice, start: z.int(), end: z.int(), words: z.string() })
  .describe("`start` and `end` count UTF-16 units of the statement.")
  .meta({ id: "QualityHint" });

const quality = projectRead({
  id: "getQuality",
  path: "/projects/{code}/quality",
  tag: "Requirements",
  summary: "How good the set of requirements is",
  description:
    "What lacks before it can be signed, the balance of priorities, the wording that calls for remarks (none blocks anything) and what looks alike. The first of each; of very large sets, the first texts are read (`cut`).",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      total: z.int(),
      percent: z.int().describe("How complete the set is; 100 when nothing lacks."),
      lacks: many(z.strictObject({ lack: Lack, count: z.int(), first: many(z.string()) })),
      blockingQuestions: z.int(),
      exclusionsStated: z.boolean(),
      priorities: z.record(z.enum([...Priority.options, "NONE"]), z.int()),
      mustBeyond: z.boolean().describe("More is indispensable than can be kept to (4.3)."),
      remarked: z.strictObject({
        count: z.int(),
        first: many(z.strictObject({ code: z.string(), hints: many(Hint) })),
      }),
      alike: many(z.strictObject({ first: z.string(), second: z.string(), percent: z.int() })),
      cut: z.boolean(),
    })
    .meta({ id: "Quality" }),
  read: async ({ tx, scope }) => {
    const { total, score, lacks, blockingQuestions, exclusionsStated, priorities, ...rest } = await getQuality(
      tx,
      scope,
    );
    const { balance, remarked, twins, cut } = rest;
    return {
      ...{ total, percent: score.percent, blockingQuestions, exclusionsStated, priorities },
      lacks: lacks.map(({ lack, count, first }) => ({ lack, count, first: first.map(({ code }) => code) })),
      mustBeyond: balance.beyond,
      remarked: {
        count: remarked.count,
        first: remarked.first.map(({ code, hints }) => ({
          code,
          hints: hints.map(({ code: hint, advice, start, end, words }) => ({ code: hint, advice, start, end, words })),
        })),
      },
      alike: twins.map(({ first, second, percent }) => ({ first, second, percent })),
      cut,
    };
  },
});

const exclusions = projectRead({
  id: "getExclusions",
  path: "/projects/{code}/exclusions",
  tag: "Requirements",
  summary: "What the project leaves out",
  description:
    "As it was last said by a person, or as the last signed baseline holds it when that is newer. An empty text: nobody has said it yet.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      text: z.string(),
      version: z.int().describe("Of what persons said; 0 when nobody did."),
      said: z.strictObject({ at: At, by: z.string() }).nullable(),
      baseline: z.int().nullable().describe("The number of the baseline that holds it, word for word."),
    })
    .meta({ id: "Exclusions" }),
  read: ({ tx, scope }) => getExclusions(tx, scope),
});

/** What the set of requirements is worth, and what it leaves out. */
export const qualityReads: readonly ReadOperation[] = [quality, exclusions];

import { z } from "zod";
import { Side } from "@/lib/domain/party";
import { Lack } from "@/lib/domain/quality-score";
import { QuestionStatus } from "@/lib/domain/question";
import { RequirementStatus } from "@/lib/domain/requirement";
import {
  AcceptanceCriterion,
  Flexibility,
  Priority,
  RequirementContent,
  RequirementKind,
  VerificationMethod,
} from "@/lib/domain/requirement-content";
import { RequirementMark, RequirementSort } from "@/lib/domain/requirement-list";
import { getNextBaseline, listBaselines } from "@/lib/features/baseline/queries";
import { discussionAbilities, findSubject, getDiscussion, listQuestions } from "@/lib/features/discussion/queries";
import type { RemarkView, Said } from "@/lib/features/discussion/view";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { getRequirement } from "@/lib/features/requirement/queries-item";
import { listRequirementLines, RequirementLine } from "@/lib/features/requirement/queries-lines";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import { requirementSteps } from "@/lib/features/requirement/view";
import { nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, cut, Day, May, many, may, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";

const requirements = projectRead({
  id: "listRequirements",
  path: "/projects/{code}/requirements",
  tag: "Requirements",
  summary: "Requirements",
  description:
    "The requirements that match the filters, in the order that is asked. Lean: the whole text is at each one's address.",
  params: nothing,
  query: z.object({
    ...paging,
    after: RequirementCode.optional().describe("The `next` of the page before."),
    q: z.string().trim().max(200).optional().describe("Words of the title, the statement or the number."),
    status: RequirementStatus.optional(),
    kind: RequirementKind.optional(),
    priority: Priority.optional(),
    chapter: z.string().max(300).optional(),
    within: z
      .string()
      .max(300)
      .optional()
      .describe("A part of the outline by its letter, or a chapter and all inside it."),
    lack: Lack.optional().describe("Those that lack it: a criterion, a source, a priority, a method, a chapter."),
    mark: RequirementMark.optional().describe(
      "Those that await your agreement, were written after the last baseline, are suspect, or that no milestone delivers.",
    ),
    sort: RequirementSort.optional().describe("As the document reads (usual), by number, or what moved last first."),
  }),
  answer: pageOf(RequirementLine.meta({ id: "RequirementLine" })),
  read: ({ tx, scope }, { limit, after = null, ...asked }) =>
    listRequirementLines(tx, scope, { ...ListShape.parse(asked), after }, limit),
});

const Criterion = z
  .strictObject({ ...AcceptanceCriterion.shape, method: VerificationMethod, flexibility: Flexibility })
  .meta({ id: "AcceptanceCriterion" });

const requirement = projectRead({
  id: "getRequirement",
  path: "/projects/{code}/requirements/{requirement}",
  tag: "Requirements",
  summary: "One requirement",
  description:
    "Its present text and criteria, its versions, the milestones that deliver it, and what you may do with it.",
  params: z.object({ requirement: RequirementCode }),
  query: nothing,
  answer: z
    .strictObject({
      id: z.uuid(),
      code: z.string(),
      version: z.int(),
      status: RequirementStatus,
      statusReason: z.string(),
      chapter: z.string(),
      externalReference: z.string().nullable(),
      changePending: z.boolean(),
      content: z.strictObject({ ...RequirementContent.shape, criteria: many(Criterion) }),
      agreements: many(Side),
      openBlockingQuestions: many(z.string()),
      milestones: many(z.strictObject({ code: z.string(), title: z.string() })),
      versions: many(
        z.strictObject({
          version: z.int(),
          statement: z.string(),
          reason: z.string(),
          author: z.string(),
          writtenAt: At,
          baseline: z
            .strictObject({
              number: z.int(),
              signedAt: At,
              signatory: z.string(),
              digest: Sha256,
              count: z.int(),
              record: z.string(),
            })
            .nullable(),
        }),
      ),
      orders: many(
        z.strictObject({
          amendment: z.string(),
          change: z.string(),
          record: z.string().nullable(),
          kind: z.enum(["ADD", "MODIFY", "REMOVE"]),
          fromVersion: z.int().nullable(),
          version: z.int(),
        }),
      ).describe("The orders that put one version in the place of another."),
      abilities: z.strictObject({
        revise: May,
        steps: many(z.strictObject({ step: z.enum(requirementSteps), ability: May })).describe(
          "The steps that exist from where it stands.",
        ),
      }),
    })
    .meta({ id: "Requirement" }),
  read: async ({ tx, scope, now }, _query, { requirement: code }) => {
    const found = await getRequirement(tx, scope, code, now);
    if (found === null) return null;
    const { revise, steps } = found.abilities;
    return {
      id: found.id,
      ...found.view,
      abilities: { revise: may(revise), steps: steps.map(({ step, ability }) => ({ step, ability: may(ability) })) },
    };
  },
});

const Speaker = z.strictObject({ name: z.string(), party: PartyName, at: At }).meta({ id: "Speaker" });

function speaker({ name, party, at }: Said): z.input<typeof Speaker> {
  return { name, party: partyName(party), at };
}

const Question = z
  .strictObject({
    code: z.string(),
    subject: z.string(),
    subjectKind: z.enum(["REQUIREMENT", "MILESTONE"]),
    blocking: z.boolean(),
    to: Side,
    text: z.string().nullable(),
    asked: Speaker,
    answer: z.strictObject({ text: z.string().nullable(), by: Speaker }).nullable(),
    dueOn: Day.nullable().describe("The last day to answer, by its clock; null once it is answered."),
    dueBefore: At.nullable(),
  })
  .meta({ id: "Question" });

type QuestionView = Awaited<ReturnType<typeof listQuestions>>["rows"][number];

function questionBody({ asked, answer, term, ...question }: QuestionView): z.input<typeof Question> {
  return {
    ...question,
    asked: speaker(asked),
    answer: answer === null ? null : { text: answer.text, by: speaker(answer.by) },
    dueOn: term?.on ?? null,
    dueBefore: term?.dueBefore ?? null,
  };
}

const Remark = z.strictObject({ id: z.uuid(), text: z.string().nullable(), by: Speaker }).meta({ id: "Remark" });

function remarkBody({ id, text, by }: RemarkView): z.input<typeof Remark> {
  return { id, text, by: speaker(by) };
}

/** What is said about a requirement or a milestone: the same shape for both. */
const Discussion = z
  .strictObject({
    questions: many(Question),
    comments: many(Remark),
    notes: many(Remark).describe("Of your own party alone."),
    abilities: abilities("ask", "comment", "note"),
  })
  .meta({ id: "Discussion" });

const subjects = { REQUIREMENT: "requirements", MILESTONE: "milestones" } as const;

function discussionOf(kind: keyof typeof subjects, pattern: z.ZodType<string>): ReadOperation {
  const noun = kind === "REQUIREMENT" ? "requirement" : "milestone";
  return projectRead({
    id: kind === "REQUIREMENT" ? "getRequirementDiscussion" : "getMilestoneDiscussion",
    path: `/projects/{code}/${subjects[kind]}/{subject}/discussion`,
    tag: "Questions",
    summary: `What is said about a ${noun}`,
    description: "Its questions with their answers, its comments, and the notes of your own party.",
    params: z.object({ subject: pattern }),
    query: nothing,
    answer: Discussion,
    read: async ({ tx, scope, now }, _query, { subject }) => {
      const about = { kind, code: subject } as const;
      const [id, said] = await Promise.all([findSubject(tx, scope, about), getDiscussion(tx, scope, about, now)]);
      if (id === null) return null;
      const { questions, comments, notes } = said;
      const { ask, comment, note } = discussionAbilities(scope, now);
      return {
        questions: questions.map(questionBody),
        comments: comments.map(remarkBody),
        notes: notes.map(remarkBody),
        abilities: { ask: may(ask), comment: may(comment), note: may(note) },
      };
    },
  });
}

const questions = projectRead({
  id: "listQuestions",
  path: "/projects/{code}/questions",
  tag: "Questions",
  summary: "Questions",
  description: "The questions of a project, the newest first.",
  params: nothing,
  query: z.object({
    ...paging,
    after: z
      .string()
      .regex(/^Q-\d{3,6}$/)
      .optional()
      .describe("The `next` of the page before."),
    status: QuestionStatus.default("OPEN"),
  }),
  answer: pageOf(Question),
  read: async ({ tx, scope, now }, { limit, after = null, status }) => {
    const { rows, next } = await listQuestions(tx, scope, { status, after, size: limit, now });
    return { items: rows.map(questionBody), next };
  },
});

const baselines = projectRead({
  id: "listBaselines",
  path: "/projects/{code}/baselines",
  tag: "Baselines",
  summary: "Baselines",
  description: "The signed sets of requirements, the newest first, and what the next one would hold.",
  params: nothing,
  query: z.object({
    ...paging,
    after: z.coerce.number().int().min(1).optional().describe("The `next` of the page before."),
  }),
  answer: pageOf(
    z
      .strictObject({
        number: z.int(),
        record: z.string(),
        digest: Sha256,
        count: z.int(),
        added: z.int(),
        signatory: z.string(),
        signedAt: At,
      })
      .meta({ id: "Baseline" }),
  ).extend({
    nextBaseline: z.strictObject({
      number: z.int(),
      count: z.int(),
      added: z.int(),
      exclusions: z.string().describe("What the last baseline said was left out."),
    }),
  }),
  read: async ({ tx, scope }, { after, limit }) => {
    const rows = await listBaselines(tx, scope);
    const page = cut(rows, (row) => String(row.number), {
      limit,
      after: after === undefined ? undefined : String(after),
    });
    return { ...page, nextBaseline: await getNextBaseline(tx, scope) };
  },
});

/** Requirements, baselines and what is said about them. */
export const defineReads: readonly ReadOperation[] = [
  requirements,
  requirement,
  discussionOf("REQUIREMENT", RequirementCode),
  discussionOf("MILESTONE", MilestoneCode),
  questions,
  baselines,
];

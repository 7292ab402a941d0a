import { z } from "zod";
import { Gap } from "@/lib/domain/requirement-list";
import { listTraceLines, TraceLine } from "@/lib/features/requirement/queries-matrix";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import { listViews } from "@/lib/features/saved-view/queries";
import { listOf, nothing, pageOf, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";

const traceability = projectRead({
  id: "listTraceability",
  path: "/projects/{code}/traceability",
  tag: "Requirements",
  summary: "What each requirement leads to",
  description:
    "The requirements that count, each with the milestones that deliver it, its criteria, what refers to it, and the last results of its tests.",
  params: nothing,
  query: z.object({
    ...paging,
    after: RequirementCode.optional().describe("The `next` of the page before."),
    q: z.string().trim().max(200).optional().describe("Words of the title, the statement or the number."),
    chapter: z.string().max(300).optional(),
    within: z
      .string()
      .max(300)
      .optional()
      .describe("A part of the outline by its letter, or a chapter and all inside it."),
    gap: Gap.optional().describe(
      "Those without a milestone, a criterion or a test that passed; or with a test that failed.",
    ),
  }),
  answer: pageOf(TraceLine.meta({ id: "TraceLine" })),
  read: async ({ tx, scope }, { limit, ...asked }) => {
    const { rows, next } = await listTraceLines(tx, scope, MatrixFilter.parse(asked), limit);
    return { items: rows, next };
  },
});

const View = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean().describe("Your whole party finds it."),
    own: z.boolean().describe("You saved it: you may rename or remove it."),
    shape: z.strictObject(ListShape.shape),
  })
  .meta({ id: "SavedView" });

const views = projectRead({
  id: "listViews",
  path: "/projects/{code}/views",
  tag: "Requirements",
  summary: "Saved views",
  description: "The views of the list of requirements that you saved, and those that others of your party share.",
  params: nothing,
  query: nothing,
  answer: listOf(View),
  read: async ({ tx, scope }) => ({ items: [...(await listViews(tx, scope))], next: null }),
});

/** The list of requirements as people work with it: what each leads to, and the views they save. */
export const tableReads: readonly ReadOperation[] = [traceability, views];

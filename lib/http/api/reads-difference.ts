import { z } from "zod";
import type { DifferencePart } from "@/lib/domain/difference";
import {
  AcceptanceCriterion,
  Flexibility,
  RequirementContent,
  VerificationMethod,
} from "@/lib/domain/requirement-content";
import { SuspectKind, SuspectStatus } from "@/lib/domain/suspect";
import { compareVersions, readComparison } from "@/lib/features/difference/queries";
import { DifferenceKind, SetName } from "@/lib/features/difference/schema";
import { wordDifference } from "@/lib/features/difference/view-words";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { RequirementCode } from "@/lib/features/requirement/schema";
import { getSuspects } from "@/lib/features/suspect/queries-page";
import { listOf, nothing, paging, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, May, many, may } from "@/lib/http/api/fields";

const number = z.coerce.number().int().min(1).max(1_000_000).optional();

/** The same shape as a requirement's present text. */
const Text = z
  .strictObject({
    ...RequirementContent.shape,
    criteria: many(
      z.strictObject({ ...AcceptanceCriterion.shape, method: VerificationMethod, flexibility: Flexibility }),
    ),
  })
  .meta({ id: "RequirementText" });

const Held = z.strictObject({ version: z.int(), content: Text }).nullable();

const Words = many(
  z.strictObject({ kind: z.enum(["SAME", "ADDED", "REMOVED"]), text: z.string() }).meta({ id: "DifferencePart" }),
).describe("The statement word by word: without ADDED it is the earlier one, without REMOVED the later one.");

const End = z
  .strictObject({
    name: z.union([z.int(), z.literal("now")]).describe("The number of a baseline, or what is in force now."),
    count: z.int(),
    record: z.string().nullable(),
    signedAt: At.nullable(),
    exclusions: z.string(),
  })
  .meta({ id: "ComparedBaseline" });

function statementWords(
  before: { readonly content: { readonly statement: string } } | null,
  after: { readonly content: { readonly statement: string } } | null,
): readonly DifferencePart[] {
  return wordDifference(before?.content.statement ?? "", after?.content.statement ?? "");
}

const baselines = projectRead({
  id: "compareBaselines",
  path: "/projects/{code}/baselines/compare",
  tag: "Baselines",
  summary: "Two baselines compared",
  description:
    "What came in, went out or changed from one signed baseline to another: counts over the whole, and a page of what differs. Without names, the last one with the one before, or the only one with what is in force now.",
  params: nothing,
  query: z.object({
    ...paging,
    from: SetName.optional().describe("The number of a baseline, or `now`."),
    to: SetName.optional(),
    kind: DifferenceKind.optional(),
    after: RequirementCode.optional().describe("The `next` of the page before."),
  }),
  answer: z.strictObject({
    comparable: many(z.union([z.int(), z.literal("now")])).describe("What can be compared, the newest first."),
    from: End.nullable().describe("Null while nothing is signed."),
    to: End.nullable(),
    counts: z.strictObject({ added: z.int(), removed: z.int(), changed: z.int(), same: z.int() }),
    items: many(
      z
        .strictObject({ code: z.string(), kind: DifferenceKind, before: Held, after: Held, statement: Words })
        .meta({ id: "RequirementDifference" }),
    ),
    next: z.string().nullable(),
  }),
  read: async ({ tx, scope }, { limit, ...asked }) => {
    const found = await readComparison(tx, scope, { ...asked, size: limit });
    if (found === null) return null;
    const { names, view } = found;
    const items = (view?.items ?? []).map((item) => ({ ...item, statement: statementWords(item.before, item.after) }));
    return {
      comparable: names,
      from: view?.from ?? null,
      to: view?.to ?? null,
      counts: view?.counts ?? { added: 0, removed: 0, changed: 0, same: 0 },
      items,
      next: view?.next ?? null,
    };
  },
});

const Version = z
  .strictObject({
    version: z.int(),
    writtenAt: At,
    author: z.string(),
    reason: z.string(),
    baseline: z.int().nullable().describe("The first baseline that holds it."),
    content: Text,
  })
  .meta({ id: "ComparedVersion" });

const versions = projectRead({
  id: "compareVersions",
  path: "/projects/{code}/requirements/{requirement}/compare",
  tag: "Requirements",
  summary: "Two versions of a requirement compared",
  description: "Both texts, and what differs. Without numbers, the last version with the one before.",
  params: z.object({ requirement: RequirementCode }),
  query: z.object({ from: number, to: number }),
  answer: z.strictObject({
    code: z.string(),
    versions: many(z.int()),
    from: Version,
    to: Version,
    statement: Words,
  }),
  read: async ({ tx, scope }, asked, { requirement }) => {
    const view = await compareVersions(tx, scope, requirement, asked);
    return view === null ? null : { ...view, statement: statementWords(view.from, view.to) };
  },
});

const suspects = projectRead({
  id: "listSuspects",
  path: "/projects/{code}/milestones/{milestone}/suspects",
  tag: "Milestones",
  summary: "What amendments made suspect under a milestone",
  description:
    "Deliverables, criteria and test evidence that rest on a text that an amendment has changed, with who confirmed them and why.",
  params: z.object({ milestone: MilestoneCode }),
  query: nothing,
  answer: listOf(
    z
      .strictObject({
        id: z.uuid(),
        kind: SuspectKind,
        status: SuspectStatus,
        amendment: z.string(),
        requirement: z.string(),
        version: z.int().describe("The text that was promised."),
        present: z.int().describe("The present text."),
        words: z.string(),
        markedAt: At,
        reason: z.string().nullable(),
        confirmedAt: At.nullable(),
        confirmedBy: z.string().nullable(),
        confirm: May,
      })
      .meta({ id: "Suspect" }),
  ),
  read: async ({ tx, scope, now }, _query, { milestone }) => {
    const found = await getSuspects(tx, scope, milestone, now);
    if (found === null) return null;
    return {
      items: found.suspects.map(({ ability, ...suspect }) => {
        const { id, kind, status, amendment, requirement, version, present, words, markedAt } = suspect;
        const { reason, confirmedAt, confirmedBy } = suspect;
        const about = { id, kind, status, amendment, requirement, version, present, words, markedAt };
        return { ...about, reason, confirmedAt, confirmedBy, confirm: may(ability) };
      }),
      next: null,
    };
  },
});

/** Comparisons, and what an amendment made suspect. */
export const differenceReads: readonly ReadOperation[] = [baselines, versions, suspects];

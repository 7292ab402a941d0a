import { z } from "zod";
import { RequirementContent } from "@/lib/domain/requirement-content";
import { ChangeRequestCode } from "@/lib/features/change-request/schema";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { DraftRequirementInput, RequirementCode } from "@/lib/features/requirement/schema";
import { Digest } from "@/lib/kernel/ids";

/** The number of an order: AV-001 for an amendment, BC-001 for a purchase order. */
export const AmendmentCode = z.union([z.string().regex(/^AV-\d{3,6}$/), z.string().regex(/^BC-\d{3,6}$/)]);

/** A requirement's text as it is written; the ids of its criteria are ours to give. */
const TextInput = z.object({
  ...RequirementContent.shape,
  statement: RequirementContent.shape.statement.min(1),
  criteria: DraftRequirementInput.shape.criteria,
});

/** What an order would do to one requirement: add one, give one in force another text, or take it out. */
const RequirementChangeInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ADD"),
    /** The number that an earlier draft gave it; empty the first time. */
    requirement: z.union([z.literal(""), RequirementCode]),
    chapter: z.string().trim().max(300),
    milestone: z.union([z.literal(""), MilestoneCode]),
    content: TextInput,
  }),
  z.object({ kind: z.literal("MODIFY"), requirement: RequirementCode, content: TextInput }),
  z.object({ kind: z.literal("REMOVE"), requirement: RequirementCode }),
]);
export type RequirementChangeInput = z.infer<typeof RequirementChangeInput>;

/** What an order would do to one milestone; an accepted one is re-opened by being named. */
const MilestoneChangeInput = z.object({
  milestone: MilestoneCode,
  dueOn: z.iso.date().nullable(),
  amountCents: z.int().min(0).max(100_000_000_000).nullable(),
});

/** The draft of an order: versions, codes and ids are ours to give, the price is the one that was agreed. */
export const DraftAmendmentInput = z.object({
  changeRequest: ChangeRequestCode,
  /** The agency that it is ordered from; empty where the change concerns one alone. */
  party: z.union([z.literal(""), z.uuid()]),
  requirements: z.array(RequirementChangeInput).max(200),
  milestones: z.array(MilestoneChangeInput).max(100),
});
export type DraftAmendmentInput = z.infer<typeof DraftAmendmentInput>;

/** The signature of an order: its number, and the digest of what was read. */
export const SignAmendmentInput = z.object({ amendment: AmendmentCode, digest: Digest });

/** An order that is given up before everybody has signed it, with the reason. */
export const WithdrawAmendmentInput = z.object({ amendment: AmendmentCode, reason: z.string().trim().max(10_000) });
export type WithdrawAmendmentInput = z.infer<typeof WithdrawAmendmentInput>;

/** A step of the work on an ordered change: it begins, is verified, is closed; with what there is to say. */
export const ChangeWorkInput = z.object({
  changeRequest: ChangeRequestCode,
  comment: z.string().trim().max(10_000),
});

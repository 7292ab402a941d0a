import { z } from "zod";
import {
  AcceptanceCriterion,
  Priority,
  RequirementContent,
  RequirementKind,
  VerificationMethod,
} from "@/lib/domain/requirement-content";
import { importLengths, maxCriteria } from "@/lib/features/requirement/sheet-map";
import { SheetField } from "@/lib/features/requirement/sheet-values";
import { Digest } from "@/lib/kernel/ids";

/** The number of a requirement: EX-001. */
export const RequirementCode = z.string().regex(/^EX-\d{3,6}$/);

/** Most requirements that one step may take together: what a person can still look at. */
export const largestSelection = 500;
/** Most lines of one import. */
export const largestImport = 10_000;

/** A criterion as it is written; its id is ours to give. */
export const CriterionInput = z
  .object(AcceptanceCriterion.shape)
  .omit({ id: true })
  .refine((criterion) => criterion.measure !== "" || criterion.outcome !== "", {
    path: ["measure"],
    message: "measure-or-scenario",
  });
export type CriterionInput = z.infer<typeof CriterionInput>;

/** A requirement as it is written: a draft may lack what a proposal needs, except words. */
export const DraftRequirementInput = z.object({
  ...RequirementContent.shape,
  statement: RequirementContent.shape.statement.min(1),
  chapter: z.string().trim().max(300),
  criteria: z.array(CriterionInput).max(maxCriteria),
});
export type DraftRequirementInput = z.infer<typeof DraftRequirementInput>;

/** A new text for a requirement. `version` is the one that was open: somebody else's newer text is never overwritten. */
export const ReviseRequirementInput = DraftRequirementInput.extend({
  code: RequirementCode,
  version: z.int().min(1),
  reason: z.string().trim().max(10_000),
});
export type ReviseRequirementInput = z.infer<typeof ReviseRequirementInput>;

/** The form of a requirement, new or revised: a draft's command takes no notice of `code`, `version` and `reason`. */
export const RequirementFormInput = DraftRequirementInput.extend({
  code: z.string().max(20),
  version: z.int(),
  reason: z.string().trim().max(10_000),
});
export type RequirementFormInput = z.infer<typeof RequirementFormInput>;

/** A step for one requirement or for several: all of them, or none. */
export const StepRequirementInput = z.object({ codes: z.array(RequirementCode).min(1).max(largestSelection) });
export type StepRequirementInput = z.infer<typeof StepRequirementInput>;

/** An agreement on texts, each by the version that was read: all of them, or none. */
export const AgreeRequirementInput = z.object({
  read: z
    .array(z.object({ code: RequirementCode, version: z.int().min(1) }))
    .min(1)
    .max(largestSelection),
});
export type AgreeRequirementInput = z.infer<typeof AgreeRequirementInput>;

/** A step that says why (AR-08). */
export const ReasonedStepInput = StepRequirementInput.extend({ reason: z.string().trim().max(10_000) });
export type ReasonedStepInput = z.infer<typeof ReasonedStepInput>;

const optional = (length: number): z.ZodNullable<z.ZodString> => z.string().trim().min(1).max(length).nullable();

const ImportedRow = z.object({
  line: z.int().min(1),
  code: RequirementCode.nullable().default(null),
  guid: optional(importLengths.guid).default(null),
  externalReference: optional(importLengths.externalReference),
  title: optional(importLengths.title),
  statement: z.string().trim().min(1).max(importLengths.statement),
  kind: RequirementKind,
  priority: Priority.nullable(),
  source: optional(importLengths.source),
  rationale: optional(importLengths.rationale),
  chapter: optional(importLengths.chapter),
  verificationMethod: VerificationMethod.nullable(),
  criteria: z
    .array(
      z.object({
        reference: z.string().trim().max(100).nullable(),
        text: z.string().trim().min(1).max(importLengths.criteria),
      }),
    )
    .max(maxCriteria),
});

const guid = z.string().min(1).max(importLengths.guid);
const identities = ["code", "guid", "externalReference"] as const;

/** A whole sheet, mapped: `fields` are those it fills, the others are left as people wrote them. */
export const ImportRequirementInput = z.object({
  fileDigest: Digest,
  fields: z.array(SheetField).min(1),
  requirements: z
    .array(ImportedRow)
    .min(1)
    .max(largestImport)
    .superRefine((rows, context) => {
      for (const name of identities) {
        const seen = new Set<string>();
        for (const [index, row] of rows.entries()) {
          const value = row[name];
          if (value === null) continue;
          if (seen.has(value)) context.addIssue({ code: "custom", message: "reference-repeated", path: [index, name] });
          seen.add(value);
        }
      }
    }),
  /** What an exchanged file says beside its objects: relations between them, by GUID, and the GUIDs of its chapters. */
  relations: z
    .array(z.object({ guid, type: z.string().max(200), source: guid, target: guid }))
    .max(largestImport)
    .default([]),
  chapters: z
    .array(z.object({ chapter: z.string().min(1).max(importLengths.chapter), guid }))
    .max(largestImport)
    .default([]),
});
export type ImportRequirementInput = z.infer<typeof ImportRequirementInput>;

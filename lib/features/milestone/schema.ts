import { z } from "zod";
import { Decision } from "@/lib/domain/decision-condition";
import { MilestoneDefinition } from "@/lib/domain/milestone-definition";
import { EvidenceKind } from "@/lib/domain/submission";
import { Digest } from "@/lib/kernel/ids";

/** The number of a milestone: J3. */
export const MilestoneCode = z.string().regex(/^J[1-9]\d{0,5}$/);
const words = z.string().trim().max(10_000);
const said = words.min(1);

function distinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

/** A criterion of the milestone's own, as it is written; its id is ours to give. */
const OwnCriterionInput = z.object({ statement: z.string().trim().min(1).max(2_000) });

/** What a milestone promises, as it is written, and the agency that promises it. */
export const DefineMilestoneInput = z.object({
  ...MilestoneDefinition.shape,
  title: MilestoneDefinition.shape.title.min(1),
  criteria: z.array(OwnCriterionInput).max(200),
  agencyPartyId: z.uuid(),
});
export type DefineMilestoneInput = z.infer<typeof DefineMilestoneInput>;

/** A new text for a milestone in definition, and why it changes. */
export const ReviseMilestoneInput = DefineMilestoneInput.extend({ milestone: MilestoneCode, reason: words });
export type ReviseMilestoneInput = z.infer<typeof ReviseMilestoneInput>;

/** The definition that one's side signs, by the digest of what was read. */
export const AgreeMilestoneInput = z.object({ milestone: MilestoneCode, digest: Digest });
export type AgreeMilestoneInput = z.infer<typeof AgreeMilestoneInput>;

/** The start of the work; late client inputs are put on record in words. */
export const StartMilestoneInput = z.object({ milestone: MilestoneCode, lateness: words });
export type StartMilestoneInput = z.infer<typeof StartMilestoneInput>;

/** One piece of evidence: a file that was uploaded, or an address. */
export const EvidenceInput = z
  .object({
    kind: EvidenceKind,
    name: z.string().trim().min(1).max(200),
    fileId: z.uuid().nullable(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullable(),
  })
  .refine((evidence) => (evidence.fileId === null) !== (evidence.url === null), {
    path: ["url"],
    message: "file-or-link",
  });
export type EvidenceInput = z.infer<typeof EvidenceInput>;

/** What the agency hands over: the version, where it runs, what it knows, the evidence, and its answers after an adjournment. */
export const SubmissionDraftInput = z.object({
  version: z.string().trim().max(120),
  environment: z.string().trim().max(500),
  message: words,
  declaredIssues: words,
  declaredBlocking: z.int().min(0).max(999),
  evidence: z.array(EvidenceInput).max(100),
  answers: z
    .array(z.object({ reasonId: z.uuid(), text: words }))
    .max(500)
    .refine((answers) => distinct(answers.map((answer) => answer.reasonId))),
});
export type SubmissionDraftInput = z.infer<typeof SubmissionDraftInput>;

/** A submission, signed. */
export const SubmitMilestoneInput = SubmissionDraftInput.extend({ milestone: MilestoneCode, digest: Digest });
export type SubmitMilestoneInput = z.infer<typeof SubmitMilestoneInput>;

/** A milestone named, and nothing more to say. */
export const VerifyMilestoneInput = z.object({ milestone: MilestoneCode });
export type VerifyMilestoneInput = z.infer<typeof VerifyMilestoneInput>;

/** What the client's signatory brings to a decision, beside the choice itself. Cents before tax. */
export const DecisionDraftInput = z.object({
  comment: words,
  reasons: z
    .array(z.object({ criterionId: z.uuid(), text: words }))
    .max(500)
    .refine((reasons) => distinct(reasons.map((reason) => reason.criterionId))),
  reductionCents: z.int().min(0).max(1_000_000_000_00).nullable(),
});
export type DecisionDraftInput = z.infer<typeof DecisionDraftInput>;

/** A decision, signed: the same shape for the five decisions and the aptitude. */
export const DecideMilestoneInput = DecisionDraftInput.extend({ milestone: MilestoneCode, digest: Digest });
export type DecideMilestoneInput = z.infer<typeof DecideMilestoneInput>;

/** What a decision ceremony shows: the decision in the making. */
export const DecisionPreviewInput = DecisionDraftInput.extend({ milestone: MilestoneCode, decision: Decision });
export type DecisionPreviewInput = z.infer<typeof DecisionPreviewInput>;

/** The agency's written acceptance of a reduction. */
export const AcceptPriceReductionInput = z.object({ milestone: MilestoneCode, digest: Digest, comment: words });
export type AcceptPriceReductionInput = z.infer<typeof AcceptPriceReductionInput>;

/** Giving up a milestone: why, and what the client owes when it does so alone (cents before tax). */
export const CancellationDraftInput = z.object({
  reason: words,
  costCents: z.int().min(0).max(1_000_000_000_00).nullable(),
});
export const CancelMilestoneInput = CancellationDraftInput.extend({ milestone: MilestoneCode, digest: Digest });
export type CancelMilestoneInput = z.infer<typeof CancelMilestoneInput>;

/** The agency will not present again, and why. */
export const RefuseResubmissionInput = z.object({ milestone: MilestoneCode, reason: said });
export type RefuseResubmissionInput = z.infer<typeof RefuseResubmissionInput>;

/** The form of a milestone, new or revised: a new one takes no notice of `milestone` and `reason`. */
export const MilestoneFormInput = DefineMilestoneInput.extend({ milestone: z.string().max(20), reason: words });
export type MilestoneFormInput = z.infer<typeof MilestoneFormInput>;

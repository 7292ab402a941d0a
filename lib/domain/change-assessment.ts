import { z } from "zod";

const said = z.string().trim().max(5_000);
const codes = z.array(z.string().min(1).max(40)).max(200);

/** What an agency says of a change before anybody decides: every field of domain.md 3.2 but the price, which its offer says. */
export const ImpactAssessment = z.object({
  /** Working days that the plan grows by. */
  days: z.int().min(0).max(730),
  /** Milestones whose date moves. */
  milestones: codes,
  /** Requirements that it writes anew or takes out; those that it adds are said in words. */
  modified: codes,
  removed: codes,
  added: said,
  quality: said,
  security: said,
  risks: said,
  rights: said,
  training: said,
  otherAgencies: said,
  /** Milestones that were signed off, and that it opens again. */
  reopened: codes,
  alternatives: said,
  doNothing: said,
  confidence: z.enum(["HIGH", "MEDIUM", "LOW"]),
});
export type ImpactAssessment = z.infer<typeof ImpactAssessment>;

/** What must be said in words, "none" included. */
export const assessedInWords = [
  "quality",
  "security",
  "risks",
  "rights",
  "training",
  "otherAgencies",
  "alternatives",
  "doNothing",
] as const satisfies readonly (keyof ImpactAssessment)[];

/** The fields that an assessment still lacks: a cost nobody wrote down is found by nobody. */
export function missingFromAssessment(assessment: ImpactAssessment): readonly string[] {
  const unsaid = assessedInWords.filter((field) => assessment[field] === "");
  const scopeless =
    assessment.added === "" && assessment.modified.length === 0 && assessment.removed.length === 0 ? ["added"] : [];
  return [...scopeless, ...unsaid];
}

/** The numbers that an assessment names, each once. */
export function namedIn(assessment: ImpactAssessment): {
  readonly milestones: readonly string[];
  readonly requirements: readonly string[];
} {
  return {
    milestones: [...new Set([...assessment.milestones, ...assessment.reopened])],
    requirements: [...new Set([...assessment.modified, ...assessment.removed])],
  };
}

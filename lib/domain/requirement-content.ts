import { z } from "zod";

/** Kinds of requirement (ISO/IEC/IEEE 29148). */
export const RequirementKind = z.enum([
  "FUNCTIONAL",
  "PERFORMANCE",
  "INTERFACE",
  "QUALITY",
  "HUMAN_FACTORS",
  "CONSTRAINT",
  "PROCESS",
]);
export type RequirementKind = z.infer<typeof RequirementKind>;

/** MoSCoW (DSDM). */
export const Priority = z.enum(["MUST", "SHOULD", "COULD", "WONT"]);
export type Priority = z.infer<typeof Priority>;

/** The four methods of verification of ISO/IEC/IEEE 29148. */
export const VerificationMethod = z.enum(["INSPECTION", "ANALYSIS", "DEMONSTRATION", "TEST"]);
export type VerificationMethod = z.infer<typeof VerificationMethod>;

/** How far a level may be discussed (NF EN 16271): F0 not at all, F3 freely. */
export const Flexibility = z.enum(["F0", "F1", "F2", "F3"]);
export type Flexibility = z.infer<typeof Flexibility>;

const line = z.string().trim().max(4_000);

/**
 * One way to know that the need is met: a measure and its target, or a scenario, and how it is checked.
 * `given`, `when`, `outcome` are the Given/When/Then of a scenario (an object with a `then` would pass for a promise).
 */
export const AcceptanceCriterion = z
  .object({
    id: z.uuid(),
    /** The number it bears elsewhere (RGAA test 1.1.1), or nothing. */
    reference: z.string().trim().max(100),
    measure: line,
    target: line,
    method: VerificationMethod,
    given: line,
    when: line,
    outcome: line,
    flexibility: Flexibility,
  })
  .refine((criterion) => criterion.measure !== "" || criterion.outcome !== "", {
    path: ["measure"],
    message: "measure-or-scenario",
  });
export type AcceptanceCriterion = z.infer<typeof AcceptanceCriterion>;

/** The text of one version of a requirement. A draft may lack what a proposal needs. */
export const RequirementContent = z.object({
  title: z.string().trim().max(200),
  /** What must be true, in Markdown. */
  statement: z.string().trim().max(20_000),
  kind: RequirementKind,
  priority: Priority.nullable(),
  source: z.string().trim().max(2_000),
  rationale: z.string().trim().max(10_000),
  verificationMethod: VerificationMethod.nullable(),
  criteria: z.array(AcceptanceCriterion).max(200),
});
export type RequirementContent = z.infer<typeof RequirementContent>;

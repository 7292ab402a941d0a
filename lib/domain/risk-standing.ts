import { z } from "zod";
import type { RiskCategory, RiskMeasure } from "@/lib/domain/risk";

/** The standing risks of web projects, in reading order. */
export const StandingRisk = z.enum([
  "absent-client",
  "no-sponsor",
  "moving-validations",
  "late-content",
  "tool-not-adopted",
  "knowledge-not-transferred",
  "trainee-in-charge",
  "agencies-not-coordinated",
]);
export type StandingRisk = z.infer<typeof StandingRisk>;

/** The standing risks of web projects (domain.md 5.9): offered at the beginning, adopted in one act. */
export const standingRisks = {
  "absent-client": { category: "GOVERNANCE", probability: 4, cost: 2, time: 5, quality: 4 },
  "no-sponsor": { category: "GOVERNANCE", probability: 3, cost: 3, time: 4, quality: 3 },
  "moving-validations": { category: "SCOPE", probability: 4, cost: 4, time: 4, quality: 2 },
  "late-content": { category: "CONTENT", probability: 4, cost: 2, time: 4, quality: 3 },
  "tool-not-adopted": { category: "ADOPTION", probability: 3, cost: 3, time: 1, quality: 4 },
  "knowledge-not-transferred": { category: "SKILLS", probability: 3, cost: 3, time: 2, quality: 4 },
  "trainee-in-charge": { category: "SKILLS", probability: 3, cost: 2, time: 3, quality: 4 },
  "agencies-not-coordinated": { category: "SUPPLIER", probability: 3, cost: 3, time: 4, quality: 3 },
} as const satisfies Readonly<Record<StandingRisk, RiskMeasure & { readonly category: RiskCategory }>>;

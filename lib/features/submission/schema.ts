import { z } from "zod";
import { MilestoneCode } from "@/lib/features/milestone/schema";

const said = z.string().trim().min(1).max(10_000);

/** The result of one criterion; a failure says what was seen. */
export const VerifyCriterionInput = z.object({
  milestone: MilestoneCode,
  criterionId: z.uuid(),
  passed: z.boolean(),
  note: z.string().trim().max(5_000),
});
export type VerifyCriterionInput = z.infer<typeof VerifyCriterionInput>;

/** What the client has in mind, and why: the agency is invited to answer (AR-07). */
export const OpenHearingInput = z.object({
  milestone: MilestoneCode,
  intended: z.enum(["REDUCE_PRICE", "REJECT"]),
  reasons: said,
});
export type OpenHearingInput = z.infer<typeof OpenHearingInput>;

/** The agency's observations. */
export const AnswerHearingInput = z.object({ milestone: MilestoneCode, answer: said });
export type AnswerHearingInput = z.infer<typeof AnswerHearingInput>;

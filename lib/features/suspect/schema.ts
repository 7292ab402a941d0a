import { z } from "zod";
import { MilestoneCode } from "@/lib/features/milestone/schema";

/** What is confirmed of a milestone: marks by their id, as they were read, and why they hold for the new text too. */
export const ConfirmSuspectInput = z.object({
  milestone: MilestoneCode,
  suspectIds: z.array(z.uuid()).min(1).max(500),
  reason: z.string().trim().max(5_000),
});
export type ConfirmSuspectInput = z.infer<typeof ConfirmSuspectInput>;

import { z } from "zod";
import { MilestoneCode } from "@/lib/features/milestone/schema";

/** What the client had to supply for a milestone, and now has. The day is that of the act. */
export const DeliverClientInputInput = z.object({ milestone: MilestoneCode, input: z.uuid() });
export type DeliverClientInputInput = z.infer<typeof DeliverClientInputInput>;

/** A new date put to the other side, in ISO days. */
export const ProposeMilestoneDateInput = z.object({ milestone: MilestoneCode, dueOn: z.iso.date() });
export type ProposeMilestoneDateInput = z.infer<typeof ProposeMilestoneDateInput>;

/** The proposed date as it was read. */
export const AgreeMilestoneDateInput = z.object({ milestone: MilestoneCode, dueOn: z.iso.date() });
export type AgreeMilestoneDateInput = z.infer<typeof AgreeMilestoneDateInput>;

import { z } from "zod";
import { IncidentKind } from "@/lib/domain/regularity";
import { MilestoneCode } from "@/lib/features/milestone/schema";

const moment = z.iso.datetime({ offset: true });

/** An incident of the observed service: what, since when, until when if it is over. */
export const DeclareIncidentInput = z.object({
  milestone: MilestoneCode,
  kind: IncidentKind,
  description: z.string().trim().min(1).max(5_000),
  startedAt: moment,
  endedAt: z.union([moment, z.literal("")]),
});
export type DeclareIncidentInput = z.infer<typeof DeclareIncidentInput>;

/** The end of an incident that lasted: its number within the milestone. */
export const EndIncidentInput = z.object({ milestone: MilestoneCode, incident: z.int().min(1), endedAt: moment });
export type EndIncidentInput = z.infer<typeof EndIncidentInput>;

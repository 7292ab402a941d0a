import { z } from "zod";
import { ChangeRequestType } from "@/lib/domain/change-request";

/** The number of a change request: FDE-001. */
export const ChangeRequestCode = z.string().regex(/^FDE-\d{3,6}$/);

/**
 * What can be at the origin of a request, as it stands in the address: `milestone:J1`, `question:Q-003`; `point:` and an id for
 * a point of a committee's agenda, which has no number. Empty when nothing is.
 */
export const OriginText = z.union([
  z.literal(""),
  z.string().regex(/^(milestone|requirement|reservation|question):[A-Z0-9-]{2,40}$/),
  z.string().regex(/^point:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
]);

/** A request as it is opened: a draft may lack what a submission needs, except its title. */
export const OpenChangeRequestInput = z.object({
  /** The request that is written anew; empty opens one. */
  changeRequest: z.union([z.literal(""), ChangeRequestCode]),
  type: ChangeRequestType,
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000),
  reason: z.string().trim().max(10_000),
  origin: OriginText,
});
export type OpenChangeRequestInput = z.infer<typeof OpenChangeRequestInput>;

/** The draft that is put to the parties. */
export const SubmitChangeRequestInput = z.object({ changeRequest: ChangeRequestCode });
export type SubmitChangeRequestInput = z.infer<typeof SubmitChangeRequestInput>;

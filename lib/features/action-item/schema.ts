import { z } from "zod";
import { MeetingCode } from "@/lib/features/committee/schema";
import { DecisionCode } from "@/lib/features/decision/schema";
import { canBeSought } from "@/lib/features/requirement/schema-filter";
import { onOneLine } from "@/lib/kernel/one-line";

/** The number of an action: ACT-001. */
export const ActionCode = z.string().regex(/^ACT-\d{3,6}$/);
const note = z.string().trim().max(5_000);

/** An action that is given: what, to whom, by when, and where it was given. */
export const OpenActionInput = z.object({
  title: z.string().overwrite(onOneLine).trim().min(1).max(200),
  detail: z.string().trim().max(10_000),
  ownerId: z.uuid(),
  dueOn: z.iso.date(),
  meeting: MeetingCode.nullable(),
  pointId: z.uuid().nullable(),
  decision: DecisionCode.nullable(),
});
export type OpenActionInput = z.infer<typeof OpenActionInput>;

/** An action that is begun. */
export const ActionInput = z.object({ action: ActionCode });
/** An action that is done, or found to be. */
export const NotedActionInput = z.object({ action: ActionCode, note });
/** An action that is sent back to its owner, and why. */
export const ReturnActionInput = z.object({ action: ActionCode, reason: note });
/** An action that a decision drops. */
export const DropActionInput = z.object({ action: ActionCode, decision: DecisionCode, note });

/** Which actions the register shows: those still to do, of these the late ones, those done and to verify, those that are over. */
export const ActionState = z.enum(["PENDING", "LATE", "TO_VERIFY", "OVER", "ALL"]);
export type ActionState = z.infer<typeof ActionState>;

/** How the register is searched; what is not understood is left out. */
export const ActionFilters = z.object({
  text: z.string().trim().max(200).refine(canBeSought).catch(""),
  state: ActionState.catch("PENDING"),
  owner: z.uuid().or(z.literal("")).catch(""),
  meeting: MeetingCode.or(z.literal("")).catch(""),
  after: z.coerce.number().int().min(0).max(999_999).catch(0),
});
export type ActionFilters = z.infer<typeof ActionFilters>;

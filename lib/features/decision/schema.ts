import { z } from "zod";
import { DecisionStatus } from "@/lib/domain/decision";
import { Ballot } from "@/lib/domain/tally";
import { MeetingCode } from "@/lib/features/committee/schema";
import { canBeSought } from "@/lib/features/requirement/schema-filter";
import { onOneLine } from "@/lib/kernel/one-line";

/** The number of a decision: D-2026-001. */
export const DecisionCode = z.string().regex(/^D-\d{4}-\d{3,6}$/);

const line = z.string().overwrite(onOneLine).trim().min(1).max(200);
const words = z.string().trim().min(1).max(10_000);

/** An option that was considered; one of them at most is what the decision retains. */
export const DecisionOption = z.object({
  label: z.string().overwrite(onOneLine).trim().min(1).max(300),
  detail: z.string().trim().max(4000),
  retained: z.boolean(),
});

/**
 * What is put to the vote on a point: the decision in its words, the options that were considered, and why. `revokes`: the
 * decision that stands and that this one would end.
 */
export const ProposeDecisionInput = z.object({
  meeting: MeetingCode,
  pointId: z.uuid(),
  title: line,
  text: words,
  grounds: words,
  options: z
    .array(DecisionOption)
    .min(1)
    .max(20)
    .refine((options) => options.filter(({ retained }) => retained).length <= 1),
  revokes: DecisionCode.nullable(),
});
export type ProposeDecisionInput = z.infer<typeof ProposeDecisionInput>;

/** A voice; `reason`: why, which stays with the decision. */
export const VoteDecisionInput = z.object({
  decision: DecisionCode,
  ballot: Ballot,
  reason: z.string().trim().max(4000),
});

/**
 * What whoever presides pronounces: the voices have said it. `without`: the seats, by the member whose they are, that are in
 * the room and have said nothing, all of them; an abstention is a voice.
 */
export const PronounceDecisionInput = z.object({
  decision: DecisionCode,
  without: z.array(z.uuid()).max(200).default([]),
});

/** A decision that is put off, and why. */
export const PostponeDecisionInput = z.object({ decision: DecisionCode, reason: words });

/** How the register is searched; what is not understood is left out. */
export const DecisionFilters = z.object({
  text: z.string().trim().max(200).refine(canBeSought).catch(""),
  meeting: MeetingCode.or(z.literal("")).catch(""),
  committee: z
    .string()
    .regex(/^INS-\d{2,4}$/)
    .or(z.literal(""))
    .catch(""),
  status: DecisionStatus.or(z.literal("")).catch(""),
});
export type DecisionFilters = z.infer<typeof DecisionFilters>;

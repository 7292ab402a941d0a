import type { Event, EventPayload } from "@/lib/domain/event";
import type { SilentMatter } from "@/lib/features/milestone/queries-silence";
import type { TacitRow } from "@/lib/features/milestone/store-silence";

/** What the events of one silence name. */
export type SilenceNaming = Pick<
  EventPayload<"MilestoneAcceptedTacitly">,
  "milestoneId" | "milestone" | "submissionId" | "number" | "clockId" | "clock" | "dueOn"
>;

/** What a tacit acceptance records: all that it stands on, and the requirements that are accepted with it. */
export function tacitEvents(
  about: SilenceNaming,
  matter: SilentMatter,
  row: TacitRow,
  requirementIds: readonly string[],
): readonly Event[] {
  const { charterId, charterVersion, article, effect, rebuttal, startSeq, noticeId, checkedAt, warrantyEndsOn } = row;
  const { milestoneId, milestone } = about;
  const accepted: Event = {
    type: "MilestoneAcceptedTacitly",
    payload: {
      ...about,
      tacitId: row.id,
      before: matter.status,
      amountCents: matter.amountCents,
      clause: { charterId, charterVersion, article },
      startSeq,
      noticeId,
      reminders: row.reminders.map(({ id: reminderId, step, deliveryId, deliveredAt }) => ({
        reminderId,
        step,
        deliveryId,
        deliveredAt,
      })),
      checkedAt,
      effectOn: effect.on,
      effectBefore: effect.before,
      warrantyEndsOn,
      rebuttalEndsOn: rebuttal.on,
      rebuttalEndsBefore: rebuttal.before,
    },
  };
  const requirements: Event = {
    type: "RequirementsAccepted",
    payload: { milestoneId, milestone, requirementIds: [...requirementIds], count: requirementIds.length },
  };
  return [accepted, ...(requirementIds.length === 0 ? [] : [requirements])];
}

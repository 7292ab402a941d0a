import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDayAnswer } from "@/lib/domain/commitment-decision";
import type { Event } from "@/lib/domain/event";
import { termOfDay } from "@/lib/features/commitment/queries-setting";
import { AnswerRescheduleInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The other side accepts another day, which is then in force, or declines it: the first one stays. */
export const answerReschedule = defineCommand({
  name: "commitment.answer-reschedule",
  input: AnswerRescheduleInput,
  async run(ctx, { commitment, dueOn: newDueOn, accepted }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state, calendar, parameters } = held;
    // Another day has been offered since this one was read: that one was answered by nobody.
    const facts = state.offeredOn === newDueOn ? held.facts : { ...held.facts, offer: null };
    const ruling = decideDayAnswer(facts, actorOf(scope, authority), accepted);
    if (!ruling.ok) return refuse(ruling.error);
    const term = termOfDay(newDueOn, calendar, parameters);
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { offer: null, ...(accepted ? { term } : {}) });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: accepted ? "reschedule" : "declineDay", status: ruling.value, on: newDueOn, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const about = { ...namingCommitment(held), by: authority.partyId };
    const event: Event = accepted
      ? { type: "CommitmentRescheduled", payload: { ...about, previousDueOn: facts.dueOn, ...term } }
      : { type: "CommitmentDayDeclined", payload: { ...about, dueOn: facts.dueOn, newDueOn } };
    return done([event], { commitment });
  },
});

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDelivery } from "@/lib/domain/commitment-decision";
import { lateDays } from "@/lib/domain/commitment-keeping";
import { dueAfter } from "@/lib/domain/deadline";
import { DeliverCommitmentInput } from "@/lib/features/commitment/schema";
import { moveCommitment } from "@/lib/features/commitment/store";
import { holdCommitment, namingCommitment, noteCommitmentStep } from "@/lib/features/commitment/store-act";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Says that what was committed is there: kept, or kept late by so many working days; the other side confirms or contests it. */
export const deliverCommitment = defineCommand({
  name: "commitment.deliver",
  input: DeliverCommitmentInput,
  async run(ctx, { commitment, on: said, message }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, timeZone } = scope;
    const held = await holdCommitment(tx, scope, now, { code: commitment });
    if (held === null) return missing();
    const { state, facts, calendar, parameters } = held;
    const on = said ?? facts.today;
    const ruling = decideDelivery(facts, actorOf(scope, authority), on);
    if (!ruling.ok) return refuse(ruling.error);
    const days = lateDays(facts.dueOn, on, calendar.nonWorking);
    const contestBefore = dueAfter(now, parameters.contestPeriod, timeZone, calendar.nonWorking).before;
    const move = { projectId, id: state.id, from: state.status, to: ruling.value };
    await moveCommitment(tx, move, { delivery: { on, at: now, lateDays: days, contestBefore }, offer: null });
    const by = { memberId: scope.memberId, partyId: authority.partyId };
    const step = { act: "deliver", status: ruling.value, text: message, on, days, by };
    await noteCommitmentStep(ctx, { projectId, commitmentId: state.id }, step);
    const payload = { ...namingCommitment(held), status: ruling.value, dueOn: facts.dueOn, on, lateDays: days };
    const texts = message === "" ? {} : { message };
    return done([{ type: "CommitmentDelivered", payload, texts }], { commitment });
  },
});

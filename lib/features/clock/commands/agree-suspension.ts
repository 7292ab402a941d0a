import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideSuspensionAgreement } from "@/lib/domain/clock-act";
import { clockActFacts } from "@/lib/features/clock/queries-view";
import { ClockInput } from "@/lib/features/clock/schema";
import { suspendClock } from "@/lib/features/clock/store";
import { loadClockForUpdate, saveAgreement } from "@/lib/features/clock/store-act";
import { named } from "@/lib/features/clock/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The other side agrees: from now on the period waits, and its reminders with it. */
export const agreeSuspension = defineCommand({
  name: "clock.agree-suspension",
  input: ClockInput,
  async run(ctx, { clockId }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const clock = await loadClockForUpdate(tx, projectId, clockId, now);
    if (clock === null) return missing();
    const ruling = decideSuspensionAgreement(clockActFacts(clock, now), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const cause = clock.proposal?.cause;
    if (cause === undefined) return missing();
    await saveAgreement(tx, { projectId, clockId, by: scope.memberId, now });
    await suspendClock(tx, { ...ctx, place: scope }, clock, cause);
    const { dueOn, dueBefore } = clock;
    return done([{ type: "ClockSuspended", payload: { ...named(clock), cause, dueOn, dueBefore } }], { clockId });
  },
});

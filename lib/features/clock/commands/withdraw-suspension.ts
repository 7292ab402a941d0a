import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideSuspensionWithdrawal } from "@/lib/domain/clock-act";
import { clockActFacts } from "@/lib/features/clock/queries-view";
import { ClockInput } from "@/lib/features/clock/schema";
import { loadClockForUpdate, saveWithdrawal } from "@/lib/features/clock/store-act";
import { named } from "@/lib/features/clock/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Who proposed a suspension takes the proposal back while nobody has agreed to it. The period never stopped. */
export const withdrawSuspension = defineCommand({
  name: "clock.withdraw-suspension",
  input: ClockInput,
  async run({ tx, scope, authority, now }, { clockId }) {
    const { projectId } = scope;
    const clock = await loadClockForUpdate(tx, projectId, clockId, now);
    if (clock === null) return missing();
    const ruling = decideSuspensionWithdrawal(clockActFacts(clock, now), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    if (clock.proposal === null) return missing();
    const { id: suspensionId, cause } = clock.proposal;
    await saveWithdrawal(tx, { projectId, clockId, by: scope.memberId, now });
    const { dueOn, dueBefore } = clock;
    const payload = { ...named(clock), suspensionId, cause, dueOn, dueBefore };
    return done([{ type: "ClockSuspensionWithdrawn", payload }], { clockId });
  },
});

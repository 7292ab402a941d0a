import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideResumption } from "@/lib/domain/clock-act";
import { clockActFacts } from "@/lib/features/clock/queries-view";
import { ClockInput } from "@/lib/features/clock/schema";
import { loadClockForUpdate, loadSuspension } from "@/lib/features/clock/store-act";
import { readCounting, resumeClock as runAgain } from "@/lib/features/clock/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** Either side ends a suspension that both had agreed: the period goes on by the rule that the charter signed. */
export const resumeClock = defineCommand({
  name: "clock.resume",
  input: ClockInput,
  async run(ctx, { clockId }) {
    const { tx, scope, authority, now } = ctx;
    const clock = await loadClockForUpdate(tx, scope.projectId, clockId, now);
    if (clock === null) return missing();
    const ruling = decideResumption(clockActFacts(clock, now), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const waiting = await loadSuspension(tx, scope.projectId, clock, now);
    if (waiting === null) return missing();
    const desk = { ...ctx, place: scope };
    const counting = await readCounting(tx, desk);
    return done([await runAgain(tx, desk, waiting, counting)], { clockId });
  },
});

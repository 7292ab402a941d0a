import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideExtension } from "@/lib/domain/clock-act";
import { clockActFacts } from "@/lib/features/clock/queries-view";
import { ExtendClockInput } from "@/lib/features/clock/schema";
import { moveClock } from "@/lib/features/clock/store";
import { loadClockForUpdate } from "@/lib/features/clock/store-act";
import { named, readCounting } from "@/lib/features/clock/store-keeping";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** More time, granted by the side that waits: the day moves, its reminders with it, and both see by whom and why. */
export const extendClock = defineCommand({
  name: "clock.extend",
  input: ExtendClockInput,
  async run(ctx, { clockId, until, reason }) {
    const { tx, scope, authority, now } = ctx;
    const clock = await loadClockForUpdate(tx, scope.projectId, clockId, now);
    if (clock === null) return missing();
    const ruling = decideExtension(clockActFacts(clock, now), actorOf(scope, authority), { until, reason });
    if (!ruling.ok) return refuse(ruling.error);
    const due = ruling.value;
    const desk = { ...ctx, place: scope };
    const counting = await readCounting(tx, desk);
    await moveClock(tx, desk, clock, { kind: "EXTENDED", cause: "GRANTED", days: 0, due }, counting);
    const payload = {
      ...named(clock),
      cause: "GRANTED",
      wasDueOn: clock.dueOn,
      dueOn: due.on,
      dueBefore: due.before,
    } as const;
    return done([{ type: "ClockExtended", payload, texts: { reason } }], { clockId });
  },
});

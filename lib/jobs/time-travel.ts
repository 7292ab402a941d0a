import { z } from "zod";
import type { Door } from "@/lib/commands/execute";
import { setTimeAhead, timeNow } from "@/lib/http/demo-time";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const NextRow = z.object({ at: z.date().nullable() });

/** The next instant, until `to` included, at which a reminder or the end of a clock is due; `null` when nothing is. */
async function nextDue({ db }: Pick<Door, "db">, to: Instant): Promise<Instant | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT least((SELECT due_at FROM aval_due_clocks(${to}::timestamptz, 1)), (SELECT due_at FROM aval_due_reminders(${to}::timestamptz, 1))) AS at`;
  const { at } = NextRow.parse(rows[0]);
  return at === null ? null : instantOf(at);
}

/**
 * Lets the time of the demo be made to pass (`letTimePass`): from one due instant to the next, each settled and its mails
 * sent at its own time, as they would have been had somebody waited. `settle` does all that is due now.
 */
export function allowTimeTravel(door: Pick<Door, "db">, settle: () => Promise<void>): void {
  globalThis.avalTravel = async (to) => {
    await settle();
    for (let at = await nextDue(door, to); at !== null; at = await nextDue(door, to)) {
      if (at <= timeNow()) throw new Error("Something due could not be settled: time stands still");
      setTimeAhead(at);
      await settle();
    }
    setTimeAhead(to);
    await settle();
  };
}

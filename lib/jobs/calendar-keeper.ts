import { z } from "zod";
import { type Door, executeAsSystem } from "@/lib/commands/execute";
import { renewCalendar, renewedBefore } from "@/lib/commands/renew-calendar";
import { systemCommandId } from "@/lib/jobs/clock";

const EndingRow = z.object({ projectId: z.uuid(), version: z.int() });

/** Projects at once: the next look takes the next ones. */
const most = 200;

/** Renews the calendars whose end comes near; answers how many. The id is that of the version that ends: twice is once. */
export async function renewCalendars(door: Door): Promise<number> {
  const rows = await door.db.$queryRaw<unknown[]>`
    SELECT project_id AS "projectId", version FROM aval_calendars_ending(${renewedBefore(door.clock.now())}::date, ${most}::integer)`;
  let count = 0;
  for (const row of rows) {
    const { projectId, version } = EndingRow.parse(row);
    const commandId = systemCommandId(renewCalendar.name, projectId, String(version));
    const answer = await executeAsSystem(door, renewCalendar, { projectId, commandId, input: { version } });
    if (answer.ok && !answer.value.replayed) count += 1;
  }
  return count;
}

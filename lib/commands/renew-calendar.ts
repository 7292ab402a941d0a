import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { fixNextCalendar } from "@/lib/commands/fix-calendar";
import { lockProject } from "@/lib/db/lock";
import { dayOf } from "@/lib/domain/deadline";
import { loadCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

/** A calendar is renewed once less than this is left of it: no term is ever counted beyond its end. */
const yearsLeft = 2;

/** The first day that a calendar must reach now, to need no renewal. */
export function renewedBefore(now: Instant): string {
  return Temporal.PlainDate.from(dayOf(now, "UTC")).add({ years: yearsLeft }).toString();
}

/**
 * Fixes the next version of a calendar whose end comes near, with the holidays that the library has by now. Clocks that run
 * keep theirs, and nothing moves. Nothing to do for a version that has been followed by another.
 */
export const renewCalendar = defineSystemCommand({
  name: "calendar.renew",
  input: z.strictObject({ version: z.int() }),
  async run({ tx, place, now }, { version }) {
    const { projectId, calendar, timeZone } = place;
    await lockProject(tx, projectId);
    const latest = await loadCalendar(tx, place);
    if (latest.version !== version || latest.lastOn >= renewedBefore(now)) return missing();
    const fixed = await fixNextCalendar(tx, { projectId, calendar, timeZone, now });
    return done([fixed], { version: version + 1 });
  },
});

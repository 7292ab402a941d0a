import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { endOfVersion, fixNextCalendar } from "@/lib/commands/fix-calendar";
import { dayOf } from "@/lib/domain/deadline";
import { decideClosure } from "@/lib/domain/project-calendar";
import { DeclareClosureInput } from "@/lib/features/calendar/schema";
import { saveClosure } from "@/lib/features/calendar/store";

/** A party declares days on which it is closed, in advance. They count for what starts from now on; running clocks keep theirs. */
export const declareClosure = defineCommand({
  name: "calendar.declare-closure",
  input: DeclareClosureInput,
  async run({ tx, scope, authority, now, newId }, { name, firstOn, lastOn }) {
    const { projectId, status, timeZone, calendar, side } = scope;
    const calendarEndsOn = endOfVersion({ now, timeZone });
    const ruling = decideClosure({ status, today: dayOf(now, timeZone), firstOn, lastOn, calendarEndsOn });
    if (!ruling.ok) return refuse(ruling.error);
    const [closureId, partyId] = [newId(), authority.partyId];
    await saveClosure(tx, { projectId, id: closureId, partyId, firstOn, lastOn, name }, now);
    const fixed = await fixNextCalendar(tx, { projectId, calendar, timeZone, now });
    const payload = { closureId, partyId, side, firstOn, lastOn };
    return done([{ type: "ClosureDeclared", payload, texts: { name } }, fixed], { closureId });
  },
});

import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { fixNextCalendar } from "@/lib/commands/fix-calendar";
import { decideOwnCalendar } from "@/lib/domain/project-calendar";
import { listNamedCalendars } from "@/lib/features/calendar/queries-closures";
import { NameOwnCalendarInput } from "@/lib/features/calendar/schema";
import { savePartyCalendar } from "@/lib/features/calendar/store";

/** A party names the calendar by which it works. Once the client and an agency have, the days off of both count for what starts. */
export const nameOwnCalendar = defineCommand({
  name: "calendar.name-own",
  input: NameOwnCalendarInput,
  async run({ tx, scope, authority, now, newId }, { calendar }) {
    const { projectId, status, timeZone, calendar: own, side } = scope;
    const { partyId } = authority;
    const named = await listNamedCalendars(tx, projectId);
    const before = named.find((one) => one.partyId === partyId)?.calendar ?? null;
    const ruling = decideOwnCalendar({ status, before, wanted: calendar });
    if (!ruling.ok) return refuse(ruling.error);
    await savePartyCalendar(tx, { projectId, id: newId(), partyId, calendar }, now);
    const fixed = await fixNextCalendar(tx, { projectId, calendar: own, timeZone, now });
    const said = { partyId, side };
    return calendar === null
      ? done([{ type: "PartyCalendarTakenBack", payload: said }, fixed])
      : done([{ type: "PartyCalendarNamed", payload: { ...said, calendar } }, fixed]);
  },
});

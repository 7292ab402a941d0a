import { z } from "zod";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { getCalendarPage } from "@/lib/features/calendar/queries-page";
import { CalendarName } from "@/lib/features/calendar/schema";
import { nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { abilities, Day, many, may, PartyName, partyName, Sha256 } from "@/lib/http/api/fields";

const calendar = projectRead({
  id: "getCalendar",
  path: "/projects/{code}/calendar",
  tag: "Calendar",
  summary: "The calendar of a project",
  description:
    "The version in which whatever starts now is counted: every day off that is no weekend, the closures that have not ended, the calendar that each party has named, and what you may do now.",
  params: nothing,
  query: nothing,
  answer: z
    .strictObject({
      calendar: z.string(),
      beside: many(z.string()).describe("Calendars of the parties that count as well."),
      version: z.int().describe("Stored beside every term; 0 where none was ever fixed."),
      hash: Sha256.describe("SHA-256 of the days in order, as canonical JSON (RFC 8785)."),
      timeZone: z.string(),
      firstOn: Day,
      lastOn: Day,
      days: many(
        z.strictObject({
          date: Day,
          reason: z.enum(["HOLIDAY", "CLOSURE"]),
          name: z.strictObject({ fr: z.string(), en: z.string() }),
        }),
      ),
      closures: many(
        z.strictObject({
          closureId: z.uuid(),
          party: PartyName,
          name: z.string(),
          firstOn: Day,
          lastOn: Day,
          mayWithdraw: z.boolean(),
        }),
      ),
      parties: many(z.strictObject({ party: PartyName, calendar: CalendarName.nullable() })),
      abilities: abilities("declare", "nameOwn"),
    })
    .meta({ id: "ProjectCalendar" }),
  read: async ({ tx, scope, now }) => {
    const [fixed, { view, declare, nameOwn }] = await Promise.all([
      loadCalendar(tx, scope),
      getCalendarPage(tx, scope, now),
    ]);
    const { nonWorking, ...about } = fixed;
    return {
      ...about,
      days: [...nonWorking].map(([date, { kind, fr, en }]) => ({ date, reason: kind, name: { fr, en } })),
      closures: view.closures.map(({ id, party, ...closure }) => ({
        ...closure,
        closureId: id,
        party: partyName(party),
      })),
      parties: view.parties.map((one) => ({ party: partyName(one.party), calendar: one.calendar })),
      abilities: { declare: may(declare), nameOwn: may(nameOwn) },
    };
  },
});

/** What is read of a project's calendar. */
export const calendarReads: readonly ReadOperation[] = [calendar];

import { Temporal } from "temporal-polyfill";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { dayOf } from "@/lib/domain/deadline";
import { decideClosure, decideClosureWithdrawal, decideOwnCalendar } from "@/lib/domain/project-calendar";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { listClosures, listNamedCalendars } from "@/lib/features/calendar/queries-closures";
import { isCalendarName } from "@/lib/features/calendar/schema";
import type { CalendarView } from "@/lib/features/calendar/view";
import type { Instant } from "@/lib/kernel/instant";

/** How far ahead days off are listed. */
const shown = { years: 1 } as const;

/** The calendar of a project, and what its reader may do about it. */
export type CalendarPage = {
  readonly view: CalendarView;
  readonly declare: Ability;
  readonly nameOwn: Ability;
};

/** The calendar as it stands: the coming days off, the closures that have not ended, by which calendar each party works. */
export async function getCalendarPage(tx: Tx, scope: ProjectScope, now: Instant): Promise<CalendarPage> {
  const { projectId, code, name, timeZone, status, partyId } = scope;
  const [calendar, closures, named] = await Promise.all([
    loadCalendar(tx, scope),
    listClosures(tx, projectId),
    listNamedCalendars(tx, projectId),
  ]);
  const today = dayOf(now, timeZone);
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  const end = Temporal.PlainDate.from(today).add(shown).toString();
  const parties = named.map((one) => ({
    id: one.partyId,
    party: { name: one.party, side: one.side, ordinal: one.ordinal },
    mine: one.partyId === partyId,
    calendar: one.calendar !== null && isCalendarName(one.calendar) ? one.calendar : null,
  }));
  const own = parties.find(({ mine }) => mine)?.calendar ?? null;
  const { version, hash, lastOn, beside } = calendar;
  const view: CalendarView = {
    project: { code, name, timeZone },
    today,
    calendar: { name: calendar.calendar, version, hash, lastOn, beside },
    days: [...calendar.nonWorking].filter(([on]) => on >= today && on < end).map(([on, day]) => ({ on, ...day })),
    closures: closures
      .filter((closure) => closure.lastOn >= today)
      .flatMap((closure) => {
        const party = parties.find(({ id }) => id === closure.partyId)?.party;
        const { id, firstOn, lastOn: until } = closure;
        const may = abilityTo("calendar.withdraw-closure", scope, now, (actor) =>
          decideClosureWithdrawal({ ...closure, status, today, actorPartyId: actor.partyId }),
        );
        if (party === undefined) return [];
        return [{ id, firstOn, lastOn: until, name: closure.name, party, mayWithdraw: may.allowed }];
      }),
    parties,
  };
  const day = { firstOn: tomorrow, lastOn: tomorrow };
  return {
    view,
    declare: abilityTo("calendar.declare-closure", scope, now, () =>
      decideClosure({ status, today, ...day, calendarEndsOn: tomorrow }),
    ),
    nameOwn: abilityTo("calendar.name-own", scope, now, () =>
      decideOwnCalendar({ status, before: own, wanted: own === null ? "FR" : null }),
    ),
  };
}

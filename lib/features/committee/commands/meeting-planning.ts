import { Temporal } from "temporal-polyfill";
import type { ProjectScope } from "@/lib/auth/scope";
import { endOfDay } from "@/lib/domain/deadline";
import { minuteIn } from "@/lib/domain/local-minute";
import type { MeetingFacts, MeetingKind } from "@/lib/domain/meeting";
import { meetingDates } from "@/lib/domain/meeting-dates";
import { isWorkingDay } from "@/lib/domain/working-day";
import type { MeetingTerms } from "@/lib/features/committee/queries-terms";
import type { MeetingTimes } from "@/lib/features/committee/store";

/** The times of a meeting wanted at a minute of the project's zone, with its days counted backwards; `null` for no such minute. */
export function timesAt(
  { minutes, place, startsAt }: { readonly minutes: number; readonly place: string; readonly startsAt: string },
  kind: MeetingKind,
  { parameters, calendar }: MeetingTerms,
  { timeZone }: Pick<ProjectScope, "timeZone">,
): MeetingTimes | null {
  const at = minuteIn(startsAt, timeZone);
  if (at === null) return null;
  const dates = meetingDates(startsAt.slice(0, 10), kind, parameters, { timeZone, nonWorking: calendar.nonWorking });
  return { startsAt: at, startsLocal: startsAt, minutes, place, dates, calendarVersion: calendar.version };
}

/** The facts of a meeting as they would be at these times. */
export function factsAt(
  times: MeetingTimes,
  { calendar, earliest }: MeetingTerms,
  facts: Pick<MeetingFacts, "kind" | "now">,
): Pick<MeetingFacts, "startsAt" | "startsOn" | "dayOverAt" | "worked" | "convocationBefore" | "earliestOn"> {
  const startsOn = times.startsLocal.slice(0, 10);
  return {
    startsAt: times.startsAt,
    startsOn,
    dayOverAt: endOfDay(startsOn, calendar.timeZone),
    worked: isWorkingDay(Temporal.PlainDate.from(startsOn), calendar.nonWorking),
    convocationBefore: times.dates.convocation.before,
    earliestOn: earliest(facts.now, facts.kind),
  };
}

import { Temporal } from "temporal-polyfill";
import type { Rhythm } from "@/lib/domain/committee";
import { type Due, endOfDay } from "@/lib/domain/deadline";
import type { MeetingKind } from "@/lib/domain/meeting";
import type { CharterParameters } from "@/lib/domain/parameter";
import { type Holidays, rolledForward, workingDaysAfter, workingDaysBefore } from "@/lib/domain/working-day";

/** The parameters of the charter by which meetings are dated. */
export type MeetingParameters = Pick<
  CharterParameters,
  "meetingNotice" | "meetingDocuments" | "meetingExtraordinary" | "meetingReconvening"
>;

/** Where days are counted: the zone of the project and its days off. */
export type MeetingPlace = { readonly timeZone: string; readonly nonWorking: Holidays };

/** By when a meeting must be convened, and its documents sent: in time is `now < before`. */
export type MeetingDates = { readonly convocation: Due; readonly documents: Due };

/** Working days between a convocation and its meeting (domain.md 9.4), by its kind. Documents follow at the latest then. */
export function noticeDays(kind: MeetingKind, parameters: MeetingParameters): number {
  switch (kind) {
    case "ORDINARY":
      return parameters.meetingNotice.amount;
    case "EXTRAORDINARY":
      return parameters.meetingExtraordinary.amount;
    case "SECOND":
      return parameters.meetingReconvening.amount;
  }
}

/**
 * The last days on which a meeting is convened and its documents are sent, counted backwards from its day, which is not
 * counted, in working days (domain.md 5.2, 8; vector B01: five before Thursday 21 May 2026 is Wednesday 13 May). Where
 * notice is shorter than the period of documents, they come with the convocation.
 */
export function meetingDates(
  startsOn: string,
  kind: MeetingKind,
  parameters: MeetingParameters,
  place: MeetingPlace,
): MeetingDates {
  const notice = noticeDays(kind, parameters);
  const due = (days: number): Due => {
    const on = workingDaysBefore(startsOn, days, place.nonWorking);
    return { on, before: endOfDay(on, place.timeZone) };
  };
  return { convocation: due(notice), documents: due(Math.min(notice, parameters.meetingDocuments.amount)) };
}

/** The first day for which a convocation that leaves today is still in time. */
export function earliestMeetingDay(
  today: string,
  kind: MeetingKind,
  parameters: MeetingParameters,
  holidays: Holidays,
): string {
  const sent = rolledForward(Temporal.PlainDate.from(today), holidays).toString();
  return workingDaysAfter(sent, noticeDays(kind, parameters), holidays);
}

/**
 * The days of a series: the same weekday each week or fortnight, or the same one of the month (the fourth Thursday) each
 * month or quarter; a fifth that a month has not is its last. A day off moves to the next day that is worked.
 */
export function seriesDays(first: string, rhythm: Rhythm, count: number, holidays: Holidays): readonly string[] {
  const from = Temporal.PlainDate.from(first);
  return Array.from({ length: rhythm === "ON_DEMAND" ? 1 : count }, (_, place) =>
    place === 0 ? first : rolledForward(occurrence(from, rhythm, place), holidays).toString(),
  );
}

function occurrence(first: Temporal.PlainDate, rhythm: Rhythm, place: number): Temporal.PlainDate {
  switch (rhythm) {
    case "ON_DEMAND":
      return first;
    case "WEEKLY":
      return first.add({ weeks: place });
    case "FORTNIGHTLY":
      return first.add({ weeks: 2 * place });
    case "MONTHLY":
      return sameOfMonth(first, place);
    case "QUARTERLY":
      return sameOfMonth(first, 3 * place);
  }
}

function sameOfMonth(first: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const month = first.with({ day: 1 }).add({ months });
  const earliest = month.add({ days: (first.dayOfWeek - month.dayOfWeek + 7) % 7 });
  const wanted = earliest.add({ weeks: Math.ceil(first.day / 7) - 1 });
  return wanted.month === month.month ? wanted : wanted.subtract({ weeks: 1 });
}

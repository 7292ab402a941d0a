import type { NamedDay, SkippedDay } from "@/lib/domain/term";
import type { CalendarName } from "@/lib/features/calendar/schema";
import type { PartyLook } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

/** The clock that people of a calendar live by, unless they say otherwise. */
const zones: Partial<Readonly<Record<CalendarName, string>>> = {
  "FR-GP": "America/Guadeloupe",
  "FR-MQ": "America/Martinique",
  "FR-GF": "America/Cayenne",
  "FR-RE": "Indian/Reunion",
  "FR-YT": "Indian/Mayotte",
  BE: "Europe/Brussels",
  LU: "Europe/Luxembourg",
  "CA-QC": "America/Toronto",
  "CA-QC-EASTER-MONDAY": "America/Toronto",
};

/** The time zone of a calendar where none is said: Paris, or its own; Zurich for the cantons. */
export function zoneOf(calendar: CalendarName): string {
  return zones[calendar] ?? (calendar.startsWith("CH-") ? "Europe/Zurich" : "Europe/Paris");
}

/** A day on which the project rests, and why. */
export type DayOffView = NamedDay & { readonly on: string };

/** Days on which a party is closed, and whether the reader may take them back. */
export type ClosureView = {
  readonly id: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly name: string;
  readonly party: PartyLook;
  readonly mayWithdraw: boolean;
};

/** A party, and the calendar that it has named as its own. */
export type PartyCalendarView = {
  readonly id: string;
  readonly party: PartyLook;
  readonly mine: boolean;
  readonly calendar: CalendarName | null;
};

/** The calendar of a project as its people see it. */
export type CalendarView = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly today: string;
  readonly calendar: {
    readonly name: string;
    readonly version: number;
    readonly hash: string;
    readonly lastOn: string;
    readonly beside: readonly string[];
  };
  readonly days: readonly DayOffView[];
  readonly closures: readonly ClosureView[];
  readonly parties: readonly PartyCalendarView[];
};

/** A term counted for anybody: its day, the instant at which that day has ended, and the days that it went past. */
export type CountedDue = {
  readonly due: string;
  readonly dueBefore: Instant;
  readonly zone: string;
  readonly skipped: readonly SkippedDay[];
};

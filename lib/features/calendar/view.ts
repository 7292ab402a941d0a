import type { CalendarName } from "@/lib/features/calendar/schema";

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

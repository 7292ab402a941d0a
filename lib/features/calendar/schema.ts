import { z } from "zod";

/** The overseas calendars of France: the eleven days of L3133-1 and the abolition of slavery (C. trav. L3422-2). */
const overseas = ["FR-GP", "FR-MQ", "FR-GF", "FR-RE", "FR-YT"] as const;

/** The cantons of Switzerland, by their official letters. */
const cantons = [
  ...(["CH-AG", "CH-AI", "CH-AR", "CH-BE", "CH-BL", "CH-BS", "CH-FR", "CH-GE", "CH-GL", "CH-GR"] as const),
  ...(["CH-JU", "CH-LU", "CH-NE", "CH-NW", "CH-OW", "CH-SG", "CH-SH", "CH-SO", "CH-SZ", "CH-TG"] as const),
  ...(["CH-TI", "CH-UR", "CH-VD", "CH-VS", "CH-ZG", "CH-ZH"] as const),
] as const;

/** A calendar of public holidays. Québec has two: the employer chooses Good Friday or Easter Monday (LNT art. 60). */
export const CalendarName = z.enum([
  "FR",
  "FR-ALSACE-MOSELLE",
  ...overseas,
  "BE",
  "LU",
  ...cantons,
  "CA-QC",
  "CA-QC-EASTER-MONDAY",
]);
export type CalendarName = z.infer<typeof CalendarName>;

/** True for the name of a calendar. */
export function isCalendarName(text: string): text is CalendarName {
  return CalendarName.safeParse(text).success;
}

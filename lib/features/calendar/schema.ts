import { z } from "zod";
import { onOneLine } from "@/lib/kernel/one-line";

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

/** How many days a closure may last. */
const longestClosure = 92;

/** Days of closure of one's own party, both ends included, with what they are called. */
export const DeclareClosureInput = z
  .object({
    name: z.string().overwrite(onOneLine).trim().min(1).max(120),
    firstOn: z.iso.date(),
    lastOn: z.iso.date(),
  })
  .superRefine(({ firstOn, lastOn }, context) => {
    if (lastOn < firstOn) context.addIssue({ code: "custom", path: ["lastOn"], message: "ends-before-it-begins" });
    else if (Date.parse(lastOn) - Date.parse(firstOn) >= longestClosure * 86_400_000)
      context.addIssue({ code: "custom", path: ["lastOn"], message: "closure-too-long" });
  });
export type DeclareClosureInput = z.infer<typeof DeclareClosureInput>;

/** Which days of closure are taken back. */
export const WithdrawClosureInput = z.object({ closureId: z.uuid() });
export type WithdrawClosureInput = z.infer<typeof WithdrawClosureInput>;

/** By which calendar one's own party works; `null` takes it back. */
export const NameOwnCalendarInput = z.object({ calendar: CalendarName.nullable() });
export type NameOwnCalendarInput = z.infer<typeof NameOwnCalendarInput>;

import { z } from "zod";
import { TermDirection, type TermUnit } from "@/lib/domain/term";
import { CalendarName } from "@/lib/features/calendar/schema";

/** Units as whoever asks names them, and as the rulebook does. */
export const dueUnits = {
  CALENDAR: "CALENDAR_DAYS",
  WORKING: "WORKING_DAYS",
  OUVRABLE: "OUVRABLE_DAYS",
  CLEAR: "CLEAR_DAYS",
  MONTHS: "MONTHS",
} as const satisfies Record<string, TermUnit>;

export const DueUnit = z.enum(["CALENDAR", "WORKING", "OUVRABLE", "CLEAR", "MONTHS"]);

/** The days from which may be counted: before, the holidays were others; after, they are anybody's guess. */
const [firstDay, lastDay] = ["1970-01-01", "2100-12-31"];
/** The longest terms: ten years. */
const [mostDays, mostMonths] = [3660, 120];

function whole(most: number): z.ZodPipe<z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>, z.ZodInt> {
  return z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(most));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A term to be counted, as an address says it. What is not known is refused: a slip must not count something else. */
export const DueQuery = z.strictObject({
  unit: DueUnit.describe(
    "CALENDAR, CLEAR and MONTHS move off Saturdays, Sundays and holidays; WORKING counts Monday to Friday; OUVRABLE Monday to Saturday.",
  ),
  calendar: CalendarName.describe("Whose holidays count."),
  from: z.iso
    .date()
    .refine((day) => day >= firstDay && day <= lastDay)
    .describe("The day of the event, which is not counted itself."),
  amount: whole(mostDays).describe("How many of the unit; at most 120 months."),
  days: whole(366).optional().describe("With MONTHS: days to count after the months."),
  direction: TermDirection.optional().describe(
    "BACK counts so long before the day (a convocation). FORWARD unless said.",
  ),
  zone: z
    .string()
    .max(60)
    .refine(isTimeZone)
    .optional()
    .describe("The time zone in which the day ends. That of the calendar unless said."),
});

/** The same with what only the fields together tell. */
export const DueAsked = DueQuery.superRefine((asked, context) => {
  if (asked.unit !== "MONTHS" && asked.days !== undefined)
    context.addIssue({ code: "custom", path: ["days"], message: "days-without-months" });
  if (asked.unit === "MONTHS" && asked.amount > mostMonths)
    context.addIssue({ code: "custom", path: ["amount"], message: "too-many-months" });
});
export type DueAsked = z.infer<typeof DueAsked>;

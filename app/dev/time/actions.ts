"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { formText } from "@/lib/auth/form-text";
import { dayOf } from "@/lib/domain/deadline";
import { atLocal } from "@/lib/domain/reminder";
import { letTimePass, timeNow } from "@/lib/http/demo-time";

const Until = z.object({ day: z.iso.date(), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });

/** Lets the time of the demo pass until a day and an hour of Paris. Anywhere else, and for a time that is past, it does nothing. */
export async function passTime(form: FormData): Promise<void> {
  const until = Until.safeParse({ day: formText(form, "day"), time: formText(form, "time") });
  if (!until.success) return;
  const { day, time } = until.data;
  // Two years are enough for a story, and a typing mistake does not empty the calendar.
  if (day > `${Number(dayOf(timeNow(), "Europe/Paris").slice(0, 4)) + 2}-12-31`) return;
  await letTimePass(atLocal(day, time, "Europe/Paris"));
  refresh();
}

import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "@/lib/kernel/instant";

/** The mail of one local day: the day in the person's zone, and the instant at which it leaves. */
export type DigestTurn = { readonly day: string; readonly at: Instant };

/** The mail of `day`: at the hour of the person's clock. An hour that the change of time leaves out comes an hour later; of one that comes twice, it is the first. */
function turnOn(day: Temporal.PlainDate, hour: number, timeZone: string): DigestTurn {
  const local = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) });
  return { day: day.toString(), at: instant(local.toInstant().toString({ fractionalSecondDigits: 3 })) };
}

/**
 * The next mail of the day after an instant: today's while its hour has not come, else tomorrow's. Every local day has
 * exactly one, the days of 23 and of 25 hours included.
 */
export function nextDigest(now: Instant, at: { readonly hour: number; readonly timeZone: string }): DigestTurn {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(at.timeZone).toPlainDate();
  const turn = turnOn(today, at.hour, at.timeZone);
  return turn.at > now ? turn : turnOn(today.add({ days: 1 }), at.hour, at.timeZone);
}

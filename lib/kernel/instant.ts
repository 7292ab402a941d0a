/**
 * A point on the time line, as ISO 8601 in UTC with milliseconds ("2026-11-22T09:30:00.000Z").
 * A string so that it is the same in a rule, in JSON, in the ledger and on the wire.
 */
export type Instant = string & { readonly __brand: "Instant" };

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for an instant in the one accepted form. */
export function isInstant(text: string): text is Instant {
  return instantPattern.test(text);
}

/** Reads an instant; throws on any other form, since only our own code produces them. */
export function instant(text: string): Instant {
  if (isInstant(text)) return text;
  throw new TypeError(`Not an instant: ${text}`);
}

/** The instant of a `Date` read from the database or from the injected clock. */
export function instantOf(date: Date): Instant {
  return instant(date.toISOString());
}

/** The injected clock: `now()` is read once per command. Rules receive the instant, never the clock. */
export type Clock = { readonly now: () => Instant };

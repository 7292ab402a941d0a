import type { Database } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";

/** What the keeping of accounts needs: the pool, the instant, new ids (UUIDv7) and the secret of the installation. */
export type Desk = {
  readonly db: Database;
  readonly now: Instant;
  readonly newId: () => string;
  readonly secret: string;
};

/** Where a request comes from, for limits and for the list of sessions. */
export type Origin = { readonly ip: string; readonly userAgent: string };

/** The instant `milliseconds` after another, as the database takes it. */
export function dateAfter(now: Instant, milliseconds: number): Date {
  return new Date(Date.parse(now) + milliseconds);
}

import { z } from "zod";
import { drawToken, hashToken } from "@/lib/auth/secret";
import type { Database, Tx } from "@/lib/db/client";
import { PersonId } from "@/lib/kernel/ids";
import { type Instant, isInstant } from "@/lib/kernel/instant";
import { locales } from "@/lib/text/locale";

const Found = z.object({
  feedId: z.uuid(),
  personId: PersonId,
  /** The code of the one project that it shows; `null` for every project of its person. */
  project: z.string().nullable(),
  /** The zone in which its person reads (IANA name). */
  timeZone: z.string(),
  locale: z.enum(locales),
  createdAt: z.string().refine((text): text is Instant => isInstant(text)),
});
/** Whose feed it is, what it shows, and how its person reads. */
export type LiveFeed = z.infer<typeof Found>;

/** Draws the secret of a feed's address. It is shown once; what is kept is its hash and its last four characters. */
export function drawFeedToken(): string {
  return drawToken();
}

/** The path of a feed under the public address. */
export function feedPath(token: string): string {
  return `/calendar/${token}.ics`;
}

/**
 * The live feed behind what was asked for, in one query on the hash of it; `null` when it is unknown, revoked, or its
 * person was erased, and the three cost the same. Writes when it was last fetched, once an hour at most.
 */
export async function findLiveFeed(db: Database, presented: string, now: Instant): Promise<LiveFeed | null> {
  const rows = await db.$queryRaw<{ feed: unknown }[]>`
    SELECT aval_use_feed(${hashToken(presented)}, ${now}::timestamptz) AS feed`;
  return Found.nullable().parse(rows[0]?.feed ?? null);
}

/** Ends every feed of a person, at once; answers how many. */
export async function endAllFeeds(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly now: Instant },
): Promise<number> {
  const { count } = await tx.calendarFeed.updateMany({
    where: { personId: ended.personId, revokedAt: null },
    data: { revokedAt: new Date(ended.now) },
  });
  return count;
}

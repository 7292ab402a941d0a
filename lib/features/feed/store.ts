import { hashToken } from "@/lib/auth/secret";
import type { Tx } from "@/lib/db/client";
import type { FeedTerms } from "@/lib/features/feed/schema";
import type { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** How many live feeds one person may have: more are forgotten rather than read. */
export const mostFeeds = 20;

/** Locks the person, so that feeds made at once are counted one after the other; answers how many live ones there are. */
export async function countFeedsForUpdate(tx: Tx, personId: PersonId): Promise<number> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  return tx.calendarFeed.count({ where: { personId, revokedAt: null } });
}

/** True when the person is a member of the project of this code. */
export async function belongsTo(tx: Tx, personId: PersonId, code: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM member m JOIN project p ON p.id = m.project_id
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL AND p.code = ${code}`;
  return rows.length > 0;
}

/** Keeps a new feed: the hash of its secret and its last four characters, never the secret. */
export async function saveFeed(
  tx: Tx,
  saved: FeedTerms & {
    readonly id: string;
    readonly personId: PersonId;
    readonly token: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { id, personId, project, timeZone, token, now } = saved;
  await tx.calendarFeed.create({
    data: {
      id,
      personId,
      projectCode: project,
      timeZone,
      tokenHash: hashToken(token),
      lastCharacters: token.slice(-4),
      createdAt: new Date(now),
    },
  });
}

/** Ends a feed of a person; answers whether there was a live one. */
export async function endFeed(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly feedId: string; readonly now: Instant },
): Promise<boolean> {
  const { count } = await tx.calendarFeed.updateMany({
    where: { id: ended.feedId, personId: ended.personId, revokedAt: null },
    data: { revokedAt: new Date(ended.now) },
  });
  return count === 1;
}

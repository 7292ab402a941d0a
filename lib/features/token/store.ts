import { hashToken } from "@/lib/auth/secret";
import type { Tx } from "@/lib/db/client";
import type { TokenTerms } from "@/lib/features/token/schema";
import type { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** How many live tokens one person may have: more are forgotten rather than used. */
export const mostTokens = 50;

/** Locks the person, so that tokens made at once are counted one after the other; answers how many live ones there are. */
export async function countTokensForUpdate(tx: Tx, personId: PersonId, now: Instant): Promise<number> {
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  return tx.personalAccessToken.count({ where: { personId, revokedAt: null, expiresAt: { gt: new Date(now) } } });
}

/** True when the person is a member of every project of these codes. */
export async function belongsToAll(tx: Tx, personId: PersonId, codes: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(codes)];
  const rows = await tx.$queryRaw<{ found: number }[]>`
    SELECT count(DISTINCT p.code)::int AS found FROM member m JOIN project p ON p.id = m.project_id
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL AND p.code = ANY (${wanted}::text[])`;
  return rows[0]?.found === wanted.length;
}

/** Keeps a new token: its hash and its last four characters, never itself. */
export async function saveToken(
  tx: Tx,
  saved: Omit<TokenTerms, "days"> & {
    readonly id: string;
    readonly personId: PersonId;
    readonly token: string;
    readonly now: Instant;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { token, projects, now, ...data } = saved;
  await tx.personalAccessToken.create({
    data: {
      ...data,
      everyProject: projects === null,
      projects: projects === null ? [] : [...new Set(projects)],
      tokenHash: hashToken(token),
      lastCharacters: token.slice(-4),
      createdAt: new Date(now),
    },
  });
}

/** Ends a token of a person; answers whether there was a live one. */
export async function endToken(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly tokenId: string; readonly now: Instant },
): Promise<boolean> {
  const { count } = await tx.personalAccessToken.updateMany({
    where: { id: ended.tokenId, personId: ended.personId, revokedAt: null },
    data: { revokedAt: new Date(ended.now) },
  });
  return count === 1;
}

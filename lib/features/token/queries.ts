import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { TokenView } from "@/lib/features/token/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Access = z.enum(["READ", "ACT"]);

/** One's tokens, the newest first: the live ones, and those that ended in the last ninety days. */
export async function listTokens(tx: Tx, { personId }: PersonScope, now: Instant): Promise<readonly TokenView[]> {
  const since = new Date(Date.parse(now) - 90 * 24 * 60 * 60 * 1000);
  const rows = await tx.personalAccessToken.findMany({
    where: { personId, expiresAt: { gt: since }, OR: [{ revokedAt: null }, { revokedAt: { gt: since } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map((row) => ({
    tokenId: row.id,
    name: row.name,
    ending: row.lastCharacters,
    access: Access.parse(row.access),
    projects: row.everyProject ? null : row.projects,
    createdAt: instantOf(row.createdAt),
    expiresAt: instantOf(row.expiresAt),
    lastUsedOn: row.lastUsedOn === null ? null : row.lastUsedOn.toISOString().slice(0, 10),
    state: stateOf(row, now),
  }));
}

function stateOf(row: { readonly revokedAt: Date | null; readonly expiresAt: Date }, now: Instant): TokenView["state"] {
  if (row.revokedAt !== null) return "REVOKED";
  return row.expiresAt <= new Date(now) ? "EXPIRED" : "LIVE";
}

/** The projects to which one may limit a token: one's own, by name. */
export async function listTokenProjects(
  tx: Tx,
  { personId }: PersonScope,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return tx.$queryRaw<{ code: string; name: string }[]>`
    SELECT p.code, p.name FROM member m JOIN project p ON p.id = m.project_id
    WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL ORDER BY p.name, p.id LIMIT 50`;
}

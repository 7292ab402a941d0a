import { z } from "zod";
import { drawToken, hashToken } from "@/lib/auth/secret";
import type { Database, Tx } from "@/lib/db/client";
import { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** What every token begins with, so that scanners of leaked secrets know it. */
const tokenPrefix = "aval_pat_";

/** How far a token goes: to read, or also to act; in every project of its person, or in those of these codes. */
export type Grant = {
  readonly tokenId: string;
  readonly access: "READ" | "ACT";
  readonly projects: readonly string[] | null;
};

/** Whose token it is, and how far it goes. */
export type LiveToken = { readonly personId: PersonId; readonly grant: Grant };

const Found = z.object({
  tokenId: z.uuid(),
  personId: PersonId,
  access: z.enum(["READ", "ACT"]),
  projects: z.array(z.string()).nullable(),
});

/** Draws a new token. It is shown once; what is kept is its hash and its last four characters. */
export function drawPersonalToken(): string {
  return `${tokenPrefix}${drawToken()}`;
}

/**
 * The live token behind what was presented, in one query on the hash of it; `null` when it is unknown, revoked, over, or
 * its person was erased, and the four cost the same. Comparing by an index tells nothing: the hash is not in the hands of
 * whoever guesses. Writes the day of its last use, once a day.
 */
export async function findLiveToken(db: Database, presented: string, now: Instant): Promise<LiveToken | null> {
  const rows = await db.$queryRaw<{ token: unknown }[]>`
    SELECT aval_use_token(${hashToken(presented)}, ${now}::timestamptz) AS token`;
  const found = Found.nullable().parse(rows[0]?.token ?? null);
  if (found === null) return null;
  const { personId, ...grant } = found;
  return { personId, grant };
}

/** Ends every token of a person, at once; answers how many. */
export async function endAllTokens(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly now: Instant },
): Promise<number> {
  const { count } = await tx.personalAccessToken.updateMany({
    where: { personId: ended.personId, revokedAt: null, expiresAt: { gt: new Date(ended.now) } },
    data: { revokedAt: new Date(ended.now) },
  });
  return count;
}

/**
 * What a caller wants: in a project or beside all projects, to read or to act. `own` says that it touches the person's
 * account, which is out of reach for a token of listed projects.
 */
export type Wanted = { readonly project: string | null; readonly access: "READ" | "ACT"; readonly own: boolean };

/**
 * The one place that says how far a token goes. `not-found` for a project beyond it, as for one that is not there;
 * `read-only` for an act with a token that only reads; `own-account` for what is the person's own (their profile, their
 * tokens, founding a project) with a token of listed projects.
 */
export function limitOf(grant: Grant, wanted: Wanted): "not-found" | "read-only" | "own-account" | null {
  const isListed = grant.projects !== null;
  if (wanted.project !== null && isListed && !grant.projects.includes(wanted.project)) return "not-found";
  if (wanted.access === "ACT" && grant.access === "READ") return "read-only";
  return wanted.own && isListed ? "own-account" : null;
}

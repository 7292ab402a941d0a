import { dateAfter } from "@/lib/auth/desk";
import type { Database, Tx } from "@/lib/db/client";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";

/** So many attempts in so many seconds, from the first one on. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

const quarter = 15 * 60;
const hour = 60 * 60;

/**
 * The limits of every credential, and of mail to strangers. What refuses soon counts an address together with the origin of the tries, so that
 * nobody closes the way in of somebody else from elsewhere. An address alone is counted only far beyond what one person
 * types: against guessing from very many places, and against filling a mailbox.
 */
export const limits = {
  passwordByAddressAndOrigin: { name: "password-pair", points: 6, seconds: quarter },
  passwordByAddress: { name: "password-address", points: 1000, seconds: hour },
  passwordByOrigin: { name: "password-origin", points: 60, seconds: quarter },
  linkByAddressAndOrigin: { name: "link-pair", points: 5, seconds: hour },
  linkByAddress: { name: "link-address", points: 60, seconds: hour },
  linkByOrigin: { name: "link-origin", points: 30, seconds: hour },
  codeByOrigin: { name: "code-origin", points: 30, seconds: quarter },
  proofByPerson: { name: "proof-person", points: 8, seconds: quarter },
  proofCodeByPerson: { name: "proof-code-person", points: 6, seconds: hour },
  invitationByPerson: { name: "invitation-person", points: 50, seconds: 24 * hour },
  opinionCodeByLink: { name: "opinion-code-link", points: 6, seconds: hour },
  depositByPerson: { name: "deposit-person", points: 20, seconds: hour },
  questionByPerson: { name: "question-person", points: 50, seconds: 24 * hour },
  tokenByOrigin: { name: "token-origin", points: 600, seconds: quarter },
  feedByOrigin: { name: "feed-origin", points: 120, seconds: quarter },
  feedByFeed: { name: "feed", points: 120, seconds: quarter },
  replyHookByOrigin: { name: "reply-hook-origin", points: 30, seconds: quarter },
  replyByAddress: { name: "reply-address", points: 30, seconds: hour },
  setUpByOrigin: { name: "set-up-origin", points: 10, seconds: quarter },
} as const satisfies Record<string, Limit>;

/** One thing tried: under which limit, and by or on what. */
export type Attempt = { readonly limit: Limit; readonly subject: string };

/**
 * Counts attempts and answers until when to wait if one of them is over its limit, else `null`. Counted before anything
 * is looked at, in statements of their own, so that a refusal later does not take the count back; or, where only what
 * was done counts, in the transaction that does it.
 */
export async function takeAttempts(
  desk: { readonly db: Tx; readonly now: Instant },
  attempts: readonly Attempt[],
): Promise<Instant | null> {
  const waits = await Promise.all(attempts.map((attempt) => take(desk.db, desk.now, attempt)));
  return (
    waits
      .filter((wait) => wait !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** Forgets the attempts of a subject, once it has proved itself. */
export async function forgiveAttempts(db: Database, { limit, subject }: Attempt): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: keyOf(limit, subject) } });
}

/** Forgets every counter that stands under one of these subjects alone. Those of an address with an origin run out within the hour. */
export async function forgetAttempts(tx: Tx, subjects: readonly string[]): Promise<void> {
  const keys = subjects.flatMap((subject) => Object.values(limits).map((limit) => keyOf(limit, subject)));
  await tx.rateLimit.deleteMany({ where: { key: { in: keys } } });
}

async function take(db: Tx, now: Instant, { limit, subject }: Attempt): Promise<Instant | null> {
  const resets = dateAfter(now, limit.seconds * 1000);
  const rows = await db.$queryRaw<{ points: number; resets_at: Date }[]>`
    INSERT INTO rate_limit AS r (key, points, resets_at) VALUES (${keyOf(limit, subject)}, 1, ${resets})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN r.resets_at <= ${now}::timestamptz THEN 1 ELSE r.points + 1 END,
      resets_at = CASE WHEN r.resets_at <= ${now}::timestamptz THEN ${resets} ELSE r.resets_at END
    RETURNING points, resets_at`;
  const row = rows[0];
  return row !== undefined && row.points > limit.points ? instantOf(row.resets_at) : null;
}

/** The subject is hashed: a table of attempts must not become a list of addresses. */
function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${sha256(subject)}`;
}

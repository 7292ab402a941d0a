import { z } from "zod";
import { saveAccountEvents } from "@/lib/commands/receipt";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { PersonId } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { type Locale, locales, type Theme, themes } from "@/lib/text/locale";

/** How a session began. */
export type SessionMethod = "PASSWORD" | "LINK" | "OIDC" | "DEMO" | "SETUP";

const hour = 60 * 60 * 1000;
/** A session ends after 12 hours without a page, and after 14 days whatever happens. */
export const idleMilliseconds = 12 * hour;
export const absoluteMilliseconds = 14 * 24 * hour;
/** "Last seen" is written at most every five minutes: reading a page must not write a row each time. */
const touchMilliseconds = 5 * 60 * 1000;

const LiveRow = z.object({
  session_id: z.uuid(),
  method: z.enum(["PASSWORD", "LINK", "OIDC", "DEMO", "SETUP"]),
  created_at: z.date(),
  last_seen_at: z.date(),
  person_id: PersonId,
  email: z.string().nullable(),
  locale: z.enum(locales),
  theme: z.enum(themes),
  density: z.enum(["comfortable", "dense"]),
  gender: z.enum(["feminine", "masculine", "unspecified"]),
  is_administrator: z.boolean(),
  display_name: z.string(),
  title: z.string(),
});

/** How tables are spaced for a person. */
export type Density = "comfortable" | "dense";
/** How sentences about a person agree. */
export type Gender = "feminine" | "masculine" | "unspecified";

/** A session that is live at this instant, and whose it is. */
export type LiveSession = {
  readonly sessionId: string;
  readonly method: SessionMethod;
  readonly createdAt: Instant;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly title: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly density: Density;
  readonly gender: Gender;
  readonly isAdministrator: boolean;
};

/** Begins a session for a person who has just proved who they are; answers its id, which the token will carry. */
export async function beginSession(
  tx: Tx,
  begun: {
    readonly personId: PersonId;
    readonly method: SessionMethod;
    readonly userAgent: string;
    readonly now: Instant;
    readonly newId: () => string;
  },
): Promise<string> {
  const id = begun.newId();
  const at = new Date(begun.now);
  await tx.session.create({
    data: {
      id,
      personId: begun.personId,
      method: begun.method,
      userAgent: begun.userAgent.slice(0, 300),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + absoluteMilliseconds),
    },
  });
  return id;
}

/**
 * The live session of an id, with its person, in one query; `null` when it was ended, is too old, was idle too long, or
 * its person was erased. Asked at every request: ending a session here ends it everywhere at once.
 */
export async function findLiveSession(db: Database, sessionId: string, now: Instant): Promise<LiveSession | null> {
  const idleSince = new Date(Date.parse(now) - idleMilliseconds);
  const rows = await db.$queryRaw<unknown[]>`
    SELECT s.id AS session_id, s.method, s.created_at, s.last_seen_at, p.id AS person_id, p.email, p.locale, p.theme, p.density, p.gender, p.is_administrator,
           i.display_name, i.title
    FROM session s
    JOIN person p ON p.id = s.person_id AND p.erased_at IS NULL
    JOIN LATERAL (SELECT display_name, title FROM person_identity WHERE person_id = p.id ORDER BY version DESC LIMIT 1) i ON true
    WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now}::timestamptz AND s.last_seen_at > ${idleSince}`;
  if (rows[0] === undefined) return null;
  const row = LiveRow.parse(rows[0]);
  if (Date.parse(now) - row.last_seen_at.getTime() > touchMilliseconds) {
    await db.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: new Date(now) } });
  }
  return {
    sessionId: row.session_id,
    method: row.method,
    createdAt: instantOf(row.created_at),
    personId: row.person_id,
    displayName: row.display_name,
    title: row.title,
    email: row.email,
    locale: row.locale,
    theme: row.theme,
    density: row.density,
    gender: row.gender,
    isAdministrator: row.is_administrator,
  };
}

/** Ends a session whose own token says so: next-auth's way out. Recorded like any other end of a session. */
export async function endSessionById(
  db: Database,
  ended: { readonly sessionId: string; readonly now: Instant; readonly newId: () => string },
): Promise<void> {
  const { sessionId, now, newId } = ended;
  const row = await db.session.findUnique({ where: { id: sessionId }, select: { personId: true } });
  if (row === null) return;
  const personId = PersonId.parse(row.personId);
  await transact(db, { personId }, async (tx) => {
    if (!(await endSession(tx, { personId, sessionId, now }))) return;
    await saveAccountEvents(tx, { personId, commandId: newId(), now, newId }, [
      { type: "SessionEnded", payload: { sessionId } },
    ]);
  });
}

/** Ends one live session of a person; answers whether there was one. */
export async function endSession(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly sessionId: string; readonly now: Instant },
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id: ended.sessionId, personId: ended.personId, endedAt: null },
    data: { endedAt: new Date(ended.now) },
  });
  return count === 1;
}

/** Ends every live session of a person but one; answers how many. */
export async function endOtherSessions(
  tx: Tx,
  ended: { readonly personId: PersonId; readonly keep: string; readonly now: Instant },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { personId: ended.personId, endedAt: null, expiresAt: { gt: new Date(ended.now) }, NOT: { id: ended.keep } },
    data: { endedAt: new Date(ended.now) },
  });
  return count;
}

import { z } from "zod";
import { type Desk, dateAfter, type Origin } from "@/lib/auth/desk";
import { normalEmail } from "@/lib/auth/join";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { drawCode, drawToken, hashCode, hashToken, plainCode, sameHash } from "@/lib/auth/secret";
import { beginSession } from "@/lib/auth/session";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";
import { type Locale, locales } from "@/lib/text/locale";

/** Minutes a link and its code are good for. */
export const linkMinutes = 15;
/** The code opens a session by itself, so it is longer than the one of a signature. */
const codeDigits = 8;
/** Wrong codes after which a request is spent. */
const maxAttempts = 5;

/** Why somebody is not let in: what they hold does not fit (any more), or they have tried too often. */
export type EntryProblem =
  | { readonly kind: "wrong-credential" }
  | { readonly kind: "rate-limited"; readonly until: Instant };

/**
 * Mails a one-time link and its code to an address, and answers the secret for the browser that asked: the link is good
 * in that browser only, the code can be typed nowhere else. A mail scanner that opens the link, runs its scripts and
 * submits its forms does not hold the secret.
 *
 * Known and unknown addresses cost the same: the same rows, and a mail that is written for nobody and forgotten by the
 * sender. So does an address that very many places ask for: its owner is not shut out, their mailbox is not filled.
 */
export async function requestLink(
  desk: Desk,
  asked: { readonly email: string; readonly next: string; readonly ip: string },
): Promise<Result<{ readonly browser: string }, EntryProblem>> {
  const email = normalEmail(asked.email);
  const until = await takeAttempts(desk, [
    { limit: limits.linkByAddressAndOrigin, subject: `${email} ${asked.ip}` },
    { limit: limits.linkByOrigin, subject: asked.ip },
  ]);
  if (until !== null) return err({ kind: "rate-limited", until });
  const isQuiet = (await takeAttempts(desk, [{ limit: limits.linkByAddress, subject: email }])) !== null;
  const [id, token, code, secret] = [desk.newId(), drawToken(), drawCode(codeDigits), drawToken()];
  await transact(desk.db, { personId: null }, async (tx) => {
    const found = await findAddressee(tx, email);
    const { personId, ...to } = isQuiet || found === null ? nobody : found;
    await tx.oneTimeCode.create({
      data: {
        id,
        purpose: "LINK",
        personId,
        browserHash: hashToken(secret),
        tokenHash: hashToken(token),
        codeHash: hashCode(desk.secret, id, code),
        createdAt: new Date(desk.now),
        expiresAt: dateAfter(desk.now, linkMinutes * 60_000),
      },
    });
    const onward = asked.next === "/" ? "" : `&next=${encodeURIComponent(asked.next)}`;
    const payload = { path: `/sign-in/link?token=${token}${onward}`, code, minutes: linkMinutes };
    await postMail(tx, { template: "sign-in-link", payload, to, now: desk.now, newId: desk.newId });
  });
  return ok({ browser: `${id}.${secret}` });
}

const nobody = { personId: null, email: "", locale: "fr" } as const satisfies Addressee;
type Addressee = { readonly personId: PersonId | null; readonly email: string; readonly locale: Locale };

async function findAddressee(tx: Tx, email: string): Promise<Addressee | null> {
  const person = await tx.person.findFirst({ where: { email, erasedAt: null }, select: { id: true, locale: true } });
  return person === null
    ? null
    : { personId: PersonId.parse(person.id), email, locale: z.enum(locales).parse(person.locale) };
}

/** True when the link of this token was asked for in this browser. Reading it changes nothing: a GET never signs in. */
export async function linkBelongsHere(
  desk: Pick<Desk, "db">,
  token: string,
  browser: string | undefined,
): Promise<boolean> {
  const held = splitBrowser(browser);
  if (held === null) return false;
  const count = await desk.db.oneTimeCode.count({
    where: { id: held.id, purpose: "LINK", tokenHash: hashToken(token), browserHash: hashToken(held.secret) },
  });
  return count === 1;
}

type Entered = Result<{ readonly sessionId: string; readonly personId: PersonId }, EntryProblem>;

/** Signs in with a link, in the browser that asked for it. Once. */
export async function enterWithLink(
  desk: Desk,
  held: { readonly token: string; readonly browser: string | undefined } & Origin,
): Promise<Entered> {
  const browser = splitBrowser(held.browser);
  if (browser === null) return err({ kind: "wrong-credential" });
  return transact(desk.db, { personId: null }, async (tx) => {
    const rows = await tx.$queryRaw<{ person_id: string }[]>`
      UPDATE one_time_code SET used_at = ${desk.now}::timestamptz
      WHERE id = ${browser.id}::uuid AND purpose = 'LINK' AND token_hash = ${hashToken(held.token)} AND browser_hash = ${hashToken(browser.secret)}
        AND used_at IS NULL AND expires_at > ${desk.now}::timestamptz AND person_id IS NOT NULL
      RETURNING person_id`;
    return rows[0] === undefined
      ? err({ kind: "wrong-credential" })
      : ok(await enter(desk, tx, rows[0].person_id, held.userAgent));
  });
}

/** Signs in with the code of the mail, typed in the browser that asked for it. Once, and five tries at most. */
export async function enterWithCode(
  desk: Desk,
  held: { readonly code: string; readonly browser: string | undefined } & Origin,
): Promise<Entered> {
  const until = await takeAttempts(desk, [{ limit: limits.codeByOrigin, subject: held.ip }]);
  if (until !== null) return err({ kind: "rate-limited", until });
  const browser = splitBrowser(held.browser);
  if (browser === null) return err({ kind: "wrong-credential" });
  // Counted in a statement of its own: a wrong code stays counted.
  const rows = await desk.db.$queryRaw<{ code_hash: string; person_id: string | null }[]>`
    UPDATE one_time_code SET attempts = attempts + 1
    WHERE id = ${browser.id}::uuid AND purpose = 'LINK' AND browser_hash = ${hashToken(browser.secret)}
      AND used_at IS NULL AND expires_at > ${desk.now}::timestamptz AND attempts < ${maxAttempts}
    RETURNING code_hash, person_id`;
  const row = rows[0];
  const fits = row !== undefined && sameHash(row.code_hash, hashCode(desk.secret, browser.id, plainCode(held.code)));
  const personId = row?.person_id ?? null;
  if (!fits || personId === null) return err({ kind: "wrong-credential" });
  return transact(desk.db, { personId: null }, async (tx) => {
    const { count } = await tx.oneTimeCode.updateMany({
      where: { id: browser.id, usedAt: null },
      data: { usedAt: new Date(desk.now) },
    });
    return count === 1 ? ok(await enter(desk, tx, personId, held.userAgent)) : err({ kind: "wrong-credential" });
  });
}

async function enter(
  desk: Desk,
  tx: Tx,
  person: string,
  userAgent: string,
): Promise<{ sessionId: string; personId: PersonId }> {
  const personId = PersonId.parse(person);
  const sessionId = await beginSession(tx, { personId, method: "LINK", userAgent, now: desk.now, newId: desk.newId });
  return { sessionId, personId };
}

function splitBrowser(browser: string | undefined): { id: string; secret: string } | null {
  const [, id, secret] = /^(.{36})\.([\w-]{43})$/.exec(browser ?? "") ?? [];
  const uuid = z.uuid().safeParse(id);
  return uuid.success && secret !== undefined ? { id: uuid.data, secret } : null;
}

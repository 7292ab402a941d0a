import { type Desk, dateAfter } from "@/lib/auth/desk";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { drawCode, drawToken, hashCode, hashToken, plainCode } from "@/lib/auth/secret";
import { transact } from "@/lib/db/transact";
import { CODE_MINUTES, ROOM_HOURS } from "@/lib/domain/opinion";
import { isLink, readAsked, readRoom } from "@/lib/features/advice/queries-expert";
import type { AskedView, OpinionDoorFault, RoomView } from "@/lib/features/advice/view-opinion";
import { err, ok, type Result } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";

/** Digits of the code that is mailed beside the link. */
const codeDigits = 8;

/** What the holder of an expert's link may know before the code; `null` without such a link. */
export async function readOpinionLink({ db, now }: Desk, token: string): Promise<AskedView | null> {
  if (!isLink(token)) return null;
  return transact(db, { personId: null, readOnly: true }, (tx) => readAsked(tx, hashToken(token), now));
}

/** The one question that a browser has opened; `null` for every other browser, and once the room is over. */
export async function readOpinionRoom({ db, now }: Desk, secret: string): Promise<RoomView | null> {
  return transact(db, { personId: null, readOnly: true }, (tx) => readRoom(tx, hashToken(secret), now));
}

/**
 * Mails a code to the address that the link was sent to, never to another: who holds the link alone reads nothing. The
 * code before is worth nothing any more. Counted by origin and by link, before anything is looked at.
 */
export async function mailOpinionCode(
  desk: Desk,
  asked: { readonly token: string; readonly ip: string },
): Promise<Result<null, OpinionDoorFault>> {
  const { db, now, newId, secret } = desk;
  const until = await takeAttempts(desk, [
    { limit: limits.codeByOrigin, subject: asked.ip },
    { limit: limits.opinionCodeByLink, subject: asked.token },
  ]);
  if (until !== null) return err({ kind: "rate-limited", until });
  if (!isLink(asked.token)) return err({ kind: "link-over" });
  const [hash, code] = [hashToken(asked.token), drawCode(codeDigits)];
  const [held, ends] = [hashCode(secret, hash, code), dateAfter(now, CODE_MINUTES * 60_000).toISOString()];
  const isPut = await transact(db, { personId: null }, async (tx) => {
    const found = await readAsked(tx, hash, now);
    const rows = await tx.$queryRaw<{ put: boolean }[]>`
      SELECT aval_opinion_code(${hash}, ${held}, ${ends}::timestamptz, ${now}::timestamptz) AS put`;
    if (found === null || rows[0]?.put !== true) return false;
    const to = { email: found.email, locale: found.language };
    await postMail(tx, { template: "opinion-code", payload: { code, minutes: CODE_MINUTES }, to, now, newId });
    return true;
  });
  return isPut ? ok(null) : err({ kind: "link-over" });
}

/**
 * Opens the room with the link and the code, both once. Answers the secret that this browser keeps; five wrong codes end
 * the code, and so do its minutes.
 */
export async function enterOpinion(
  desk: Desk,
  typed: { readonly token: string; readonly code: string; readonly ip: string },
): Promise<Result<{ readonly secret: string; readonly seconds: number }, OpinionDoorFault>> {
  const { db, now } = desk;
  const until = await takeAttempts(desk, [{ limit: limits.codeByOrigin, subject: typed.ip }]);
  if (until !== null) return err({ kind: "rate-limited", until });
  if (!isLink(typed.token)) return err({ kind: "link-over" });
  const [hash, kept] = [hashToken(typed.token), drawToken()];
  const code = hashCode(desk.secret, hash, plainCode(typed.code));
  const seconds = ROOM_HOURS * 3600;
  const ends = dateAfter(now, seconds * 1000).toISOString();
  const isOpen = await transact(db, { personId: null }, async (tx) => {
    const rows = await tx.$queryRaw<{ open: boolean }[]>`
      SELECT aval_opinion_enter(${hash}, ${code}, ${hashToken(kept)}, ${ends}::timestamptz, ${now}::timestamptz) AS open`;
    return rows[0]?.open === true;
  });
  return isOpen ? ok({ secret: kept, seconds }) : err({ kind: "wrong-credential" });
}

import type { Desk, Origin } from "@/lib/auth/desk";
import { normalEmail } from "@/lib/auth/join";
import type { EntryProblem } from "@/lib/auth/link";
import { verifyPassword } from "@/lib/auth/password";
import { forgiveAttempts, limits, takeAttempts } from "@/lib/auth/rate-limit";
import { beginSession } from "@/lib/auth/session";
import { PersonId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";

/**
 * Signs in with an address and a password. One hash is verified whether the account exists, has a password, or not, so
 * that the answer and its time tell nothing.
 */
export async function enterWithPassword(
  desk: Desk,
  typed: { readonly email: string; readonly password: string } & Origin,
): Promise<Result<{ readonly sessionId: string; readonly personId: PersonId }, EntryProblem>> {
  const email = normalEmail(typed.email);
  const pair = { limit: limits.passwordByAddressAndOrigin, subject: `${email} ${typed.ip}` };
  const until = await takeAttempts(desk, [
    pair,
    { limit: limits.passwordByAddress, subject: email },
    { limit: limits.passwordByOrigin, subject: typed.ip },
  ]);
  if (until !== null) return err({ kind: "rate-limited", until });
  const rows = await desk.db.$queryRaw<{ id: string; password_hash: string }[]>`
    SELECT p.id, c.password_hash FROM person p JOIN credential c ON c.person_id = p.id WHERE p.email = ${email} AND p.erased_at IS NULL`;
  const row = rows[0];
  const fits = await verifyPassword(row?.password_hash ?? null, typed.password);
  if (row === undefined || !fits) return err({ kind: "wrong-credential" });
  await forgiveAttempts(desk.db, pair);
  const personId = PersonId.parse(row.id);
  const { now, newId } = desk;
  return ok({
    personId,
    sessionId: await beginSession(desk.db, { personId, method: "PASSWORD", userAgent: typed.userAgent, now, newId }),
  });
}

import { randomInt } from "node:crypto";
import type { Desk, Origin } from "@/lib/auth/desk";
import { openAccount } from "@/lib/auth/join";
import type { EntryProblem } from "@/lib/auth/link";
import { hashPassword, type PasswordFault, passwordFault } from "@/lib/auth/password";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { hashToken, plainCode } from "@/lib/auth/secret";
import { beginSession } from "@/lib/auth/session";
import { transact } from "@/lib/db/transact";
import type { PersonId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { Locale } from "@/lib/text/locale";

/** Letters and digits that are not taken for one another (Crockford's base 32): sixteen of them are 80 bits. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Draws the code that opens the first account, in place of an earlier one; `null` once it has been used. */
export async function drawSetUpCode(desk: Pick<Desk, "db" | "now">): Promise<string | null> {
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join(""),
  );
  const code = groups.join("-");
  const drawn = await desk.db.$executeRaw`
    INSERT INTO installation AS i (id, setup_code_hash, drawn_at) VALUES (1, ${hashToken(plainCode(code))}, ${desk.now}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET setup_code_hash = excluded.setup_code_hash, drawn_at = excluded.drawn_at WHERE i.used_at IS NULL`;
  return drawn === 1 ? code : null;
}

/** True while an installation waits for its first account. */
export async function awaitsSetUp(desk: Pick<Desk, "db">): Promise<boolean> {
  const [waiting, people] = await Promise.all([
    desk.db.installation.count({ where: { usedAt: null } }),
    desk.db.person.count({ take: 1 }),
  ]);
  return waiting === 1 && people === 0;
}

/** Opens the first account, an administrator of the installation, with the code from the console. Once. */
export async function setUp(
  desk: Desk,
  typed: {
    readonly code: string;
    readonly email: string;
    readonly displayName: string;
    readonly password: string;
    readonly locale: Locale;
  } & Origin,
): Promise<
  Result<{ readonly sessionId: string; readonly personId: PersonId }, EntryProblem | { readonly kind: PasswordFault }>
> {
  const until = await takeAttempts(desk, [{ limit: limits.setUpByOrigin, subject: typed.ip }]);
  if (until !== null) return err({ kind: "rate-limited", until });
  // The code first: nobody without it makes the server judge and hash passwords.
  const fits = { id: 1, usedAt: null, setupCodeHash: hashToken(plainCode(typed.code)) };
  if ((await desk.db.installation.count({ where: fits })) === 0) return err({ kind: "wrong-credential" });
  const fault = passwordFault(typed.password, typed);
  if (fault !== null) return err({ kind: fault });
  const passwordHash = await hashPassword(typed.password);
  const { now, newId } = desk;
  return transact(desk.db, { personId: null }, async (tx) => {
    const { count } = await tx.installation.updateMany({ where: fits, data: { usedAt: new Date(now) } });
    if (count === 0) return err({ kind: "wrong-credential" });
    const { email, displayName, locale } = typed;
    const personId = await openAccount(tx, {
      email,
      displayName,
      locale,
      now,
      newId,
      by: "SETUP_CODE",
      isAdministrator: true,
    });
    await tx.credential.create({ data: { personId, passwordHash, setAt: new Date(now) } });
    return ok({
      personId,
      sessionId: await beginSession(tx, { personId, method: "SETUP", userAgent: typed.userAgent, now, newId }),
    });
  });
}

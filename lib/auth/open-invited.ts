import type { Desk, Origin } from "@/lib/auth/desk";
import { openAccount } from "@/lib/auth/join";
import { hashPassword, type PasswordFault, passwordFault } from "@/lib/auth/password";
import { beginSession } from "@/lib/auth/session";
import { transact } from "@/lib/db/transact";
import { getCandidacy } from "@/lib/features/consultation/queries-candidate";
import { getInvitation } from "@/lib/features/invitation/queries";
import { getMediatorAsked } from "@/lib/features/mediation/queries-mediator";
import type { PersonId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { Locale } from "@/lib/text/locale";

type Opened = Result<
  { readonly sessionId: string; readonly personId: PersonId },
  { readonly kind: PasswordFault | "link-over" }
>;

type Typed = {
  readonly token: string;
  readonly displayName: string;
  readonly password: string;
  readonly locale: Locale;
} & Origin;

/**
 * Opens the account of somebody invited who has none: at the invited address, which the token has proved, and signs them
 * in. They join by taking the invitation up afterwards. An account that is there already is never touched.
 */
export async function openInvited(desk: Desk, typed: Typed): Promise<Opened> {
  const { now } = desk;
  const offer = await transact(desk.db, { personId: null, readOnly: true }, (tx) =>
    getInvitation(tx, typed.token, now),
  );
  if (offer === null || offer.state !== "OPEN" || offer.email === null || offer.hasAccount)
    return err({ kind: "link-over" });
  return openAt(desk, offer.email, typed);
}

/** As `openInvited`, for somebody asked for an offer: at the address that was asked, which the token has proved. */
export async function openCandidate(desk: Desk, typed: Typed): Promise<Opened> {
  const { now } = desk;
  const asked = await transact(desk.db, { personId: null, readOnly: true }, (tx) => getCandidacy(tx, typed.token, now));
  if (asked === null || asked.state !== "OPEN" || asked.hasAccount) return err({ kind: "link-over" });
  return openAt(desk, asked.email, typed);
}

/** As `openInvited`, for somebody asked to mediate: at the address on which both parties agreed, which the token has proved. */
export async function openMediator(desk: Desk, typed: Typed): Promise<Opened> {
  const asked = await transact(desk.db, { personId: null, readOnly: true }, (tx) => getMediatorAsked(tx, typed.token));
  if (asked === null || asked.state !== "OPEN" || asked.hasAccount) return err({ kind: "link-over" });
  return openAt(desk, asked.email, typed);
}

async function openAt(desk: Desk, email: string, typed: Typed): Promise<Opened> {
  const { now, newId } = desk;
  const { displayName, locale, userAgent } = typed;
  const fault = passwordFault(typed.password, { email, displayName });
  if (fault !== null) return err({ kind: fault });
  const passwordHash = await hashPassword(typed.password);
  try {
    return await transact(desk.db, { personId: null }, async (tx): Promise<Opened> => {
      const personId = await openAccount(tx, { email, displayName, locale, now, newId, by: "INVITATION" });
      await tx.credential.create({ data: { personId, passwordHash, setAt: new Date(now) } });
      return ok({
        personId,
        sessionId: await beginSession(tx, { personId, method: "PASSWORD", userAgent, now, newId }),
      });
    });
  } catch (error) {
    // The same form sent twice at once: the address has its account, the other answer signs in.
    if (error instanceof Error && "code" in error && error.code === "P2002") return err({ kind: "link-over" });
    throw error;
  }
}

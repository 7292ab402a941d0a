import { z } from "zod";
import type { Desk } from "@/lib/auth/desk";
import { findPersonByEmail, openAccount } from "@/lib/auth/join";
import { transact } from "@/lib/db/transact";
import { Email } from "@/lib/features/account/schema";
import { PersonId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";
import type { Locale } from "@/lib/text/locale";

/** What Aval reads in the claims of an OpenID Connect provider (OpenID Connect Core 1.0, 5.1). */
export const OidcClaims = z.object({
  sub: z.string().min(1).max(255),
  email: Email.optional(),
  email_verified: z.union([z.boolean(), z.literal("true").transform(() => true)]).optional(),
  name: z.string().trim().min(1).max(200).optional(),
});
export type OidcClaims = z.infer<typeof OidcClaims>;

/** The person already known under this issuer and subject. */
export async function findPersonByOidc(
  desk: Pick<Desk, "db">,
  issuer: string,
  subject: string,
): Promise<PersonId | null> {
  const row = await desk.db.oidcIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } });
  return row === null ? null : PersonId.parse(row.personId);
}

/**
 * The person of a provider's claims. Known by issuer and subject; the first time by an address that the provider says it
 * has verified, which may open an account. An address it has not verified proves nothing and is refused: otherwise
 * anybody could take over an account by typing its address at the provider.
 */
export async function admitOidc(
  desk: Desk,
  provider: { readonly issuer: string; readonly locale: Locale },
  claims: OidcClaims,
): Promise<Result<PersonId, "email-not-verified">> {
  const { issuer, locale } = provider;
  const known = await findPersonByOidc(desk, issuer, claims.sub);
  if (known !== null) return ok(known);
  const { email } = claims;
  if (email === undefined || claims.email_verified !== true) return err("email-not-verified");
  const { now, newId } = desk;
  return transact(desk.db, { personId: null }, async (tx) => {
    const displayName = claims.name ?? email;
    const personId =
      (await findPersonByEmail(tx, email)) ??
      (await openAccount(tx, { email, displayName, locale, now, newId, by: "OIDC" }));
    await tx.oidcIdentity.create({ data: { issuer, subject: claims.sub, personId, linkedAt: new Date(now) } });
    return ok(personId);
  });
}

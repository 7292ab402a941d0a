import { z } from "zod";
import { hashCode, sameHash } from "@/lib/auth/secret";
import { MailStop } from "@/lib/domain/mail-kind";
import { PersonId } from "@/lib/kernel/ids";

const Sealed = z.tuple([PersonId, MailStop, z.string().length(64)]);

/**
 * The end of the address under which a person stops mails of one kind without signing in (RFC 8058): whose, which, and
 * an HMAC of both under the secret of the installation, so that nobody makes one up for anybody.
 */
export function sealMailStop(secret: string, personId: string, what: MailStop): string {
  return Buffer.from(`${personId}.${what}.${sealOf(secret, personId, what)}`).toString("base64url");
}

/** Whose mails of which kind the end of an address stops; `null` for one that we have not made. */
export function openMailStop(
  secret: string,
  sealed: string,
): { readonly personId: PersonId; readonly what: MailStop } | null {
  const parts = Sealed.safeParse(Buffer.from(sealed, "base64url").toString("utf8").split("."));
  if (!parts.success) return null;
  const [personId, what, seal] = parts.data;
  return sameHash(seal, sealOf(secret, personId, what)) ? { personId, what } : null;
}

function sealOf(secret: string, personId: string, what: MailStop): string {
  return hashCode(secret, "mail-stop", `${personId}:${what}`);
}

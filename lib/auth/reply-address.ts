import { hashCode } from "@/lib/auth/secret";
import { sha256 } from "@/lib/ledger/canonical";

/**
 * The secret of the address to which a calendar program answers an invitation: 128 bits of an HMAC of the invitation under
 * the secret of the installation, so that every change of the same meeting can be sent from the same address while the
 * database holds its hash alone. In lower case: mail servers do not keep capitals apart.
 */
export function replyToken(secret: string, invitationId: string): string {
  return hashCode(secret, "meeting-reply", invitationId).slice(0, 32);
}

/** What is kept of the secret of an address. */
export function replyTokenHash(token: string): string {
  return sha256(token);
}

/** The address of an invitation: the secret stands behind a plus sign (RFC 5233) of the address that is read. */
export function replyAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf("@");
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

import type { Tx } from "@/lib/db/client";
import { InvitationToken } from "@/lib/features/invitation/schema";
import { InvitationOffer } from "@/lib/features/invitation/view";
import type { Instant } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";

/** What the holder of a token is invited to; `null` without such a token. */
export async function getInvitation(tx: Tx, token: string, now: Instant): Promise<InvitationOffer | null> {
  if (!InvitationToken.safeParse(token).success) return null;
  const rows = await tx.$queryRaw<
    { offer: unknown }[]
  >`SELECT aval_invitation(${sha256(token)}, ${now}::timestamptz) AS offer`;
  const offer = rows[0]?.offer ?? null;
  return offer === null ? null : InvitationOffer.parse(offer);
}

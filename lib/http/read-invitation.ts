import { transact } from "@/lib/db/transact";
import { getInvitation } from "@/lib/features/invitation/queries";
import type { InvitationOffer } from "@/lib/features/invitation/view";
import { door } from "@/lib/http/door";

/** What the holder of a link is invited to, whoever they are: the token is the key. `null` without such a token. */
export async function readInvitation(token: string): Promise<InvitationOffer | null> {
  const { db, clock } = door();
  return transact(db, { personId: null, readOnly: true }, (tx) => getInvitation(tx, token, clock.now()));
}

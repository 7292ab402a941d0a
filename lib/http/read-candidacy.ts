import { transact } from "@/lib/db/transact";
import { getCandidacy } from "@/lib/features/consultation/queries-candidate";
import type { CandidacyView } from "@/lib/features/consultation/view";
import { door } from "@/lib/http/door";

/** What the holder of a candidate's link is asked for, whoever they are: the token is the key. `null` without such a token. */
export async function readCandidacy(token: string): Promise<CandidacyView | null> {
  const { db, clock } = door();
  return transact(db, { personId: null, readOnly: true }, (tx) => getCandidacy(tx, token, clock.now()));
}

import { transact } from "@/lib/db/transact";
import { readCompartmentFile } from "@/lib/features/mediation/queries";
import { getMediatorAsked } from "@/lib/features/mediation/queries-mediator";
import type { MediatorAskedView } from "@/lib/features/mediation/view";
import { door } from "@/lib/http/door";

/** What the holder of a mediator's link is asked for, whoever they are: the token is the key. `null` without such a token. */
export async function readMediatorAsked(token: string): Promise<MediatorAskedView | null> {
  return transact(door().db, { personId: null, readOnly: true }, (tx) => getMediatorAsked(tx, token));
}

/** A file of a mediation, opened for who hears its thread; `null` for everybody else. */
export async function readMediationFile(
  personId: string,
  wanted: Parameters<typeof readCompartmentFile>[1],
): ReturnType<typeof readCompartmentFile> {
  return transact(door().db, { personId, readOnly: true }, (tx) => readCompartmentFile(tx, wanted));
}

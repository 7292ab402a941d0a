import type { Database, Tx } from "@/lib/db/client";
import { type Identity, opening } from "@/lib/db/connection";

export type { Identity };

/**
 * Runs `work` in one transaction named after a person. With `readOnly`, PostgreSQL itself refuses any write: queries
 * never write outside the ledger. The project is named inside, by entering it (`lib/auth/scope`).
 */
export async function transact<T>(db: Database, identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
  return opening.run(identity, () => db.$transaction(work));
}

import type { Database, Tx } from "@/lib/db/client";
import { type Identity, opening } from "@/lib/db/connection";

export type { Identity };

/** The transactions in which nothing is written. */
const readOnly = new WeakSet<Tx>();

/** True in a transaction that only reads: what was read there once need not be asked again. */
export function isReadOnly(tx: Tx): boolean {
  return readOnly.has(tx);
}

/**
 * Runs `work` in one transaction named after a person. With `readOnly`, PostgreSQL itself refuses any write: queries
 * never write outside the ledger. The project is named inside, by entering it (`lib/auth/scope`).
 */
export async function transact<T>(db: Database, identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
  return opening.run(identity, () =>
    db.$transaction((tx) => {
      if (identity.readOnly === true) readOnly.add(tx);
      return work(tx);
    }),
  );
}

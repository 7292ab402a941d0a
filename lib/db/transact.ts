import type { Database, Tx } from "@/lib/db/client";
import { type Identity, opening } from "@/lib/db/connection";

export type { Identity };

/** The transactions in which nothing is written. */
const readOnly = new WeakSet<Tx>();

/**
 * Remembers what was read in a transaction that only reads, by a name: parts of a page that ask for the same thing are
 * answered by one statement. Where something may be written it is asked for each time.
 */
export function readOnce<T>(): (tx: Tx, name: string, read: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<Tx, Map<string, Promise<T>>>();
  return (tx, name, read) => {
    if (!readOnly.has(tx)) return read();
    const here = known.get(tx) ?? new Map<string, Promise<T>>();
    known.set(tx, here);
    const answer = here.get(name) ?? read();
    here.set(name, answer);
    return answer;
  };
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

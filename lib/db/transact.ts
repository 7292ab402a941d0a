import type { Database, Tx } from "@/lib/db/client";

/** Whose transaction it is. Row-level security reads it; it ends with the transaction, so pooled connections keep nothing. */
export type Identity = { readonly personId: string | null; readonly readOnly?: boolean };

/**
 * Runs `work` in one transaction named after a person. With `readOnly`, PostgreSQL itself refuses any write: queries
 * never write outside the ledger. The project is named inside, by entering it (`lib/auth/scope`).
 */
export async function transact<T>(db: Database, identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    const readOnly = identity.readOnly === true ? "on" : "off";
    await tx.$queryRaw`SELECT set_config('aval.person_id', ${identity.personId ?? ""}, true), set_config('aval.project_id', '', true), set_config('transaction_read_only', ${readOnly}, true)`;
    return work(tx);
  });
}

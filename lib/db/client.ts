import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";

/** The connection pool of the application role. */
export type Database = PrismaClient;
/** A transaction in which the person, and usually the project, are named (see `transact`). */
export type Tx = Prisma.TransactionClient;

/**
 * Opens a pool to `url`. The application shares one per process (`lib/http/door`); tests open one per database.
 * `connections` bounds the pool: beyond it callers wait their turn for at most 15 s.
 */
export function connect(url: string, connections = 10): Database {
  const adapter = new PrismaPg({ connectionString: url, max: connections });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 30_000 } });
}

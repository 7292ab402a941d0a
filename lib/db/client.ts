import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { openPool } from "@/lib/db/connection";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";
import { askTogether } from "@/lib/db/together";

/** The connection pool of the application role. */
export type Database = PrismaClient;
/** A transaction in which the person, and usually the project, are named (see `transact`). */
export type Tx = Prisma.TransactionClient;

/**
 * Opens a pool to `url`. The application shares one per process (`lib/http/door`); tests open one per database.
 * `connections` bounds the pool: beyond it callers wait their turn for at most 15 s.
 */
export function connect(url: string, connections = 10): Database {
  const pool = openPool({ connectionString: url, max: connections });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: nameStatement });
  return askTogether(new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 30_000 } }));
}

/** Statements that a connection keeps planned; whatever comes after these is planned each time. */
const mostStatements = 400;
const names = new Map<string, string>();

/** The name under which PostgreSQL keeps a statement planned; none (the empty name) once there are too many. */
function nameStatement({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= mostStatements) return "";
  const name = `aval_${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
  names.set(sql, name);
  return name;
}

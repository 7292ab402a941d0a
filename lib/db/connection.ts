import { AsyncLocalStorage } from "node:async_hooks";
import { Client, escapeLiteral, Pool, type PoolClient, type PoolConfig } from "pg";

/** Whose transaction it is. Row-level security reads it; it ends with the transaction, so pooled connections keep nothing. */
export type Identity = { readonly personId: string | null; readonly readOnly?: boolean };

declare global {
  var avalOpening: AsyncLocalStorage<Identity> | undefined;
}

/**
 * The identity under which the transaction now being opened begins (see `transact`). One per process, like the door:
 * the server may load this file more than once (instrumentation, pages, the reloads of `next dev`), and a connection
 * opened by one of them serves the others.
 */
export const opening: AsyncLocalStorage<Identity> = sharedOpening();

function sharedOpening(): AsyncLocalStorage<Identity> {
  globalThis.avalOpening ??= new AsyncLocalStorage<Identity>();
  return globalThis.avalOpening;
}

/**
 * A pool whose connections wait as seldom as they can. Statements that are sent together travel together (the pipeline
 * mode of `pg`) and PostgreSQL answers them in order. Whoever takes a connection has it for one transaction.
 */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, pipeline: true });
  const { connect } = pool;
  Object.defineProperty(pool, "connect", {
    value: (...given: unknown[]): unknown => {
      const taken: unknown = Reflect.apply(connect, pool, given);
      // Without a callback it is Prisma that begins a transaction; with one, the pool that sends a single statement.
      return taken instanceof Promise ? taken.then(forOneTransaction) : taken;
    },
  });
  return pool;
}

/** What Prisma is told of a BEGIN that is on its way. */
const begun = { command: "BEGIN", rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * A connection from when it is taken until it is given back: good for one transaction. BEGIN and the name of the person
 * travel with the first statement instead of before it: nothing in a transaction is answered unless they have succeeded.
 *
 * Prisma ends a transaction (a statement failed, its time is over) without waiting for what it is still sending in
 * several statements. What comes before BEGIN or after the end would run on its own, or in the transaction of whoever
 * has the connection next: it is refused. A connection of which it is not known that its transaction is over is closed.
 */
function forOneTransaction(client: PoolClient): PoolClient {
  // Both are of this turn: the pool gives the connection another `release` next time.
  const { query, release } = client;
  let opened: Promise<unknown> | null = null;
  let beginning: string | null = null;
  let ends = false;
  let isOver = true;

  const send = (statement: readonly unknown[]): Promise<unknown> => {
    holdForOneTurn(client);
    return Promise.resolve(Reflect.apply(query, client, statement));
  };
  const begin = (statement: readonly unknown[]): Promise<unknown> => {
    const identity = opening.getStore();
    if (identity === undefined) return open(statement);
    beginning = beginAs(identity);
    return Promise.resolve(begun);
  };
  const open = (statement: readonly unknown[]): Promise<unknown> => {
    isOver = false;
    beginning = null;
    opened = send(statement);
    // Told to the statements of this transaction, which all wait for it.
    opened.catch(() => undefined);
    return opened;
  };
  const end = async (command: string, sent: Promise<unknown>): Promise<unknown> => {
    const result = await sent;
    isOver = true;
    // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed: what was written is gone.
    if (commandOf(result) !== command) throw new Error("The transaction had failed: nothing of it was kept");
    return result;
  };
  const answer = (...statement: unknown[]): Promise<unknown> => {
    const text = textOf(statement[0]);
    if (text === "BEGIN" && opened === null) return begin(statement);
    // Only now, so that both leave in one write.
    if (beginning !== null && !ends) open([beginning]);
    if (opened === null || ends) return Promise.reject(new Error("A statement outside its transaction is not sent"));
    ends = text === "COMMIT" || text === "ROLLBACK";
    const sent = Promise.all([opened, send(statement)]).then(([, result]) => result);
    return ends && text !== null ? end(text, sent) : sent;
  };
  const giveBack = (error?: Error | boolean): void => {
    ends = true;
    Reflect.apply(release, client, [error ?? !isOver]);
  };
  return new Proxy(client, {
    get(target, key) {
      if (key === "query") return answer;
      if (key === "release") return giveBack;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** What is sent in one turn of the event loop leaves in one write: writing to a socket costs more than most statements. */
function holdForOneTurn(client: PoolClient): void {
  if (!(client instanceof Client)) return;
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** With a read-only identity PostgreSQL itself refuses any write. */
function beginAs({ personId, readOnly }: Identity): string {
  const begin = readOnly === true ? "BEGIN READ ONLY" : "BEGIN";
  return `${begin}; SET LOCAL aval.person_id = ${escapeLiteral(personId ?? "")}; SET LOCAL aval.project_id = ''`;
}

function textOf(statement: unknown): string | null {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return null;
  return typeof statement.text === "string" ? statement.text : null;
}

function commandOf(result: unknown): unknown {
  return typeof result === "object" && result !== null ? Reflect.get(result, "command") : null;
}

import { AsyncLocalStorage } from "node:async_hooks";
import { Client, type ClientConfig, escapeLiteral } from "pg";

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

/** What Prisma is told of a BEGIN that is on its way. */
const begun = { command: "BEGIN", rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * A connection that waits as seldom as it can. Statements that are sent together travel together (the pipeline mode of
 * `pg`) and PostgreSQL answers them in order. BEGIN and the name of the person travel with the first statement of the
 * transaction instead of before it: nothing in a transaction is answered unless they have succeeded.
 */
export class ActConnection extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    let opened: Promise<unknown> | null = null;
    const { query } = this;
    const send = (...statement: unknown[]): unknown => Reflect.apply(query, this, statement);
    const answer = (...statement: unknown[]): unknown => {
      const identity = opening.getStore();
      if (textOf(statement[0]) === "BEGIN" && identity !== undefined) {
        opened = Promise.resolve(send(beginAs(identity)));
        // Told to the statements of this transaction, which all wait for it.
        opened.catch(() => undefined);
        return Promise.resolve(begun);
      }
      const sent = send(...statement);
      if (opened === null || !(sent instanceof Promise)) return sent;
      const whole = Promise.all([opened, sent]).then(([, result]) => result);
      if (ends.has(textOf(statement[0]) ?? "")) opened = null;
      return whole;
    };
    Object.defineProperty(this, "query", { value: answer });
  }
}

const ends: ReadonlySet<string> = new Set(["COMMIT", "ROLLBACK"]);

/** With a read-only identity PostgreSQL itself refuses any write. */
function beginAs({ personId, readOnly }: Identity): string {
  const begin = readOnly === true ? "BEGIN READ ONLY" : "BEGIN";
  return `${begin}; SET LOCAL aval.person_id = ${escapeLiteral(personId ?? "")}; SET LOCAL aval.project_id = ''`;
}

function textOf(statement: unknown): string | null {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return null;
  return typeof statement.text === "string" ? statement.text : null;
}

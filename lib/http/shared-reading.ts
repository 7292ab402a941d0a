import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { PersonId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

type Inside<S> = { readonly tx: Tx; readonly scope: S; readonly now: Instant };

/** One read-only transaction, for all that one request reads in a project, or of the person's own. */
export type SharedReading<S> = {
  /** Reads in the scope; `null` when it is not there for this person, or when `work` says so. */
  readonly read: <T>(work: (inside: Inside<S>) => Promise<T | null>) => Promise<T | null>;
  /** Reads before the scope is entered, in the same round trip; `null` once it is too late for that. */
  readonly before: <T>(work: (tx: Tx, now: Instant) => Promise<T>) => Promise<T> | null;
};

type Opening<S> = {
  readonly db: Database;
  readonly personId: PersonId;
  /** Where one reads; `null` when that is not there for this person. */
  readonly enter: (tx: Tx) => Promise<S | null>;
  readonly now: Instant;
  /** Told when nobody reads any more: whoever comes later opens anew. */
  readonly onEnd: () => void;
};

/**
 * Opens a scope for reading. The transaction begins once everybody of this turn of the event loop has come (a layout
 * and its page begin together) and ends when the last one has read.
 */
export function openReading<S>({ db, personId, enter, now, onEnd }: Opening<S>): SharedReading<S> {
  const entered = Promise.withResolvers<Inside<S> | null>();
  const left = Promise.withResolvers<null>();
  const early: ((tx: Tx) => Promise<unknown>)[] = [];
  let state: "waiting" | "open" | "ended" = "waiting";
  let readers = 0;

  const begin = (): void => {
    state = "open";
    transact(db, { personId, readOnly: true }, async (tx) => {
      // Sent in this order without a wait between them: PostgreSQL answers what comes first first.
      const first = Promise.all(early.map((work) => work(tx)));
      const [scope] = await Promise.all([enter(tx), first]);
      entered.resolve(scope === null ? null : { tx, scope, now });
      if (scope !== null) await left.promise;
    }).catch(entered.reject);
  };
  const leave = (): void => {
    readers -= 1;
    setImmediate(() => {
      if (readers > 0 || state === "ended") return;
      state = "ended";
      onEnd();
      left.resolve(null);
    });
  };
  setImmediate(begin);

  return {
    async read(work) {
      readers += 1;
      try {
        const inside = await entered.promise;
        return inside === null ? null : await work(inside);
      } finally {
        leave();
      }
    },
    before<T>(work: (tx: Tx, now: Instant) => Promise<T>) {
      if (state !== "waiting") return null;
      const answered = Promise.withResolvers<T>();
      early.push((tx) => {
        const answer = work(tx, now);
        answer.then(answered.resolve, answered.reject);
        return answer;
      });
      return Promise.race([answered.promise, entered.promise.then(() => answered.promise)]);
    },
  };
}

/** A project that one person reads. */
export type ProjectReading = SharedReading<ProjectScope>;

/** Opens a project for reading; a foreign one and one that is not there are read as `null`. */
export function openProject({
  code,
  ...opening
}: Omit<Opening<ProjectScope>, "enter"> & { readonly code: string }): ProjectReading {
  return openReading({ ...opening, enter: (tx) => enterProject(tx, opening.personId, code) });
}

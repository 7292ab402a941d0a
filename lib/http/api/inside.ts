import { enterProject, type PersonScope, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Caller } from "@/lib/http/api/caller";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";

/** What a call reads with: a read-only transaction, who reads there, the instant of the answer, and the caller. */
export type Inside<S> = { readonly tx: Tx; readonly scope: S; readonly now: Instant; readonly caller: Caller };

/** Reads in a project under row-level security; `null` when it is not there for this person, or when `work` says so. */
export function readInside<T>(
  caller: Caller,
  project: string,
  work: (inside: Inside<ProjectScope>) => Promise<T | null>,
): Promise<T | null> {
  const { db, clock } = door();
  const { personId } = caller.actor;
  return transact(db, { personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, personId, project);
    return scope === null ? null : work({ tx, scope, now: clock.now(), caller });
  });
}

/** Reads what is the caller's own, beside every project. */
export function readOutside<T>(caller: Caller, work: (inside: Inside<PersonScope>) => Promise<T>): Promise<T> {
  const { db, clock } = door();
  const { personId } = caller.actor;
  return transact(db, { personId, readOnly: true }, (tx) =>
    work({ tx, scope: personScope(personId), now: clock.now(), caller }),
  );
}

import { notFound } from "next/navigation";
import { requireActor } from "@/lib/auth/current";
import { enterProject, type PersonScope, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { door } from "@/lib/http/door";
import type { Instant } from "@/lib/kernel/instant";

/** What a page reads with: a read-only transaction, who reads, and the instant of the page. */
export type Reading<S> = { readonly tx: Tx; readonly scope: S; readonly now: Instant };

/**
 * Reads a page of a project, in one read-only transaction under row-level security. Sends to sign-in without a live
 * session; a project that does not exist and one that is foreign are the same *not found*. `null` from `work` too.
 */
export async function readProject<T>(
  code: string,
  work: (reading: Reading<ProjectScope>) => Promise<T | null>,
): Promise<T> {
  const actor = await requireActor();
  const { db, clock } = door();
  const view = await transact(db, { personId: actor.personId, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, actor.personId, code);
    return scope === null ? null : work({ tx, scope, now: clock.now() });
  });
  return view ?? notFound();
}

/** Reads a page of the person's own: their projects, what waits for them, their account. */
export async function readOwn<T>(work: (reading: Reading<PersonScope>) => Promise<T>): Promise<T> {
  const actor = await requireActor();
  const { db, clock } = door();
  return transact(db, { personId: actor.personId, readOnly: true }, (tx) =>
    work({ tx, scope: personScope(actor.personId), now: clock.now() }),
  );
}

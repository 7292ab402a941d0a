import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/current";
import { type PersonScope, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { door } from "@/lib/http/door";
import { openProject, type ProjectReading } from "@/lib/http/project-reading";
import type { Instant } from "@/lib/kernel/instant";

/** What a page reads with: a read-only transaction, who reads, and the instant of the page. */
export type Reading<S> = { readonly tx: Tx; readonly scope: S; readonly now: Instant };

/** The projects being read for one request; elsewhere than in a page, each reading has a transaction of its own. */
const underWay: () => Map<string, ProjectReading> = cache(() => new Map());

/**
 * Reads a page of a project, in one read-only transaction under row-level security, which a layout and its page share.
 * Sends to sign-in without a live session; a project that does not exist and one that is foreign are the same *not
 * found*. `null` from `work` too.
 */
export async function readProject<T>(
  code: string,
  work: (reading: Reading<ProjectScope>) => Promise<T | null>,
): Promise<T> {
  const { personId } = await requireActor();
  const view = await joinProject(personId, code).read(work);
  return view ?? notFound();
}

/**
 * Reads the frame around a page of a project: as `readProject`, and with it something of the person's own, in the same
 * transaction before the project is entered (in one of its own when it has been entered already).
 */
export async function readFrame<T, U>(
  code: string,
  work: (reading: Reading<ProjectScope>) => Promise<T | null>,
  ofOneself: (reading: Reading<PersonScope>) => Promise<U>,
): Promise<{ readonly frame: T; readonly own: U }> {
  const { personId } = await requireActor();
  const project = joinProject(personId, code);
  const asked = project.before((tx, now) => ofOneself({ tx, scope: personScope(personId), now }));
  const [frame, own] = await Promise.all([project.read(work), asked ?? readOwn(ofOneself)]);
  return { frame: frame ?? notFound(), own };
}

function joinProject(personId: PersonScope["personId"], code: string): ProjectReading {
  const readings = underWay();
  const known = readings.get(code);
  if (known !== undefined) return known;
  const { db, clock } = door();
  const opened = openProject({ db, personId, code, now: clock.now(), onEnd: () => readings.delete(code) });
  readings.set(code, opened);
  return opened;
}

/** Reads a page of the person's own: their projects, what waits for them, their account. */
export async function readOwn<T>(work: (reading: Reading<PersonScope>) => Promise<T>): Promise<T> {
  const actor = await requireActor();
  const { db, clock } = door();
  return transact(db, { personId: actor.personId, readOnly: true }, (tx) =>
    work({ tx, scope: personScope(actor.personId), now: clock.now() }),
  );
}

import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "@/lib/auth/current";
import { type PersonScope, type ProjectScope, personScope } from "@/lib/auth/scope";
import type { Database, Tx } from "@/lib/db/client";
import { door } from "@/lib/http/door";
import { openProject, openReading, type ProjectReading, type SharedReading } from "@/lib/http/shared-reading";
import type { Instant } from "@/lib/kernel/instant";

/** What a page reads with: a read-only transaction, who reads, and the instant of the page. */
export type Reading<S> = { readonly tx: Tx; readonly scope: S; readonly now: Instant };

/** What is being read for one request; elsewhere than in a page, each reading has a transaction of its own. */
const underWay: () => {
  readonly projects: Map<string, ProjectReading>;
  readonly own: Map<string, SharedReading<PersonScope>>;
} = cache(() => ({ projects: new Map(), own: new Map() }));

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

/**
 * Reads a page of the person's own: their projects, what waits for them, their account. In one read-only transaction,
 * which a layout and its page share.
 */
export async function readOwn<T>(work: (reading: Reading<PersonScope>) => Promise<T>): Promise<T> {
  const { personId } = await requireActor();
  const own = join(underWay().own, personId, (around) =>
    openReading({ ...around, personId, enter: () => Promise.resolve(personScope(personId)) }),
  );
  // What `work` answers may itself be `null`: it is handed out as it is.
  const read = await own.read(async (reading) => ({ answer: await work(reading) }));
  if (read === null) throw new Error("A person's own scope is always there");
  return read.answer;
}

function joinProject(personId: PersonScope["personId"], code: string): ProjectReading {
  return join(underWay().projects, code, (around) => openProject({ ...around, personId, code }));
}

type Around = { readonly db: Database; readonly now: Instant; readonly onEnd: () => void };

/** The reading under way by this name, or a new one. */
function join<S>(
  readings: Map<string, SharedReading<S>>,
  name: string,
  open: (around: Around) => SharedReading<S>,
): SharedReading<S> {
  const known = readings.get(name);
  if (known !== undefined) return known;
  const { db, clock } = door();
  const opened = open({ db, now: clock.now(), onEnd: () => readings.delete(name) });
  readings.set(name, opened);
  return opened;
}

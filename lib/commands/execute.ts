import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { enterAsSystem, enterProject, enterToAct, type ProjectPlace, personScope } from "@/lib/auth/scope";
import type {
  Command,
  Done,
  PersonCommand,
  ProjectCommand,
  Signing,
  Stop,
  SystemCommand,
} from "@/lib/commands/define-command";
import { observe, type Seen } from "@/lib/commands/observe";
import { type Author, prepareReactions } from "@/lib/commands/reactions";
import { claim, consumeProof, type Outcome, type Problem, saveAccountEvents, settle } from "@/lib/commands/receipt";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { type Event, eventDefinitions } from "@/lib/domain/event";
import { amountFields, circleOf, concernedBy, partAmounts } from "@/lib/domain/known-price";
import { authorityFor, isDoneAlone } from "@/lib/domain/policy";
import { refusedWhenOver } from "@/lib/domain/project-over";
import { drawRetentions, keepMoney } from "@/lib/features/budget/store-keeping";
import { keepClocks } from "@/lib/features/clock/store-keeping";
import { settleNotices } from "@/lib/features/notice/store";
import { PersonId } from "@/lib/kernel/ids";
import type { Clock, Instant } from "@/lib/kernel/instant";
import { err, ok, type Result } from "@/lib/kernel/result";
import { canonical, digestOf, type Json } from "@/lib/ledger/canonical";
import { type Authorship, chain, type RecordableEvent, type RecordedEntry, record } from "@/lib/ledger/record";

/** Where a command comes in: the pool, the clock and the source of ids. The same for forms, REST, jobs and the demo. */
export type Door = { readonly db: Database; readonly clock: Clock; readonly newId: () => string };

/** One call of a command: its id (the same id twice is one act), what was sent, where, and the proof for a signature. */
export type Call = {
  readonly commandId: string;
  readonly input: unknown;
  readonly project?: string;
  readonly proofId?: string;
};

/** Thrown to roll back: carries the answer out of the transaction. */
class Halt extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/**
 * The one way in for every write, always in this order: parse, open the transaction, scope, recognise, permit, run,
 * record, commit. Whatever stops it, nothing is written. All answers are values; only defects throw.
 */
export function execute(door: Door, command: Command, actor: Actor, call: Call): Promise<Result<Outcome, Problem>> {
  return observe({ command: command.name, commandId: call.commandId }, async (seen) => {
    try {
      const outcome =
        command.scope === "project"
          ? await inProject(door, command, actor, call, seen)
          : await inAccount(door, command, actor, call);
      return ok(outcome);
    } catch (error) {
      if (error instanceof Halt) return err(error.problem);
      throw error;
    }
  });
}

async function inProject(door: Door, command: ProjectCommand, actor: Actor, call: Call, seen: Seen): Promise<Outcome> {
  const prepared = parsed(command.prepare(call.input));
  const code = call.project;
  if (code === undefined) throw new Halt({ kind: "not-found" });
  const now = door.clock.now();
  return transact(door.db, { personId: actor.personId }, async (tx) => {
    const scope = await enterToAct(tx, actor.personId, code, isDoneAlone(command.name));
    if (scope === null) throw new Halt({ kind: "not-found" });
    seen.projectId = scope.projectId;
    const known = await recognise(tx, scope.projectId, command.name, actor, call, prepared.input, now);
    if (known !== null) return known;
    const authority = authorityFor(command.name, scope, now);
    if (!authority.ok) throw new Halt({ kind: "refused", refusals: [authority.error] });
    const [over, ...rest] = refusedWhenOver(command.name, scope.status);
    if (over !== undefined) throw new Halt({ kind: "refused", refusals: [over, ...rest] });
    const signing = await proofFor(tx, prepared.digest, actor, call, now);
    const ran = await prepared.run(
      { tx, scope, authority: authority.value, now, newId: door.newId, commandId: call.commandId },
      signing,
    );
    const done = finished(ran);
    const act = { commandId: call.commandId, now };
    if ("accountEvents" in done) {
      await saveAccountEvents(tx, { ...act, personId: actor.personId, newId: door.newId }, done.accountEvents);
      return settle(tx, scope.projectId, call.commandId, { entries: [], result: done.result });
    }
    const { role, partyId, delegation } = authority.value;
    const by = { actorId: actor.personId, role, partyId, delegationId: delegation?.id ?? null };
    return recordAct(tx, { door, place: scope, ...act }, { ...done, by, told: { ...scope, partyId } });
  });
}

/** Where and when an act is recorded. */
type Place = {
  readonly door: Door;
  readonly place: ProjectPlace;
  readonly commandId: string;
  readonly now: Instant;
};

/** What an act leaves, by whom, and who is told of it as its author (nobody, when the clock acts). */
type Recorded = Extract<Done, { events: unknown }> & {
  readonly by: Pick<Authorship, "actorId" | "role" | "partyId" | "delegationId">;
  readonly told: Author;
};

const bySystem = { actorId: null, role: "SYSTEM", partyId: null, delegationId: null } as const;

/** Chains the facts of an act, with what the clocks and the outbox make of them, in its transaction. */
async function recordAct(tx: Tx, at: Place, { events, automatic, result, by, told }: Recorded): Promise<Outcome> {
  const { place, commandId, now } = at;
  const { projectId } = place;
  const all = [...events, ...automatic];
  const clocks = keepClocks(tx, { place, now, newId: at.door.newId, commandId }, all);
  const [waits, complied, kept] = await Promise.all([
    clocks.drawn(),
    settleNotices(tx, { projectId, now }, all),
    drawRetentions(tx, { place, now }, all),
  ]);
  const drawn = [...waits, ...complied, ...kept];
  // In this order: clocks are held before the head of the ledger, always.
  const [keep, { entries, save }, post] = await Promise.all([
    clocks.prepare(),
    chain(tx, [
      { by: { commandId, now, projectId, ...by }, events: events.map(recordable) },
      { by: { commandId, now, projectId, ...bySystem }, events: [...automatic, ...drawn].map(recordable) },
    ]),
    prepareReactions(tx, { place, author: told, now, newId: at.door.newId, events: all, own: events.length }),
  ]);
  const settled = settle(tx, projectId, commandId, { entries, result });
  const money = () => keepMoney(tx, { place, now }, [...all, ...drawn], entries);
  const [outcome] = await Promise.all([settled, save(), money(), post(entries), keep()]);
  return outcome;
}

/** Nobody: the actor of what the clock does (the nil UUID of RFC 9562). */
const nobody = PersonId.parse("00000000-0000-0000-0000-000000000000");

/** One call of what only the clock does: in which project, and the id that makes it happen once. */
export type SystemCall = { readonly projectId: string; readonly commandId: string; readonly input: unknown };

/**
 * The way in of the clock, in the same order as `execute`: an act of SYSTEM in one project, by nobody's leave but that
 * of the rules. The same id is the same act, however many workers race for it. *Not found* is also what has nothing to
 * do any more: it leaves no trace.
 */
export function executeAsSystem(
  door: Door,
  command: SystemCommand,
  call: SystemCall,
): Promise<Result<Outcome, Problem>> {
  return observe({ command: command.name, commandId: call.commandId }, async (seen) => {
    try {
      return ok(await asSystem(door, command, call, seen));
    } catch (error) {
      if (error instanceof Halt) return err(error.problem);
      throw error;
    }
  });
}

function asSystem(door: Door, command: SystemCommand, call: SystemCall, seen: Seen): Promise<Outcome> {
  const prepared = parsed(command.prepare(call.input));
  const now = door.clock.now();
  return transact(door.db, { personId: null }, async (tx) => {
    const place = await enterAsSystem(tx, call.projectId);
    const isOver = place?.status === "CLOSED" || place?.status === "TERMINATED";
    if (place === null || (isOver && !command.afterProject)) throw new Halt({ kind: "not-found" });
    const { projectId } = place;
    seen.projectId = projectId;
    const actor = { personId: nobody, sessionId: null };
    const known = await recognise(tx, projectId, command.name, actor, call, prepared.input, now);
    if (known !== null) return known;
    const { commandId } = call;
    const done = finished(await prepared.run({ tx, place, now, newId: door.newId, commandId }, null));
    return recordAct(tx, { door, place, commandId, now }, { ...done, by: bySystem, told: null });
  });
}

async function inAccount(door: Door, command: PersonCommand, actor: Actor, call: Call): Promise<Outcome> {
  const prepared = parsed(command.prepare(call.input));
  const now = door.clock.now();
  return transact(door.db, { personId: actor.personId }, async (tx) => {
    const known = await recognise(tx, actor.personId, command.name, actor, call, prepared.input, now);
    if (known !== null) return known;
    const scope = personScope(actor.personId);
    const ctx = { tx, scope, now, newId: door.newId, commandId: call.commandId };
    if (prepared.open !== undefined && !(await prepared.open(ctx))) throw new Halt({ kind: "not-found" });
    const done = finished(await prepared.run(ctx, await proofFor(tx, prepared.digest, actor, call, now)));
    await saveAccountEvents(
      tx,
      { personId: actor.personId, commandId: call.commandId, now, newId: door.newId },
      done.events,
    );
    let entries: readonly RecordedEntry[] = [];
    if (done.ledger !== undefined) {
      const { projectId, role, partyId, events, joined } = done.ledger;
      entries = await record(tx, [
        {
          by: { projectId, commandId: call.commandId, now, actorId: actor.personId, role, partyId, delegationId: null },
          events: events.map(recordable),
        },
      ]);
      const place = joined === undefined ? null : await enterProject(tx, actor.personId, joined);
      if (place !== null) {
        const author = { personId: actor.personId, partyId };
        const post = await prepareReactions(tx, { place, author, now, newId: door.newId, events, own: events.length });
        await post(entries);
      }
    }
    return settle(tx, actor.personId, call.commandId, { entries, result: done.result });
  });
}

/** Claims the command id, or answers with what it already did; another input under the same id is refused. */
async function recognise(
  tx: Tx,
  scopeId: string,
  command: string,
  actor: Actor,
  call: Pick<Call, "commandId">,
  input: Json,
  now: Instant,
): Promise<Outcome | null> {
  const inputDigest = digestOf(input);
  const earlier = await claim(tx, {
    scopeId,
    commandId: call.commandId,
    actorId: actor.personId,
    command,
    inputDigest,
    now,
  });
  if (earlier === null) return null;
  const same = earlier.actorId === actor.personId && earlier.command === command && earlier.inputDigest === inputDigest;
  if (!same) throw new Halt({ kind: "command-id-reused" });
  return { ...earlier.outcome, replayed: true };
}

async function proofFor(
  tx: Tx,
  digest: string | null,
  actor: Actor,
  call: Call,
  now: Instant,
): Promise<Signing | null> {
  if (digest === null) return null;
  if (call.proofId === undefined) throw new Halt({ kind: "identity-proof-needed", digest });
  const signing = await consumeProof(tx, {
    proofId: call.proofId,
    personId: actor.personId,
    digest,
    commandId: call.commandId,
    now,
  });
  if (signing === null) throw new Halt({ kind: "identity-proof-invalid", digest });
  return signing;
}

function parsed<T>(prepared: Result<T, Extract<Problem, { kind: "invalid-input" }>["issues"]>): T {
  if (prepared.ok) return prepared.value;
  throw new Halt({ kind: "invalid-input", issues: prepared.error });
}

function finished<T>(ran: Result<T, Stop>): T {
  if (ran.ok) return ran.value;
  throw new Halt(ran.error);
}

const Payload = z.record(z.string(), z.json());

/**
 * Checks a payload against the schema of its event before it is chained: what is recorded can always be read back. Amounts
 * stand beside the entry, each for whom they concern (`partAmounts`).
 */
function recordable(event: Event): RecordableEvent {
  const { version, payload } = eventDefinitions[event.type];
  const given = Object.entries(event.texts ?? {}).flatMap(([field, text]) =>
    typeof text === "string" && text !== "" ? [[field, text] as const] : [],
  );
  const { open, amounts } = partAmounts(event.type, Payload.parse(payload.parse(event.payload)));
  const apart = Object.entries(amounts).map(([field, facts]) => [field, canonical(facts)] as const);
  return {
    type: event.type,
    version,
    payload: open,
    texts: Object.fromEntries([...given, ...apart]),
    circles: { ...Object.fromEntries(given.map(([field]) => [field, circleOf(event.type, field)])), ...amountFields },
    concerns: concernedBy(open),
  };
}

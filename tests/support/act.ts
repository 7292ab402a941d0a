import { v7 } from "uuid";
import type { Command } from "@/lib/commands/define-command";
import { type Call, type Door, execute } from "@/lib/commands/execute";
import type { Outcome, Problem } from "@/lib/commands/receipt";
import { connect, type Database } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { PersonId } from "@/lib/kernel/ids";
import { type Instant, instant, instantOf } from "@/lib/kernel/instant";
import type { Result } from "@/lib/kernel/result";

/** A door on a test database with a clock that stands still until it is moved. */
export type TestDoor = Door & { readonly moveTo: (now: string) => void; readonly wait: (milliseconds: number) => void };

/** Opens a door on `url`; its clock starts on Monday 1 June 2026 at 09:00 in Paris. */
export function openDoor(url: string, connections = 10): TestDoor {
  let now: Instant = instant("2026-06-01T07:00:00.000Z");
  return {
    db: connect(url, connections),
    clock: { now: () => now },
    newId: () => v7(),
    moveTo: (later) => {
      now = instant(later);
    },
    wait: (milliseconds) => {
      now = instantOf(new Date(Date.parse(now) + milliseconds));
    },
  };
}

/** A person with an account and a printed name. */
export async function addPerson(db: Database, name: string): Promise<PersonId> {
  const id = PersonId.parse(v7());
  const createdAt = new Date("2026-05-01T08:00:00Z");
  await db.person.create({
    data: { id, email: `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${id.slice(-6)}@example.test`, createdAt },
  });
  const key = Buffer.alloc(32, 7);
  await db.personIdentity.create({
    data: { id: v7(), personId: id, version: 1, displayName: name, title: "", key, createdAt },
  });
  return id;
}

/** A proof of identity for a person and a digest, as the sign-in code would issue it after a password. */
export async function prove(door: Door, personId: PersonId, digest: string): Promise<string> {
  const id = v7();
  const provedAt = new Date(door.clock.now());
  const expiresAt = new Date(provedAt.getTime() + 5 * 60_000);
  await door.db.identityProof.create({ data: { id, personId, digest, method: "PASSWORD", provedAt, expiresAt } });
  return id;
}

/** Performs a command as a person, with a new command id unless one is given. */
export function act(
  door: Door,
  command: Command,
  personId: PersonId,
  input: unknown,
  call: Partial<Omit<Call, "input">> = {},
): Promise<Result<Outcome, Problem>> {
  return execute(door, command, { personId, sessionId: null }, { commandId: v7(), ...call, input });
}

/** The outcome of an act that a test needs to have happened; says why when it did not. */
export async function mustAct(...args: Parameters<typeof act>): Promise<Outcome> {
  const answer = await act(...args);
  if (!answer.ok) throw new Error(`${args[1].name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** The receipts of a command id that a person can see: one when the act happened, none when nothing was written. */
export function countReceipts(door: Door, personId: PersonId, commandId: string): Promise<number> {
  return transact(door.db, { personId, readOnly: true }, (tx) => tx.commandReceipt.count({ where: { commandId } }));
}

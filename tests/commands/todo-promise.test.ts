import { afterEach, expect, test } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { rescheduleCommitment } from "@/lib/features/commitment/commands/reschedule-commitment";
import { listMatters } from "@/lib/features/todo/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { CommitmentPlay } from "@/tests/support/commitment-play";
import { signOne } from "@/tests/support/commitment-stage";
import { proposed, sign } from "@/tests/support/set-up";

let play: CommitmentPlay;
afterEach(() => play.close());

/** What waits for a person, and for each the day by which; with a bang when that is over. */
async function seen(personId: PersonId): Promise<readonly string[]> {
  const at = { now: play.door.clock.now(), size: 100 };
  const { matters } = await transact(play.door.db, { personId, readOnly: true }, (tx) =>
    listMatters(tx, personScope(personId), at),
  );
  return matters.map(({ kind, subject, term }) =>
    [kind, subject, term === null ? "" : `${term.on}${term.late ? "!" : ""}`].filter((word) => word !== "").join(" "),
  );
}

test("a charter in force without commitments waits for them, then for their signature", async () => {
  play = await CommitmentPlay.open("todo_setup", "SETUP");
  const { cast, door } = play;
  const charter = await proposed(door, cast);
  for (const person of [cast.signatory, cast.agencySignatory, cast.amo])
    await sign(door, signCharter, person, charter, cast.code);
  expect(await seen(cast.owner)).toEqual(["commitment-propose"]);
  const commitment = await play.propose();
  expect(await seen(cast.owner)).toEqual([]);
  expect(await seen(cast.signatory)).toEqual([`commitment-sign ${commitment}`]);
  await signOne(play.place, cast.signatory, commitment);
  expect(await seen(cast.owner)).toEqual([`commitment-keep ${commitment} 2026-06-10`]);
});

test("what was committed waits for whom it binds, late or not, then for the other side's receipt", async () => {
  play = await CommitmentPlay.open("todo_commitment");
  const { cast } = play;
  const commitment = await play.committed();
  expect(await seen(cast.manager)).toEqual([]);
  await play.must(cast.manager, rescheduleCommitment, {
    commitment,
    dueOn: "2026-06-12",
    reason: "Deux jours de plus.",
  });
  expect(await seen(cast.owner)).toEqual([
    `commitment-day ${commitment} 2026-06-10`,
    `commitment-keep ${commitment} 2026-06-10`,
  ]);
  await play.at("2026-06-15T09:00:00.000Z");
  expect(await seen(cast.owner)).toEqual([`commitment-keep ${commitment} 2026-06-10!`]);
  await play.deliver(commitment);
  expect(await seen(cast.owner)).toEqual([]);
  const [waiting] = await seen(cast.manager);
  expect(waiting).toMatch(new RegExp(`^commitment-confirm ${commitment} 2026-06-\\d\\d$`));
  await play.receive(commitment, true);
  expect(await seen(cast.manager)).toEqual([]);
});

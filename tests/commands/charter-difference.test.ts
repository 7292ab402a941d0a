import { afterAll, beforeAll, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { presets } from "@/lib/domain/preset";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { type CharterPage, getCharterPage } from "@/lib/features/charter/queries-page";
import { openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { activeProject, privateCharter, proposed, sign } from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;

beforeAll(async () => {
  database = await cloneDatabase("charter-difference");
  door = openDoor(database.appUrl);
});
afterAll(async () => {
  await door.db.$disconnect();
  await database.drop();
});

it("CD-16 an amendment is read beside the version in force that it would replace; the first charter, and one in force, beside nothing", async () => {
  const running = await activeProject(door);
  const { code, amo } = running;
  const read = (): Promise<CharterPage | null> =>
    transact(door.db, { personId: amo, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, amo, code);
      return scope === null ? null : getCharterPage(tx, scope, door.clock.now(), null);
    });
  const standing = await read();
  expect(standing?.shown?.version).toBe(1);
  expect(standing?.standing).toBeNull();
  const parameters = { ...presets.PRIVATE, questionAnswerPeriod: { amount: 4, unit: "WORKING_DAYS" } };
  const amendment = await proposed(door, running, { ...privateCharter, parameters });
  const page = await read();
  expect(page?.shown?.version).toBe(2);
  expect(page?.standing).toEqual(standing?.record);
  const notes = (record: CharterPage["record"]): readonly string[] =>
    (record?.sections ?? []).map((section) => `${section.note} ${JSON.stringify(section.blocks)}`);
  const changed = notes(page?.record ?? null).filter((section) => !notes(page?.standing ?? null).includes(section));
  expect(changed.map((section) => section.split(" ")[0])).toContain("CR-04");
  for (const signatory of [amo, running.agencySignatory, running.substitute])
    expect(await sign(door, signCharter, signatory, amendment, code)).toMatchObject({ ok: true });
  expect((await read())?.standing).toBeNull();
});

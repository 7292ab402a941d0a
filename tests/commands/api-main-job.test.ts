import { afterAll, beforeAll, describe, it } from "vitest";
import { z } from "zod";
import { openDoor, type TestDoor } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { Machine } from "@/tests/support/api-machine";
import { ApiMainJob } from "@/tests/support/api-main-job";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

describe("the main job, by a machine that knows only openapi.json, the tokens and the passwords", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let job: ApiMainJob;

  beforeAll(async () => {
    database = await cloneDatabase("api main job");
    door = openDoor(database.appUrl);
    const api = new Api(door, database.appUrl);
    const machine = await Machine.at("http://localhost", (request) => api.send(request));
    job = await ApiMainJob.cast(door, machine, mailedTo);
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });

  /** The secret of the last invitation, as its mail carries it. */
  async function mailedTo(email: string): Promise<string> {
    return door.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
      const mail = await tx.delivery.findFirstOrThrow({
        where: { email, template: "invitation" },
        orderBy: { createdAt: "desc" },
      });
      return z.object({ path: z.string() }).parse(mail.payload).path.replace("/invitation/", "");
    });
  }

  it("founds a project, brings the parties in, and invites everybody", () => job.found());
  it("has the charter signed by all sides", () => job.charter());
  it("takes the requirements in from a sheet, agrees on them, and signs the baseline", () => job.define());
  it("defines a milestone, signs it on both sides, starts it and submits it with its evidence", () => job.deliver());
  it("verifies it, lists a reservation, and accepts it with that reservation", () => job.accept());
  it("has the reservation mended, lifted and confirmed", () => job.mend());
  it("is refused to go back, with the article, and takes the way out: a change request", () => job.change());
  it("left a ledger whose every entry holds", () => job.check());
});

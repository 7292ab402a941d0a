import { openDoor } from "@/tests/support/act";
import { Machine } from "@/tests/support/api-machine";
import { ApiMainJob } from "@/tests/support/api-main-job";
import { expect, test } from "@/tests/support/journey";

test("the main job over HTTP, by a machine that knows only openapi.json, the tokens and the passwords", async ({
  app,
}) => {
  const door = openDoor(app.database.appUrl, 2);
  const mailed = async (email: string): Promise<string> => {
    const { text = "", html = "" } = await app.mailbox.waitFor(email, /invite|invitation/i);
    return /\/invitation\/([A-Za-z0-9_-]{43})/.exec(`${text}${html}`)?.[1] ?? "";
  };
  try {
    const job = await ApiMainJob.cast(door, await Machine.at(app.url, (request) => fetch(request)), mailed);
    await job.found();
    await job.charter();
    await job.define();
    await job.deliver();
    await job.accept();
    await job.mend();
    await job.change();
    await job.check();
  } finally {
    await door.db.$disconnect();
  }
  expect(await app.log()).not.toContain("aval_pat_");
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Client } from "pg";
import { SMTPServer } from "smtp-server";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transact } from "@/lib/db/transact";
import { postMail } from "@/lib/mail/outbox";
import { freePort } from "@/scripts/database.mjs";
import { addPerson, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

let database: TestDatabase;
let door: TestDoor;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  database = await cloneDatabase("worker");
  door = openDoor(database.appUrl, 2);
  door.moveTo(new Date().toISOString());
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await door.db.$disconnect();
  await database.drop();
});

it("at SIGTERM the mail in hand is sent and settled, the worker ends with 0, and its log names nobody", {
  timeout: 120_000,
}, async () => {
  // A mail server that takes a mail, and says so only when the test lets it.
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, done) {
      stream.resume();
      stream.once("end", () => {
        arrived.resolve();
        void release.promise.then(() => done());
      });
    },
  });
  const port = (await freePort()) ?? 0;
  await new Promise<void>((ready) => smtp.listen(port, "127.0.0.1", ready));
  const personId = await addPerson(door.db, "Anna Distinctive");
  await transact(door.db, { personId }, (tx) =>
    postMail(tx, {
      template: "notice",
      payload: { subject: "Objet distinctif", lines: ["Une ligne distinctive."] },
      to: { personId },
      now: door.clock.now(),
      newId: () => v7(),
    }),
  );
  worker = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/worker.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: database.appUrl,
      AVAL_SECRET: "s".repeat(40),
      AVAL_LOG_LEVEL: "debug",
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let log = "";
  worker.stdout?.on("data", (chunk: Buffer) => (log += String(chunk)));
  const ended = once(worker, "exit");
  await arrived.promise;
  worker.kill("SIGTERM");
  while (!log.includes('"stopping"')) await once(worker.stdout ?? worker, "data");
  release.resolve();
  expect(await ended).toEqual([0, null]);
  await new Promise<void>((closed) => smtp.close(() => closed()));

  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query("SELECT state, attempts FROM delivery");
  await owner.end();
  expect(rows).toEqual([{ state: "SENT", attempts: 1 }]);
  const events = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).event);
  expect(events).toEqual(["started", "stopping", "mail", "stopped"]);
  for (const word of ["distincti", "Anna", "example.test"]) expect(log).not.toContain(word);
});

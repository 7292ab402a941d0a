import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "@/lib/db/ear";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await cloneDatabase("sender_ear");
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Something that happens again and again: `next` waits for its next time, or takes one that was not waited for. */
function bell(): { readonly ring: () => void; readonly next: () => Promise<void> } {
  let rung = 0;
  const waiting: (() => void)[] = [];
  return {
    ring: () => {
      const first = waiting.shift();
      if (first === undefined) rung += 1;
      else first();
    },
    next: () => {
      if (rung === 0) return new Promise((done) => waiting.push(done));
      rung -= 1;
      return Promise.resolve();
    },
  };
}

it("a connection that is cut, twice over, is made anew, and hears what is said afterwards", async () => {
  const [heard, lost, found] = [bell(), bell(), bell()];
  const stop = listen(database.appUrl, "aval_outbox", { onHeard: heard.ring, onLost: lost.ring, onFound: found.ring });
  // Each connection begins by looking: something may have been said while nobody listened.
  await heard.next();
  for (const _ of [1, 2]) {
    await cut();
    await lost.next();
    await found.next();
    await heard.next();
    await owner.query("NOTIFY aval_outbox");
    await heard.next();
  }
  await stop();
  const { rows } = await owner.query(
    "SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'aval-sender' AND state <> 'idle'",
  );
  expect(rows).toEqual([{ left: 0 }]);
});

/** Ends the connection from the side of the database, as its restart would. The same role may. */
async function cut(): Promise<void> {
  const application = new Client({ connectionString: database.appUrl });
  await application.connect();
  const { rowCount } = await application.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'aval-sender'",
  );
  await application.end();
  expect(rowCount).toBe(1);
}

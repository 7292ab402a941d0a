/**
 * One act (the last signature of an order, or an import) in a process of its own, which kills itself (-9) just before it
 * sends its n-th statement to PostgreSQL (never, where n is 0). It tells how many it has sent once the act is done.
 */
import pg from "pg";
import { v7 } from "uuid";
import { z } from "zod";
import { execute } from "@/lib/commands/execute";
import { connect } from "@/lib/db/client";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { PersonId } from "@/lib/kernel/ids";
import { instant } from "@/lib/kernel/instant";

const Sent = z.object({
  url: z.string(),
  now: z.string(),
  killAt: z.int().min(0),
  commandId: z.uuid(),
  personId: PersonId,
  command: z.enum(["SIGN", "IMPORT"]),
  proofId: z.uuid().optional(),
  project: z.string(),
  input: z.json(),
});
const commands = { SIGN: signAmendment, IMPORT: importRequirement } as const;

let sent = 0;
let killAt = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = new Proxy(query, {
  apply(target, self, args) {
    sent += 1;
    if (sent === killAt) process.kill(process.pid, "SIGKILL");
    return Reflect.apply(target, self, args);
  },
});

async function perform(raw: unknown): Promise<void> {
  const { url, now, commandId, personId, command, proofId, project, input, ...rest } = Sent.parse(raw);
  const at = instant(now);
  const door = { db: connect(url, 3), clock: { now: () => at }, newId: () => v7() };
  await door.db.$queryRaw`SELECT 1`;
  sent = 0;
  killAt = rest.killAt;
  const answer = await execute(
    door,
    commands[command],
    { personId, sessionId: null },
    { commandId, project, input, ...(proofId === undefined ? {} : { proofId }) },
  );
  process.send?.({ ok: answer.ok, sent });
  await door.db.$disconnect();
  process.disconnect?.();
}

process.on("message", (raw) => void perform(raw));

/**
 * A server's worth of signing in a process of its own, to be killed (see `kill.ts`): it performs the signatures it is sent,
 * one after another, through the same pipeline as every door. What it begins and what was acknowledged to it is in its
 * journal, which a killed process cannot lose. Where the database goes away it repeats the same act, as a form would.
 */
import { openSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { execute } from "@/lib/commands/execute";
import { connect } from "@/lib/db/client";
import { agreeMilestone } from "@/lib/features/milestone/commands/agree-milestone";
import { instant } from "@/lib/kernel/instant";
import { Signatures } from "@/tests/support/kill";

const [url = "", journal = "", now = ""] = process.argv.slice(2);
const file = openSync(journal, "a");
const at = instant(now);
const door = { db: connect(url, 3), clock: { now: () => at }, newId: () => v7() };

function note(what: string, commandId: string, detail = ""): void {
  writeSync(file, `${what} ${commandId} ${detail}\n`);
}

async function sign(sent: Signatures): Promise<void> {
  for (const { commandId, personId, proofId, project, milestone, digest } of sent) {
    note("begun", commandId);
    process.send?.("begun");
    for (;;) {
      try {
        const call = { commandId, project, proofId, input: { milestone, digest } };
        const answer = await execute(door, agreeMilestone, { personId, sessionId: null }, call);
        note(answer.ok ? "acknowledged" : "refused", commandId, answer.ok ? "" : JSON.stringify(answer.error));
        break;
      } catch (error) {
        note("lost", commandId, String(error).replaceAll("\n", " "));
        await sleep(50);
      }
    }
  }
  process.send?.("done");
}

process.on("message", (sent) => void sign(Signatures.parse(sent)));
await door.db.$queryRaw`SELECT 1`;
process.send?.("ready");

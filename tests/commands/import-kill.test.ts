import { spawn } from "node:child_process";
import { once } from "node:events";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { sha256 } from "@/lib/ledger/canonical";
import { type Bundle, bundle } from "@/tests/support/bundle";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** Kills spread over the statements of one import. */
const kills = 5;
const Answer = z.object({ ok: z.literal(true), sent: z.int() });

/** Everything that an import touches, in one line, words included: it is what it was, or all of it is done. */
const whole = `
  SELECT concat_ws(' | ',
    (SELECT md5(string_agg(code || status || version || search || criteria_count, ',' ORDER BY code)) FROM requirement),
    (SELECT count(*) FROM requirement), (SELECT count(*) FROM requirement_version), (SELECT count(*) FROM acceptance_criterion),
    (SELECT count(*) FROM requirement_guid), (SELECT string_agg(name || value, ',' ORDER BY name) FROM project_counter),
    (SELECT count(*) FROM ledger_entry), (SELECT count(*) FROM ledger_code), (SELECT string_agg(seq::text, ',' ORDER BY project_id) FROM ledger_head),
    (SELECT count(*) FROM command_receipt), (SELECT count(*) FROM delivery)) AS value`;

function sheet(from: number, to: number, ending: string): Record<string, unknown> {
  const requirements = Array.from({ length: to - from }, (_, index) => ({
    line: index + 2,
    externalReference: `K-${from + index}`,
    title: null,
    statement: `Le site doit tenir la ligne ${from + index}${ending}`,
    kind: "FUNCTIONAL",
    priority: "MUST",
    source: "essai",
    rationale: null,
    chapter: "Volume",
    verificationMethod: "TEST",
    criteria: [{ reference: "1", text: `Mesure ${from + index}` }],
  }));
  return { fileDigest: sha256(ending), fields: ["externalReference", "statement"], requirements };
}

describe("kill -9 in the middle of an import", () => {
  let stage: MilestoneStage;
  let program: Bundle;
  beforeAll(async () => {
    program = await bundle("tests/support/order-process.ts");
    stage = await MilestoneStage.set("import_kill");
    await stage.must("owner", importRequirement, sheet(0, 600, "."));
  });
  afterAll(async () => {
    await stage.strike();
    await program.remove();
  });

  /** Imports in a process that kills itself before its n-th statement; answers how many it sent, `null` when it was killed. */
  async function importIn(input: unknown, killAt: number, commandId: string): Promise<number | null> {
    const child = spawn(process.execPath, [program.file], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const ended = once(child, "exit");
    const { database, door, cast } = stage;
    const said = Promise.race([once(child, "message"), ended.then(() => [null])]);
    const personId = stage.who("owner");
    const act = { command: "IMPORT", personId, commandId, project: cast.code, input };
    child.send({ url: database.appUrl, now: door.clock.now(), killAt, ...act });
    const [answer] = await said;
    await ended;
    return answer === null ? null : Answer.parse(answer).sent;
  }

  it("leaves all lines of a sheet or none, new ones and changed ones; the same act sent again does it once", {
    timeout: 300_000,
  }, async () => {
    // 300 lines that change and 900 new ones: several parts of five hundred.
    const input = sheet(300, 1_500, " toujours.");
    const before = await stage.one(whole);
    const commandId = v7();
    let killed = 0;
    for (let killAt = 2; (await importIn(input, killAt, commandId)) === null; killAt += 5) {
      killed += 1;
      expect(await stage.one(whole), `killed before statement ${killAt}`).toBe(before);
    }
    expect(killed).toBeGreaterThanOrEqual(kills);
    const after = await stage.one(whole);
    expect(after).not.toBe(before);
    expect(
      await stage.one(
        "SELECT count(*) || ' ' || count(*) FILTER (WHERE version = 2) AS value FROM requirement WHERE external_reference LIKE 'K-%'",
      ),
    ).toBe("1500 300");
    expect(await importIn(input, 0, commandId)).not.toBeNull();
    expect(await stage.one(whole)).toBe(after);
  });
});

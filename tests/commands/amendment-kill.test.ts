import { spawn } from "node:child_process";
import { once } from "node:events";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { prove } from "@/tests/support/act";
import { type Bundle, bundle } from "@/tests/support/bundle";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

/** Kills spread over the statements of one act. */
const kills = 26;
const Answer = z.object({ ok: z.literal(true), sent: z.int() });

/** Everything that an order touches, in one line: it is what it was, or all of it is done. */
const whole = `
  SELECT concat_ws(' | ',
    (SELECT string_agg(code || ' ' || status, ',' ORDER BY code) FROM amendment),
    (SELECT string_agg(code || ' ' || status || ' ' || change_pending || ' ' || baselined_version, ',' ORDER BY code) FROM requirement),
    (SELECT string_agg(code || ' ' || status || ' ' || amended || ' ' || amount_cents, ',' ORDER BY number) FROM milestone),
    (SELECT string_agg(code || ' ' || status, ',' ORDER BY code) FROM change_request),
    (SELECT count(*) FROM requirement_version), (SELECT count(*) FROM acceptance_criterion), (SELECT count(*) FROM milestone_criterion),
    (SELECT count(*) FROM amendment_item), (SELECT count(*) FROM amendment_milestone), (SELECT count(*) FROM milestone_date),
    (SELECT count(*) FROM signature), (SELECT count(*) FROM signed_document), (SELECT count(*) FROM ledger_entry),
    (SELECT count(*) FROM money_entry), (SELECT count(*) FROM delivery), (SELECT count(*) FROM project_counter)) AS value`;

describe("kill -9 at any point of the last signature of an amendment", () => {
  let stage: MilestoneStage;
  let program: Bundle;
  beforeAll(async () => {
    program = await bundle("tests/support/order-process.ts");
    stage = await MilestoneStage.set("amendment_kill");
  });
  afterAll(async () => {
    await stage.strike();
    await program.remove();
  });

  /** An order of everything that an order can do, with its agency's signature still to come. */
  async function signedByClient(
    statement: string,
    milestones: readonly string[],
  ): Promise<{ amendment: string; digest: string }> {
    const change = await approved(stage, { oneOffCents: 1_000 });
    const [accepted = "", running = ""] = milestones;
    const amendment = await drafted(
      stage,
      order(change, {
        requirements: [
          { kind: "MODIFY", requirement: "EX-001", content: { ...text, statement } },
          { kind: "ADD", requirement: "", chapter: "", milestone: running, content: text },
        ],
        milestones: [
          { milestone: accepted, dueOn: "2026-07-01", amountCents: 1_000 },
          { milestone: running, dueOn: null, amountCents: 2_000 },
        ],
      }),
    );
    const reading = await readingOrder(stage, amendment);
    await stage.mustSign("signatory", signAmendment, reading);
    return reading;
  }

  /** Signs in a process that kills itself before its n-th statement; answers how many it sent, `null` when it was killed. */
  async function signIn(input: { amendment: string; digest: string }, killAt: number): Promise<number | null> {
    const personId = stage.who("agencySignatory");
    const proofId = await prove(stage.door, personId, input.digest);
    const child = spawn(process.execPath, [program.file], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const ended = once(child, "exit");
    const { database, door, cast } = stage;
    const said = Promise.race([once(child, "message"), ended.then(() => [null])]);
    child.send({
      url: database.appUrl,
      now: door.clock.now(),
      killAt,
      commandId: v7(),
      personId,
      command: "SIGN",
      proofId,
      project: cast.code,
      input,
    });
    const [answer] = await said;
    await ended;
    return answer === null ? null : Answer.parse(answer).sent;
  }

  it(`${kills} times leaves all of it or nothing`, { timeout: 600_000 }, async () => {
    const accepted = await stage.verified([], { paymentShare: 0 });
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(accepted, "ACCEPT"));
    const running = await stage.started({ paymentShare: 0 });
    const reading = await signedByClient("Le premier texte.", [accepted, running]);
    const before = await stage.one(whole);
    // The statements of an act are counted on the act itself: each kill falls a step later, until one is too late.
    const step = 3;
    let killAt = 1;
    let killed = 0;
    for (;;) {
      const sent = await signIn(reading, killAt);
      if (sent !== null) break;
      killed += 1;
      killAt += step;
      expect(await stage.one(whole)).toBe(before);
    }
    expect(killed).toBeGreaterThanOrEqual(kills);
    expect(await stage.one("SELECT status AS value FROM amendment")).toBe("CONTRACTED");
    expect(
      await stage.one("SELECT string_agg(code || ' ' || status, ', ' ORDER BY number) AS value FROM milestone"),
    ).toBe("J1 SUPERSEDED, J2 IN_PROGRESS, J3 DRAFT");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { listDueClocks, settleClock, systemCommandId } from "@/lib/jobs/clock";
import { act } from "@/tests/support/act";
import { MilestoneStage } from "@/tests/support/milestone-stage";

type Clock = {
  kind: string;
  state: string;
  side: string;
  due_on: string;
  due_before: string;
  amount: number | null;
  unit: string | null;
};

describe("clocks", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("clock");
  });
  afterAll(() => stage.strike());

  async function clocks(matter: string): Promise<readonly Clock[]> {
    const { rows } = await stage.owner.query<Clock>(
      `SELECT c.kind, c.state, c.side, c.due_on::text, c.amount, c.unit, to_char(c.due_before AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS due_before
       FROM clock c WHERE matter_code = $1 ORDER BY c.started_at, c.id`,
      [matter],
    );
    return rows;
  }

  it("a submission starts the client's clock, with its reminders; the decision stops it", async () => {
    const milestone = await stage.verified([], { paymentShare: 0 });
    const [clock] = await clocks(milestone);
    expect(clock).toMatchObject({
      kind: "ACCEPTANCE",
      state: "RUNNING",
      side: "CLIENT",
      due_on: "2026-06-16",
      due_before: "2026-06-16T22:00:00Z",
    });
    const planned = await stage.owner.query(
      `SELECT r.step, to_char(r.remind_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS at FROM reminder r JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id
       WHERE c.matter_code = $1 ORDER BY r.step DESC`,
      [milestone],
    );
    expect(planned.rows).toEqual([
      { step: 5, at: "06-09 07:00" },
      { step: 3, at: "06-11 07:00" },
      { step: 1, at: "06-15 07:00" },
      { step: 0, at: "06-16 07:00" },
    ]);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    expect(await clocks(milestone)).toMatchObject([{ state: "STOPPED" }]);
  });

  it("a blocking question to the submitter suspends it, and it goes on with as much time as it had", async () => {
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    const { question = "" } = await stage.must("owner", askQuestion, {
      subject: { kind: "MILESTONE", code: milestone },
      text: "Où est le rapport de performance ?",
      blocking: true,
      to: "AGENCY",
    });
    expect(await clocks(milestone)).toMatchObject([{ state: "SUSPENDED", due_on: "2026-06-16" }]);
    expect(await clocks(question)).toMatchObject([
      { kind: "QUESTION_ANSWER", side: "AGENCY", due_on: "2026-06-04", unit: "WORKING_DAYS", amount: 3 },
    ]);
    stage.door.moveTo("2026-06-03T12:00:00.000Z");
    await stage.must("manager", answerQuestion, { question, text: "Annexe 4." });
    expect(await clocks(milestone)).toMatchObject([
      { state: "RUNNING", due_on: "2026-06-18", due_before: "2026-06-18T22:00:00Z" },
    ]);
    const told = await stage.owner.query(
      "SELECT type, payload ->> 'days' AS days FROM ledger_entry WHERE type LIKE 'Clock%' ORDER BY seq DESC LIMIT 2",
    );
    expect(told.rows).toEqual([
      { type: "ClockResumed", days: "2" },
      { type: "ClockSuspended", days: null },
    ]);
  });

  it("ends at 24:00 local, not a millisecond before, and once, whoever comes", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    const id = await stage.one("SELECT id AS value FROM clock WHERE matter_code = $1", [milestone]);
    const projectId = await stage.one("SELECT project_id AS value FROM clock WHERE matter_code = $1", [milestone]);
    const call = { projectId, commandId: systemCommandId(expireClock.name, id, "test"), input: { clockId: id } };
    // Nobody of the project takes the place of the clock by claiming its id first.
    const claimed = { project: stage.cast.code, commandId: call.commandId };
    const question = { subject: { kind: "MILESTONE", code: milestone }, text: "?", blocking: false, to: "AGENCY" };
    await expect(act(stage.door, askQuestion, stage.who("owner"), question, claimed)).rejects.toThrow("version_5");
    stage.door.moveTo("2026-06-16T21:59:59.999Z");
    expect(await executeAsSystem(stage.door, expireClock, call)).toMatchObject({ error: { kind: "not-found" } });
    expect((await listDueClocks(stage.door, stage.door.clock.now())).map((one) => one.id)).not.toContain(id);
    stage.door.moveTo("2026-06-16T22:00:00.000Z");
    const due = (await listDueClocks(stage.door, stage.door.clock.now())).find((one) => one.id === id);
    if (due === undefined) throw new Error("Not due");
    const settled = await Promise.all([1, 2, 3].map(() => settleClock(stage.door, due)));
    expect(settled.filter(Boolean)).toEqual([true]);
    expect(await clocks(milestone)).toMatchObject([{ state: "EXPIRED" }]);
    expect(
      await stage.one(
        "SELECT count(*)::text AS value FROM ledger_entry WHERE type = 'ClockExpired' AND payload ->> 'clockId' = $1",
        [id],
      ),
    ).toBe("1");
    expect(
      await stage.one(
        "SELECT role AS value FROM ledger_entry WHERE type = 'ClockExpired' AND payload ->> 'clockId' = $1",
        [id],
      ),
    ).toBe("SYSTEM");
  });

  it.each([
    [
      "a due day moved by hand",
      "UPDATE clock SET due_on = due_on + 1, due_before = due_before + interval '1 day' WHERE state = 'RUNNING'",
    ],
    ["a due day brought nearer", "UPDATE clock SET due_on = due_on - 1 WHERE state = 'RUNNING'"],
    ["an ended clock run again", "UPDATE clock SET state = 'RUNNING', ended_at = NULL WHERE state = 'EXPIRED'"],
    ["a change taken back", "DELETE FROM clock_change"],
  ])("the database refuses %s, to its owner too", async (_what, sql) => {
    await expect(stage.owner.query(sql)).rejects.toThrow(/recorded|stays what it is|nearer/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeAsSystem } from "@/lib/commands/execute";
import { sendReminder } from "@/lib/commands/send-reminder";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { systemCommandId } from "@/lib/jobs/clock";
import { listDueProjects, nextDue, settleDue } from "@/lib/jobs/settle";
import { promise } from "@/tests/support/milestone-input";
import { MilestoneStage } from "@/tests/support/milestone-stage";

describe("what falls due", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("clock worker");
  });
  afterAll(() => stage.strike());

  async function reminders(
    milestone: string,
  ): Promise<readonly { step: number; state: string; reason: string | null }[]> {
    const { rows } = await stage.owner.query<{ step: number; state: string; reason: string | null }>(
      `SELECT r.step, r.state, r.reason FROM reminder r JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id
       WHERE c.matter_code = $1 ORDER BY r.step DESC`,
      [milestone],
    );
    return rows;
  }

  async function mailed(milestone: string): Promise<readonly string[]> {
    const { rows } = await stage.owner.query<{ person_id: string }>(
      `SELECT DISTINCT d.person_id FROM reminder_delivery d JOIN reminder r ON r.project_id = d.project_id AND r.id = d.reminder_id
       JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id WHERE c.matter_code = $1`,
      [milestone],
    );
    return rows.map((row) => row.person_id);
  }

  async function facts(type: string, milestone: string): Promise<readonly Record<string, unknown>[]> {
    const { rows } = await stage.owner.query<{ payload: Record<string, unknown> }>(
      "SELECT payload FROM ledger_entry WHERE type = $1 AND payload ->> 'matter' = $2 ORDER BY seq",
      [type, milestone],
    );
    return rows.map((row) => row.payload);
  }

  async function submitted(): Promise<{ milestone: string; clockId: string; projectId: string }> {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([], { paymentShare: 0 });
    const clockId = await stage.one("SELECT id AS value FROM clock WHERE matter_code = $1", [milestone]);
    const projectId = await stage.one("SELECT project_id AS value FROM clock WHERE matter_code = $1", [milestone]);
    return { milestone, clockId, projectId };
  }

  it("a reminder goes at 09:00 local to those of the side in turn who may act, and to nobody twice", async () => {
    const { milestone, clockId } = await submitted();
    expect(await nextDue(stage.door, stage.door.clock.now())).toBe("2026-06-09T07:00:00.000Z");
    stage.door.moveTo("2026-06-09T06:59:59.999Z");
    expect(await settleDue(stage.door)).toBe(0);
    stage.door.moveTo("2026-06-09T07:00:00.000Z");
    expect(await settleDue(stage.door)).toBe(1);
    expect(await settleDue(stage.door)).toBe(0);
    expect(await reminders(milestone)).toMatchObject([{ step: 5, state: "TOLD" }, { state: "PLANNED" }, {}, {}]);
    expect((await mailed(milestone)).toSorted()).toEqual(
      [stage.cast.owner, stage.cast.signatory, stage.cast.substitute].toSorted(),
    );
    expect(await facts("ReminderSent", milestone)).toMatchObject([
      { clockId, steps: [5], people: 3, dueOn: "2026-06-16" },
    ]);
    const mail = await stage.one(
      "SELECT payload::text AS value FROM delivery WHERE template = 'reminder' ORDER BY created_at DESC LIMIT 1",
    );
    expect(JSON.parse(mail)).toMatchObject({
      act: "ACCEPTANCE",
      dueOn: "2026-06-16",
      step: 5,
      subject: milestone,
      title: promise.title,
    });
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
  });

  it("down for a week: catches up in the order of the due instants, one mail for all that is late", async () => {
    const { milestone } = await submitted();
    stage.door.moveTo("2026-06-15T15:00:00.000Z");
    await settleDue(stage.door);
    expect(await facts("ReminderSent", milestone)).toMatchObject([{ steps: [5, 3, 1], people: 3 }]);
    stage.door.moveTo("2026-06-24T10:00:00.000Z");
    await settleDue(stage.door);
    // The day is over: nobody is reminded of it any more, and its end says which day it was.
    expect(await reminders(milestone)).toMatchObject([{}, {}, {}, { step: 0, state: "SKIPPED", reason: "ended" }]);
    expect(await facts("ClockExpired", milestone)).toMatchObject([{ dueOn: "2026-06-16" }]);
    expect(
      await stage.one(
        "SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS value FROM ledger_entry WHERE type = 'ClockExpired' AND payload ->> 'matter' = $1",
        [milestone],
      ),
    ).toBe("06-24 10:00");
    expect(await settleDue(stage.door)).toBe(0);
  });

  it("three at once: one mail per person, one fact", async () => {
    const { milestone } = await submitted();
    stage.door.moveTo("2026-06-11T08:00:00.000Z");
    await Promise.all([settleDue(stage.door), settleDue(stage.door), settleDue(stage.door)]);
    expect(await facts("ReminderSent", milestone)).toMatchObject([{ steps: [5, 3], people: 3 }]);
    const posted = await stage.one(
      "SELECT count(*)::text AS value FROM delivery WHERE template = 'reminder' AND payload ->> 'subject' = $1",
      [milestone],
    );
    expect(posted).toBe("3");
    stage.door.moveTo("2026-06-17T08:00:00.000Z");
    await Promise.all([settleDue(stage.door), settleDue(stage.door), settleDue(stage.door)]);
    expect(await facts("ClockExpired", milestone)).toHaveLength(1);
  });

  it("nobody is reminded of what is done: whichever comes first, the act or the reminder", async () => {
    const { milestone, clockId, projectId } = await submitted();
    stage.door.moveTo("2026-06-09T07:30:00.000Z");
    const input = await stage.deciding(milestone, "ACCEPT");
    const remind = () =>
      executeAsSystem(stage.door, sendReminder, {
        projectId,
        commandId: systemCommandId(sendReminder.name, clockId, "race"),
        input: { clockId },
      });
    const [, reminded] = await Promise.all([stage.mustSign("signatory", acceptMilestone, input), remind()]);
    const order = await stage.owner.query<{ type: string }>(
      `SELECT type FROM ledger_entry WHERE type IN ('ReminderSent', 'MilestoneAccepted') AND (payload ->> 'matter' = $1 OR payload ->> 'milestone' = $1) ORDER BY seq`,
      [milestone],
    );
    expect(order.rows.map((row) => row.type)).toEqual(
      reminded.ok ? ["ReminderSent", "MilestoneAccepted"] : ["MilestoneAccepted"],
    );
    expect(await mailed(milestone)).toHaveLength(reminded.ok ? 3 : 0);
    // After the act there is nothing left to remind of.
    expect(await remind()).toMatchObject(
      reminded.ok ? { value: { replayed: true } } : { error: { kind: "not-found" } },
    );
    expect((await listDueProjects(stage.door, stage.door.clock.now())).map((one) => one.projectId)).not.toContain(
      projectId,
    );
  });

  it.each([
    ["the act holds the milestone first", true],
    ["the reminder holds it first", false],
  ])("%s: the other waits for it, and sees what it did", async (_title, actFirst) => {
    const { milestone, clockId, projectId } = await submitted();
    stage.door.moveTo("2026-06-09T07:30:00.000Z");
    const input = await stage.deciding(milestone, "ACCEPT");
    const remind = () =>
      executeAsSystem(stage.door, sendReminder, {
        projectId,
        commandId: systemCommandId(sendReminder.name, clockId, "held"),
        input: { clockId },
      });
    const decide = () => stage.mustSign("signatory", acceptMilestone, input);
    // Both begin while the row is held by a third; PostgreSQL lets them in in the order in which they came.
    await stage.owner.query("BEGIN");
    await stage.owner.query("SELECT 1 FROM milestone WHERE code = $1 FOR UPDATE", [milestone]);
    const first = actFirst ? decide() : remind();
    await waiting(1);
    const second = actFirst ? remind() : decide();
    await waiting(2);
    await stage.owner.query("COMMIT");
    await Promise.all([first, second]);
    expect(await mailed(milestone)).toHaveLength(actFirst ? 0 : 3);
    expect(await facts("ReminderSent", milestone)).toHaveLength(actFirst ? 0 : 1);
  });

  /** Waits until so many statements wait for a lock. */
  async function waiting(count: number): Promise<void> {
    for (;;) {
      const { rows } = await stage.owner.query<{ waiting: number }>(
        `SELECT count(DISTINCT l.pid)::integer AS waiting FROM pg_locks l WHERE NOT l.granted
           AND EXISTS (SELECT 1 FROM pg_locks h JOIN pg_database b ON b.oid = h.database WHERE h.pid = l.pid AND b.datname = current_database())`,
      );
      if ((rows[0]?.waiting ?? 0) >= count) return;
      await new Promise((soon) => setTimeout(soon, 10));
    }
  }
});

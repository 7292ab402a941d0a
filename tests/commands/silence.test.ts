import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { charterWith, Silence } from "@/tests/support/silence-stage";

const submittedAt = "2026-06-01T07:00:00.000Z";
/** 16 June 2026, 24:00 in Paris. */
const [lastInstant, over] = ["2026-06-16T21:59:59.999Z", "2026-06-16T22:00:00.000Z"];

describe("silence with the clause", () => {
  let stage: MilestoneStage;
  let silence: Silence;
  beforeAll(async () => {
    stage = await MilestoneStage.set("silence", charterWith({ silenceEffect: "TACIT_ACCEPTANCE" }));
    silence = new Silence(stage);
  });
  afterAll(() => stage.strike());

  async function submitted(): Promise<string> {
    stage.door.moveTo(submittedAt);
    return stage.underVerification(await stage.started({ paymentShare: 0 }));
  }

  it("AR-02 accepts at the end of the period and not before, once with three workers, and says on what it stands", async () => {
    const milestone = await submitted();
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo(lastInstant);
    expect(await silence.race(milestone, "ACCEPTANCE")).toBe(0);
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    // The worker was down for three days: it takes effect at the end of the period all the same.
    stage.door.moveTo("2026-06-19T10:00:00.000Z");
    expect(await silence.race(milestone, "ACCEPTANCE")).toBe(1);
    await silence.settle();
    expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
    expect(await silence.count("MilestoneAcceptedTacitly")).toBe("1");
    expect(await silence.last("MilestoneAcceptedTacitly")).toMatchObject({
      role: "SYSTEM",
      occurredAt: "2026-06-19T10:00:00.000Z",
      checkedAt: "2026-06-19T10:00:00.000Z",
      effectOn: "2026-06-16",
      effectBefore: over,
      warrantyEndsOn: "2026-09-16",
      rebuttalEndsOn: "2026-07-20",
      clause: { charterVersion: 1, article: "AR-02" },
      noticeId: null,
    });
    const { state } = await silence.clock(milestone, "REBUTTAL");
    expect(state).toBe("RUNNING");
    const { requirements } = await stage.state(milestone);
    expect(requirements.map((one) => one.status)).toEqual(["ACCEPTED", "ACCEPTED"]);
  });

  it("CR-11 what silence accepted is rebutted with reasons and evidence, decided anew, and silent no more", async () => {
    const milestone = "J1";
    stage.door.moveTo("2026-06-22T10:00:00.000Z");
    expect(await silence.rebut(milestone, { evidence: [] })).toMatchObject(refusedWith("rebuttal-evidence-missing"));
    expect(await silence.rebut(milestone, { reasons: [] })).toMatchObject(refusedWith("reasons-missing"));
    expect((await silence.rebut(milestone)).ok).toBe(true);
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.clock(milestone, "REBUTTAL")).toMatchObject({ state: "STOPPED", outcome: "ACTED" });
    expect(await silence.clock(milestone, "ACCEPTANCE")).toMatchObject({ state: "RUNNING", due_on: "2026-07-07" });
    const { requirements } = await stage.state(milestone);
    expect(requirements.map((one) => one.status)).toEqual(["IMPLEMENTED", "IMPLEMENTED"]);
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo("2026-07-07T22:00:00.000Z");
    await silence.settle();
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({ bars: ["ALREADY_REBUTTED"], milestone });
    await stage.mustSign(
      "signatory",
      adjournMilestone,
      await stage.deciding(milestone, "ADJOURN", await stage.because(milestone)),
    );
    expect(await silence.status(milestone)).toBe("ADJOURNED");
  });

  it("CR-11 after its window a rebuttal is refused, with a way out", async () => {
    const milestone = await submitted();
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo(over);
    await silence.settle();
    const until = String((await silence.last("MilestoneAcceptedTacitly")).rebuttalEndsBefore);
    stage.door.moveTo(until);
    expect(await silence.rebut(milestone)).toMatchObject(refusedWith("rebuttal-period-over"));
    await silence.settle();
    expect(await silence.clock(milestone, "REBUTTAL")).toMatchObject({ state: "EXPIRED", outcome: "rebuttal-over" });
    expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
  });

  it.each([
    ["none left", [], 0],
    ["the one of J-1 did not", [5, 3, 0], 0],
    ["the one of J-5 did not", [3, 1, 0], 0],
    ["they left two days late", [5, 1], 2 * 86_400_000],
  ] as const)("without its reminders nothing happens and the period goes on: %s", async (_what, steps, late) => {
    const milestone = await submitted();
    await silence.remind(milestone, "ACCEPTANCE", steps, late);
    stage.door.moveTo(over);
    expect(await silence.race(milestone, "ACCEPTANCE")).toBe(1);
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.clock(milestone, "ACCEPTANCE")).toMatchObject({ state: "RUNNING", due_on: "2026-06-24" });
    expect(await silence.last("ClockExtended")).toMatchObject({
      cause: "REMINDERS_NOT_SENT",
      wasDueOn: "2026-06-16",
      dueOn: "2026-06-24",
      role: "SYSTEM",
    });
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo("2026-06-24T22:00:00.000Z");
    await silence.settle();
    expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
    expect(await silence.last("MilestoneAcceptedTacitly")).toMatchObject({ milestone, effectOn: "2026-06-24" });
  });

  it("CR-11 with a blocking reservation open silence accepts nothing, and says why", async () => {
    const milestone = await submitted();
    await stage.reserve(milestone, 0, "BLOCKING");
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo(over);
    await silence.settle();
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({
      milestone,
      announced: "TACIT_ACCEPTANCE",
      bars: ["BLOCKING_RESERVATION"],
      noticePossible: true,
    });
  });

  it("CR-04 with a blocking question open silence accepts nothing, and says why", async () => {
    const milestone = await submitted();
    await stage.must("manager", askQuestion, {
      subject: { kind: "MILESTONE", code: milestone },
      text: "Quel compte de test faut-il employer ?",
      blocking: true,
      to: "CLIENT",
    });
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo(over);
    await silence.settle();
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({ milestone, bars: ["BLOCKING_QUESTION"] });
  });

  it("a decision in time leaves nothing to silence", async () => {
    const milestone = await submitted();
    await stage.verify(milestone);
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo(lastInstant);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    stage.door.moveTo(over);
    expect(await silence.race(milestone, "ACCEPTANCE")).toBe(0);
    expect(await silence.status(milestone)).toBe("ACCEPTED");
  });

  it.each([
    ["moved by hand", "UPDATE milestone SET status = 'ACCEPTED_TACITLY' WHERE status = 'UNDER_VERIFICATION'"],
    [
      "on a period that still runs",
      `INSERT INTO tacit_acceptance SELECT c.project_id, c.id, c.milestone_id, s.id, c.id, NULL, h.id, h.version, 'AR-02', 1, c.due_on, c.due_before, c.due_before, c.due_on, c.due_on, c.due_before + interval '30 days'
       FROM clock c JOIN submission s ON s.project_id = c.project_id AND s.milestone_id = c.milestone_id JOIN charter h ON h.project_id = c.project_id AND h.status = 'IN_FORCE'
       WHERE c.kind = 'ACCEPTANCE' AND c.state = 'RUNNING' LIMIT 1`,
    ],
    [
      "without its reminders",
      `INSERT INTO tacit_acceptance SELECT c.project_id, c.id, c.milestone_id, s.id, c.id, NULL, h.id, h.version, 'AR-02', 1, c.due_on, c.due_before, c.due_before, c.due_on, c.due_on, c.due_before + interval '30 days'
       FROM clock c JOIN submission s ON s.project_id = c.project_id AND s.milestone_id = c.milestone_id JOIN charter h ON h.project_id = c.project_id AND h.status = 'IN_FORCE'
       WHERE c.kind = 'ACCEPTANCE' AND c.state = 'EXPIRED' AND NOT EXISTS (SELECT 1 FROM tacit_acceptance t WHERE t.submission_id = s.id) LIMIT 1`,
    ],
    ["taken back by hand", "UPDATE milestone SET status = 'UNDER_VERIFICATION' WHERE status = 'ACCEPTED_TACITLY'"],
    ["forgotten", "DELETE FROM tacit_reminder"],
  ])("the database refuses a tacit acceptance %s", async (_what, sql) => {
    stage.door.moveTo(submittedAt);
    await stage.underVerification(await stage.started({ paymentShare: 0 }));
    await expect(stage.owner.query(sql)).rejects.toThrow(/ground|stands on|append|refused|not (changed|removed)/);
  });
});

describe("silence to the second", () => {
  it.each([
    ["Europe/Paris, in summer", "Europe/Paris", "2026-03-20T09:00:00.000Z", "2026-03-30", "2026-03-30T22:00:00.000Z"],
    ["Europe/Paris, in winter", "Europe/Paris", "2026-10-16T08:00:00.000Z", "2026-10-26", "2026-10-26T23:00:00.000Z"],
    ["America/Montreal", "America/Montreal", "2026-03-05T15:00:00.000Z", "2026-03-16", "2026-03-17T04:00:00.000Z"],
    ["Indian/Reunion", "Indian/Reunion", "2026-06-01T07:00:00.000Z", "2026-06-11", "2026-06-11T20:00:00.000Z"],
  ])("%s: at 24:00 local and not a millisecond before", async (title, zone, at, dueOn, end) => {
    const name = `silence-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    const stage = await MilestoneStage.set(name, charterWith({ silenceEffect: "TACIT_ACCEPTANCE" }));
    try {
      const silence = new Silence(stage);
      await stage.owner.query("ALTER TABLE project DISABLE TRIGGER USER");
      await stage.owner.query("UPDATE project SET time_zone = $1 WHERE code = $2", [zone, stage.cast.code]);
      stage.door.moveTo(at);
      const milestone = await stage.underVerification(
        await stage.started({ paymentShare: 0, verificationPeriod: { amount: 10, unit: "CALENDAR_DAYS" } }),
      );
      await silence.remind(milestone, "ACCEPTANCE");
      expect((await silence.clock(milestone, "ACCEPTANCE")).due_on).toBe(dueOn);
      stage.door.moveTo(new Date(Date.parse(end) - 1).toISOString());
      expect(await silence.race(milestone, "ACCEPTANCE")).toBe(0);
      stage.door.moveTo(end);
      expect(await silence.race(milestone, "ACCEPTANCE")).toBe(1);
      expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
    } finally {
      await stage.strike();
    }
  });
});

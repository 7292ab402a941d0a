import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { declareClosure } from "@/lib/features/calendar/commands/declare-closure";
import { nameOwnCalendar } from "@/lib/features/calendar/commands/name-own-calendar";
import { agreeSuspension } from "@/lib/features/clock/commands/agree-suspension";
import { extendClock } from "@/lib/features/clock/commands/extend-clock";
import { proposeSuspension } from "@/lib/features/clock/commands/propose-suspension";
import { resumeClock } from "@/lib/features/clock/commands/resume-clock";
import { withdrawSuspension } from "@/lib/features/clock/commands/withdraw-suspension";
import { listClockAccounts } from "@/lib/features/clock/queries-view";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { adjournMilestone } from "@/lib/features/milestone/commands/adjourn-milestone";
import { rejectMilestone } from "@/lib/features/milestone/commands/reject-milestone";
import { settleDue } from "@/lib/jobs/settle";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";

describe("what the parties do to a clock", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("clock act");
  });
  afterAll(() => stage.strike());

  async function submitted(): Promise<{ milestone: string; clockId: string }> {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    return { milestone, clockId: await stage.one("SELECT id AS value FROM clock WHERE matter_code = $1", [milestone]) };
  }
  const account = async (milestone: string) => {
    const [clock] = await stage.read("manager", (tx, scope) =>
      listClockAccounts(tx, scope.projectId, { matterKind: "MILESTONE", matter: milestone }, stage.door.clock.now()),
    );
    if (clock === undefined) throw new Error("No clock");
    return clock;
  };

  it("the side that waits extends: the day, its reminders and the account move; the other side cannot", async () => {
    const { milestone, clockId } = await submitted();
    const input = { clockId, until: "2026-06-23", reason: "Congés du service" };
    expect(await stage.act("owner", extendClock, input)).toMatchObject(refusedWith("extension-by-other-side"));
    expect(await stage.act("stranger", extendClock, input)).toMatchObject({ error: { kind: "not-found" } });
    await stage.must("manager", extendClock, input);
    const clock = await account(milestone);
    expect(clock).toMatchObject({
      state: "RUNNING",
      firstDueOn: "2026-06-16",
      dueOn: "2026-06-23",
      dueBefore: "2026-06-23T22:00:00.000Z",
      changes: [{ kind: "EXTENDED", cause: "GRANTED", wasDueOn: "2026-06-16", dueOn: "2026-06-23" }],
    });
    expect(clock.reminders.filter((one) => one.state === "PLANNED").map((one) => [one.step, one.at])).toEqual([
      [5, "2026-06-16T07:00:00.000Z"],
      [3, "2026-06-18T07:00:00.000Z"],
      [1, "2026-06-22T07:00:00.000Z"],
      [0, "2026-06-23T07:00:00.000Z"],
    ]);
    expect(clock.reminders.filter((one) => one.state === "SKIPPED")).toHaveLength(4);
    // Nothing of the day before comes to pass.
    stage.door.moveTo("2026-06-17T08:00:00.000Z");
    await settleDue(stage.door);
    expect(await account(milestone)).toMatchObject({ state: "RUNNING" });
    const told = (await account(milestone)).reminders.find((one) => one.state === "TOLD");
    expect(told).toMatchObject({ step: 5, people: 3, roles: ["CLIENT_OWNER", "CLIENT_SIGNATORY"] });
    stage.door.moveTo("2026-06-23T22:00:00.000Z");
    expect(await stage.act("manager", extendClock, { ...input, until: "2026-06-30" })).toMatchObject(
      refusedWith("clock-over"),
    );
  });

  it("a suspension is proposed, agreed to by the other side, and resumed by either: the days it lasted are given back", async () => {
    const { milestone, clockId } = await submitted();
    await stage.must("agencySignatory", proposeSuspension, { clockId, cause: "FORCE_MAJEURE", reason: "Inondation" });
    expect(await account(milestone)).toMatchObject({
      state: "RUNNING",
      proposal: { cause: "FORCE_MAJEURE", reason: "Inondation" },
    });
    expect(await stage.act("manager", agreeSuspension, { clockId })).toMatchObject(
      refusedWith("suspension-proposed-by-you"),
    );
    expect(await stage.act("owner", proposeSuspension, { clockId, cause: "AGREEMENT", reason: "Aussi" })).toMatchObject(
      refusedWith("suspension-already-proposed"),
    );
    stage.door.moveTo("2026-06-03T12:00:00.000Z");
    const both = await Promise.all(
      [v7(), v7()].map((commandId) => stage.act("owner", agreeSuspension, { clockId }, { commandId })),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await account(milestone)).toMatchObject({ state: "SUSPENDED", cause: "FORCE_MAJEURE", proposal: null });
    // Suspended, it neither reminds nor ends.
    stage.door.moveTo("2026-06-18T12:00:00.000Z");
    await settleDue(stage.door);
    expect((await account(milestone)).reminders.map((one) => one.state)).not.toContain("TOLD");
    await stage.must("owner", resumeClock, { clockId });
    expect(await account(milestone)).toMatchObject({
      state: "RUNNING",
      dueOn: "2026-07-01",
      changes: [
        { kind: "SUSPENDED" },
        { kind: "RESUMED", cause: "FORCE_MAJEURE", days: 15, wasDueOn: "2026-06-16", dueOn: "2026-07-01" },
      ],
    });
  });

  it("who proposed a suspension takes it back, nobody else, and only while nobody has agreed; another may be proposed then", async () => {
    const { milestone, clockId } = await submitted();
    expect(await stage.act("manager", withdrawSuspension, { clockId })).toMatchObject(
      refusedWith("suspension-not-proposed"),
    );
    await stage.must("manager", proposeSuspension, { clockId, cause: "AGREEMENT", reason: "Congés" });
    expect(await stage.act("owner", withdrawSuspension, { clockId })).toMatchObject(refusedWith("other-party"));
    await stage.must("agencySignatory", withdrawSuspension, { clockId });
    expect(await account(milestone)).toMatchObject({ state: "RUNNING", proposal: null, dueOn: "2026-06-16" });
    expect(await stage.act("owner", agreeSuspension, { clockId })).toMatchObject(
      refusedWith("suspension-not-proposed"),
    );
    await stage.must("manager", proposeSuspension, { clockId, cause: "FORCE_MAJEURE", reason: "Inondation" });
    await stage.must("owner", agreeSuspension, { clockId });
    expect(await stage.act("manager", withdrawSuspension, { clockId })).toMatchObject({ ok: false });
  });

  it("what ends by itself is not resumed by hand, nor an agreed suspension by an answer", async () => {
    const { milestone, clockId } = await submitted();
    const ask = {
      subject: { kind: "MILESTONE", code: milestone },
      text: "Où est le rapport ?",
      blocking: true,
      to: "AGENCY",
    };
    const { question = "" } = await stage.must("owner", askQuestion, ask);
    expect(await stage.act("owner", resumeClock, { clockId })).toMatchObject(refusedWith("suspension-goes-on"));
    await stage.must("manager", answerQuestion, { question, text: "Annexe 4." });
    await stage.must("owner", proposeSuspension, { clockId, cause: "AGREEMENT", reason: "Été" });
    await stage.must("manager", agreeSuspension, { clockId });
    const second = await stage.must("owner", askQuestion, ask);
    await stage.must("manager", answerQuestion, { question: second.question ?? "", text: "Annexe 5." });
    expect(await account(milestone)).toMatchObject({ state: "SUSPENDED", cause: "AGREEMENT" });
  });

  it("nothing else moves it: a closure, another calendar, another approver, another verification, a question that blocks nothing", async () => {
    const { milestone } = await submitted();
    const before = await account(milestone);
    const did = async (...given: Parameters<MilestoneStage["act"]>): Promise<void> => {
      const answer = await stage.act(...given);
      expect(answer.ok ? "done" : answer.error).toBe("done");
    };
    await did("owner", declareClosure, { name: "Pont", firstOn: "2026-06-12", lastOn: "2026-06-15" });
    await did("manager", nameOwnCalendar, { calendar: "CA-QC" });
    const memberId = await stage.one("SELECT id AS value FROM member WHERE person_id = $1", [stage.who("owner")]);
    const roles = ["CLIENT_OWNER", "CLIENT_SIGNATORY"];
    await did("signatory", changeRoles, { memberId, roles, substitute: false, reason: "Absence du signataire" });
    await stage.verify(milestone, [0]);
    await stage.reserve(milestone, 0, "MAJOR");
    const subject = { kind: "MILESTONE", code: milestone };
    await did("owner", askQuestion, { subject, text: "Et la police ?", blocking: false, to: "AGENCY" });
    await did("manager", postComment, { subject, text: "Nous renvoyons le lien." });
    const after = await account(milestone);
    expect({ ...after, reminders: [] }).toEqual({ ...before, reminders: [] });
    expect(after.reminders.map(({ step, at }) => [step, at])).toEqual(
      before.reminders.map(({ step, at }) => [step, at]),
    );
    await did("manager", nameOwnCalendar, { calendar: null });
    await did("signatory", changeRoles, { memberId, roles: ["CLIENT_OWNER"], substitute: false, reason: "Retour" });
  });

  it("a term that the client extended holds the client too: it may not reduce or reject before the new day", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([0], { paymentShare: 0 });
    const reasons = await stage.because(milestone);
    await stage.mustSign("signatory", adjournMilestone, await stage.deciding(milestone, "ADJOURN", reasons));
    const clockId = await stage.one("SELECT id AS value FROM clock WHERE matter_code = $1 AND kind = 'RESUBMISSION'", [
      milestone,
    ]);
    await stage.must("owner", extendClock, { clockId, until: "2026-06-30", reason: "Congés de l’agence" });
    stage.door.moveTo("2026-06-17T08:00:00.000Z");
    const reading = await stage.deciding(milestone, "REJECT", reasons);
    const refused = await stage.sign("signatory", rejectMilestone, reading);
    expect(refused).toMatchObject(refusedWith("agency-not-heard", "resubmission-running"));
    expect(JSON.stringify(refused)).toContain("2026-06-30T22:00:00.000Z");
  });

  it.each([
    ["a proposal changed", "UPDATE clock_suspension SET reason = 'autre'"],
    ["an agreement taken back", "UPDATE clock_suspension SET agreed_at = NULL, agreed_by = NULL"],
    ["a proposal removed", "DELETE FROM clock_suspension"],
  ])("the database refuses %s, to its owner too", async (_what, sql) => {
    await expect(stage.owner.query(sql)).rejects.toThrow(/stays what it was/);
  });
});

describe("a charter that lets periods start again after a suspension", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("clock restart", {
      preset: "PRIVATE",
      parameters: { ...presets.PRIVATE, suspensionEnd: "RESTART" },
      initialPriceCents: null,
    });
  });
  afterAll(() => stage.strike());

  it("counts the whole period again from the day on which it ends", async () => {
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    const { question = "" } = await stage.must("owner", askQuestion, {
      subject: { kind: "MILESTONE", code: milestone },
      text: "Où est le rapport ?",
      blocking: true,
      to: "AGENCY",
    });
    stage.door.moveTo("2026-06-03T12:00:00.000Z");
    await stage.must("manager", answerQuestion, { question, text: "Annexe 4." });
    // Fifteen calendar days from 3 June.
    expect(await stage.one("SELECT due_on::text AS value FROM clock WHERE matter_code = $1", [milestone])).toBe(
      "2026-06-18",
    );
  });
});

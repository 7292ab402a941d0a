import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extendClock } from "@/lib/features/clock/commands/extend-clock";
import { agreeMilestoneDate } from "@/lib/features/delay/commands/agree-milestone-date";
import { proposeMilestoneDate } from "@/lib/features/delay/commands/propose-milestone-date";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { listQuestions } from "@/lib/features/discussion/queries";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { listMilestones } from "@/lib/features/milestone/queries";
import type { MilestoneLine } from "@/lib/features/milestone/view";
import { pageTimeline } from "@/lib/features/overview/queries-timeline";
import { listReservations } from "@/lib/features/reservation/queries";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { charterWith, Silence } from "@/tests/support/silence-stage";

let stage: MilestoneStage;
let silence: Silence;
beforeAll(async () => {
  stage = await MilestoneStage.set("listed_terms", charterWith({ silenceEffect: "TACIT_ACCEPTANCE" }));
  silence = new Silence(stage);
});
afterAll(() => stage.strike());

async function lineOf(milestone: string): Promise<MilestoneLine> {
  const now = stage.door.clock.now();
  const lines = await stage.read("owner", (tx, scope) => listMilestones(tx, scope, now));
  const line = lines.find((one) => one.code === milestone);
  if (line === undefined) throw new Error(`No ${milestone}`);
  return line;
}

/** What the timeline of the overview says of the same milestone. */
async function rowOf(milestone: string): Promise<object | undefined> {
  const now = stage.door.clock.now();
  return stage.read("owner", async (tx, scope) => {
    const { drawn } = await pageTimeline(tx, scope, now, null);
    return drawn([]).find((one) => one.code === milestone);
  });
}

async function extend(part: "manager" | "owner", matter: string, kind: Parameters<Silence["clock"]>[1], until: string) {
  const { id } = await silence.clock(matter, kind);
  await stage.must(part, extendClock, { clockId: id, until, reason: "Congés" });
}

describe("lists read the clock, as pages do", () => {
  test("a milestone: its extended term, then its tacit acceptance, and the days held as the ledger counts them", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    expect(await lineOf(milestone)).toMatchObject({ term: { on: "2026-06-16", workingDaysLeft: null, late: false } });
    await extend("manager", milestone, "ACCEPTANCE", "2026-06-23");
    expect(await lineOf(milestone)).toMatchObject({ term: { on: "2026-06-23" }, decidedOn: null });
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo("2026-06-23T22:00:00.000Z");
    await silence.settle();
    const line = await lineOf(milestone);
    expect(line).toMatchObject({ status: "ACCEPTED_TACITLY", term: null, decidedOn: "2026-06-23" });
    expect(line.days.CLIENT).toBe(17);
    expect(await rowOf(milestone)).toMatchObject({ days: line.days, decidedOn: line.decidedOn, dueOn: line.dueOn });
  });

  test("a milestone whose date was agreed anew is due on that date", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.started({ paymentShare: 0 });
    await stage.must("manager", proposeMilestoneDate, { milestone, dueOn: "2026-08-07" });
    expect(await lineOf(milestone)).toMatchObject({ dueOn: "2026-07-31", proposedOn: "2026-08-07" });
    await stage.must("signatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-07" });
    expect(await lineOf(milestone)).toMatchObject({ dueOn: "2026-08-07", proposedOn: null });
  });

  test("a reservation and a question: the day to which the other side put it off", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([0], { paymentShare: 0 });
    const reservation = await stage.reserve(milestone, 0);
    const accepting = await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS");
    await stage.mustSign("signatory", acceptMilestoneWithReservations, accepting);
    await extend("owner", reservation, "RESERVATION_LIFTING", "2026-07-20");
    const now = stage.door.clock.now();
    const reservations = await stage.read("owner", (tx, scope) => listReservations({ tx, scope, now }));
    expect(reservations.find((one) => one.code === reservation)).toMatchObject({ dueOn: "2026-07-20" });

    const { question = "" } = await stage.must("manager", askQuestion, {
      subject: { kind: "MILESTONE", code: milestone },
      text: "Sur quel fond ?",
      blocking: false,
      to: "CLIENT",
    });
    const asked = (at: string) =>
      stage.read("owner", async (tx, scope) => {
        stage.door.moveTo(at);
        const page = { status: "OPEN", after: null, size: 10, now: stage.door.clock.now() } as const;
        return (await listQuestions(tx, scope, page)).rows.find((one) => one.code === question);
      });
    expect(await asked("2026-06-01T08:00:00.000Z")).toMatchObject({ term: { on: "2026-06-04", workingDaysLeft: 3 } });
    await extend("manager", question, "QUESTION_ANSWER", "2026-06-08");
    expect(await asked("2026-06-09T08:00:00.000Z")).toMatchObject({
      term: { on: "2026-06-08", firstOn: "2026-06-04", late: true, lateBy: { amount: 1, unit: "WORKING_DAYS" } },
    });
  });
});

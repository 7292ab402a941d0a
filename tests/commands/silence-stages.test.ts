import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CharterParameters } from "@/lib/domain/parameter";
import { declareIncident } from "@/lib/features/incident/commands/declare-incident";
import { endIncident } from "@/lib/features/incident/commands/end-incident";
import { approveMilestoneAptitude } from "@/lib/features/milestone/commands/approve-milestone-aptitude";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { charterWith, Silence } from "@/tests/support/silence-stage";

const clauses: Partial<CharterParameters> = {
  twoStage: true,
  silenceEffect: "TACIT_ACCEPTANCE",
  serviceSilenceEffect: "TACIT_ACCEPTANCE",
};

describe("silence in two stages (CCAG-TIC 32 to 34)", () => {
  let stage: MilestoneStage;
  let silence: Silence;
  beforeAll(async () => {
    stage = await MilestoneStage.set("silence-service", charterWith(clauses));
    silence = new Silence(stage);
  });
  afterAll(() => stage.strike());

  async function observed(): Promise<string> {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([], { paymentShare: 0, twoStage: true });
    await stage.mustSign("signatory", approveMilestoneAptitude, await stage.deciding(milestone, "APPROVE_APTITUDE"));
    return milestone;
  }

  it("CCAG-TIC 33.2.1 silence never approves the aptitude", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const milestone = await stage.verified([], { paymentShare: 0, twoStage: true });
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo("2026-06-16T22:00:00.000Z");
    await silence.settle();
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({ milestone, announced: "NONE" });
  });

  it("CCAG-TIC 33.2.2 the end of the observation opens seven days, and silence then accepts", async () => {
    const milestone = await observed();
    stage.door.moveTo("2026-07-01T22:00:00.000Z");
    await silence.settle();
    expect(await silence.last("ObservationEnded")).toMatchObject({ milestone, decisionDueOn: "2026-07-08" });
    expect(await silence.clock(milestone, "SERVICE_DECISION")).toMatchObject({
      state: "RUNNING",
      due_on: "2026-07-08",
    });
    await silence.remind(milestone, "SERVICE_DECISION");
    stage.door.moveTo("2026-07-08T21:59:59.999Z");
    expect(await silence.race(milestone, "SERVICE_DECISION")).toBe(0);
    stage.door.moveTo("2026-07-08T22:00:00.000Z");
    expect(await silence.race(milestone, "SERVICE_DECISION")).toBe(1);
    expect(await silence.status(milestone)).toBe("ACCEPTED_TACITLY");
    expect((await silence.rebut(milestone)).ok).toBe(true);
    expect(await silence.status(milestone)).toBe("SERVICE_OBSERVATION");
    expect(await silence.clock(milestone, "SERVICE_DECISION")).toMatchObject({ state: "RUNNING" });
  });

  it("CCAG-TIC 32.4 above the threshold silence accepts nothing, and says why", async () => {
    const milestone = await observed();
    const outage = { milestone, kind: "OUTAGE", description: "Site injoignable", endedAt: "" };
    stage.door.moveTo("2026-06-10T09:00:00.000Z");
    expect(await stage.act("owner", declareIncident, { ...outage, startedAt: "2026-05-30T09:00:00Z" })).toMatchObject(
      refusedWith("incident-period-invalid"),
    );
    await stage
      .must("manager", declareIncident, { ...outage, startedAt: "2026-06-10T08:00:00+02:00" })
      .catch(() => null);
    stage.door.moveTo("2026-06-11T09:00:00.000Z");
    expect(
      (await stage.act("owner", endIncident, { milestone, incident: 1, endedAt: "2026-06-10T16:00:00Z" })).ok,
    ).toBe(true);
    expect(
      await stage.act("owner", endIncident, { milestone, incident: 1, endedAt: "2026-06-10T17:00:00Z" }),
    ).toMatchObject(refusedWith("incident-over"));
    stage.door.moveTo("2026-07-01T22:00:00.000Z");
    await silence.settle();
    await silence.remind(milestone, "SERVICE_DECISION");
    stage.door.moveTo("2026-07-08T22:00:00.000Z");
    await silence.settle();
    expect(await silence.status(milestone)).toBe("SERVICE_OBSERVATION");
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({ milestone, bars: ["SERVICE_IRREGULAR"] });
  });
});

describe("silence for payment alone", () => {
  it("starts the time to pay, and leaves the milestone where it is", async () => {
    const stage = await MilestoneStage.set(
      "silence-payment",
      charterWith({ silenceEffect: "DEEMED_CONFORMING_FOR_PAYMENT" }),
    );
    try {
      const silence = new Silence(stage);
      const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
      await silence.remind(milestone, "ACCEPTANCE");
      stage.door.moveTo("2026-06-16T22:00:00.000Z");
      await silence.settle();
      expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
      expect(await silence.last("MilestoneDeemedConforming")).toMatchObject({ milestone, paymentDueOn: "2026-07-16" });
      expect(await silence.clock(milestone, "PAYMENT")).toMatchObject({ state: "RUNNING", due_on: "2026-07-16" });
    } finally {
      await stage.strike();
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { approveChangeRequest } from "@/lib/features/change-request/commands/approve-change-request";
import { decideChangeRequest } from "@/lib/features/change-request/commands/decide-change-request";
import { disputeChangeRequest } from "@/lib/features/change-request/commands/dispute-change-request";
import { resumeChangeRequest } from "@/lib/features/change-request/commands/resume-change-request";
import { settleChangeRequest } from "@/lib/features/change-request/commands/settle-change-request";
import { Changes } from "@/tests/support/change-stage";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";

const charter = {
  preset: "PRIVATE",
  parameters: { ...presets.PRIVATE, changeBudget: 1_000_000 },
  initialPriceCents: 100_000_000,
};
/** A Monday morning, from which every test begins. */
const monday = "2026-06-01T08:00:00.000Z";

describe("the change budget of a project", () => {
  let stage: MilestoneStage;
  let changes: Changes;
  beforeAll(async () => {
    stage = await MilestoneStage.set("change_budget", charter);
    changes = new Changes(stage);
  });
  beforeEach(() => stage.door.moveTo(monday));
  afterAll(() => stage.strike());

  const offsetting = {
    oneOffCents: -1_200_000,
    recurring: [{ label: "Hébergement", cents: 100_000, every: "MONTH" as const, months: 12 }],
  };

  it("3.3 a credit beside an amount makes neither smaller: both are held to the change budget and to a power", async () => {
    await stage.lend(["change-request.approve"], 2_399_999);
    const changeRequest = await changes.quoted({}, offsetting);
    const approval = { changeRequest, digest: await changes.digest(changeRequest) };
    expect(await stage.sign("owner", approveChangeRequest, approval)).toMatchObject(refusedWith("wrong-role"));
    expect(await stage.sign("amo", approveChangeRequest, approval)).toMatchObject(
      refusedWith("delegation-ceiling-exceeded"),
    );
  });

  it("3.3 requests of 8,000 approved at once spend a budget of 10,000 once", async () => {
    const requests: string[] = [];
    for (let number = 0; number < 4; number += 1) requests.push(await changes.quoted({}, { oneOffCents: 800_000 }));
    const approvals = await Promise.all(
      requests.map(async (changeRequest) => ({ changeRequest, digest: await changes.digest(changeRequest) })),
    );
    const answers = await Promise.all(approvals.map((approval) => stage.sign("owner", approveChangeRequest, approval)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(answer).toMatchObject(refusedWith("wrong-role", "content-changed"));
    expect(
      await stage.one(
        "SELECT sum(total_cents)::text AS value FROM change_agreement WHERE instrument = 'PURCHASE_ORDER'",
      ),
    ).toBe("800000");
  });

  it("AD-06 what is found to be a defect after its offer has lapsed is mended free, whatever the offer was", async () => {
    const changeRequest = await changes.quoted();
    const said = { changeRequest, reason: "Vu en comité" };
    await stage.must("owner", decideChangeRequest, { ...said, decision: "DEFER", reviewOn: "2026-08-20" });
    stage.door.moveTo("2026-08-03T08:00:00.000Z");
    await stage.must("owner", resumeChangeRequest, { changeRequest });
    expect(await changes.status(changeRequest)).toBe("IMPACT_ASSESSMENT");
    await stage.must("owner", disputeChangeRequest, said);
    stage.door.moveTo("2026-08-20T08:00:00.000Z");
    await stage.must("owner", settleChangeRequest, { ...said, finding: "DEFECT" });
    await stage.must("owner", decideChangeRequest, { ...said, decision: "APPROVE", reviewOn: "" });
    expect(await changes.status(changeRequest)).toBe("APPROVED");
  });
});

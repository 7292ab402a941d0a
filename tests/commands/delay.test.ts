import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { presets } from "@/lib/domain/preset";
import { getMilestoneAccount } from "@/lib/features/ball/queries";
import { agreeMilestoneDate } from "@/lib/features/delay/commands/agree-milestone-date";
import { deliverClientInput } from "@/lib/features/delay/commands/deliver-client-input";
import { proposeMilestoneDate } from "@/lib/features/delay/commands/propose-milestone-date";
import type { DelayState } from "@/lib/features/delay/queries";
import { loadDelay } from "@/lib/features/delay/queries";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { privateCharter } from "@/tests/support/set-up";

const inputs = [
  { title: "Grille tarifaire", dueOn: "2026-06-05", critical: true },
  { title: "Photographies", dueOn: "2026-06-08", critical: false },
];
/** Monday 15 June: six working days after Friday 5. */
const sixDaysLate = "2026-06-15T09:00:00.000Z";

async function delayOn(stage: MilestoneStage, milestone: string): Promise<DelayState> {
  const state = await stage.read("owner", (tx, scope) => loadDelay(tx, scope, milestone, stage.door.clock.now()));
  if (state === null) throw new Error("No such milestone");
  return state;
}

async function started(stage: MilestoneStage): Promise<{ milestone: string; input: string }> {
  stage.door.moveTo("2026-06-01T07:00:00.000Z");
  const share = { paymentShare: 0, amountCents: 0 };
  const milestone = await stage.started({ clientInputs: inputs, noClientInput: false, ...share });
  const input = (await delayOn(stage, milestone)).inputs[0]?.id ?? "";
  return { milestone, input };
}

describe("a critical supply comes six working days late", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("delay");
  });
  afterAll(() => stage.strike());

  test("AR-03 the date is computed, proposed by one side, agreed by the other; the signed definition stays", async () => {
    const { milestone, input } = await started(stage);
    stage.door.moveTo(sixDaysLate);
    await stage.must("owner", deliverClientInput, { milestone, input });
    const state = await delayOn(stage, milestone);
    // Friday 31 July and six working days: Monday 10 August.
    expect(state).toMatchObject({ signedDueOn: "2026-07-31", dueOn: "2026-07-31", computedDueOn: "2026-08-10" });
    expect(state.delay).toEqual({ client: 6, agency: 0, other: 0, owed: 6 });
    expect(state.inputs[0]).toMatchObject({ status: "DELIVERED", deliveredOn: "2026-06-15", lateDays: 6 });

    await stage.must("manager", proposeMilestoneDate, { milestone, dueOn: "2026-08-10" });
    const waiting = await stage.read("owner", (tx, scope) =>
      getMilestoneAccount(tx, scope, milestone, stage.door.clock.now()),
    );
    expect(waiting?.account.turn).toMatchObject({ holder: "AGENCY", awaits: "SUBMISSION", dueOn: "2026-07-31" });
    expect((await delayOn(stage, milestone)).dueOn).toBe("2026-07-31");

    await stage.must("signatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-10" });
    expect(await delayOn(stage, milestone)).toMatchObject({ dueOn: "2026-08-10", status: "AGREED" });
    const agreed = await stage.read("owner", (tx, scope) =>
      getMilestoneAccount(tx, scope, milestone, stage.door.clock.now()),
    );
    expect(agreed?.account.turn).toMatchObject({ dueOn: "2026-08-10" });
    expect((await stage.state(milestone)).definition.dueOn).toBe("2026-07-31");
  });

  test("CD-06 what is there is delivered once, by the client alone", async () => {
    const { milestone, input } = await started(stage);
    expect(await stage.act("manager", deliverClientInput, { milestone, input })).toMatchObject(
      refusedWith("wrong-role"),
    );
    await stage.must("owner", deliverClientInput, { milestone, input });
    expect(await stage.act("owner", deliverClientInput, { milestone, input })).toMatchObject(
      refusedWith("wrong-status"),
    );
    const elsewhere = await stage.act("owner", deliverClientInput, { milestone: "J99", input });
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });

  test("a counter-proposal takes the place of the proposal; both at once make one date", async () => {
    const { milestone } = await started(stage);
    await stage.must("manager", proposeMilestoneDate, { milestone, dueOn: "2026-08-10" });
    await stage.must("owner", proposeMilestoneDate, { milestone, dueOn: "2026-08-05" });
    const own = await stage.act("signatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-05" });
    expect(own).toMatchObject(refusedWith("date-proposed-by-you"));
    const old = await stage.act("agencySignatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-10" });
    expect(old).toMatchObject(refusedWith("content-changed"));
    const both = await Promise.all([
      stage.act("agencySignatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-05" }),
      stage.act("agencySignatory", agreeMilestoneDate, { milestone, dueOn: "2026-08-05" }),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect((await delayOn(stage, milestone)).dueOn).toBe("2026-08-05");
  });

  test("the database lets nobody change a proposed date, agree for the same side, or undo a delivery", async () => {
    const refused = async (sql: string): Promise<void> => {
      await expect(stage.owner.query(sql)).rejects.toThrow(/never changed|milestone_date_check|is refused/);
    };
    await refused("UPDATE milestone_date SET due_on = due_on + 1");
    await refused(
      "UPDATE milestone_date SET agreed_at = NULL, agreed_by = NULL, agreed_side = NULL WHERE agreed_at IS NOT NULL",
    );
    await refused("DELETE FROM milestone_date");
    await refused("UPDATE client_input_delivery SET late_days = 0");
    await refused("DELETE FROM client_input_delivery");
  });
});

describe("where the signed charter extends by itself", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    const parameters = { ...presets.PRIVATE, autoExtension: true };
    stage = await MilestoneStage.set("delay_automatic", { ...privateCharter, parameters });
  });
  afterAll(() => stage.strike());

  test("AR-03 the late delivery moves the date in the same act, recorded as the system's", async () => {
    const { milestone, input } = await started(stage);
    stage.door.moveTo(sixDaysLate);
    await stage.must("owner", deliverClientInput, { milestone, input });
    expect(await delayOn(stage, milestone)).toMatchObject({ dueOn: "2026-08-10", status: "AGREED" });
    const by = await stage.one(
      "SELECT role || ' ' || (payload ->> 'automatic') AS value FROM ledger_entry WHERE type = 'MilestoneDateAgreed' AND payload ->> 'milestone' = $1",
      [milestone],
    );
    expect(by).toBe("SYSTEM true");
  });

  test("what is not critical moves nothing, however late", async () => {
    const { milestone, input } = await started(stage);
    await stage.must("owner", deliverClientInput, { milestone, input });
    stage.door.moveTo(sixDaysLate);
    const second = (await delayOn(stage, milestone)).inputs[1]?.id ?? "";
    await stage.must("owner", deliverClientInput, { milestone, input: second });
    expect(await delayOn(stage, milestone)).toMatchObject({ dueOn: "2026-07-31", computedDueOn: "2026-07-31" });
  });
});

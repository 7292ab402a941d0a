import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { recordPayment } from "@/lib/features/budget/commands/record-payment";
import { approveChangeRequestEmergency } from "@/lib/features/change-request/commands/approve-change-request-emergency";
import { assessChangeRequest } from "@/lib/features/change-request/commands/assess-change-request";
import { decideChangeRequest } from "@/lib/features/change-request/commands/decide-change-request";
import { qualifyChangeRequest } from "@/lib/features/change-request/commands/qualify-change-request";
import { quoteChangeRequest } from "@/lib/features/change-request/commands/quote-change-request";
import { billFor } from "@/tests/support/bill-input";
import { assessed, Changes, offered } from "@/tests/support/change-stage";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { Silence } from "@/tests/support/silence-stage";

const charter = {
  preset: "PRIVATE",
  parameters: { ...presets.PRIVATE, emergencyCeiling: 200_000 },
  initialPriceCents: 10_000_000,
};

/** domain.md 9.3: no submission can contain work of an unordered change, and nobody stops a milestone by asking (ADR 0025). */
describe("the work of a change that nobody has ordered", () => {
  let stage: MilestoneStage;
  let changes: Changes;
  let clocks: Silence;
  let running = "";
  beforeAll(async () => {
    stage = await MilestoneStage.set("change_work", charter);
    stage.door.moveTo("2026-06-01T08:00:00.000Z");
    changes = new Changes(stage);
    clocks = new Silence(stage);
    running = await stage.started({ paymentShare: 0, requirementIds: stage.requirementIds.slice(1) });
  });
  afterAll(() => stage.strike());

  const held = async (): Promise<readonly string[]> => (await stage.state(running)).unordered;
  const aimed = { origin: "requirement:EX-002" };
  const decided = (changeRequest: string, decision: string, reviewOn = ""): object => ({
    ...{ changeRequest, decision, reviewOn, reason: "Vu en comité" },
  });

  it("CD-13 holds nothing while it is only asked for, whoever asks; once it is found to be a change, it holds", async () => {
    const changeRequest = await changes.submitted(aimed);
    expect(await held()).toEqual([]);
    await stage.must("amo", qualifyChangeRequest, changes.qualification(changeRequest));
    expect(await held()).toEqual([changeRequest]);
    await stage.must("owner", decideChangeRequest, decided(changeRequest, "REJECT"));
    expect(await held()).toEqual([]);
  });

  it("CD-13 deferred, it holds the work that its assessment names until it is decided", async () => {
    const [named, other] = [await changes.quoted({ modified: ["EX-002"] }), await changes.quoted()];
    for (const one of [named, other])
      await stage.must("owner", decideChangeRequest, decided(one, "DEFER", "2026-09-01"));
    expect(await held()).toEqual([named]);
    await stage.must("owner", decideChangeRequest, decided(named, "REJECT"));
    expect(await held()).toEqual([]);
  });

  it("CD-13 an emergency that was stopped holds its work until a later request on it is decided", async () => {
    const changeRequest = await changes.submitted(aimed);
    const begin = { partyId: stage.cast.agencyParty, ceilingCents: 200_000, reason: "Le site est en panne" };
    await stage.must("owner", approveChangeRequestEmergency, { ...begin, changeRequest });
    expect(await held()).toEqual([]);
    stage.door.moveTo("2026-06-15T22:00:00.000Z");
    await clocks.settle();
    expect(await changes.status(changeRequest)).toBe("EXPIRED");
    expect(await held()).toEqual([changeRequest]);
    const later = await changes.qualified();
    await stage.must("manager", assessChangeRequest, { ...assessed, changeRequest: later, modified: ["EX-002"] });
    await stage.must("manager", quoteChangeRequest, { changeRequest: later, ...offered });
    expect(await held()).toEqual([changeRequest, later]);
    await stage.must("owner", decideChangeRequest, decided(later, "REJECT"));
    expect(await held()).toEqual([]);
  });

  it("9.8 in a project that is suspended no change is moved and no money ordered; what is owed is still paid", async () => {
    const changeRequest = await changes.qualified();
    await stage.owner.query("UPDATE project SET status = 'SUSPENDED' WHERE code = $1", [stage.cast.code]);
    const over = refusedWith("project-over");
    expect(await stage.act("manager", assessChangeRequest, { changeRequest, ...assessed })).toMatchObject(over);
    expect(await stage.act("owner", decideChangeRequest, decided(changeRequest, "REJECT"))).toMatchObject(over);
    expect(await stage.act("owner", announcePenalty, { milestone: running, reason: "retard" })).toMatchObject(over);
    expect(await stage.act("manager", recordInvoice, billFor([{ milestone: null, netCents: 1 }]))).toMatchObject(over);
    const payment = { invoice: "FA-001", paidOn: "2026-06-01", cents: 1, withReservations: false, reservations: "" };
    expect(await stage.act("owner", recordPayment, payment)).toMatchObject({ error: { kind: "not-found" } });
  });
});

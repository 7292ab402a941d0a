import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { announcePenalty } from "@/lib/features/budget/commands/announce-penalty";
import { applyPenalty } from "@/lib/features/budget/commands/apply-penalty";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { setBudgetCeiling } from "@/lib/features/budget/commands/set-budget-ceiling";
import { getCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { loadUninvoiced } from "@/lib/features/budget/queries-invoice-state";
import { getBudget } from "@/lib/features/budget/queries-page";
import { cancelMilestone } from "@/lib/features/milestone/commands/cancel-milestone";
import { draftCancellation } from "@/lib/features/milestone/queries-ceremony";
import { billFor } from "@/tests/support/bill-input";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder } from "@/tests/support/order-stage";
import { privateCharter } from "@/tests/support/set-up";

const charter = {
  ...privateCharter,
  parameters: { ...presets.PRIVATE, penalties: true, penaltyExemption: 250_00 },
};

describe("money of a project with two agencies", () => {
  let stage: MilestoneStage;
  let other = "";
  let placed = "";
  beforeAll(async () => {
    stage = await MilestoneStage.set("money_limits", charter);
    placed = await stage.started({ paymentShare: 0, amountCents: 10_000_00 });
    // A second agency joins a project under way: as the database would hold it, whatever text lets it in.
    other = v7();
    await stage.owner.query(
      `INSERT INTO party SELECT y.* FROM party p, jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'name', 'Seconde agence', 'ordinal', p.ordinal + 1)) y WHERE p.id = $1`,
      [stage.cast.agencyParty, other],
    );
  });
  afterAll(() => stage.strike());

  it("AR-04 an agency invoices what was ordered of it, not what another may be given", async () => {
    const of = async (partyId: string): Promise<number> =>
      stage.read("owner", (tx, { projectId }) => loadUninvoiced(tx, { projectId, partyId }));
    expect([await of(stage.cast.agencyParty), await of(other)]).toEqual([10_000_00, 0]);
    const lines = [{ milestone: null, netCents: 10_000_01 }];
    expect(await stage.act("manager", recordInvoice, billFor(lines))).toMatchObject(
      refusedWith("invoice-beyond-commitment"),
    );
  });

  it("CR-02 what giving a milestone up costs beyond its amount stays under the ceiling", async () => {
    const terms = { ceilingCents: 190_000_00, reason: "vote" };
    const now = stage.door.clock.now();
    const ceiling = await stage.read("signatory", (tx, scope) => getCeilingToSign(tx, scope, terms, now));
    await stage.mustSign("signatory", setBudgetCeiling, { ...terms, digest: ceiling.digest });
    const milestone = await stage.started({ paymentShare: 0, amountCents: 1_000_00 });
    const given = async (costCents: number) => {
      const words = { reason: "abandon", costCents };
      const draft = await stage.read("signatory", (tx, scope) =>
        draftCancellation({ tx, scope, now }, milestone, words),
      );
      return { milestone, ...words, digest: draft?.digest ?? "" };
    };
    expect(await stage.sign("signatory", cancelMilestone, await given(5_000_01))).toMatchObject(
      refusedWith("ceiling-exceeded"),
    );
    await stage.mustSign("signatory", cancelMilestone, await given(5_000_00));
    expect((await stage.read("owner", (tx, scope) => getBudget(tx, scope, now))).total.committed).toBe(190_000_00);
  });

  it("a change that one of two agencies has in its order is awaited for the other one alone", async () => {
    const change = await approved(stage, { oneOffCents: -1_000_00 });
    const counted = async (): Promise<number> =>
      (await stage.read("owner", (tx, scope) => getBudget(tx, scope, stage.door.clock.now()))).inDecisionCents;
    for (const table of ["change_assessment", "change_quote", "change_agreement"]) {
      await stage.owner.query(
        `INSERT INTO ${table} SELECT y.* FROM ${table} t JOIN change_request c ON c.project_id = t.project_id AND c.id = t.change_request_id,
           jsonb_populate_record(t, jsonb_build_object('party_id', $2::text) || CASE $3 WHEN 'change_quote' THEN jsonb_build_object('id', $4::text)
             WHEN 'change_agreement' THEN jsonb_build_object('quote_id', $4::text) ELSE '{}' END) y WHERE c.code = $1`,
        [change, other, table, "00000000-0000-7000-8000-0000000000c1"],
      );
    }
    expect(await counted()).toBe(-2_000_00);
    const reading = await readingOrder(stage, await drafted(stage, order(change, { party: stage.cast.agencyParty })));
    for (const part of ["signatory", "agencySignatory"] as const) await stage.mustSign(part, signAmendment, reading);
    expect(await stage.one("SELECT status AS value FROM change_request WHERE code = $1", [change])).toBe("APPROVED");
    expect(await counted()).toBe(-1_000_00);
  });

  it("AR-07 the penalties of one agency do not reach the threshold of another", async () => {
    stage.door.moveTo("2026-08-06T07:00:00.000Z");
    // 10 000 EUR, a thousandth: 60 EUR after 6 days, 220 after 22, of the 250 up to which none is due. The other has 60.
    await stage.must("owner", announcePenalty, { milestone: placed, reason: "retard" });
    await stage.owner.query(
      `INSERT INTO penalty SELECT y.* FROM penalty p, jsonb_populate_record(p, jsonb_build_object('id', $1::text, 'code', 'PEN-90', 'party_id', $2::text,
         'milestone_id', (SELECT m.id FROM milestone m WHERE m.project_id = p.project_id AND m.id <> p.milestone_id LIMIT 1))) y`,
      [v7(), other],
    );
    stage.door.moveTo("2026-08-21T22:00:00.000Z");
    expect(await stage.act("signatory", applyPenalty, { penalty: "PEN-01", reason: "retard" })).toMatchObject(
      refusedWith("penalty-under-exemption"),
    );
  });

  it("AR-07 is announced late in the evening, fifteen days before the clocks go forward", async () => {
    stage.door.moveTo("2027-03-16T22:30:00.000Z");
    const late = await stage.started({ paymentShare: 0, amountCents: 1_00 });
    await stage.must("owner", announcePenalty, { milestone: late, reason: "retard" });
    expect(await stage.one("SELECT ends_on::text AS value FROM penalty ORDER BY announced_at DESC LIMIT 1")).toBe(
      "2027-03-31",
    );
  });
});

import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { recordInvoice } from "@/lib/features/budget/commands/record-invoice";
import { loadUninvoiced } from "@/lib/features/budget/queries-invoice-state";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { privateCharter } from "@/tests/support/set-up";

const charter = {
  ...privateCharter,
  parameters: { ...presets.PRIVATE, penalties: true, penaltyExemption: 100_00 },
};
const invoice = { number: "2026-041", issuedOn: "2026-06-01", dueOn: "2026-07-01", regime: "FR_20", fileId: null };

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
    expect(await stage.act("manager", recordInvoice, { ...invoice, lines })).toMatchObject(
      refusedWith("invoice-beyond-commitment"),
    );
  });
});

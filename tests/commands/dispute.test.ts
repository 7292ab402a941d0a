import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completeDispute } from "@/lib/features/dispute/commands/complete-dispute";
import { discloseFacilitator } from "@/lib/features/dispute/commands/disclose-facilitator";
import { endProposal } from "@/lib/features/dispute/commands/end-proposal";
import { escalateDispute } from "@/lib/features/dispute/commands/escalate-dispute";
import { proposeMediation } from "@/lib/features/dispute/commands/propose-mediation";
import { proposeSettlement } from "@/lib/features/dispute/commands/propose-settlement";
import { refuseFacilitator } from "@/lib/features/dispute/commands/refuse-facilitator";
import { settleDisputeDirectly } from "@/lib/features/dispute/commands/settle-dispute-directly";
import { statePosition } from "@/lib/features/dispute/commands/state-position";
import { listDisputesAt } from "@/lib/features/dispute/queries";
import { loadDispute } from "@/lib/features/dispute/queries-state";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import { settleDue } from "@/lib/jobs/settle";
import { Disputes } from "@/tests/support/dispute-stage";
import { refusedWith } from "@/tests/support/milestone-stage";

const terms = {
  text: "Le solde est payé, et la dernière livraison reprise.",
  claimantConcession: "Renonce aux intérêts.",
  respondentConcession: "Paie le solde sous dix jours.",
  payer: "RESPONDENT",
  cents: 1_000_000,
  validUntil: "2026-12-31",
};

describe("a dispute", () => {
  let disputes: Disputes;
  beforeAll(async () => {
    disputes = await Disputes.set("dispute");
  });
  afterAll(() => disputes.stage.strike());

  it("CR-16 is opened with facts of the register that both sides see the same, and claims in cents", async () => {
    const { stage } = disputes;
    const code = await disputes.opened();
    const [mine, theirs] = await Promise.all(
      (["manager", "owner"] as const).map((who) =>
        stage.read(who, (tx, { projectId }) => loadDispute(tx, projectId, code)),
      ),
    );
    expect(theirs).toEqual(mine);
    expect(mine).toMatchObject({ status: "L1_MANAGERS", entries: [1, 2], claims: [{ cents: 1_200_000 }] });
    const unknown = { dispute: code, claims: [], entries: [999_999], contested: ["J77"] };
    expect(await stage.act("manager", completeDispute, unknown)).toMatchObject(
      refusedWith("entry-unknown", "matter-unknown"),
    );
  });

  it("MR-04 climbs one level when its time is over, once whoever runs it, and never decides", async () => {
    const { stage } = disputes;
    const code = await disputes.opened();
    const seen: string[] = [];
    for (const day of ["2026-06-05", "2026-06-13", "2026-06-20", "2026-07-04"]) {
      stage.door.moveTo(`${day}T07:00:00.000Z`);
      await Promise.all([settleDue(stage.door), settleDue(stage.door), settleDue(stage.door)]);
      seen.push(await disputes.status(code));
    }
    expect(seen).toEqual(["L2_FACILITATION", "L3_COPIL", "L4_EXECUTIVES", "LADDER_ENDED"]);
    const steps =
      "SELECT count(*)::int AS value FROM ledger_entry WHERE type = 'DisputeEscalated' AND payload ->> 'dispute' = $1 AND actor_id IS NULL";
    expect(await stage.one(steps, [code])).toBe("4");
  });

  it("MD-04 the AMO says for whom he works, the agency refuses him, and the committee lists it", async () => {
    const { stage } = disputes;
    const code = await disputes.opened();
    for (const who of ["manager", "owner"] as const)
      await stage.must(who, statePosition, { dispute: code, text: "Notre position." });
    await stage.must("amo", escalateDispute, { dispute: code });
    expect(await stage.act("amo", proposeSettlement, { dispute: code, ...terms })).toMatchObject(
      refusedWith("facilitator-undisclosed"),
    );
    await stage.must("amo", discloseFacilitator, { dispute: code, text: "Je travaille pour le client." });
    await stage.must("manager", refuseFacilitator, { dispute: code });
    const listed = await stage.read("amo", (tx, { projectId }) => listDisputesAt(tx, projectId, "L3_COPIL"));
    expect(listed.map((one) => one.code)).toEqual([code]);
  });

  it("CR-16 is settled by the signatures of both, on what each has read; a second proposal is refused or taken back", async () => {
    const { stage } = disputes;
    const code = await disputes.opened();
    await stage.must("manager", proposeSettlement, { dispute: code, ...terms });
    await stage.must("owner", proposeSettlement, { dispute: code, ...terms, cents: 800_000, counterTo: 1 });
    await stage.must("manager", endProposal, { dispute: code, proposal: 2, reason: "Trop peu." });
    const { record } = await disputes.signs("agencySignatory", code, 1);
    expect(await disputes.status(code)).toBe("L1_MANAGERS");
    expect((await disputes.signs("signatory", code, 1)).record).toBe(record);
    expect(await disputes.status(code)).toBe("SETTLED");
    expect(await stage.act("manager", statePosition, { dispute: code, text: "Encore" })).toMatchObject(
      refusedWith("wrong-status"),
    );
    await expect(stage.owner.query("UPDATE dispute SET end_reason = 'x' WHERE code = $1", [code])).rejects.toThrow(
      "its end is its end",
    );
  });

  it("CR-16 is settled between them when both say so, at the same moment too", async () => {
    const { stage } = disputes;
    const code = await disputes.opened();
    const both = await Promise.all(
      (["manager", "owner"] as const).map((who) => stage.act(who, settleDisputeDirectly, { dispute: code })),
    );
    expect(both.every((one) => one.ok)).toBe(true);
    expect(await disputes.status(code)).toBe("SETTLED_DIRECTLY");
  });

  it("CR-16 silence on mediation is a refusal, and one mediation is asked for at a time", async () => {
    const { stage } = disputes;
    stage.door.moveTo("2026-07-06T07:00:00.000Z");
    const code = await disputes.opened();
    for (const day of ["2026-07-11", "2026-07-21", "2026-07-30"]) await disputes.pass(`${day}T07:00:00.000Z`);
    const asked = await Promise.all(
      (["agencySignatory", "signatory"] as const).map((who) => stage.act(who, proposeMediation, { dispute: code })),
    );
    expect(asked.filter((one) => one.ok)).toHaveLength(1);
    await disputes.pass("2026-08-20T07:00:00.000Z");
    expect(await disputes.status(code)).toBe("LADDER_ENDED");
    expect(await keepMediations(stage.door)).toBe(0);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { deliverCommitment } from "@/lib/features/commitment/commands/deliver-commitment";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { mustAct } from "@/tests/support/act";
import { memberIn, signOne } from "@/tests/support/commitment-stage";
import { addAdministrator, erase, erasureOf, tracesOf } from "@/tests/support/erasure-stage";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { told } from "@/tests/support/set-up";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("erasure_commitment");
});
afterAll(() => stage.strike());

test("who is erased is named no more in the titles and the history of commitments; what was signed stays", async () => {
  const { door, cast } = stage;
  const place = { door, project: cast.code };
  const claire = stage.who("substitute");
  const administrator = await addAdministrator(stage, "Ada Garde");
  const memberId = await memberIn(place, claire);
  const { commitment = "" } = told(
    await mustAct(
      door,
      proposeCommitment,
      stage.who("owner"),
      {
        kind: "CONTENT_SUPPLY",
        title: "Textes de Claire Hennequin",
        role: "CLIENT_SIGNATORY",
        memberId,
        substituteMemberId: null,
        partyId: cast.clientParty,
        quantity: null,
        startsOn: null,
        dueOn: "2026-06-19",
        critical: false,
        milestones: [],
      },
      place,
    ),
  );
  await signOne(place, stage.who("signatory"), commitment);
  const delivery = { commitment, on: null, message: "Voici mes textes. Claire Hennequin" };
  await mustAct(door, deliverCommitment, claire, delivery, place);
  await mustAct(door, removeMember, stage.who("owner"), { memberId, reason: "a quitté les musées" }, place);
  const named = (column: string): Promise<Record<string, number>> =>
    tracesOf(stage, ["Claire Hennequin"]).then((found) =>
      Object.fromEntries(Object.entries(found).filter(([where]) => where.startsWith(column))),
    );
  expect(await named("availability_commitment")).toEqual({ "availability_commitment.title": 1 });
  expect(Object.keys(await named("commitment_step"))).toEqual(["commitment_step.text"]);
  expect(await erase(stage, administrator, await erasureOf(stage, claire))).toMatchObject({ ok: true });
  // What the owner proposed, in their own words, stays in the register as words of others do.
  expect(await named("")).toEqual({ "ledger_text.text": 1, "signed_document.content": 1 });
  const title = "SELECT title AS value FROM availability_commitment WHERE code = $1";
  expect(await stage.one(title, [commitment])).toBe("Textes de …");
  // The guards are back.
  for (const sql of [
    "UPDATE availability_commitment SET title = 'autre' WHERE status <> 'PROPOSED'",
    "UPDATE commitment_step SET text = 'autre'",
  ])
    await expect(stage.owner.query(sql)).rejects.toThrow();
});

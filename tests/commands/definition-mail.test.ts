import { afterAll, beforeAll, expect, it } from "vitest";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { MilestoneStage } from "@/tests/support/milestone-stage";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("definition_mail");
});
afterAll(() => stage.strike());

/** Who is asked by mail to sign the definition of a new milestone. */
async function asked(): Promise<readonly (string | undefined)[]> {
  const { milestone = "" } = await stage.must(
    "manager",
    defineMilestone,
    stage.definition({ paymentShare: 0, amountCents: 0 }),
  );
  const { rows } = await stage.owner.query<{ person_id: string }>(
    "SELECT person_id FROM delivery WHERE template = 'act-waiting' AND payload ->> 'act' = 'sign-definition' AND payload ->> 'subject' = $1",
    [milestone],
  );
  const parts = Object.entries(stage.cast);
  return rows.map((row) => parts.find(([, id]) => id === row.person_id)?.[0]).toSorted();
}

it("a definition to sign is told to those who can sign it: the signatories and who holds their written power, not the leads", async () => {
  expect(await asked()).toEqual(["agencySignatory", "signatory", "substitute"]);
  await stage.lend(["milestone.agree"], 200_000_00, "owner");
  expect(await asked()).toEqual(["agencySignatory", "owner", "signatory", "substitute"]);
  // The power ends with June.
  stage.door.wait(31 * 86_400_000);
  expect(await asked()).toEqual(["agencySignatory", "signatory", "substitute"]);
});

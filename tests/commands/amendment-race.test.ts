import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { startMilestone } from "@/lib/features/milestone/commands/start-milestone";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

const modify = (statement: string) =>
  ({ kind: "MODIFY", requirement: "EX-001", content: { ...text, statement } }) as const;

describe("amendments that race", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("amendment_race");
  });
  afterAll(() => stage.strike());

  it("CD-04 of twenty amendments of one text signed at once, one is contracted and the others are read again", async () => {
    const orders: string[] = [];
    for (let number = 0; number < 20; number += 1) {
      const change = await approved(stage, { oneOffCents: 1_000 });
      orders.push(await drafted(stage, order(change, { requirements: [modify(`Texte ${number}.`)] })));
    }
    const readings = await Promise.all(orders.map((amendment) => readingOrder(stage, amendment)));
    for (const reading of readings) await stage.mustSign("signatory", signAmendment, reading);
    const answers = await Promise.all(readings.map((reading) => stage.sign("agencySignatory", signAmendment, reading)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok))
      expect(answer).toMatchObject(refusedWith("version-superseded"));
    expect(await stage.one("SELECT count(*)::text AS value FROM amendment WHERE status = 'CONTRACTED'")).toBe("1");
    expect(await stage.one("SELECT baselined_version::text AS value FROM requirement WHERE code = 'EX-001'")).toBe("2");
    expect(await stage.one("SELECT count(*)::text AS value FROM amendment_item")).toBe("1");
    const winner = orders[answers.findIndex((answer) => answer.ok)];
    expect(
      await stage.one(
        "SELECT v.reason AS value FROM requirement_version v JOIN requirement r ON r.id = v.requirement_id WHERE r.code = 'EX-001' AND v.version = 2",
      ),
    ).toBe(winner);
  });

  it("CR-12 twenty clicks of the last signature make one order", async () => {
    const change = await approved(stage, {});
    const amendment = await drafted(
      stage,
      order(change, { requirements: [{ ...modify("Une fois."), requirement: "EX-002" }] }),
    );
    const reading = await readingOrder(stage, amendment);
    await stage.mustSign("signatory", signAmendment, reading);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => stage.sign("agencySignatory", signAmendment, reading)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(
      await stage.one(
        "SELECT count(*)::text AS value FROM ledger_entry WHERE type = 'ChangeContracted' AND payload ->> 'amendment' = $1",
        [amendment],
      ),
    ).toBe("1");
  });

  it("3.3 two orders that are together beyond a tenth of the price, signed at once: one waits for the sponsor", async () => {
    const orders: string[] = [];
    for (let number = 0; number < 2; number += 1) {
      const change = await approved(stage, { oneOffCents: 1_200_000 });
      orders.push(await drafted(stage, order(change)));
    }
    const readings = await Promise.all(orders.map((amendment) => readingOrder(stage, amendment)));
    for (const reading of readings) await stage.mustSign("signatory", signAmendment, reading);
    const answers = await Promise.all(readings.map((reading) => stage.sign("agencySignatory", signAmendment, reading)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject(refusedWith("sponsor-not-asked"));
  });

  it("CD-13 nothing is started or handed over while a change of what it covers is not ordered", async () => {
    const running = await stage.started({ paymentShare: 0, requirementIds: stage.requirementIds.slice(1) });
    const submission = await stage.reading(running, await stage.draft());
    await approved(stage, { origin: "requirement:EX-002" });
    expect(await stage.sign("agencySignatory", submitMilestone, submission)).toMatchObject(
      refusedWith("unordered-change"),
    );
    expect(await stage.act("manager", startMilestone, { milestone: running, lateness: "" })).toMatchObject(
      refusedWith("wrong-status"),
    );
    await expect(
      stage.owner.query(
        "INSERT INTO submission SELECT s.* FROM milestone m, jsonb_populate_record(NULL::submission, jsonb_build_object('project_id', m.project_id, 'milestone_id', m.id)) s WHERE m.code = $1",
        [running],
      ),
    ).rejects.toThrow("nobody has ordered");
  });
});

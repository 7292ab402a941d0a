import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

const modify = { kind: "MODIFY", requirement: "EX-001", content: text } as const;

/** What somebody with the owner's connection, past every rule of the code, is refused by the database itself. */
describe("the database is the last juror of an order", () => {
  let stage: MilestoneStage;
  let amendment = "";
  beforeAll(async () => {
    stage = await MilestoneStage.set("amendment_guards");
    await stage.started({ paymentShare: 0 });
    const change = await approved(stage, {});
    amendment = await drafted(stage, order(change, { requirements: [modify] }));
  });
  afterAll(() => stage.strike());

  /** Tries statements in one transaction of the owner. */
  async function attempt(...statements: readonly (readonly [string, ...unknown[]])[]): Promise<void> {
    await stage.owner.query("BEGIN");
    try {
      for (const [statement, ...values] of statements) await stage.owner.query(statement, values);
      await stage.owner.query("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      await stage.owner.query("ROLLBACK");
    }
  }

  const nextVersion = [
    `INSERT INTO requirement_version (project_id, requirement_id, version, statement, kind, criteria_count, digest, written_by, written_at)
     SELECT project_id, requirement_id, 2, 'Autre texte', kind, 1, repeat('ab', 32), written_by, now() FROM requirement_version v
     WHERE requirement_id = (SELECT id FROM requirement WHERE code = 'EX-001')`,
  ] as const;
  const nextCriterion = [
    `INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, measure, method, flexibility)
     SELECT project_id, $1, id, 2, 1, 'mesure', 'TEST', 'F0' FROM requirement WHERE code = 'EX-001'`,
    v7(),
  ] as const;
  const lockNext = [
    "UPDATE requirement SET version = 2, baselined_version = 2, criteria_count = 1 WHERE code = 'EX-001'",
  ] as const;
  const item = [
    `INSERT INTO amendment_item (project_id, amendment_id, requirement_id, kind, from_version, version, digest)
     SELECT a.project_id, a.id, r.id, 'MODIFY', 1, 2, repeat('ab', 32) FROM amendment a, requirement r WHERE r.code = 'EX-001'`,
  ] as const;

  it("CD-04 refuses another text of a signed requirement without an amendment in force", async () => {
    await expect(attempt(nextVersion, nextCriterion, lockNext)).rejects.toThrow("only changes by an amendment");
  });

  it("CD-04 refuses another text under a new baseline, which the client would sign alone", async () => {
    await expect(
      attempt(nextVersion, nextCriterion, lockNext, [
        `INSERT INTO baseline_item (project_id, baseline_id, requirement_id, version, digest, added)
         SELECT r.project_id, $1, r.id, 2, repeat('ab', 32), true FROM requirement r WHERE r.code = 'EX-001'`,
        v7(),
      ]),
    ).rejects.toThrow();
  });

  it("CD-13 refuses what an order does before it is being signed, and an order that nobody has signed", async () => {
    await expect(attempt(nextVersion, nextCriterion, item)).rejects.toThrow("written when it is contracted");
    await expect(
      attempt(
        ["UPDATE amendment SET status = 'SIGNING', document_id = (SELECT id FROM signed_document LIMIT 1)"],
        ["UPDATE amendment SET status = 'CONTRACTED', contracted_at = now()"],
      ),
    ).rejects.toThrow("contracted as it was signed");
  });

  it("invariant 12 refuses an order signed by one side: an agency never orders its own change", async () => {
    await stage.mustSign("agencySignatory", signAmendment, await readingOrder(stage, amendment));
    await expect(attempt(["UPDATE amendment SET status = 'CONTRACTED', contracted_at = now()"])).rejects.toThrow(
      "when both sides have signed it",
    );
  });

  it("CD-13 refuses an order that puts more on milestones than was agreed, and more than a power holds", async () => {
    const raise = (cents: number) =>
      [
        ["ALTER TABLE amendment DISABLE TRIGGER guard_contracted"],
        [
          `INSERT INTO amendment_milestone (project_id, amendment_id, milestone_id, from_version, amount_cents, reopen)
           SELECT m.project_id, a.id, m.id, m.version + m.amended, m.amount_cents + $1, false FROM amendment a JOIN milestone m ON m.project_id = a.project_id`,
          cents,
        ],
        ["UPDATE amendment SET status = 'CONTRACTED', contracted_at = now()"],
      ] as const;
    await expect(attempt(...raise(100_001))).rejects.toThrow("puts on milestones what was agreed");
    await expect(attempt(...raise(100_000))).rejects.toThrow("signed for all that it moves");
  });

  it("CD-13 refuses an order that moves a date beyond the working days that were agreed, holidays not counted", async () => {
    const later = (days: number) =>
      [
        ["ALTER TABLE amendment DISABLE TRIGGER guard_contracted"],
        [
          `INSERT INTO amendment_milestone (project_id, amendment_id, milestone_id, from_version, due_on, amount_cents, reopen)
           SELECT m.project_id, a.id, m.id, m.version + m.amended, m.due_on + $1::integer, m.amount_cents, false FROM amendment a JOIN milestone m ON m.project_id = a.project_id`,
          days,
        ],
        ["UPDATE amendment SET status = 'CONTRACTED', contracted_at = now()"],
      ] as const;
    // Three working days were agreed, from Friday 31 July: Wednesday 5 August.
    await expect(attempt(...later(6))).rejects.toThrow("by the days that were agreed");
    await expect(attempt(...later(5))).rejects.toThrow("signed for all that it moves");
  });

  it("CD-13 refuses another text, price or instrument once somebody has signed", async () => {
    await expect(attempt(['UPDATE amendment SET terms = \'{"requirements": [], "milestones": []}\''])).rejects.toThrow(
      "is not changed",
    );
    await expect(attempt(["UPDATE amendment SET one_off_cents = 1, total_cents = 1"])).rejects.toThrow(
      "is not changed",
    );
    await expect(attempt(["DELETE FROM amendment"])).rejects.toThrow("is not changed");
  });

  it("AR-04 refuses to begin a change that is not ordered, and to take a requirement out without an order", async () => {
    await expect(attempt(["UPDATE change_request SET status = 'IN_IMPLEMENTATION'"])).rejects.toThrow(
      "when it is ordered",
    );
    await expect(attempt(["UPDATE change_request SET status = 'CONTRACTED'"])).rejects.toThrow("when it is ordered");
    await expect(attempt(["UPDATE requirement SET status = 'OBSOLETE' WHERE code = 'EX-002'"])).rejects.toThrow(
      "leaves the scope by an amendment",
    );
  });

  it("invariant 5 the AMO signs for the client under a power with a ceiling that holds the amount, and not otherwise", async () => {
    const reading = await readingOrder(stage, amendment);
    expect(await stage.sign("amo", signAmendment, reading)).toMatchObject(refusedWith("wrong-role"));
    await stage.lend(["amendment.sign"], 99_999);
    expect(await stage.sign("amo", signAmendment, reading)).toMatchObject(refusedWith("delegation-ceiling-exceeded"));
  });

  it("CD-04 an order that is carried out by half is refused, and one that is in force stays as it is", async () => {
    const half = [["UPDATE amendment SET status = 'CONTRACTED', contracted_at = now()"]] as const;
    await stage.mustSign("signatory", signAmendment, await readingOrder(stage, amendment));
    expect(await stage.one("SELECT status AS value FROM amendment")).toBe("CONTRACTED");
    await expect(attempt(...half)).rejects.toThrow("is not changed");
    await expect(attempt(["DELETE FROM amendment_item"])).rejects.toThrow();
    await expect(attempt(["UPDATE amendment_item SET version = 3"])).rejects.toThrow();
    await expect(attempt(["TRUNCATE amendment_item"])).rejects.toThrow();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signAmendment } from "@/lib/features/amendment/commands/sign-amendment";
import { readComparison } from "@/lib/features/difference/queries";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { loadEarlierDefinition } from "@/lib/features/milestone/queries-earlier";
import { getScopeStory } from "@/lib/features/scope/queries";
import { confirmSuspect } from "@/lib/features/suspect/commands/confirm-suspect";
import { listSuspects } from "@/lib/features/suspect/queries";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { approved, drafted, order, readingOrder, text } from "@/tests/support/order-stage";

const free = { paymentShare: 0 };

describe("a scope that an amendment changes", () => {
  let stage: MilestoneStage;
  let verified: string;
  let accepted: string;
  let amendment: string;
  beforeAll(async () => {
    stage = await MilestoneStage.set("scope");
    accepted = await stage.verified([], free);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(accepted, "ACCEPT"));
    verified = await stage.verified([], free);
    const change = await approved(stage, { origin: "requirement:EX-001" });
    const modified = { kind: "MODIFY", requirement: "EX-001", content: text } as const;
    amendment = await drafted(
      stage,
      order(change, {
        requirements: [modified],
        milestones: [{ milestone: accepted, dueOn: "2026-08-05", amountCents: 50_000 }],
      }),
    );
    const reading = await readingOrder(stage, amendment);
    for (const part of ["signatory", "agencySignatory", "sponsor"] as const) {
      if ((await stage.one("SELECT status AS value FROM amendment WHERE code = $1", [amendment])) === "CONTRACTED")
        break;
      await stage.mustSign(part, signAmendment, reading);
    }
  });
  afterAll(() => stage.strike());

  it("its story is the first set, then the amendment with what it changed and what it costs", async () => {
    const story = await stage.read("owner", (tx, scope) => getScopeStory(tx, scope));
    const cents = Number(
      await stage.one("SELECT total_cents::text AS value FROM amendment WHERE code = $1", [amendment]),
    );
    expect(story.points.map(({ fact }) => fact.kind)).toEqual(["BASELINE", "ORDER"]);
    expect(story.points[1]).toMatchObject({
      fact: { order: { code: amendment, cents }, added: 0, removed: 0, changed: 1 },
      total: 2,
      growth: 0,
    });
    expect(story.points[1]?.priceCents).toBe((story.initialPriceCents ?? 0) + cents);
    expect(story.partial).toBe(false);
  });

  it("what is in force differs from the signed set by the amended text", async () => {
    const found = await stage.read("owner", (tx, scope) => readComparison(tx, scope, {}));
    expect(found?.view).toMatchObject({ from: { name: 1 }, to: { name: "now" }, counts: { changed: 1, same: 1 } });
    expect(found?.view?.items[0]).toMatchObject({ code: "EX-001", after: { content: { statement: text.statement } } });
  });

  it("CR-07 the act that changes the text marks what rests on it; it is accepted once it is confirmed", async () => {
    const suspects = await stage.read("owner", (tx, scope) =>
      listSuspects(tx, scope.projectId, { milestone: verified }),
    );
    expect(suspects.map(({ kind, amendment: by, version, present }) => [kind, by, version, present])).toEqual([
      ["CRITERION", amendment, 1, 2],
      ["DELIVERABLE", amendment, 1, 2],
      ["EVIDENCE", amendment, 1, 2],
    ]);
    expect(
      await stage.one("SELECT payload ->> 'milestone' AS value FROM ledger_entry WHERE type = 'SuspectsMarked'"),
    ).toBe(verified);
    const reading = await stage.deciding(verified, "ACCEPT");
    expect(await stage.sign("signatory", acceptMilestone, reading)).toMatchObject(refusedWith("suspect-open"));
    const ids = (agency: boolean): string[] =>
      suspects.filter(({ kind }) => (kind === "DELIVERABLE") === agency).map(({ id }) => id);
    await stage.must("manager", confirmSuspect, {
      milestone: verified,
      suspectIds: ids(true),
      reason: "déjà livré ainsi",
    });
    await stage.must("owner", confirmSuspect, { milestone: verified, suspectIds: ids(false), reason: "relu" });
    expect((await stage.sign("signatory", acceptMilestone, await stage.deciding(verified, "ACCEPT"))).ok).toBe(true);
  });

  it("CR-12 who signs the definition that replaces another reads what changed since their own signature", async () => {
    const next = await stage.one("SELECT code AS value FROM milestone WHERE supersedes_id IS NOT NULL");
    const earlier = await stage.read("signatory", (tx, scope) =>
      loadEarlierDefinition({ tx, scope, now: stage.door.clock.now() }, next),
    );
    expect(earlier?.subject).toBe(accepted);
    const none = await stage.read("signatory", (tx, scope) =>
      loadEarlierDefinition({ tx, scope, now: stage.door.clock.now() }, verified),
    );
    expect(none).toBeNull();
  });

  it("the superseded milestone keeps nothing to confirm", async () => {
    expect(
      await stage.read("owner", (tx, scope) => listSuspects(tx, scope.projectId, { milestone: accepted })),
    ).toEqual([]);
  });
});

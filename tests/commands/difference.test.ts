import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareSets } from "@/lib/domain/difference";
import { compareVersions, readComparison } from "@/lib/features/difference/queries";
import { changedCriteria, changedFields } from "@/lib/features/difference/view";
import { ProjectId } from "@/lib/kernel/ids";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { rewrite } from "@/tests/support/suspect-stage";

let stage: MilestoneStage;
beforeAll(async () => {
  stage = await MilestoneStage.set("difference");
});
afterAll(() => stage.strike());

function compare(asked: Parameters<typeof readComparison>[2] = {}): ReturnType<typeof readComparison> {
  return stage.read("owner", (tx, scope) => readComparison(tx, scope, asked));
}

/** Another signed set, as an amendment leaves it; what signs it is not what is looked at here. */
async function nextSet(number: number, without: string): Promise<void> {
  const { owner } = stage;
  const tables = ["baseline", "baseline_item"];
  const id = v7();
  await owner.query("BEGIN");
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(
    `INSERT INTO baseline SELECT project_id, $1, $2, document_id, digest, exclusions || ' de plus', item_count - 1, signed_by, signed_at
     FROM baseline WHERE number = 1`,
    [id, number],
  );
  await owner.query(
    `INSERT INTO baseline_item SELECT i.project_id, $1, i.requirement_id, r.version, v.digest, false FROM baseline_item i
     JOIN requirement r ON r.project_id = i.project_id AND r.id = i.requirement_id AND r.code <> $2
     JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version`,
    [id, without],
  );
  await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query("COMMIT");
}

describe("two signed sets compared", () => {
  it("one set alone is compared with what is in force now, and one that is not there is not found", async () => {
    const found = await compare();
    expect(found).toMatchObject({ names: ["now", 1], view: { from: { name: 1 }, to: { name: "now", record: null } } });
    expect(found?.view?.counts).toEqual({ added: 0, removed: 0, changed: 0, same: 2 });
    expect(await compare({ from: 1, to: 9 })).toBeNull();
  });

  it("says what changed and what went out, with both texts", async () => {
    await rewrite(stage, stage.requirementIds[0] ?? "", "Le site doit offrir deux liens d’évitement.");
    await nextSet(2, "EX-002");
    const found = await compare();
    expect(found?.names).toEqual(["now", 2, 1]);
    expect(found?.view).toMatchObject({
      from: { name: 1, exclusions: "aucune" },
      to: { name: 2, exclusions: "aucune de plus" },
      counts: { added: 0, removed: 1, changed: 1, same: 0 },
      next: null,
    });
    const [changed, removed] = found?.view?.items ?? [];
    expect(changed).toMatchObject({ code: "EX-001", kind: "CHANGED", before: { version: 1 }, after: { version: 2 } });
    expect(changedFields(changed?.before?.content ?? never(), changed?.after?.content ?? never())).toContain(
      "statement",
    );
    expect(
      changedCriteria(changed?.before?.content.criteria ?? [], changed?.after?.content.criteria ?? []),
    ).toHaveLength(1);
    expect(removed).toMatchObject({ code: "EX-002", kind: "REMOVED", before: { version: 1 }, after: null });
  });

  it("read backwards, what went out came in; as the rule counts it", async () => {
    const back = await compare({ from: 2, to: 1 });
    const sets = {
      1: [
        { code: "EX-001", version: 1 },
        { code: "EX-002", version: 1 },
      ],
      2: [{ code: "EX-001", version: 2 }],
    };
    expect(back?.view?.counts).toEqual(compareSets(sets[2], sets[1]));
    expect(back?.view?.items.map(({ code, kind }) => [code, kind])).toEqual([
      ["EX-001", "CHANGED"],
      ["EX-002", "ADDED"],
    ]);
  });

  it("what an amendment changed since shows beside what is in force now", async () => {
    const now = await compare({ from: 1, to: "now" });
    expect(now?.view?.items.map(({ code, kind, after }) => [code, kind, after?.version])).toEqual([
      ["EX-001", "CHANGED", 2],
    ]);
    expect(now?.view?.counts).toEqual({ added: 0, removed: 0, changed: 1, same: 1 });
  });

  it("is paged by key, and one kind can be asked for", async () => {
    const first = await compare({ from: 1, to: 2, size: 1 });
    expect([first?.view?.items.map(({ code }) => code), first?.view?.next]).toEqual([["EX-001"], "EX-001"]);
    const second = await compare({ from: 1, to: 2, size: 1, after: "EX-001" });
    expect([second?.view?.items.map(({ code }) => code), second?.view?.next]).toEqual([["EX-002"], null]);
    const removed = await compare({ from: 1, to: 2, kind: "REMOVED" });
    expect(removed?.view?.items.map(({ code }) => code)).toEqual(["EX-002"]);
    expect(removed?.view?.counts.changed).toBe(1);
  });

  it("a set of another project is not found", async () => {
    const foreign = await stage.read("owner", (tx) =>
      readComparison(tx, { projectId: ProjectId.parse(v7()) }, { from: 1, to: 2 }),
    );
    expect(foreign).toBeNull();
  });
});

describe("two versions of a requirement compared", () => {
  const versions = (asked: { from?: number; to?: number } = {}, code = "EX-001"): ReturnType<typeof compareVersions> =>
    stage.read("owner", (tx, scope) => compareVersions(tx, scope, code, asked));

  it("the last one with the one before, or those that are asked for", async () => {
    expect(await versions()).toMatchObject({
      versions: [2, 1],
      from: { version: 1, baseline: 1 },
      to: { version: 2, baseline: 2 },
    });
    expect(await versions({ from: 2, to: 1 })).toMatchObject({ from: { version: 2 }, to: { version: 1 } });
    expect(await versions({}, "EX-002")).toMatchObject({ from: { version: 1 }, to: { version: 1 } });
  });

  it("what is not there is not found", async () => {
    expect([await versions({ to: 7 }), await versions({}, "EX-900")]).toEqual([null, null]);
  });
});

function never(): never {
  throw new Error("Both texts are there");
}

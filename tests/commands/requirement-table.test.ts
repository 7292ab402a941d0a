import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { classifyRequirement } from "@/lib/features/requirement/commands/classify-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { moveRequirement } from "@/lib/features/requirement/commands/move-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { listRequirements } from "@/lib/features/requirement/queries";
import { getMatrix } from "@/lib/features/requirement/queries-matrix";
import { getTrace } from "@/lib/features/requirement/queries-trace";
import { ListShape, RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { MatrixFilter } from "@/lib/features/requirement/schema-matrix";
import { removeView } from "@/lib/features/saved-view/commands/remove-view";
import { renameView } from "@/lib/features/saved-view/commands/rename-view";
import { saveView } from "@/lib/features/saved-view/commands/save-view";
import { listViews } from "@/lib/features/saved-view/queries";
import { RequirementStage, written } from "@/tests/support/requirement-stage";

let stage: RequirementStage;
const codes: string[] = [];
beforeAll(async () => {
  stage = await RequirementStage.set("requirement_table");
  for (const n of [1, 2, 3, 4]) {
    const statement = `Le site doit offrir la fonction ${n}.`;
    codes.push((await stage.must("CLIENT_OWNER", draftRequirement, written({ statement, title: "" }))).code ?? "");
  }
});
afterAll(() => stage.strike());

const order = async (): Promise<readonly string[]> =>
  (await stage.read("AMO", (tx, scope) => listRequirements(tx, scope, RequirementFilter.parse({}), 25))).rows.map(
    ({ code }) => code,
  );

describe("requirement.move", () => {
  it("orders a chapter, and says so in the ledger", async () => {
    const [a, b, c, d] = codes;
    await stage.must("CLIENT_OWNER", moveRequirement, { code: d, before: a });
    expect(await order()).toEqual([d, a, b, c]);
    await stage.must("AGENCY_MANAGER", moveRequirement, { code: a, before: null });
    expect(await order()).toEqual([d, b, c, a]);
    expect(await stage.one("SELECT count(*) AS value FROM ledger_entry WHERE type = 'RequirementMoved'")).toBe("2");
  });

  it("changes nothing for whom it is not, nor towards another chapter, nor where it stands already", async () => {
    const [a, b] = codes;
    const other = (await stage.must("CLIENT_OWNER", draftRequirement, written({ chapter: "Autre" }))).code;
    const before = await order();
    expect(await stage.act("AGENCY_MEMBER", moveRequirement, { code: a, before: b })).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "wrong-role" }] },
    });
    expect(await stage.act("CLIENT_OWNER", moveRequirement, { code: a, before: other })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.act("CLIENT_OWNER", moveRequirement, { code: a, before: null })).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
    expect(await stage.act("STRANGER", moveRequirement, { code: a, before: b })).toMatchObject({ ok: false });
    expect(await order()).toEqual(before);
  });

  it("of two who move at once, each place is held by one", async () => {
    const [a, b, c, d] = codes;
    await Promise.all([
      stage.act("CLIENT_OWNER", moveRequirement, { code: a, before: d }),
      stage.act("AMO", moveRequirement, { code: c, before: b }),
    ]);
    expect(
      await stage.one("SELECT count(DISTINCT position) AS value FROM requirement WHERE chapter = 'Accessibilité'"),
    ).toBe("4");
  });
});

describe("requirement.classify", () => {
  it("gives drafts a priority and a chapter, each as a new version, and leaves the others alone", async () => {
    const [a, b] = codes;
    const input = { codes: [a, b], priority: "COULD", kind: null, chapter: "Plan" };
    expect(await stage.must("CLIENT_OWNER", classifyRequirement, input)).toEqual({ count: "2" });
    const { rows } = await stage.read("AMO", (tx, scope) =>
      listRequirements(tx, scope, RequirementFilter.parse({ chapter: "Plan" }), 25),
    );
    expect(rows.map(({ version, priority, kind, criteriaCount }) => [version, priority, kind, criteriaCount])).toEqual([
      [2, "COULD", "QUALITY", 1],
      [2, "COULD", "QUALITY", 1],
    ]);
    expect(await stage.act("CLIENT_OWNER", classifyRequirement, input)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
  });

  it("refuses all of it when one is no draft, and asks for something to change", async () => {
    const [a, , c] = codes;
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes: [c] });
    const before = await stage.count("requirement_version");
    const input = { codes: [a, c], priority: "MUST", kind: null, chapter: null };
    expect(await stage.act("CLIENT_OWNER", classifyRequirement, input)).toMatchObject({
      ok: false,
      error: { kind: "refused" },
    });
    expect(await stage.act("CLIENT_OWNER", classifyRequirement, { ...input, priority: null })).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
    expect(await stage.count("requirement_version")).toBe(before);
  });
});

describe("traceability", () => {
  it("names what refers to a requirement, and nothing when it is not there", async () => {
    const [code = ""] = codes;
    const change = await stage.must("AMO", openChangeRequest, {
      changeRequest: "",
      type: "EVOLUTION",
      title: "Autre contraste",
      description: "",
      reason: "",
      origin: `requirement:${code}`,
    });
    const trace = await stage.read("AGENCY_MEMBER", (tx, scope) => getTrace(tx, scope, code));
    expect(trace).toEqual({
      deliverables: [],
      checked: [],
      reservations: [],
      changes: [{ code: change.changeRequest, status: "DRAFT" }],
    });
    const foreign = await stage.read("AMO", (tx, scope) => getTrace(tx, scope, "EX-999"));
    expect(foreign).toEqual({ deliverables: [], checked: [], reservations: [], changes: [] });
  });
});

type Reader = Parameters<RequirementStage["read"]>[0];

describe("the list in other orders and under marks", () => {
  const codesOf = async (filter: object, size = 25, as: Reader = "AMO"): Promise<readonly string[]> =>
    (await stage.read(as, (tx, scope) => listRequirements(tx, scope, RequirementFilter.parse(filter), size))).rows.map(
      ({ code }) => code,
    );

  it.each(["CHAPTER", "CODE", "CHANGED"])(
    "%s: pages follow each other and lead back, nobody lost, nobody twice",
    async (sort) => {
      const all = await codesOf({ sort });
      expect(new Set(all).size).toBe(5);
      const walked: string[] = [];
      for (let after: string | undefined; walked.length < all.length; after = walked.at(-1))
        walked.push(...(await codesOf({ sort, ...(after === undefined ? {} : { after }) }, 2)));
      expect(walked).toEqual(all);
      expect(await codesOf({ sort, before: all[3] }, 2)).toEqual(all.slice(1, 3));
    },
  );

  it("takes words that no database can look for as none", () => {
    for (const text of ["\u0000", "\ud800"]) {
      expect(RequirementFilter.parse({ q: text, chapter: text, within: text })).toEqual(RequirementFilter.parse({}));
      expect(MatrixFilter.parse({ q: text, chapter: text, within: text })).toEqual(MatrixFilter.parse({}));
    }
  });

  it("finds what no milestone delivers, what awaits an agreement, and a chapter with all that is inside it", async () => {
    expect((await codesOf({ mark: "UNCOVERED" })).length).toBe(5);
    expect(await codesOf({ mark: "TO_AGREE" }, 25, "CLIENT_OWNER")).toEqual([]);
    expect(await codesOf({ mark: "SUSPECT" })).toEqual([]);
    expect(await codesOf({ mark: "CHANGED" })).toEqual([]);
    await stage.must("CLIENT_OWNER", draftRequirement, written({ chapter: "Plan / Titres" }));
    expect((await codesOf({ within: "Plan" })).length).toBe(3);
    expect((await codesOf({ chapter: "Plan" })).length).toBe(2);
    expect(await codesOf({ within: "T" })).toEqual([]);
  });

  it("the matrix says of each what it leads to, and finds what lacks", async () => {
    const matrix = (filter: object) =>
      stage.read("AMO", (tx, scope) => getMatrix(tx, scope, MatrixFilter.parse(filter), 2));
    const first = await matrix({});
    expect(first.total).toBe(6);
    expect((await matrix({ after: first.next })).rows.length).toBe(2);
    const changed = (await matrix({ q: codes[0] ?? "" })).rows[0];
    expect(changed).toMatchObject({ criteria: 1, milestones: [], tests: { passed: 0, failed: 0, open: 0 } });
    expect(changed?.changes.length).toBe(1);
    expect((await matrix({ gap: "TEST" })).total).toBe(6);
    expect((await matrix({ gap: "CRITERION" })).total).toBe(0);
    expect((await matrix({ gap: "FAILED" })).total).toBe(0);
  });
});

describe("saved views", () => {
  const views = (as: Reader) => stage.read(as, (tx, scope) => listViews(tx, scope));
  const shape = ListShape.parse({ mark: "UNCOVERED", sort: "CODE", columns: "KIND,STATUS" });

  it("are one's own or one's party's, never another party's, and leave no trace in the ledger", async () => {
    const acts = await stage.count("ledger_entry");
    await stage.must("CLIENT_OWNER", saveView, { name: "Mes trous", shared: false, shape });
    await stage.must("CLIENT_OWNER", saveView, { name: "À couvrir", shared: true, shape });
    expect(await views("CLIENT_OWNER")).toMatchObject([
      { name: "À couvrir", own: true, shape },
      { name: "Mes trous", own: true },
    ]);
    expect(await views("CLIENT_SIGNATORY")).toMatchObject([{ name: "À couvrir", own: false, shared: true, shape }]);
    for (const other of ["AGENCY_MANAGER", "AMO"] as const) expect(await views(other)).toEqual([]);
    expect(await stage.count("ledger_entry")).toBe(acts);
  });

  it("under the same name take the place of the one before, and bear no name twice", async () => {
    await stage.must("CLIENT_OWNER", saveView, {
      name: "Mes trous",
      shared: false,
      shape: ListShape.parse({ q: "x" }),
    });
    const own = await views("CLIENT_OWNER");
    expect(own.map(({ name, shape: kept }) => [name, kept.q])).toEqual([
      ["À couvrir", ""],
      ["Mes trous", "x"],
    ]);
    const input = { view: own[1]?.id ?? "", name: "À couvrir", shared: false };
    expect(await stage.act("CLIENT_OWNER", renameView, input)).toMatchObject({ error: { kind: "invalid-input" } });
    await stage.must("CLIENT_OWNER", renameView, { ...input, name: "Autre", shared: true });
    expect((await views("CLIENT_SIGNATORY")).map(({ name }) => name)).toEqual(["À couvrir", "Autre"]);
  });

  it("of two saved at once under one new name, one takes the place of the other; too long a shape is refused", async () => {
    const saving = ["x", "y"].map((q) =>
      stage.act("CLIENT_SIGNATORY", saveView, { name: "Ensemble", shared: false, shape: ListShape.parse({ q }) }),
    );
    expect((await Promise.all(saving)).map(({ ok }) => ok)).toEqual([true, true]);
    expect((await views("CLIENT_SIGNATORY")).filter(({ own }) => own)).toHaveLength(1);
    const wide = "\u0001".repeat(300);
    const long = { name: "Long", shared: false, shape: ListShape.parse({ chapter: wide, within: wide }) };
    expect(await stage.act("CLIENT_SIGNATORY", saveView, long)).toMatchObject({ error: { kind: "invalid-input" } });
  });

  it("are renamed and removed by who saved them alone", async () => {
    const [first] = await views("CLIENT_OWNER");
    const view = first?.id ?? "";
    for (const other of ["CLIENT_SIGNATORY", "AGENCY_MANAGER"] as const) {
      expect(await stage.act(other, removeView, { view })).toEqual({ ok: false, error: { kind: "not-found" } });
      expect(await stage.act(other, renameView, { view, name: "Pris", shared: true })).toEqual({
        ok: false,
        error: { kind: "not-found" },
      });
    }
    await stage.must("CLIENT_OWNER", removeView, { view });
    expect((await views("CLIENT_OWNER")).map(({ name }) => name)).toEqual(["Autre"]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChangeRequest } from "@/lib/features/change-request/commands/open-change-request";
import { classifyRequirement } from "@/lib/features/requirement/commands/classify-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { moveRequirement } from "@/lib/features/requirement/commands/move-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { listRequirements } from "@/lib/features/requirement/queries";
import { getTrace } from "@/lib/features/requirement/queries-trace";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
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
      checked: [],
      reservations: [],
      changes: [{ code: change.changeRequest, status: "DRAFT" }],
    });
    const foreign = await stage.read("AMO", (tx, scope) => getTrace(tx, scope, "EX-999"));
    expect(foreign).toEqual({ checked: [], reservations: [], changes: [] });
  });
});

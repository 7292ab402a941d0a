import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { deferRequirement } from "@/lib/features/requirement/commands/defer-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { rejectRequirement } from "@/lib/features/requirement/commands/reject-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { reviseRequirement } from "@/lib/features/requirement/commands/revise-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";
import { readRequirements } from "@/lib/features/requirement/queries-content";
import { criterion, RequirementStage, written } from "@/tests/support/requirement-stage";

describe("requirements, from a draft to an agreement", () => {
  let stage: RequirementStage;
  beforeAll(async () => {
    stage = await RequirementStage.set("requirements");
  });
  afterAll(() => stage.strike());

  async function draft(change: Parameters<typeof written>[0] = {}): Promise<string> {
    return (await stage.must("CLIENT_OWNER", draftRequirement, written(change))).code ?? "";
  }
  async function inReview(change: Parameters<typeof written>[0] = {}): Promise<string> {
    const code = await draft(change);
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes: [code] });
    await stage.must("AMO", reviewRequirement, { codes: [code] });
    return code;
  }
  const readAs = (code: string, version = 1): object => ({ read: [{ code, version }] });
  const statusOf = (code: string): Promise<string> =>
    stage.one("SELECT status AS value FROM requirement WHERE project_id = $1 AND code = $2", [stage.projectId, code]);

  it("fifty drafts at once bear EX-001 to EX-050", async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => draft()));
    expect(made.toSorted()).toEqual(
      Array.from({ length: 50 }, (_, index) => `EX-${String(index + 1).padStart(3, "0")}`),
    );
  });

  it("the same draft sent twice, even at once, is one requirement", async () => {
    const commandId = v7();
    const before = await stage.count("requirement");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => stage.act("CLIENT_OWNER", draftRequirement, written(), commandId)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await stage.count("requirement")).toBe(before + 1);
  });

  it("both sides agree on one text: the second agreement makes it agreed", async () => {
    const code = await inReview();
    await stage.must("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf([code]));
    expect(await statusOf(code)).toBe("UNDER_REVIEW");
    expect(await stage.act("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf([code]))).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "agreement-already-given", side: "AGENCY" }] },
    });
    await stage.must("CLIENT_OWNER", agreeRequirement, await stage.versionsOf([code]));
    expect(await statusOf(code)).toBe("AGREED");
  });

  it("two sides who agree at once end in an agreement", async () => {
    const code = await inReview();
    await Promise.all([
      stage.must("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf([code])),
      stage.must("CLIENT_OWNER", agreeRequirement, await stage.versionsOf([code])),
    ]);
    expect(await statusOf(code)).toBe("AGREED");
  });

  it("a new text is a new version; under discussion it is proposed anew and agreements are void", async () => {
    const code = await inReview();
    await stage.must("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf([code]));
    const revision = { ...written({ statement: "Autre énoncé" }), code, version: 1, reason: "précision" };
    await stage.must("CLIENT_OWNER", reviseRequirement, revision);
    const [now] = await stage.read("AMO", (tx, scope) => readRequirements(tx, scope.projectId, { codes: [code] }));
    expect(now).toMatchObject({
      status: "PROPOSED",
      version: 2,
      agreements: [],
      content: { statement: "Autre énoncé" },
    });
    const before = await stage.rows();
    expect(await stage.act("AGENCY_MANAGER", reviseRequirement, revision)).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "content-changed" }] },
    });
    expect(await stage.rows()).toEqual(before);
  });

  it("one agrees on the text that was read: a newer one is refused", async () => {
    const code = await inReview();
    const before = await stage.rows();
    const stale = await stage.act("AGENCY_MANAGER", agreeRequirement, { read: [{ code, version: 7 }] });
    expect(stale).toMatchObject({ ok: false, error: { refusals: [{ kind: "content-changed" }] } });
    expect(await stage.rows()).toEqual(before);
  });

  it("CR-12 one agrees on the text that was read: another version written meanwhile is refused", async () => {
    const code = await inReview();
    const revision = { ...written({ statement: "Cent mille visiteurs à la fois." }), code, version: 1, reason: "" };
    await stage.must("CLIENT_OWNER", reviseRequirement, revision);
    await stage.must("AMO", reviewRequirement, { codes: [code] });
    const before = await stage.rows();
    expect(await stage.act("AGENCY_MANAGER", agreeRequirement, readAs(code))).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "content-changed" }] },
    });
    expect(await stage.rows()).toEqual(before);
    await stage.must("AGENCY_MANAGER", agreeRequirement, readAs(code, 2));
  });

  it("each refusal leaves no row and says what is missing", async () => {
    const bare = await draft({ source: "", priority: null, criteria: [], verificationMethod: null });
    const noCriterion = await inReview({ criteria: [], verificationMethod: null });
    const asked = await inReview();
    await stage.must("AGENCY_MANAGER", askQuestion, {
      subject: { kind: "REQUIREMENT", code: asked },
      text: "Quel seuil ?",
      blocking: true,
      to: "CLIENT",
    });
    const before = await stage.rows();
    const refusals: [Parameters<typeof stage.act>, object[]][] = [
      [
        ["CLIENT_OWNER", proposeRequirement, { codes: [bare] }],
        [{ kind: "requirement-incomplete", missing: ["source", "priority"] }],
      ],
      [["AGENCY_MANAGER", reviewRequirement, { codes: [bare] }], [{ kind: "wrong-status", status: "DRAFT" }]],
      [
        ["CLIENT_OWNER", agreeRequirement, await stage.versionsOf([noCriterion])],
        [{ kind: "criterion-missing" }, { kind: "requirement-incomplete" }],
      ],
      [
        ["CLIENT_OWNER", agreeRequirement, await stage.versionsOf([asked])],
        [{ kind: "blocking-question-open", questions: ["Q-001"] }],
      ],
      [["CLIENT_OWNER", rejectRequirement, { codes: [asked], reason: " " }], [{ kind: "reason-missing" }]],
      [["CLIENT_OWNER", rejectRequirement, { codes: [bare], reason: "non" }], [{ kind: "wrong-status" }]],
      [["AMO", agreeRequirement, await stage.versionsOf([asked])], [{ kind: "wrong-role" }]],
      [["AGENCY_MEMBER", draftRequirement, written()], [{ kind: "wrong-role" }]],
    ];
    for (const [call, expected] of refusals) {
      expect(await stage.act(...call)).toMatchObject({ ok: false, error: { kind: "refused", refusals: expected } });
    }
    expect(await stage.rows()).toEqual(before);
  });

  it("a selection goes through whole, or not at all, and the refusal names the codes", async () => {
    const good = await Promise.all([draft(), draft()]);
    const bad = await Promise.all([draft({ source: "" }), draft({ source: "" })]);
    const before = await stage.rows();
    const answer = await stage.act("CLIENT_OWNER", proposeRequirement, { codes: [...good, ...bad] });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        refusals: [
          { kind: "requirement-incomplete", missing: ["source"] },
          { kind: "selection-refused", requirements: bad.toSorted() },
        ],
      },
    });
    expect(await stage.rows()).toEqual(before);
    expect(await stage.must("CLIENT_OWNER", proposeRequirement, { codes: good })).toEqual({ count: "2" });
  });

  it("a code that is not there, and a stranger, find nothing", async () => {
    const code = await draft();
    const before = await stage.rows();
    expect(await stage.act("CLIENT_OWNER", proposeRequirement, { codes: [code, "EX-999"] })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.act("STRANGER", proposeRequirement, { codes: [code] })).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.rows()).toEqual(before);
  });

  it("deferred, rejected and withdrawn say why", async () => {
    const [deferred, withdrawn, rejected] = [await draft(), await draft(), await inReview()];
    await stage.must("CLIENT_OWNER", deferRequirement, { codes: [deferred], reason: "lot 2" });
    await stage.must("CLIENT_OWNER", withdrawRequirement, { codes: [withdrawn], reason: "doublon" });
    await stage.must("CLIENT_OWNER", rejectRequirement, { codes: [rejected], reason: "hors budget" });
    expect(await Promise.all([deferred, withdrawn, rejected].map(statusOf))).toEqual([
      "DEFERRED",
      "WITHDRAWN",
      "REJECTED",
    ]);
  });

  it("nothing is prepared once the project is over", async () => {
    await stage.setStatus("CLOSED");
    const answer = await stage.act("CLIENT_OWNER", draftRequirement, written());
    await stage.setStatus("ACTIVE");
    expect(answer).toMatchObject({ ok: false, error: { refusals: [{ kind: "project-over" }] } });
  });

  it("raw SQL can neither edit a version, nor add a criterion to it, nor skip the baseline", async () => {
    const code = await draft();
    const id = await stage.one("SELECT id AS value FROM requirement WHERE project_id = $1 AND code = $2", [
      stage.projectId,
      code,
    ]);
    const attempts: [string, RegExp][] = [
      ["UPDATE requirement_version SET statement = 'autre' WHERE requirement_id = $1", /never changed/],
      ["DELETE FROM requirement_version WHERE requirement_id = $1", /never changed/],
      ["UPDATE acceptance_criterion SET measure = 'autre' WHERE requirement_id = $1", /never changed/],
      ["UPDATE requirement SET code = 'EX-777' WHERE id = $1", /keeps its code/],
      ["UPDATE requirement SET status = 'BASELINED' WHERE id = $1", /check constraint/],
      [
        "UPDATE requirement SET status = 'BASELINED', baselined_version = version WHERE id = $1",
        /signature of a baseline/,
      ],
      [
        `INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, measure, method, flexibility)
         SELECT project_id, gen_random_uuid(), id, version, 2, 'ajout', 'TEST', 'F0' FROM requirement WHERE id = $1`,
        /never added/,
      ],
    ];
    for (const [attempt, reason] of attempts)
      await expect(stage.owner.query(attempt, [id]), attempt).rejects.toThrow(reason);
    await expect(stage.owner.query("TRUNCATE requirement CASCADE")).rejects.toThrow(/refused/);
  });

  it("a criterion says a measure or a scenario", async () => {
    const answer = await stage.act(
      "CLIENT_OWNER",
      draftRequirement,
      written({ criteria: [{ ...criterion, measure: "" }] }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { issues: [{ path: "criteria.0.measure", code: "measure-or-scenario" }] },
    });
  });
});

import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { findFile, projectFor } from "@/lib/features/file/queries";
import { submitMilestone } from "@/lib/features/milestone/commands/submit-milestone";
import { MilestoneStage } from "@/tests/support/milestone-stage";

const file = { sha256: "cd".repeat(32), bytes: 2_048, name: "rapport.pdf", mediaType: "application/pdf" };

describe("a file received as evidence", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("file");
  });
  afterAll(() => stage.strike());

  const open = (part: Parameters<MilestoneStage["who"]>[0], id: string): ReturnType<typeof findFile> =>
    findFile(stage.door.db, stage.who(part), stage.cast.code, id);

  it("shows to the party that received it, and to the others once it is handed over", async () => {
    const { fileId = "" } = await stage.must("manager", uploadEvidence, file);
    expect(await open("agencySignatory", fileId)).toMatchObject({ name: "rapport.pdf", sha256: file.sha256 });
    for (const part of ["owner", "signatory", "amo", "stranger"] as const)
      expect(await open(part, fileId), part).toBe(null);
    const milestone = await stage.started({ paymentShare: 0 });
    const draft = await stage.draft();
    const evidence = [...draft.evidence, { kind: "DELIVERABLE" as const, name: "rapport.pdf", fileId, url: null }];
    await stage.mustSign("agencySignatory", submitMilestone, await stage.reading(milestone, { ...draft, evidence }));
    for (const part of ["owner", "signatory", "amo"] as const) expect(await open(part, fileId), part).not.toBe(null);
    expect(await open("stranger", fileId)).toBe(null);
  });

  it("of another party is not evidence of one's own", async () => {
    const { fileId = "" } = await stage.must("owner", uploadEvidence, file);
    const milestone = await stage.started({ paymentShare: 0 });
    const draft = await stage.draft();
    const stolen = {
      ...draft,
      evidence: [{ kind: "TEST_REPORT" as const, name: "x", fileId, url: null }, ...draft.evidence],
    };
    const answer = await stage.sign("agencySignatory", submitMilestone, await stage.reading(milestone, stolen));
    expect(answer).toMatchObject({ ok: false, error: { kind: "invalid-input", issues: [{ path: "evidence" }] } });
  });

  it("of a foreign project is not found, and neither is the project", async () => {
    expect(await projectFor(stage.door.db, stage.stranger, stage.cast.code)).toBe(null);
    expect(await stage.act("stranger", uploadEvidence, file)).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await open("manager", v7())).toBe(null);
  });

  it.each([
    ["a name with a folder", { name: "../../etc/passwd" }],
    ["an empty content", { bytes: 0 }],
    ["a type that would run", { mediaType: "text/html; charset=utf-8" }],
    ["a digest that is none", { sha256: "zz" }],
  ])("%s is refused whatever the route lets through", async (_what, change) => {
    const before = await stage.one("SELECT count(*) AS value FROM stored_file");
    const answer = await stage.act("manager", uploadEvidence, { ...file, ...change }).catch(() => ({ ok: false }));
    expect(answer.ok).toBe(false);
    expect(await stage.one("SELECT count(*) AS value FROM stored_file")).toBe(before);
  });
});

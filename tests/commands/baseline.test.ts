import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { reviseRequirement } from "@/lib/features/requirement/commands/revise-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";
import { act, prove } from "@/tests/support/act";
import { RequirementStage, written } from "@/tests/support/requirement-stage";

describe("the signature of a set of requirements", () => {
  let stage: RequirementStage;
  beforeAll(async () => {
    stage = await RequirementStage.set("baseline");
  });
  afterAll(() => stage.strike());

  async function agreed(): Promise<string> {
    const { code = "" } = await stage.must("CLIENT_OWNER", draftRequirement, written());
    for (const [role, command] of [
      ["CLIENT_OWNER", proposeRequirement],
      ["AMO", reviewRequirement],
      ["CLIENT_OWNER", agreeRequirement],
      ["AGENCY_MANAGER", agreeRequirement],
    ] as const) {
      await stage.must(
        role,
        command,
        command === agreeRequirement ? await stage.versionsOf([code]) : { codes: [code] },
      );
    }
    return code;
  }
  type Read = Awaited<ReturnType<typeof stage.readSet>>;
  const sign = ({ input, proofId }: Read, commandId = v7()): ReturnType<typeof act> =>
    act(stage.door, signBaseline, stage.who("CLIENT_SIGNATORY"), input, { project: stage.project, proofId, commandId });
  const refusedWith = (kinds: string[]): object => ({
    ok: false,
    error: { kind: "refused", refusals: kinds.map((kind) => ({ kind })) },
  });

  it("refuses an empty set, silence on exclusions, a set-up project and an open blocking question, and writes nothing", async () => {
    const before = await stage.rows();
    expect(await sign(await stage.readSet("aucune"))).toMatchObject(refusedWith(["baseline-empty"]));
    expect(await stage.rows()).toEqual(before);
    const code = await agreed();
    expect(await sign(await stage.readSet(""))).toMatchObject(refusedWith(["exclusions-missing"]));
    await stage.setStatus("SETUP");
    expect(await sign(await stage.readSet("aucune"))).toMatchObject(refusedWith(["project-not-active"]));
    await stage.setStatus("ACTIVE");
    await stage.must("AGENCY_MANAGER", askQuestion, {
      subject: { kind: "REQUIREMENT", code },
      text: "?",
      blocking: true,
      to: "CLIENT",
    });
    expect(await sign(await stage.readSet("aucune"))).toMatchObject(refusedWith(["blocking-question-open"]));
    await stage.must("CLIENT_OWNER", withdrawRequirement, { codes: [code], reason: "écartée" });
    expect(await stage.count("baseline")).toBe(0);
  });

  it("needs the client's signatory and a proof bound to the very digest", async () => {
    await agreed();
    const { input } = await stage.readSet("aucune");
    const call = { project: stage.project };
    expect(await act(stage.door, signBaseline, stage.who("CLIENT_OWNER"), input, call)).toMatchObject(
      refusedWith(["wrong-role"]),
    );
    expect(await act(stage.door, signBaseline, stage.who("CLIENT_SIGNATORY"), input, call)).toMatchObject({
      error: { kind: "identity-proof-needed" },
    });
    const proofId = await prove(stage.door, stage.who("CLIENT_SIGNATORY"), "0".repeat(64));
    expect(
      await act(stage.door, signBaseline, stage.who("CLIENT_SIGNATORY"), input, { ...call, proofId }),
    ).toMatchObject({ error: { kind: "identity-proof-invalid" } });
    expect(await act(stage.door, signBaseline, stage.who("STRANGER"), input, call)).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await stage.count("signed_document")).toBe(0);
  });

  it("refuses a set that changed since it was read, and names what changed", async () => {
    const kept = await agreed();
    const dropped = await agreed();
    const read = await stage.readSet("aucune");
    const added = await agreed();
    await stage.must("CLIENT_OWNER", withdrawRequirement, { codes: [dropped], reason: "doublon" });
    const before = await stage.rows();
    const answer = await sign(read);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        refusals: [{ kind: "set-changed", requirements: [dropped, added].toSorted() }, { kind: "content-changed" }],
      },
    });
    expect(JSON.stringify(answer)).not.toContain(kept);
    expect(await stage.rows()).toEqual(before);
  });

  it("fifty signatures at once, of one or of several commands, make one baseline", async () => {
    const read = await stage.readSet("Hors projet : la boutique");
    const commandId = v7();
    const same = Array.from({ length: 25 }, () => sign(read, commandId));
    const others = Array.from({ length: 25 }, async () =>
      sign({ ...read, proofId: await prove(stage.door, stage.who("CLIENT_SIGNATORY"), read.input.digest) }),
    );
    const answers = await Promise.all([...same, ...others]);
    const outcomes = answers.filter((answer) => answer.ok);
    expect(new Set(outcomes.map((answer) => JSON.stringify(answer.value.result))).size).toBe(1);
    expect(await stage.count("baseline")).toBe(1);
    expect(await stage.count("signature")).toBe(1);
    expect(await stage.one("SELECT count(*) AS value FROM requirement WHERE status = 'BASELINED'")).toBe(
      String(read.input.read.length),
    );
  });

  it("what is signed is what was read, word for word", async () => {
    const content = await stage.one("SELECT content AS value FROM signed_document LIMIT 1");
    expect(content).toContain("Hors projet : la boutique");
    expect(content).toContain("Contraste d’au moins 4,5 pour 1");
    expect(
      await stage.one(
        "SELECT (s.digest = d.digest)::text AS value FROM signature s JOIN signed_document d ON d.id = s.document_id",
      ),
    ).toBe("true");
  });

  it("a locked requirement answers every act with its way out", async () => {
    const code = await stage.one("SELECT code AS value FROM requirement WHERE status = 'BASELINED' LIMIT 1");
    const before = await stage.rows();
    const revision = { ...written(), code, version: 1, reason: "" };
    expect(await stage.act("CLIENT_OWNER", reviseRequirement, revision)).toMatchObject(
      refusedWith(["requirement-baselined"]),
    );
    expect(await stage.act("CLIENT_OWNER", withdrawRequirement, { codes: [code], reason: "non" })).toMatchObject(
      refusedWith(["requirement-baselined"]),
    );
    expect(await stage.rows()).toEqual(before);
  });

  it("the next baseline holds the earlier one and what was agreed since", async () => {
    const added = await agreed();
    const earlier = await stage.count("baseline_item");
    const read = await stage.readSet("aucune");
    expect(read.input.read).toHaveLength(earlier + 1);
    expect(await sign(read)).toMatchObject({ ok: true, value: { result: { baseline: "2" } } });
    const entered = await stage.one(
      "SELECT string_agg(r.code, ' ') AS value FROM baseline_item i JOIN requirement r ON r.id = i.requirement_id JOIN baseline b ON b.id = i.baseline_id WHERE b.number = 2 AND i.added",
    );
    expect(entered).toBe(added);
  });

  it("raw SQL changes neither a baseline, nor its items, nor what it locks", async () => {
    const attempts: [string, RegExp][] = [
      ["UPDATE baseline SET exclusions = 'autre'", /never changed/],
      ["DELETE FROM baseline_item", /never changed/],
      ["TRUNCATE baseline CASCADE", /refused/],
      [
        "INSERT INTO baseline_item SELECT i.project_id, i.baseline_id, r.id, r.version, v.digest, true FROM requirement r JOIN requirement_version v ON v.requirement_id = r.id AND v.version = r.version, (SELECT * FROM baseline_item LIMIT 1) i WHERE r.status = 'WITHDRAWN'",
        /after its signature/,
      ],
      [
        "UPDATE requirement SET status = 'DRAFT', baselined_version = NULL WHERE baselined_version IS NOT NULL",
        /change request/,
      ],
      ["UPDATE requirement SET chapter = 'autre' WHERE baselined_version IS NOT NULL", /change request/],
      [
        "UPDATE requirement SET version = 2, baselined_version = 2 WHERE baselined_version IS NOT NULL",
        /violates|signature of a baseline/,
      ],
      [
        "INSERT INTO baseline SELECT project_id, gen_random_uuid(), 99, document_id, digest, 'x', 1, signed_by, now() FROM baseline LIMIT 1",
        /with all its requirements/,
      ],
      ["DELETE FROM requirement", /keeps its code|violates foreign key/],
    ];
    for (const [attempt, reason] of attempts) await expect(stage.owner.query(attempt), attempt).rejects.toThrow(reason);
  });
});

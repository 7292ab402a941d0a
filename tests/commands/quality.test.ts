import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OutlineCode } from "@/lib/domain/outline";
import { likeness } from "@/lib/domain/quality-twins";
import { stateExclusion } from "@/lib/features/exclusion/commands/state-exclusion";
import { getExclusions } from "@/lib/features/exclusion/queries";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { outlineRequirement } from "@/lib/features/requirement/commands/outline-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { withdrawRequirement } from "@/lib/features/requirement/commands/withdraw-requirement";
import { listRequirements } from "@/lib/features/requirement/queries";
import { getQuality, qualityAbilities } from "@/lib/features/requirement/queries-quality";
import { listSimilar } from "@/lib/features/requirement/queries-similar";
import { RequirementFilter } from "@/lib/features/requirement/schema-filter";
import { instant } from "@/lib/kernel/instant";
import { RequirementStage, written } from "@/tests/support/requirement-stage";

const now = instant("2026-11-22T09:30:00.000Z");
const ticket = "Quand un visiteur paie un billet, le site doit envoyer le billet au format PDF par courriel.";

let stage: RequirementStage;
beforeAll(async () => {
  stage = await RequirementStage.set("quality");
});
afterAll(() => stage.strike());

async function draft(change: Parameters<typeof written>[0] = {}): Promise<string> {
  return (await stage.must("CLIENT_OWNER", draftRequirement, written(change))).code ?? "";
}
const similarTo = (text: string, except: string | null = null): ReturnType<typeof listSimilar> =>
  stage.read("CLIENT_OWNER", (tx, scope) => listSimilar(tx, scope, { text, except }));

describe("look-alikes", () => {
  let code = "";
  beforeAll(async () => {
    code = await draft({ statement: ticket, title: "" });
    await draft({ statement: "Le site doit afficher les horaires de chaque musée sur une page.", title: "" });
  });

  it("finds what is nearly the same, the likest first, and never itself", async () => {
    const alike = await similarTo(
      "Quand un visiteur paye son billet, le site doit envoyer le billet en PDF par courriel.",
    );
    expect(alike[0]).toMatchObject({ code, status: "DRAFT", words: ticket });
    expect(alike[0]?.percent).toBeGreaterThanOrEqual(50);
    expect(await similarTo(ticket, code)).toEqual([]);
    expect((await similarTo(ticket.toUpperCase()))[0]).toMatchObject({ code, percent: 100 });
  });

  it("finds nothing in a few letters, in other words, nor in signs that a query would obey", async () => {
    for (const text of [
      "",
      "billet",
      "Le module de sauvegarde chiffre les archives chaque nuit.",
      "'\\ & | ! :* ( ) <-> ''''''''''''",
    ]) {
      expect(await similarTo(text)).toEqual([]);
    }
  });

  it("tells the project's own only, whoever asks from elsewhere", async () => {
    const other = await stage
      .read("STRANGER", async (tx, scope) => ({ scope, rows: await tx.$queryRaw`SELECT 1` }))
      .catch(() => null);
    expect(other).toBeNull();
    await stage.must("CLIENT_OWNER", withdrawRequirement, {
      codes: [await draft({ statement: `${ticket} Deux fois.` })],
      reason: "Double",
    });
    expect((await similarTo(ticket)).map(({ status }) => status)).toEqual(["DRAFT", "WITHDRAWN"]);
  });

  it("measures as PostgreSQL does", async () => {
    const pairs = [
      [ticket, "Quand un visiteur paye son billet, le site doit l’envoyer en PDF."],
      ["Été à Évian", "ete a evian"],
      ["abc", "abd"],
      ["", "x"],
    ] as const;
    for (const [one, other] of pairs) {
      const measured = await stage.one("SELECT similarity(aval_fold($1), aval_fold($2)) AS value", [one, other]);
      expect(likeness(one, other)).toBeCloseTo(Number(measured), 4);
    }
  });
});

describe("the quality of a set", () => {
  it("counts what lacks, with the first of them, and the list shows the same ones", async () => {
    const bare = await draft({
      source: "",
      priority: null,
      verificationMethod: null,
      chapter: "",
      criteria: [],
      statement: "Le site doit répondre rapidement.",
    });
    const view = await stage.read("AGENCY_MEMBER", (tx, scope) => getQuality(tx, scope));
    expect(view.lacks.map(({ lack, count }) => [lack, count])).toEqual([
      ["CRITERION", 1],
      ["SOURCE", 1],
      ["PRIORITY", 1],
      ["METHOD", 1],
      ["CHAPTER", 1],
    ]);
    expect(view.lacks[0]?.first).toEqual([{ code: bare, locked: false }]);
    expect(view.score.percent).toBeLessThan(100);
    expect(view.remarked.first.find(({ code }) => code === bare)?.hints.map(({ words }) => words)).toEqual([
      "rapidement",
    ]);
    const listed = await stage.read("AMO", (tx, scope) =>
      listRequirements(tx, scope, RequirementFilter.parse({ lack: "SOURCE" }), 25),
    );
    expect(listed.rows.map(({ code }) => code)).toEqual([bare]);
    await stage.must("CLIENT_OWNER", withdrawRequirement, { codes: [bare], reason: "Essai" });
    expect((await stage.read("AMO", (tx, scope) => getQuality(tx, scope))).lacks).toEqual([]);
  });

  it("shows the pairs that repeat each other", async () => {
    const twin = await draft({
      statement: "Le site doit afficher les horaires de chaque musée sur une seule page.",
      title: "",
    });
    const { twins } = await stage.read("AMO", (tx, scope) => getQuality(tx, scope));
    expect(twins.map(({ first, second }) => [first, second])).toContainEqual(["EX-002", twin]);
  });
});

describe("CR-10 the exclusions", () => {
  const state = (
    role: "CLIENT_OWNER" | "AMO" | "AGENCY_MANAGER",
    text: string,
    version: number,
  ): ReturnType<RequirementStage["act"]> => stage.act(role, stateExclusion, { text, version });
  const standing = (): ReturnType<typeof getExclusions> => stage.read("AGENCY_MEMBER", getExclusions);

  it("are nothing until the client says them, and everybody reads what was said last", async () => {
    expect(await standing()).toEqual({ text: "", version: 0, said: null, baseline: null });
    expect((await state("CLIENT_OWNER", "La boutique", 0)).ok).toBe(true);
    expect(await standing()).toMatchObject({ text: "La boutique", version: 1, baseline: null });
    expect((await standing()).said?.by).toBe("Hélène Marchetti");
  });

  it("are not said by the agency, nor over what somebody has not read", async () => {
    const before = await stage.count("scope_exclusion");
    expect(await state("AGENCY_MANAGER", "Tout", 1)).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "wrong-role" }] },
    });
    expect(await state("AMO", "Rien", 0)).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "content-changed" }] },
    });
    const both = await Promise.all([state("CLIENT_OWNER", "A", 1), state("AMO", "B", 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stage.count("scope_exclusion")).toBe(before + 1);
  });

  it("are never changed nor removed, whoever asks the database", async () => {
    for (const sql of [
      "UPDATE scope_exclusion SET text = 'x'",
      "DELETE FROM scope_exclusion",
      "TRUNCATE scope_exclusion",
    ]) {
      await expect(stage.owner.query(sql)).rejects.toThrow();
    }
  });
});

describe("the outline", () => {
  it("opens a draft for each chapter, in one act, that cannot be proposed as it is", async () => {
    const before = await stage.count("requirement");
    const chapters = ["TA", "TER"];
    expect(await stage.must("CLIENT_OWNER", outlineRequirement, { chapters })).toEqual({ count: "2" });
    expect(await stage.count("requirement")).toBe(before + 2);
    const { remarked, outline } = await stage.read("AMO", (tx, scope) => getQuality(tx, scope));
    const drafts = remarked.first.filter(({ hints }) => hints.some(({ advice }) => advice === "HOLE"));
    expect(drafts.map(({ title }) => title)).toEqual(["Accessibilité", "Sobriété du réseau"]);
    expect(outline.used).toBe(true);
    expect(outline.chapters.find(({ code }) => code === "TA")?.count).toBe(1);
    const codes = drafts.map(({ code }) => code);
    expect(await stage.act("CLIENT_OWNER", proposeRequirement, { codes })).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "requirement-incomplete", missing: ["priority"] }] },
    });
  });

  it("takes each chapter once, and only for those who write needs", async () => {
    const twice = { chapters: ["C1", "C1"] };
    expect(await stage.act("CLIENT_OWNER", outlineRequirement, twice)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
    const all = { chapters: OutlineCode.options };
    expect(await stage.act("AGENCY_MEMBER", outlineRequirement, all)).toMatchObject({
      ok: false,
      error: { refusals: [{ kind: "wrong-role" }] },
    });
    const may = await stage.read("AGENCY_MEMBER", (_tx, scope) => Promise.resolve(qualityAbilities(scope, now)));
    expect([may.state.allowed, may.outline.allowed]).toEqual([false, false]);
  });
});

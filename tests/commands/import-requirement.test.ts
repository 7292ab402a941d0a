import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type Progress, withProgress } from "@/lib/commands/progress";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { readRequirements } from "@/lib/features/requirement/queries-content";
import type { ImportRequirementInput } from "@/lib/features/requirement/schema";
import { type MappedSheet, mapRows } from "@/lib/features/requirement/sheet-map";
import { guessMapping, type SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { digestOf, sha256 } from "@/lib/ledger/canonical";
import { act } from "@/tests/support/act";
import { RequirementStage } from "@/tests/support/requirement-stage";

/** 106 real requirements of the French accessibility reference, when the shared data is beside the project. */
const rgaa = resolve("../shared/data/exigences-rgaa-4.1.csv");
const rgaaCases = existsSync(rgaa) ? [rgaa] : [];
const own = "tests/data/exigences-cp1252.csv";

async function mapped(
  path: string,
  change: (guess: SheetMapping) => Partial<SheetMapping> = () => ({}),
): Promise<MappedSheet> {
  const sheet = await readSheet({ name: basename(path), bytes: readFileSync(path) });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
  const guess = guessMapping(sheet.value.headers);
  return mapRows(sheet.value, { ...guess, ...change(guess) });
}

const inputOf = ({ fields, requirements }: MappedSheet): z.input<typeof ImportRequirementInput> => ({
  fileDigest: sha256(JSON.stringify(requirements)),
  fields: [...fields],
  requirements: requirements.map((row) => ({ ...row, criteria: [...row.criteria] })),
});

/** The mapping a person chooses for the French reference: levels to priorities, two constants. */
const rgaaMapping = (guess: SheetMapping): Partial<SheetMapping> => ({
  kind: { from: "constant", value: "QUALITY" },
  verificationMethod: { from: "constant", value: "INSPECTION" },
  priority:
    guess.priority.from === "column"
      ? {
          ...guess.priority,
          translations: [
            { value: "A", means: "MUST" },
            { value: "AA", means: "SHOULD" },
            { value: "AAA", means: "COULD" },
          ],
        }
      : guess.priority,
});

describe("the import of a sheet", () => {
  let stage: RequirementStage;
  beforeAll(async () => {
    stage = await RequirementStage.set("import");
  });
  afterAll(() => stage.strike());

  it("CR-12 the digest of an imported version is the digest of its words as they are kept", async () => {
    const row = {
      line: 2,
      externalReference: "BLANC-1",
      title: null,
      statement: "Phrase",
      kind: "QUALITY",
      priority: "MUST",
      source: "atelier",
      rationale: null,
      chapter: null,
      verificationMethod: "TEST",
      criteria: [{ reference: " 1.1.1 ", text: " Mesure " }],
    };
    const other = await RequirementStage.set("import_blanks");
    await other.must("CLIENT_OWNER", importRequirement, {
      fileDigest: "0".repeat(64),
      fields: ["statement", "criteria"],
      requirements: [row],
    });
    const [kept] = await other.read("AMO", (tx, scope) => readRequirements(tx, scope.projectId, { codes: ["EX-001"] }));
    expect(kept?.content.criteria[0]).toMatchObject({ reference: "1.1.1", measure: "Mesure" });
    expect(kept === undefined ? "" : digestOf(kept.content)).toBe(kept?.digest);
    await other.strike();
  });

  it("takes a sheet in whole, and a second time without a duplicate", async () => {
    const sheet = await mapped(own);
    expect(sheet.problems).toEqual([]);
    expect(await stage.must("CLIENT_OWNER", importRequirement, inputOf(sheet))).toMatchObject({
      created: "3",
      updated: "0",
      unchanged: "0",
    });
    const before = await stage.count("requirement_version");
    expect(await stage.must("CLIENT_OWNER", importRequirement, inputOf(sheet))).toMatchObject({
      created: "0",
      updated: "0",
      unchanged: "3",
      report: "",
    });
    expect(await stage.count("requirement_version")).toBe(before);
    expect(await stage.one("SELECT count(*) AS value FROM ledger_entry WHERE type = 'RequirementsImported'")).toBe("2");
  });

  it("two imports of one sheet at once make no duplicate", async () => {
    const rows = (await mapped(own)).requirements.map((row) => ({ ...row, externalReference: `P-${row.line}` }));
    const input = inputOf({ fields: ["externalReference", "statement"], requirements: rows, problems: [] });
    const before = await stage.count("requirement");
    await Promise.all([
      stage.must("CLIENT_OWNER", importRequirement, input),
      stage.must("CLIENT_OWNER", importRequirement, input),
    ]);
    expect(await stage.count("requirement")).toBe(before + rows.length);
  });

  it("revises a changed draft, keeps what was written beside the sheet, and reports a changed baselined one", async () => {
    const sheet = await mapped(own);
    const [first, second] = sheet.requirements;
    if (first === undefined || second === undefined) throw new Error("The sheet is short");
    const codes = ["EX-001", "EX-002"];
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes: ["EX-001"] });
    const verified = {
      ...sheet,
      fields: [...sheet.fields, "verificationMethod" as const],
      requirements: sheet.requirements.map((row) => ({ ...row, verificationMethod: "TEST" as const })),
    };
    expect(await stage.must("CLIENT_OWNER", importRequirement, inputOf(verified))).toMatchObject({ updated: "3" });
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes: ["EX-002"] });
    await stage.must("AMO", reviewRequirement, { codes });
    await stage.must("CLIENT_OWNER", agreeRequirement, await stage.versionsOf(codes));
    await stage.must("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf(codes));
    const { input, proofId } = await stage.readSet("aucune");
    expect(
      await act(stage.door, signBaseline, stage.who("CLIENT_SIGNATORY"), input, { project: stage.project, proofId }),
    ).toMatchObject({ ok: true });
    const changed = verified.requirements.map((row) => ({ ...row, statement: `${row.statement} (changé)` }));
    const answer = await stage.must("CLIENT_OWNER", importRequirement, inputOf({ ...verified, requirements: changed }));
    expect(answer).toMatchObject({ created: "0", updated: "1", kept: "2", unchanged: "0" });
    expect(answer.report).toContain(`${first.line} locked EX-001`);
    expect(
      await stage.one(
        "SELECT string_agg(version::text, ' ' ORDER BY code) AS value FROM requirement WHERE code IN ('EX-001', 'EX-002', 'EX-003')",
      ),
    ).toBe("2 2 3");
  });

  it("writes nothing when one line is bad, whatever is wrong with it", async () => {
    const sheet = await mapped(own);
    const input = inputOf(sheet);
    const before = await stage.rows();
    const bad: [object, string][] = [
      [{ statement: "" }, "requirements.1.statement"],
      [{ statement: "x".repeat(20_001) }, "requirements.1.statement"],
      [{ kind: "AUTRE" }, "requirements.1.kind"],
      [{ externalReference: input.requirements[0]?.externalReference }, "requirements.1.externalReference"],
      [{ criteria: [{ reference: null, text: "" }] }, "requirements.1.criteria.0.text"],
    ];
    for (const [change, path] of bad) {
      const requirements = input.requirements.map((row, index) =>
        index === 1 ? { ...row, ...change } : { ...row, externalReference: row.externalReference },
      );
      expect(await stage.act("CLIENT_OWNER", importRequirement, { ...input, requirements })).toMatchObject({
        ok: false,
        error: { kind: "invalid-input", issues: [{ path }] },
      });
    }
    const problems = await mapped("tests/data/requirements-multiline.csv", () => ({
      kind: { from: "constant", value: "QUALITY" },
    }));
    expect(problems.problems.length).toBeGreaterThan(0);
    expect(await stage.act("AGENCY_MEMBER", importRequirement, input)).toMatchObject({
      ok: false,
      error: { kind: "refused" },
    });
    expect(await stage.act("STRANGER", importRequirement, input)).toEqual({ ok: false, error: { kind: "not-found" } });
    expect(await stage.rows()).toEqual(before);
  });

  it("refuses the whole sheet when one changed line lacks what its discussion needs", async () => {
    const rows = (await mapped(own)).requirements.map((row) => ({ ...row, externalReference: `R-${row.line}` }));
    const fields = ["externalReference", "statement", "source"] as const;
    const input = inputOf({ fields, requirements: rows, problems: [] });
    const { report = "" } = await stage.must("CLIENT_OWNER", importRequirement, input);
    const code = report.split("\n")[0]?.split(" ")[2] ?? "";
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes: [code] });
    const before = await stage.rows();
    const without = inputOf({
      fields,
      requirements: rows.map((row) => ({ ...row, source: null, statement: `${row.statement} !` })),
      problems: [],
    });
    const answer = await stage.act("CLIENT_OWNER", importRequirement, without);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        refusals: [
          { kind: "requirement-incomplete", missing: ["source"] },
          { kind: "selection-refused", requirements: [code] },
        ],
      },
    });
    expect(await stage.rows()).toEqual(before);
  });

  it(`the French accessibility reference goes in whole, twice (${rgaaCases.length} of 1 file present)`, async () => {
    for (const path of rgaaCases) {
      const sheet = await mapped(path, rgaaMapping);
      expect(sheet.problems).toEqual([]);
      expect(sheet.requirements).toHaveLength(106);
      const input = inputOf(sheet);
      expect(await stage.must("CLIENT_OWNER", importRequirement, input)).toMatchObject({
        created: "106",
        updated: "0",
      });
      expect(await stage.must("CLIENT_OWNER", importRequirement, input)).toMatchObject({
        created: "0",
        updated: "0",
        unchanged: "106",
      });
      const criteria = sheet.requirements.reduce((sum, row) => sum + row.criteria.length, 0);
      const kept = await stage.one(
        "SELECT count(*) AS value FROM acceptance_criterion c JOIN requirement r ON r.id = c.requirement_id WHERE r.external_reference LIKE 'RGAA-%'",
      );
      expect(Number(kept)).toBe(criteria);
    }
  });

  it("ten thousand lines go in at once, and say how far they are", { timeout: 120_000 }, async () => {
    const row = {
      line: 2,
      title: null,
      kind: "FUNCTIONAL",
      priority: "MUST",
      source: "essai",
      rationale: null,
      chapter: "Volume",
      verificationMethod: "TEST",
    } as const;
    const requirements = Array.from({ length: 10_000 }, (_, index) => ({
      ...row,
      line: index + 2,
      externalReference: `V-${index}`,
      statement: `Le site doit tenir la ligne ${index}.`,
      criteria: [
        { reference: "1", text: `Mesure ${index}` },
        { reference: "2", text: "Seconde mesure" },
      ],
    }));
    const input = { fileDigest: sha256("volume"), fields: ["externalReference", "statement"] as const, requirements };
    const heard: Progress[] = [];
    const began = performance.now();
    const done = await withProgress(
      (progress) => void heard.push(progress),
      () => stage.must("CLIENT_OWNER", importRequirement, input),
    );
    console.info(`10 000 lines in ${Math.round(performance.now() - began)} ms`);
    expect(done).toMatchObject({ created: "10000" });
    const written = heard.filter(({ step }) => step === "WRITING").map(({ done: count }) => count);
    expect(written).toHaveLength(20);
    expect(written).toEqual(written.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toEqual({ step: "RECORDING", done: 10_000, total: 10_000 });
    const changed = requirements.map((one) => ({ ...one, statement: `${one.statement} Toujours.` }));
    const again = performance.now();
    expect(await stage.must("CLIENT_OWNER", importRequirement, { ...input, requirements: changed })).toMatchObject({
      updated: "10000",
    });
    console.info(`10 000 lines revised in ${Math.round(performance.now() - again)} ms`);
    const tooMany = { ...input, requirements: [...requirements, { ...requirements[0], externalReference: "V-10000" }] };
    expect(await stage.act("CLIENT_OWNER", importRequirement, tooMany)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
  });
});

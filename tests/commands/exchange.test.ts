import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { type Progress, withProgress } from "@/lib/commands/progress";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { importRequirement } from "@/lib/features/requirement/commands/import-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import { readExchange } from "@/lib/features/requirement/queries-exchange";
import { forecastImport } from "@/lib/features/requirement/queries-import";
import type { ImportRequirementInput } from "@/lib/features/requirement/schema";
import type { Sheet } from "@/lib/features/requirement/sheet";
import { type MappedSheet, mapRows } from "@/lib/features/requirement/sheet-map";
import { guessMapping } from "@/lib/features/requirement/sheet-mapping";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { writeReqif } from "@/lib/features/requirement/sheet-reqif-write";
import { tableFormats, tableMedia } from "@/lib/files/table-file";
import { answerRead } from "@/lib/http/api/to-read";
import { exportedFile } from "@/lib/http/exported-file";
import { instant } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";
import { act } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { giveToken } from "@/tests/support/give-token";
import { RequirementStage } from "@/tests/support/requirement-stage";

const now = instant("2026-11-22T10:00:00.000Z");

async function sheetOf(name: string, bytes: Uint8Array): Promise<Sheet> {
  const sheet = await readSheet({ name, bytes });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
  return sheet.value;
}

function mappedOf(sheet: Sheet): MappedSheet {
  const mapped = mapRows(sheet, guessMapping(sheet.headers));
  expect(mapped.problems).toEqual([]);
  return mapped;
}

function inputOf(sheet: Sheet): z.input<typeof ImportRequirementInput> {
  const { fields, requirements } = mappedOf(sheet);
  const { relations = [], chapters = [] } = sheet.beside ?? {};
  return {
    fileDigest: sha256(JSON.stringify(requirements)),
    fields: [...fields],
    requirements: requirements.map((row) => ({ ...row, criteria: [...row.criteria] })),
    relations: [...relations],
    chapters: [...chapters],
  };
}

/** A file of another tool: two requirements in a chapter, one above the other. */
const theirs = (text: string): string => `<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">
<SPEC-RELATION-TYPE IDENTIFIER="rt" LONG-NAME="Parent"/>
<SPEC-OBJECT IDENTIFIER="ch-7"><VALUES><ATTRIBUTE-VALUE-STRING THE-VALUE="Accès"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>ReqIF.ChapterName</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING></VALUES></SPEC-OBJECT>
${["ob-1", "ob-2"]
  .map(
    (id) => `<SPEC-OBJECT IDENTIFIER="${id}"><VALUES>
<ATTRIBUTE-VALUE-STRING THE-VALUE="${id === "ob-1" ? text : "Le site doit répondre."}"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>ReqIF.Text</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>
</VALUES></SPEC-OBJECT>`,
  )
  .join("\n")}
<SPEC-RELATION IDENTIFIER="re-1"><TYPE><SPEC-RELATION-TYPE-REF>rt</SPEC-RELATION-TYPE-REF></TYPE><SOURCE><SPEC-OBJECT-REF>ob-2</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>ob-1</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>
<SPEC-HIERARCHY IDENTIFIER="h0"><OBJECT><SPEC-OBJECT-REF>ch-7</SPEC-OBJECT-REF></OBJECT><CHILDREN><SPEC-HIERARCHY IDENTIFIER="h1"><OBJECT><SPEC-OBJECT-REF>ob-1</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY><SPEC-HIERARCHY IDENTIFIER="h2"><OBJECT><SPEC-OBJECT-REF>ob-2</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY></CHILDREN></SPEC-HIERARCHY>
</REQ-IF>`;

describe("a specification exchanged with another tool", () => {
  let stage: RequirementStage;
  beforeAll(async () => {
    stage = await RequirementStage.set("exchange");
  });
  afterAll(() => stage.strike());

  const exported = (): Promise<string> =>
    stage.read("AMO", async (tx, scope) => writeReqif(await readExchange(tx, scope, now)));
  const file = (name: string, query: Record<string, string> = {}): Promise<Awaited<ReturnType<typeof exportedFile>>> =>
    stage.read("AMO", (tx, scope) => {
      const actor = { personId: stage.who("AMO"), sessionId: null };
      const grant = { tokenId: "", access: "READ", projects: null } as const;
      return exportedFile({ tx, scope, now, caller: { actor, grant, locale: "fr" } }, name, query);
    });
  const given = async (name: string, query: Record<string, string> = {}): Promise<Uint8Array> => {
    const out = await file(name, query);
    if (out === null || out === "too-long") throw new Error(`No ${name}`);
    return out.bytes;
  };

  it("comes in, goes out under the same GUIDs with its chapter and its relation, and comes back unchanged", async () => {
    const input = inputOf(await sheetOf("a.reqif", Buffer.from(theirs("Le site doit tenir."))));
    expect(await stage.must("CLIENT_OWNER", importRequirement, input)).toMatchObject({ created: "2" });
    const text = await exported();
    for (const guid of ["ob-1", "ob-2", "ch-7", "re-1"]) expect(text).toContain(`IDENTIFIER="${guid}"`);
    const again = inputOf(await sheetOf("b.reqif", Buffer.from(text)));
    expect(await stage.must("CLIENT_OWNER", importRequirement, again)).toMatchObject({ created: "0", unchanged: "2" });
    expect(await exported()).toBe(text);
    expect(await stage.count("requirement_relation")).toBe(1);
  });

  it("our own tables come back unchanged too, under any form, and only what the filters keep leaves", async () => {
    for (const format of tableFormats) {
      const sheet = await sheetOf(`a.${format}`, await given(`requirements.${format}`));
      expect(await stage.must("CLIENT_OWNER", importRequirement, inputOf(sheet))).toMatchObject({
        created: "0",
        updated: "0",
        unchanged: "2",
      });
    }
    for (const name of ["requirements.csv.hta", "requirements.csv.", "requirements", "REQUIREMENTS.csv"])
      expect(await file(name), name).toBeNull();
    const kept = await sheetOf("a.csv", await given("requirements.csv", { q: "répondre" }));
    expect(kept.rows).toHaveLength(1);
    expect(await file("requirements.exe")).toBeNull();
    expect(await file("passwords.csv")).toBeNull();
  });

  it("a changed file is a proposal: drafts are revised word by word, what is signed is left and told", async () => {
    const changed = inputOf(await sheetOf("a.reqif", Buffer.from(theirs("Le site doit tenir la charge."))));
    const mapped = {
      fields: changed.fields,
      requirements: mappedOf(await sheetOf("a.reqif", Buffer.from(theirs("Le site doit tenir la charge."))))
        .requirements,
      problems: [],
    };
    const forecast = await stage.read("AMO", (tx, scope) => forecastImport(tx, scope, mapped));
    expect(forecast).toMatchObject({
      created: 0,
      unchanged: 1,
      updated: ["EX-001"],
      lines: [
        {
          code: "EX-001",
          what: "updated",
          fields: [{ field: "statement", before: "Le site doit tenir.", after: "Le site doit tenir la charge." }],
        },
      ],
    });
    const codes = ["EX-001"];
    const whole = {
      ...changed,
      fields: [
        ...changed.fields,
        "priority" as const,
        "source" as const,
        "criteria" as const,
        "verificationMethod" as const,
      ],
      requirements: changed.requirements.map((row) => ({
        ...row,
        priority: "MUST" as const,
        source: "atelier",
        verificationMethod: "TEST" as const,
        criteria: [{ reference: null, text: "Mesure" }],
      })),
    };
    expect(await stage.must("CLIENT_OWNER", importRequirement, whole)).toMatchObject({ updated: "2" });
    await stage.must("CLIENT_OWNER", proposeRequirement, { codes });
    await stage.must("AMO", reviewRequirement, { codes });
    await stage.must("CLIENT_OWNER", agreeRequirement, await stage.versionsOf(codes));
    await stage.must("AGENCY_MANAGER", agreeRequirement, await stage.versionsOf(codes));
    const { input, proofId } = await stage.readSet("aucune");
    expect(
      await act(stage.door, signBaseline, stage.who("CLIENT_SIGNATORY"), input, { project: stage.project, proofId }),
    ).toMatchObject({ ok: true });
    const before = await stage.one("SELECT version AS value FROM requirement WHERE code = 'EX-001'");
    const answer = await stage.must(
      "CLIENT_OWNER",
      importRequirement,
      inputOf(await sheetOf("a.reqif", Buffer.from(theirs("Autre chose.")))),
    );
    expect(answer).toMatchObject({ updated: "0", kept: "1" });
    expect(answer.report).toContain("locked EX-001");
    expect(await stage.one("SELECT version AS value FROM requirement WHERE code = 'EX-001'")).toBe(before);
  });

  it("an import that fails in the middle, wherever, leaves nothing", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({
      ...{ line: index + 2, externalReference: `C-${index}`, title: null, statement: `Le site doit ${index}.` },
      ...{ kind: "FUNCTIONAL", priority: null, source: null, rationale: null, chapter: null, verificationMethod: null },
      criteria: [{ reference: null, text: "Mesure" }],
    }));
    const input = { fileDigest: sha256("cut"), fields: ["externalReference", "statement"], requirements: rows };
    const before = await stage.rows();
    const cuts = [
      { step: "COMPARING", done: 0 },
      { step: "WRITING", done: 1_500 },
      { step: "RECORDING", done: 3_000 },
    ];
    for (const cut of cuts) {
      const fail = (progress: Progress): void => {
        if (progress.step === cut.step && progress.done >= cut.done) throw new Error("The server is gone");
      };
      await expect(withProgress(fail, () => stage.act("CLIENT_OWNER", importRequirement, input))).rejects.toThrow(
        "The server is gone",
      );
      expect(await stage.rows()).toEqual(before);
    }
    const done = await stage.must("CLIENT_OWNER", importRequirement, input);
    expect(done).toMatchObject({ created: "3000" });
    // The numbers that a failed import took are given again: there is no gap.
    expect(done.report).toContain(`2 created EX-003`);
  });

  it("the specification is printed: tagged, in the language of the contract, and said to be no record", async () => {
    const bytes = await given("specification.pdf");
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain("/StructTreeRoot");
    expect(text).toContain("/Lang (fr)");
  });

  it("by the API any list leaves whole, by its format or by Accept; nothing leaves for a stranger", async () => {
    const api = new Api(stage.door, stage.database.appUrl);
    // As the database does by itself a moment after a large import.
    await stage.sql("ANALYZE requirement, requirement_version, acceptance_criterion, ledger_entry");
    const [token, stranger] = await Promise.all(
      (["AMO", "STRANGER"] as const).map((who) => giveToken(stage.door, stage.who(who), { access: "READ" })),
    );
    const ask = (path: string, accept: string, of = token): Promise<Response> => {
      const headers = { authorization: `Bearer ${of}`, accept };
      const request = new Request(`http://localhost/api/v1/projects/${stage.project}/${path}`, { headers });
      return answerRead(request, ["projects", stage.project, ...(path.split("?")[0] ?? "").split("/")]);
    };
    const whole = await sheetOf(
      "a.csv",
      Buffer.from(await (await ask("requirements?format=csv", "*/*")).arrayBuffer()),
    );
    expect(whole.rows.length).toBe(await stage.count("requirement"));
    const workbook = await ask("ledger", tableMedia.xlsx);
    expect(workbook.headers.get("content-type")).toBe(tableMedia.xlsx);
    expect((await sheetOf("a.xlsx", Buffer.from(await workbook.arrayBuffer()))).rows.length).toBe(
      await stage.count("ledger_entry"),
    );
    expect((await ask("requirements?format=exe", "*/*")).status).toBe(400);
    expect((await ask("specification/reqif", "*/*")).headers.get("content-type")).toBe("application/xml");
    for (const path of ["requirements?format=csv", "specification/reqif", "specification/pdf"])
      expect((await ask(path, "*/*", stranger)).status).toBe(404);
    expect((await api.call(`/projects/${stage.project}/requirements?format=json`, { token: token ?? "" })).status).toBe(
      200,
    );
  });
});

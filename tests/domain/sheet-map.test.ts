import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sheet } from "@/lib/features/requirement/sheet";
import { readCriteria } from "@/lib/features/requirement/sheet-criteria";
import { importLengths, type MappedSheet, mapRows, maxCriteria } from "@/lib/features/requirement/sheet-map";
import { type FieldSource, guessMapping, SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import { planImport } from "@/lib/features/requirement/sheet-plan";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { kindFrom, priorityFrom, SheetField, verificationMethodFrom } from "@/lib/features/requirement/sheet-values";

const data = join(import.meta.dirname, "..", "data");
const none = guessMapping([]);

async function sheetOf(path: string): Promise<Sheet> {
  const sheet = await readSheet({ name: path, bytes: await readFile(path) });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
  return sheet.value;
}

function sheet(headers: readonly string[], ...rows: readonly (readonly string[])[]): Sheet {
  return { format: "csv", headers, rows: rows.map((cells, index) => ({ line: index + 2, cells })) };
}

const column = (name: string): FieldSource => ({ from: "column", column: name, translations: [], whenEmpty: "" });

const levels = [
  { value: "A", means: "MUST" },
  { value: "AA", means: "SHOULD" },
];

/** What a person does after the guess: say what the levels mean, and give every line a kind and a method. */
function rgaaMapping(headers: readonly string[]): SheetMapping {
  const guess = guessMapping(headers);
  const priority = guess.priority.from === "column" ? { ...guess.priority, translations: levels } : guess.priority;
  const kind = { from: "constant", value: "QUALITY" } as const;
  return SheetMapping.parse({ ...guess, priority, kind, verificationMethod: { from: "constant", value: "TEST" } });
}

const asExisting = (mapped: MappedSheet): Parameters<typeof planImport>[0] =>
  mapped.requirements.map(({ line, ...content }) => ({ ...content, id: `id-${line}` }));

describe("mapping the columns of a sheet", () => {
  it("guesses French and English headers, one column for one field", () => {
    const french = guessMapping(["N°", "Énoncé", "Type", "Priorité", "Origine", "Critères d'acceptation", "Remarque"]);
    expect(french).toMatchObject({
      externalReference: { column: "N°" },
      title: { from: "none" },
      statement: { column: "Énoncé" },
      kind: { column: "Type" },
      priority: { column: "Priorité" },
      source: { column: "Origine" },
      rationale: { from: "none" },
      chapter: { from: "none" },
      verificationMethod: { from: "none" },
      criteria: { column: "Critères d'acceptation" },
    });
    const english = guessMapping(["ID", "Description", "Requirement text", "MoSCoW", "Verification method", "Topic"]);
    expect(english).toMatchObject({
      externalReference: { column: "ID" },
      statement: { column: "Description" },
      priority: { column: "MoSCoW" },
      kind: { from: "constant", value: "FUNCTIONAL" },
      verificationMethod: { column: "Verification method" },
      chapter: { column: "Topic" },
      criteria: { from: "none" },
    });
  });

  it("titles beside a description are titles, alone they are the statements", () => {
    expect(guessMapping(["Titre", "Description"])).toMatchObject({
      title: { column: "Titre" },
      statement: { column: "Description" },
    });
    expect(guessMapping(["Titre"])).toMatchObject({ title: { from: "none" }, statement: { column: "Titre" } });
  });

  it("a guess is always a valid mapping, and never uses a column twice", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("Réf", "Code", "Type", "Source"))),
        (headers) => {
          const mapping = SheetMapping.parse(guessMapping(headers));
          const columns = Object.values(mapping).flatMap((source) => (source.from === "column" ? [source.column] : []));
          expect(new Set(columns).size).toBe(columns.length);
          for (const column of columns) expect(headers).toContain(column);
        },
      ),
    );
  });

  it("reads a French sheet through its guess alone", async () => {
    const french = await sheetOf(join(data, "exigences-cp1252.csv"));
    const mapped = mapRows(french, guessMapping(french.headers));
    expect(mapped.problems).toEqual([]);
    expect(
      mapped.requirements.map(({ line, externalReference, kind, priority }) => [
        line,
        externalReference,
        kind,
        priority,
      ]),
    ).toEqual([
      [2, "L-01", "PERFORMANCE", "MUST"],
      [4, "L-02", "FUNCTIONAL", "SHOULD"],
      [7, "L-03", "QUALITY", "COULD"],
    ]);
    expect(mapped.requirements[0]?.criteria).toEqual([
      { reference: null, text: "95 % des envois sous 1 s" },
      { reference: null, text: "mesure à la charge nominale" },
    ]);
    expect(mapped.requirements[1]?.criteria[1]).toEqual({ reference: "2", text: "cliquable ; sauf la dernière étape" });
  });

  it("reports every problem with its line, column and value, and keeps the sound lines", async () => {
    const english = await sheetOf(join(data, "requirements-multiline.csv"));
    const mapped = mapRows(english, rgaaMapping(english.headers));
    expect(mapped.requirements.map((requirement) => requirement.line)).toEqual([2, 6]);
    expect(mapped.problems).toEqual([
      { kind: "value-unknown", line: 7, column: "Level", field: "priority", value: "B" },
      {
        kind: "reference-repeated",
        line: 8,
        column: "Reference",
        field: "externalReference",
        value: "S-1.2",
        firstLine: 6,
      },
    ]);
    const bad = sheet(
      ["s", "p", "c"],
      ["", "?", "#REF!"],
      ["x".repeat(importLengths.statement + 1), "MUST", "a\n".repeat(maxCriteria + 1)],
    );
    const criteria = { from: "column", column: "c", split: "lines", numbering: "leave" } as const;
    const found = mapRows(bad, { ...none, statement: column("s"), priority: column("p"), criteria }).problems;
    expect(found.map(({ kind, line, column: at }) => [kind, line, at])).toEqual([
      ["value-missing", 2, "s"],
      ["value-unknown", 2, "p"],
      ["formula-failed", 2, "c"],
      ["value-too-long", 3, "s"],
      ["too-many-criteria", 3, "c"],
    ]);
  });

  it("a column that the sheet lacks is one problem, not one a line", () => {
    const mapped = mapRows(sheet(["a"], ["1"], ["2"]), { ...none, statement: column("gone") });
    expect(mapped).toEqual({
      fields: ["statement"],
      requirements: [],
      problems: [{ kind: "column-missing", line: null, column: "gone", field: "statement", value: null }],
    });
  });

  it("constants, values for empty cells and translations fill the fields", () => {
    const priority = { from: "column", column: "p", translations: levels, whenEmpty: "COULD" } as const;
    const constant = { from: "constant", value: "Audit 2026" } as const;
    const mapped = mapRows(sheet(["s", "p"], ["un", " aa "], ["deux", ""], ["trois", "Must"]), {
      ...none,
      statement: column("s"),
      priority,
      source: constant,
    });
    expect(mapped.requirements.map(({ priority, source: from }) => [priority, from])).toEqual([
      ["SHOULD", "Audit 2026"],
      ["COULD", "Audit 2026"],
      ["MUST", "Audit 2026"],
    ]);
  });

  it("knows the usual words of both languages", () => {
    expect(
      ["Indispensable", "MUST", "doit", "W", "Won’t have", "Hors périmètre", "peut-être"].map(priorityFrom),
    ).toEqual([...["MUST", "MUST", "MUST", "WONT", "WONT", "WONT", null]]);
    expect(["Fonctionnelle", "HUMAN_FACTORS", "Contrainte", "x"].map(kindFrom)).toEqual([
      "FUNCTIONAL",
      "HUMAN_FACTORS",
      "CONSTRAINT",
      null,
    ]);
    expect(["Démonstration", "test", "Recette", ""].map(verificationMethodFrom)).toEqual([
      "DEMONSTRATION",
      "TEST",
      "TEST",
      null,
    ]);
  });
});

describe("splitting a cell into criteria", () => {
  const texts = (cell: string, numbering: "reference" | "remove" | "leave" = "reference"): unknown =>
    readCriteria(cell, "lines", numbering).map(({ reference, text }) =>
      reference === null ? text : [reference, text],
    );

  it("takes bullets off and keeps numbers as references", () => {
    expect(texts("1.1.1 Un\n1.1.2 Deux")).toEqual([
      ["1.1.1", "Un"],
      ["1.1.2", "Deux"],
    ]);
    expect(texts("1. Un\n2) Deux\na) Trois")).toEqual([
      ["1", "Un"],
      ["2", "Deux"],
      ["a", "Trois"],
    ]);
    expect(texts("1.1 Un\n1.2 Deux")).toEqual([
      ["1.1", "Un"],
      ["1.2", "Deux"],
    ]);
    expect(texts("- Un\n\n • Deux\n* Trois")).toEqual(["Un", "Deux", "Trois"]);
    expect(texts("1.1.1 Un", "remove")).toEqual(["Un"]);
    expect(texts("1.1.1 Un", "leave")).toEqual(["1.1.1 Un"]);
  });

  it("leaves quantities and temperatures alone", () => {
    const kept = ["1.5 s au plus", "-5 °C au moins", "95 % des pages", "3 clics au plus", "2.0"];
    expect(kept.flatMap((line) => texts(line))).toEqual(kept);
    expect(texts("1.5 s au plus\nsans erreur")).toEqual(["1.5 s au plus", "sans erreur"]);
    expect(readCriteria("un\ndeux", "whole", "reference")).toEqual([{ reference: null, text: "un\ndeux" }]);
  });

  it("loses no word of any cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."1.a) -•\nxé") }), (cell) => {
        const words = (text: string): string => text.replace(/[\s•.)-]/g, "");
        const criteria = readCriteria(cell, "lines", "reference");
        expect(words(criteria.map(({ reference, text }) => (reference ?? "") + text).join(""))).toBe(words(cell));
        expect(criteria.every(({ text }) => text.trim() !== "" && text.trim() === text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("planning an import", () => {
  const headers = ["Référence", "Exigence", "Justification"];
  const read = (...rows: readonly (readonly string[])[]): MappedSheet =>
    mapRows(sheet(headers, ...rows), guessMapping(headers));

  it("the same sheet twice adds nothing", () => {
    const mapped = read(["R-1", "Un", ""], ["R-2", "Deux", ""], ["", "Sans référence", ""], ["", "Sans référence", ""]);
    const plan = planImport(asExisting(mapped), mapped);
    expect(plan).toMatchObject({ added: [], changed: [], absent: [] });
    expect(plan.unchanged).toHaveLength(4);
    expect(planImport([], mapped).added).toHaveLength(4);
  });

  it("names what changed, what is new and what the sheet no longer has", () => {
    const before = asExisting(read(["R-1", "Un", "a"], ["R-2", "Deux", ""], ["R-3", "Trois", ""]));
    const plan = planImport(before, read(["R-1", "Un, revu", "b"], ["R-2", "Deux", ""], ["R-4", "Quatre", ""]));
    expect(plan.changed.map(({ existing, fields }) => [existing.externalReference, fields])).toEqual([
      ["R-1", ["statement", "rationale"]],
    ]);
    expect(plan.added.map((requirement) => requirement.externalReference)).toEqual(["R-4"]);
    expect(plan.unchanged.map((requirement) => requirement.externalReference)).toEqual(["R-2"]);
    expect(plan.absent.map((requirement) => requirement.externalReference)).toEqual(["R-3"]);
  });

  it("leaves alone what people wrote in a field the sheet does not fill", () => {
    const mapped = read(["R-1", "Un", ""]);
    const edited = asExisting(mapped).map((requirement) => ({
      ...requirement,
      chapter: "Ajouté ici",
      priority: "MUST" as const,
    }));
    expect(planImport(edited, mapped).unchanged).toHaveLength(1);
  });
});

describe("any sheet", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("", "MUST", "A", "R-1", "#N/A", "1.1 a\n1.2 b"),
  );
  const source = fc.oneof(
    fc.constant({ from: "none" }),
    fc.record({ from: fc.constant("constant"), value: cell }),
    fc.record({ from: fc.constant("column"), column: fc.constantFrom("a", "b", "c"), whenEmpty: cell }),
  );
  const criteria = fc.record({
    from: fc.constant("column"),
    column: fc.constantFrom("a", "b", "c"),
    split: fc.constantFrom("lines", "whole"),
    numbering: fc.constantFrom("reference", "remove", "leave"),
  });
  const fields = Object.fromEntries(
    SheetField.options.map((field) => [field, field === "criteria" ? criteria : source]),
  );

  it("ends with each line either mapped or explained, never both, never lost, never thrown", () => {
    fc.assert(
      fc.property(fc.record(fields), fc.array(fc.tuple(cell, cell, cell), { maxLength: 15 }), (mapping, rows) => {
        const given = sheet(["a", "b", "c"], ...rows);
        const mapped = mapRows(given, SheetMapping.parse(mapping));
        const sound = mapped.requirements.map((requirement) => requirement.line);
        const explained = new Set(mapped.problems.map((problem) => problem.line));
        expect(sound.filter((line) => explained.has(line))).toEqual([]);
        expect([...sound, ...explained].toSorted()).toEqual(given.rows.map((row) => row.line).toSorted());
        expect(planImport(asExisting(mapped), mapped)).toMatchObject({ added: [], changed: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The 106 criteria of a real standard; the folder of shared data lies beside the project where there is one. */
const rgaa = join(import.meta.dirname, "..", "..", "..", "shared", "data", "exigences-rgaa-4.1.csv");
const present = existsSync(rgaa);
console.info(`sheet of the accessibility standard: ${present ? "106 requirements" : "absent, 0 cases"} run`);

describe.runIf(present)("the accessibility standard", () => {
  it("goes in whole, and again without a duplicate", async () => {
    const standard = await sheetOf(rgaa);
    const mapped = mapRows(standard, rgaaMapping(standard.headers));
    expect(mapped.problems).toEqual([]);
    expect(mapped.requirements).toHaveLength(106);
    expect(mapped.requirements.filter(({ priority }) => priority === "MUST")).toHaveLength(77);
    const criteria = mapped.requirements.flatMap((requirement) => requirement.criteria);
    expect(criteria).toHaveLength(258);
    expect(criteria.every(({ reference }) => reference !== null && /^\d+\.\d+\.\d+$/.test(reference))).toBe(true);
    expect(mapped.requirements[0]).toMatchObject({
      line: 2,
      externalReference: "RGAA-1.1",
      chapter: "Images",
      kind: "QUALITY",
    });
    expect(mapped.requirements[1]?.line).toBe(10);
    expect(mapped.requirements.every(({ source }) => source !== null)).toBe(true);
    const plan = planImport(asExisting(mapped), mapped);
    expect([plan.added.length, plan.unchanged.length, plan.changed.length]).toEqual([0, 106, 0]);
  });
});

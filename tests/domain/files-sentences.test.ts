import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import {
  type SheetRefusal,
  sheetRefusalKinds,
  sheetRefusalValues,
  sheetRemarkKinds,
} from "@/lib/features/requirement/sheet";
import { type SheetProblem, sheetProblemKinds, sheetProblemValues } from "@/lib/features/requirement/sheet-problem";
import { SheetField } from "@/lib/features/requirement/sheet-values";
import {
  malformedReasons,
  typeRefusalReasons,
  type UploadRefusal,
  uploadRefusalKinds,
  uploadRefusalValues,
} from "@/lib/files/refusal";
import english from "@/lib/text/en.json";
import french from "@/lib/text/fr.json";

const uploads: readonly UploadRefusal[] = [
  { kind: "upload-too-large", maxBytes: 104_857_600 },
  ...typeRefusalReasons.map((reason): UploadRefusal => {
    return { kind: "upload-type-refused", reason, extension: "html", detected: null, accepted: ["pdf", "png"] };
  }),
  { kind: "upload-type-refused", reason: "extension-not-accepted", extension: null, detected: null, accepted: ["pdf"] },
  { kind: "upload-name-missing" },
  { kind: "upload-empty" },
  { kind: "upload-aborted" },
  ...malformedReasons.map((reason): UploadRefusal => ({ kind: "upload-malformed", reason })),
];

const refusals: readonly SheetRefusal[] = [
  { kind: "sheet-type-refused", accepted: ["csv", "xlsx"] },
  { kind: "sheet-too-large", maxBytes: 10_485_760 },
  { kind: "sheet-unpacks-too-large", maxBytes: 67_108_864 },
  { kind: "sheet-unreadable" },
  { kind: "sheet-empty" },
  { kind: "sheet-too-many-rows", limit: 20_000 },
  { kind: "sheet-too-many-columns", limit: 100 },
  { kind: "sheet-cell-too-long", line: 3, column: "Énoncé", limit: 32_767 },
  { kind: "sheet-quote-broken", line: 3 },
  { kind: "sheet-extra-cells", line: 3, expected: 6 },
  { kind: "sheet-cell-error", line: 3, column: "B" },
  { kind: "reqif-doctype" },
  { kind: "reqif-broken", line: 3 },
  { kind: "reqif-other" },
  { kind: "reqif-too-deep", limit: 200 },
  { kind: "reqif-not-one", count: 2 },
];

const place = { line: 12, column: "Niveau", field: "priority", value: "AAA" } as const;
const problems: readonly SheetProblem[] = [
  ...(["column-missing", "value-missing", "value-unknown", "formula-failed"] as const).map((kind) => ({
    ...place,
    kind,
  })),
  { ...place, kind: "value-too-long", length: 12_000, limit: 10_000 },
  { ...place, kind: "too-many-criteria", count: 300, limit: 200 },
  { ...place, kind: "reference-repeated", firstLine: 4 },
];

const kinds = (list: readonly { readonly kind: string }[]): readonly string[] =>
  [...new Set(list.map(({ kind }) => kind))].toSorted();

describe("sentences of files and sheets", () => {
  it("the examples below cover every kind", () => {
    expect(kinds(uploads)).toEqual(uploadRefusalKinds.toSorted());
    expect(kinds(refusals)).toEqual(sheetRefusalKinds.toSorted());
    expect(kinds(problems)).toEqual(sheetProblemKinds.toSorted());
  });

  it.each(["fr", "en"] as const)("each has its sentence in %s, with nothing left to fill", (locale) => {
    const messages = {
      files: (locale === "fr" ? french : english).files,
      sheet: (locale === "fr" ? french : english).sheet,
    };
    const t = createTranslator({
      locale,
      messages,
      onError: (error) => {
        throw error;
      },
    });
    const sentences = [
      ...uploads.map((refusal) => t(`files.refusals.${refusal.kind}`, uploadRefusalValues(refusal))),
      ...refusals.map((refusal) => t(`sheet.refusals.${refusal.kind}`, sheetRefusalValues(refusal))),
      ...problems.map((problem) => t(`sheet.problems.${problem.kind}`, sheetProblemValues(problem))),
      ...sheetRemarkKinds.map((kind) => t(`sheet.remarks.${kind}`, { text: "TEV" })),
      ...SheetField.options.map((field) => t(`sheet.fields.${field}`)),
    ];
    // Two ways of being unreadable share one sentence.
    expect(new Set(sentences).size).toBe(sentences.length - 1);
    for (const sentence of sentences) expect(sentence).not.toMatch(/[{}']|undefined|null/);
    const unspaced = sentences.filter((sentence) => / [:;!?»%]|« /.test(sentence));
    if (locale === "fr") expect(unspaced).toEqual([]);
  });
});

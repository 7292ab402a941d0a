import { describe, expect, it } from "vitest";
import { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import { guessMapping } from "@/lib/features/requirement/sheet-mapping";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { requirementColumns } from "@/lib/features/requirement/sheet-rows";
import { kindFrom, priorityFrom, verificationMethodFrom } from "@/lib/features/requirement/sheet-values";
import { type TableFormat, tableFormats, writeTable } from "@/lib/files/table-file";
import { unzip } from "@/lib/files/zip";
import { tableOf } from "@/lib/http/api/list-table";
import { contractTexts } from "@/lib/text/contract";

const hostile = ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\tx", "plain", 'a;b,c\n"d"'];
const form = (
  format: TableFormat,
  locale: "fr" | "en" = "fr",
): { format: TableFormat; locale: "fr" | "en"; name: string } => ({
  format,
  locale,
  name: "Exigences [1]: a/b",
});

describe("a list that leaves as a table", () => {
  it("figures are written in a CSV as a spreadsheet of that language reads them", async () => {
    const table = { head: ["n"], rows: [[-1083.96], [12]] };
    const text = async (locale: "fr" | "en"): Promise<string> =>
      new TextDecoder().decode(await writeTable(table, form("csv", locale)));
    expect((await text("fr")).split("\r\n").slice(1, 3)).toEqual(["-1083,96", "12"]);
    expect((await text("en")).split("\r\n").slice(1, 3)).toEqual(["-1083.96", "12"]);
  });

  it.each(tableFormats)("no cell of a %s is a formula, and our import reads it back as it was", async (format) => {
    const bytes = await writeTable({ head: ["=a", "n"], rows: hostile.map((text, n) => [text, n]) }, form(format));
    const sheet = await readSheet({ name: `a.${format}`, bytes });
    if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
    expect(sheet.value.rows.map(({ cells }) => cells)).toEqual(hostile.map((text, n) => [text.trim(), String(n)]));
    expect(sheet.value.headers).toEqual(["=a", "n"]);
    if (format === "csv") {
      const text = new TextDecoder().decode(bytes);
      expect(text).toContain("'=HYPERLINK");
      expect(text).not.toMatch(/(^|[;"\n])[=+@-]/m);
    } else {
      const parts = await unzip(bytes, { maxBytes: 10_000_000, maxEntries: 100 }, () => true);
      const all = parts.ok ? [...parts.value.values()].map((part) => Buffer.from(part).toString()).join() : "";
      expect(all).toContain("'=HYPERLINK");
      expect(all).not.toContain("<f>");
    }
  });

  it("what stands inside a thing is a column of its own; what may be done is left", () => {
    const item = {
      code: "J1",
      price: { cents: 1_840_050, currency: "EUR" },
      agency: { name: "Corbel", side: "AGENCY", ordinal: 1 },
      tags: ["a", "b"],
      values: { milestone: "J1", count: 2 },
      abilities: { revise: { allowed: true } },
      actor: { name: null, party: null },
    };
    expect(tableOf([item, { other: true }])).toEqual({
      keys: ["code", "price", "price.currency", "agency", "tags", "values", "actor.name", "actor.party", "other"],
      rows: [
        ["J1", 18_400.5, "EUR", "Corbel", "a, b", "milestone: J1; count: 2", null, null, null],
        [null, null, null, null, null, null, null, null, "true"],
      ],
    });
  });

  it.each(["fr", "en"] as const)("the headers and the words of our own table are guessed again in %s", (locale) => {
    const t = contractTexts(locale);
    const columns = requirementColumns.filter((column) => column !== "status" && column !== "version");
    const guess = guessMapping(columns.map((column) => t(`sheet.fields.${column}`)));
    for (const column of columns)
      expect(guess[column]).toMatchObject({ from: "column", column: t(`sheet.fields.${column}`) });
    for (const one of RequirementKind.options) expect(kindFrom(t(`requirementKind.${one}`))).toBe(one);
    for (const one of Priority.options) expect(priorityFrom(t(`priority.${one}`))).toBe(one);
    for (const one of VerificationMethod.options)
      expect(verificationMethodFrom(t(`verificationMethod.${one}`))).toBe(one);
  });
});

import { z } from "zod";
import { sheetLimits } from "@/lib/features/requirement/sheet";
import { mapRows } from "@/lib/features/requirement/sheet-map";
import { guessMapping, SheetMapping } from "@/lib/features/requirement/sheet-mapping";
import { sheetProblemValues } from "@/lib/features/requirement/sheet-problem";
import { readSheet } from "@/lib/features/requirement/sheet-read";
import { SheetField } from "@/lib/features/requirement/sheet-values";
import { sha256Bytes } from "@/lib/files/digest";
import { jsonAnswer } from "@/lib/http/api/answer";
import { bytesWithin } from "@/lib/http/api/body";
import { withCaller } from "@/lib/http/api/caller";
import { many } from "@/lib/http/api/fields";
import { readInside } from "@/lib/http/api/inside";
import { ProjectCode } from "@/lib/http/to-route";
import { contractTexts } from "@/lib/text/contract";

/** What a sheet may be sent as, and how it is read. */
export const sheetTypes = {
  "text/csv": "sheet.csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet.xlsx",
} as const;

function sheetName(type: string): string | null {
  return type === "text/csv" || type === "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ? sheetTypes[type]
    : null;
}

/** A sheet as it was read: what the import takes, and what a person must correct first. */
export const SheetBody = z
  .strictObject({
    headers: many(z.string()),
    mapping: SheetMapping.describe("Which column fills which field, guessed from the headers."),
    input: z
      .strictObject({
        fileDigest: z.string(),
        fields: many(z.string()),
        requirements: many(z.record(z.string(), z.json())),
      })
      .describe("The input of requirement.import, as the mapping makes it."),
    problems: many(
      z.strictObject({
        code: z.string(),
        line: z.int().nullable(),
        column: z.string().nullable(),
        field: SheetField,
        detail: z.string(),
      }),
    ).describe("Lines that are left out until they are corrected."),
  })
  .meta({ id: "RequirementSheet" });

const Lines = z.array(z.record(z.string(), z.json()));

/** Reads a CSV or XLSX file into what the import takes. Nothing is kept: the sheet goes back to whoever sent it. */
export async function postSheet(request: Request, project: string): Promise<Response> {
  return withCaller(request, { project, access: "READ", own: false }, async (caller) => {
    const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    const name = sheetName(type);
    const isThere = ProjectCode.safeParse(project).success && (await readInside(caller, project, async () => true));
    if (isThere !== true) return { kind: "not-found" };
    if (name === null) return { kind: "media-type-refused", accepted: Object.keys(sheetTypes).join(", ") };
    const bytes = await bytesWithin(request, sheetLimits.fileBytes);
    if (bytes === null) return { kind: "body-too-large", maxBytes: sheetLimits.fileBytes };
    const sheet = await readSheet({ name, bytes });
    if (!sheet.ok) return { kind: "sheet-refused", refusals: sheet.error };
    const mapping = guessMapping(sheet.value.headers);
    const mapped = mapRows(sheet.value, mapping);
    const t = contractTexts(caller.locale);
    return jsonAnswer({
      headers: sheet.value.headers,
      mapping,
      input: {
        fileDigest: sha256Bytes(bytes),
        fields: mapped.fields,
        requirements: Lines.parse(JSON.parse(JSON.stringify(mapped.requirements))),
      },
      problems: mapped.problems.map((problem) => ({
        code: problem.kind,
        line: problem.line,
        column: problem.column,
        field: problem.field,
        detail: t(`sheet.problems.${problem.kind}`, sheetProblemValues(problem)),
      })),
    });
  });
}

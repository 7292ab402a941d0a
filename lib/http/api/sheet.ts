import { z } from "zod";
import { parseInput } from "@/lib/commands/define-command";
import { authorityFor } from "@/lib/domain/policy";
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
import type { ApiProblem } from "@/lib/http/problem";
import { ProjectCode } from "@/lib/http/to-route";
import { err, ok, type Result } from "@/lib/kernel/result";
import { contractTexts } from "@/lib/text/contract";

/** A form with the file, and how its columns are read; without a mapping it is guessed from the headers. */
export const SheetForm = z
  .strictObject({
    file: z.string().meta({ format: "binary" }).describe("The CSV, XLSX, Markdown or ReqIF file, with its name."),
    mapping: z.string().optional().describe("A `mapping` as this operation answers it, changed at will, as JSON."),
  })
  .meta({ id: "RequirementSheetForm" });

/** What the two fields of the form may weigh beside the file, in bytes. */
const framingBytes = 256 * 1024;

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
        relations: many(z.record(z.string(), z.string())).describe("Between objects of a ReqIF file, by GUID."),
        chapters: many(z.record(z.string(), z.string())).describe("The GUIDs of the chapters of a ReqIF file."),
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
    remarks: many(z.strictObject({ code: z.string(), line: z.int(), detail: z.string() })).describe(
      "Passages of a document that do not come in, or not as they stood.",
    ),
  })
  .meta({ id: "RequirementSheet" });

const Lines = z.array(z.record(z.string(), z.json()));

type Form = { readonly name: string; readonly bytes: Uint8Array; readonly mapping: string | null };

/** Reads the form up to its limit, whole: a sheet is small. */
async function readForm(request: Request): Promise<Result<Form, ApiProblem>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data"))
    return err({ kind: "media-type-refused", accepted: "multipart/form-data" });
  const body = await bytesWithin(request, sheetLimits.fileBytes + framingBytes);
  if (body === null) return err({ kind: "body-too-large", maxBytes: sheetLimits.fileBytes });
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  const [file, mapping] = [form?.get("file"), form?.get("mapping")];
  if (!(file instanceof File)) return err({ kind: "upload-refused", refusal: { kind: "upload-name-missing" } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return ok({ name: file.name, bytes, mapping: typeof mapping === "string" ? mapping : null });
}

/** The mapping that was sent, else one guessed from the headers. */
function mappingOf(said: string | null, headers: readonly string[]): Result<SheetMapping, ApiProblem> {
  if (said === null) return ok(guessMapping(headers));
  try {
    const mapping = parseInput(SheetMapping, JSON.parse(said));
    return mapping.ok ? mapping : err({ kind: "invalid-input", issues: mapping.error });
  } catch {
    return err({ kind: "not-acceptable-json" });
  }
}

/**
 * Reads a CSV, XLSX, Markdown or ReqIF file into what the import takes, for who may import it here: to read one is work.
 * Nothing is kept: the sheet goes back to whoever sent it.
 */
export async function postSheet(request: Request, project: string): Promise<Response> {
  return withCaller(request, { project, access: "READ", own: false }, async (caller) => {
    if (!ProjectCode.safeParse(project).success) return { kind: "not-found" };
    const may = await readInside(caller, project, async ({ scope, now }) =>
      authorityFor("requirement.import", scope, now),
    );
    if (may === null) return { kind: "not-found" };
    if (!may.ok) return { kind: "refused", refusals: [may.error] };
    const form = await readForm(request);
    if (!form.ok) return form.error;
    const { bytes } = form.value;
    const sheet = await readSheet(form.value);
    if (!sheet.ok) return { kind: "sheet-refused", refusals: sheet.error };
    const chosen = mappingOf(form.value.mapping, sheet.value.headers);
    if (!chosen.ok) return chosen.error;
    const mapping = chosen.value;
    const mapped = mapRows(sheet.value, mapping);
    const t = contractTexts(caller.locale);
    const { remarks = [], relations = [], chapters = [] } = sheet.value.beside ?? {};
    return jsonAnswer({
      headers: sheet.value.headers,
      mapping,
      input: {
        fileDigest: sha256Bytes(bytes),
        fields: mapped.fields,
        requirements: Lines.parse(JSON.parse(JSON.stringify(mapped.requirements))),
        relations,
        chapters,
      },
      remarks: remarks.map(({ kind, line, text }) => ({
        code: kind,
        line,
        detail: t(`sheet.remarks.${kind}`, { text }),
      })),
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

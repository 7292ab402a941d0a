import type { ProjectScope } from "@/lib/auth/scope";
import { listWholeRequirements } from "@/lib/features/requirement/queries-exchange";
import { ListShape } from "@/lib/features/requirement/schema-filter";
import { criteriaCell, requirementColumns } from "@/lib/features/requirement/sheet-rows";
import { type Table, type TableFormat, tableFormats, tableMedia, writeTable } from "@/lib/files/table-file";
import type { Inside } from "@/lib/http/api/inside";
import { tableOf } from "@/lib/http/api/list-table";
import { readOperations } from "@/lib/http/api/reads";
import { wholeList } from "@/lib/http/api/whole-list";
import { type ExportedList, exportedLists, isExportedList } from "@/lib/http/exported-lists";
import { briefingPdfOf } from "@/lib/http/printed-briefing";
import { budgetPdfOf } from "@/lib/http/printed-budget";
import { pdfOf, reqifOf } from "@/lib/http/specification-file";
import { catalogueWord, contractTexts } from "@/lib/text/contract";

/** A file that leaves. */
export type ExportedFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly mediaType: string;
};

type Query = Readonly<Record<string, string>>;
type Within = Inside<ProjectScope>;

/** The file of this name ("requirements.csv", "specification.pdf") under these filters; `null` when there is none. */
export async function exportedFile(
  inside: Within,
  file: string,
  query: Query,
): Promise<ExportedFile | "too-long" | null> {
  const [subject = "", form = ""] = file.split(".");
  const name = `${inside.scope.code}-${file}`;
  if (file === "specification.reqif") return { bytes: await reqifOf(inside), name, mediaType: "application/xml" };
  if (file === "specification.pdf") return { bytes: await pdfOf(inside), name, mediaType: "application/pdf" };
  if (file === "budget.pdf") return { bytes: await budgetPdfOf(inside), name, mediaType: "application/pdf" };
  if (file === "briefing.pdf") return { bytes: await briefingPdfOf(inside), name, mediaType: "application/pdf" };
  const format = tableFormats.find((one) => one === form);
  // The file leaves under the name that was asked for: "requirements.csv.hta" is none.
  if (format === undefined || !isExportedList(subject) || file !== `${subject}.${format}`) return null;
  const table =
    subject === "requirements" ? await requirementTable(inside, query) : await listTable(inside, subject, query);
  if (table === null || table === "too-long") return table;
  return { bytes: await written(inside, table, { subject, format }), name, mediaType: tableMedia[format] };
}

function written(
  { caller }: Within,
  table: Table,
  { subject, format }: { readonly subject: ExportedList; readonly format: TableFormat },
): Promise<Uint8Array<ArrayBuffer>> {
  const { locale } = caller;
  return writeTable(table, { format, locale, name: contractTexts(locale)(`exports.lists.${subject}`) });
}

async function requirementTable({ tx, scope, caller }: Within, query: Query): Promise<Table> {
  const filter = ListShape.parse(query);
  const all = await listWholeRequirements(tx, scope, filter);
  const t = contractTexts(caller.locale);
  const rows = all.map(({ code, externalReference, chapter, content, status, version }) => {
    const { title, statement, kind, priority, verificationMethod, criteria, source, rationale } = content;
    return [
      ...[code, externalReference, chapter, title, statement, t(`requirementKind.${kind}`)],
      priority === null ? null : t(`priority.${priority}`),
      verificationMethod === null ? null : t(`verificationMethod.${verificationMethod}`),
      ...[criteriaCell(criteria), source, rationale, t(`status.requirement.${status}`), version],
    ];
  });
  const head = requirementColumns.map((column) =>
    column === "status" || column === "version" ? t(`exports.columns.${column}`) : t(`sheet.fields.${column}`),
  );
  return { head, rows };
}

async function listTable(inside: Within, subject: ExportedList, query: Query): Promise<Table | "too-long" | null> {
  const { operation: id, words, rows: asRows } = exportedLists[subject];
  const operation = readOperations.find((one) => one.id === id);
  if (operation === undefined) return null;
  const { after: _after, before: _before, limit: _limit, ...filters } = query;
  // A filter that is not understood is none, as on the screen.
  const asked = operation.query.safeParse(filters).success ? filters : {};
  const items = await wholeList(operation, inside, { params: {}, query: asked });
  if (items === null || items === "too-long") return items;
  const { locale } = inside.caller;
  const { keys, rows } = tableOf(asRows === undefined ? items : asRows(items, inside.scope.currency));
  const shown = keys.filter((key) => !/(^|[a-z.])[iI]d$/.test(key));
  const places = shown.map((key) => keys.indexOf(key));
  return {
    head: shown.map((key) => catalogueWord(locale, `exports.columns.${key.replaceAll(".", "_")}`) ?? key),
    rows: rows.map((row) =>
      places.map((place, index) => {
        const cell = row[place] ?? null;
        const catalogue = words[shown[index] ?? ""];
        if (catalogue === undefined || typeof cell !== "string") return cell;
        const wordOf = (one: string): string => catalogueWord(locale, `${catalogue}.${one}`) ?? one;
        return cell.split(", ").map(wordOf).join(", ");
      }),
    ),
  };
}

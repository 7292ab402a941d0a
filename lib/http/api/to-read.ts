import { z } from "zod";
import { downloadHeaders } from "@/lib/files/download";
import { type TableFormat, tableFormats, tableMedia, writeTable } from "@/lib/files/table-file";
import { apiHeaders, jsonAnswer, problemAnswer } from "@/lib/http/api/answer";
import { type Caller, type Given, withCaller } from "@/lib/http/api/caller";
import type { ReadOperation } from "@/lib/http/api/define-read";
import { readInside, readOutside } from "@/lib/http/api/inside";
import { tableOf } from "@/lib/http/api/list-table";
import { readOperations } from "@/lib/http/api/reads";
import { isList, wholeList } from "@/lib/http/api/whole-list";
import { ProjectCode } from "@/lib/http/to-route";
import { negotiateLocale } from "@/lib/text/locale";

type Match = { readonly operation: ReadOperation; readonly params: Readonly<Record<string, string>> };

/** The operations by the number of their parts, so that few are looked at. */
const bySize = Map.groupBy(
  readOperations.map((operation) => ({ operation, parts: operation.path.split("/").slice(1) })),
  ({ parts }) => parts.length,
);

/** The read at an address; what is written out wins over a parameter. `null` when nothing is there. */
function matched(path: readonly string[]): Match | null {
  const matches = (bySize.get(path.length) ?? []).filter(({ parts }) =>
    parts.every((part, place) => part.startsWith("{") || part === path[place]),
  );
  const [best] = matches.toSorted((a, b) => freeParts(a.parts) - freeParts(b.parts));
  if (best === undefined) return null;
  const params = best.parts.flatMap((part, place): [string, string][] =>
    part.startsWith("{") ? [[part.slice(1, -1), path[place] ?? ""]] : [],
  );
  return { operation: best.operation, params: Object.fromEntries(params) };
}

function freeParts(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith("{")).length;
}

/** Answers a read: under its token, in one read-only transaction, and what is not there for its person is *not found*. */
export function answerRead(request: Request, path: readonly string[]): Promise<Response> {
  const match = matched(path);
  const { code = null, ...params } = match?.params ?? {};
  const wanted = { project: code, access: "READ", own: match?.operation.own ?? false } as const;
  return withCaller(request, wanted, async (caller): Promise<Given> => {
    if (match === null || (code !== null && !ProjectCode.safeParse(code).success)) return { kind: "not-found" };
    return answer(request, caller, match.operation, { code, params });
  });
}

async function answer(
  request: Request,
  caller: Caller,
  operation: ReadOperation,
  at: { readonly code: string | null; readonly params: Readonly<Record<string, string>> },
): Promise<Given> {
  if (!operation.params.safeParse(at.params).success) return { kind: "not-found" };
  const url = new URL(request.url);
  const asked = { params: at.params, query: Object.fromEntries(url.searchParams) };
  const query = operation.query.safeParse(asked.query);
  if (!query.success) return { kind: "parameter-invalid", parameter: String(query.error.issues[0]?.path[0] ?? "") };
  const broken = [...url.searchParams].find(([, text]) => text.includes("\u0000") || !text.isWellFormed());
  if (broken !== undefined) return { kind: "parameter-invalid", parameter: broken[0] };
  const format = formatAsked(request, url, operation);
  if (format === "unknown") return { kind: "parameter-invalid", parameter: "format" };
  if (format !== null && at.code !== null)
    return tableAnswer(caller, operation, { ...at, code: at.code, query: asked.query, format });
  const { inProject, outside } = operation;
  const body =
    at.code !== null && inProject !== null
      ? await readInside(caller, at.code, (inside) => inProject(inside, asked))
      : outside === null
        ? null
        : await readOutside(caller, (inside) => outside(inside, asked));
  if (body === null) return { kind: "not-found" };
  return body instanceof Response ? body : jsonAnswer(body, linkOf(url, body));
}

/** The form in which a list is asked for: by `format`, else by `Accept`; `null` for JSON. */
function formatAsked(request: Request, url: URL, operation: ReadOperation): TableFormat | "unknown" | null {
  if (!isList(operation)) return null;
  const said = url.searchParams.get("format");
  if (said !== null) return said === "json" ? null : (tableFormats.find((one) => one === said) ?? "unknown");
  const accepted = request.headers.get("accept") ?? "";
  return tableFormats.find((one) => accepted.startsWith(tableMedia[one].split(";")[0] ?? one)) ?? null;
}

type Tabled = {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly format: TableFormat;
};

/** A whole list as a table: every page of it, under the same filters and in one reading. */
async function tableAnswer(
  caller: Caller,
  operation: ReadOperation,
  { code, params, query, format }: Tabled,
): Promise<Given> {
  const items = await readInside(caller, code, (inside) => wholeList(operation, inside, { params, query }));
  if (items === null) return { kind: "not-found" };
  if (items === "too-long") return { kind: "parameter-invalid", parameter: "format" };
  const { keys, rows } = tableOf(items);
  const bytes = await writeTable({ head: keys, rows }, { format, locale: "en", name: operation.id });
  const file = { name: `${code}-${operation.id}.${format}`, mediaType: tableMedia[format], size: bytes.byteLength };
  return new Response(bytes, {
    headers: { ...apiHeaders, ...downloadHeaders(file), "Content-Type": tableMedia[format] },
  });
}

const Paged = z.object({ next: z.string() });

/** The address of the next page (RFC 8288), beside the key that the body says. */
function linkOf(url: URL, body: unknown): Readonly<Record<string, string>> {
  const paged = Paged.safeParse(body);
  if (!paged.success) return {};
  const next = new URL(url);
  next.searchParams.set("after", paged.data.next);
  return { Link: `<${next.pathname}${next.search}>; rel="next"` };
}

/** No address of the API answers this method. */
export function refuseMethod(request: Request): Response {
  return problemAnswer({ kind: "method-not-allowed" }, negotiateLocale(request.headers.get("accept-language")));
}

import { chapterJoint } from "@/lib/domain/requirement-list";
import { type SheetRefusal, type SheetRelation, type SheetRemark, sheetLimits } from "@/lib/features/requirement/sheet";
import type { RawDocument } from "@/lib/features/requirement/sheet-document";
import { importLengths } from "@/lib/features/requirement/sheet-map";
import { type Exchanged, type ExchangedObject, readExchange } from "@/lib/features/requirement/sheet-reqif-parse";
import { unzip } from "@/lib/files/zip";
import { err, ok, type Result } from "@/lib/kernel/result";

/** What a ReqIF file may weigh once it is unpacked, in bytes, and how many parts its archive may have. */
const limits = { maxBytes: 32 * 1024 * 1024, maxEntries: 2_000 };

/** The columns that we make of a file: the identity of an object, and the chapters above it. */
export const reqifColumns = { guid: "ReqIF.GUID", chapter: "ReqIF.Chapter" } as const;

/** The attributes by which tools say that an object is a chapter, and what one states (ReqIF Implementation Guide). */
const chapterName = "ReqIF.ChapterName";
const statements = ["ReqIF.Text", "ReqIF.Description"];

/** Reads a ReqIF 1.x file, or an archive (.reqifz) with one of them. Nothing outside the file is ever read. */
export async function readReqif(bytes: Uint8Array): Promise<Result<RawDocument, SheetRefusal>> {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const inside = packed ? await unpacked(bytes) : ok(bytes);
  if (!inside.ok) return inside;
  if (inside.value.byteLength > limits.maxBytes)
    return err({ kind: "sheet-unpacks-too-large", maxBytes: limits.maxBytes });
  const read = await readExchange(inside.value);
  return read.ok ? asDocument(read.value) : read;
}

async function unpacked(bytes: Uint8Array): Promise<Result<Uint8Array, SheetRefusal>> {
  const parts = await unzip(bytes, limits, (name) => name.toLowerCase().endsWith(".reqif"));
  if (!parts.ok) {
    return err(
      parts.error.kind === "zip-too-large"
        ? { kind: "sheet-unpacks-too-large", maxBytes: parts.error.maxBytes }
        : { kind: "sheet-unreadable" },
    );
  }
  const [only, ...others] = parts.value.values();
  return only === undefined || others.length > 0 ? err({ kind: "reqif-not-one", count: parts.value.size }) : ok(only);
}

type Row = { readonly object: ExchangedObject; readonly chapter: string };

function asDocument(exchanged: Exchanged): Result<RawDocument, SheetRefusal> {
  const ordered = inOrder(exchanged);
  if (!ordered.ok) return ordered;
  const { rows, chapters, placed } = ordered.value;
  const outside = [...exchanged.objects.values()].filter(({ guid }) => !placed.has(guid));
  const remarks: readonly SheetRemark[] = [
    ...exchanged.remarks,
    ...outside.map(({ line, guid }) => ({ kind: "object-outside-hierarchy" as const, line, text: guid })),
  ];
  const all = [...rows, ...outside.map((object) => ({ object, chapter: "" }))];
  if (all.length === 0) return err({ kind: "sheet-empty" });
  const known = new Set(all.map(({ object }) => object.guid));
  const relations = exchanged.relations.filter(({ source, target }) => known.has(source) && known.has(target));
  const table = asRows(all);
  if (!table.ok) return table;
  return ok({ ...table.value, beside: { remarks, relations: unique(relations), chapters: named(chapters) } });
}

type Ordered = {
  readonly rows: readonly Row[];
  readonly chapters: ReadonlyMap<string, string>;
  readonly placed: ReadonlySet<string>;
};

/** The objects in the order of the hierarchy, under the chapters above them. */
function inOrder({ objects, roots }: Exchanged): Result<Ordered, SheetRefusal> {
  const rows: Row[] = [];
  const chapters = new Map<string, string>();
  const placed = new Set<string>();
  const nameOf = chapterNames();
  const limit = importLengths.chapter;
  const walk = roots.map((at) => ({ at, path: "" })).toReversed();
  // Without recursion: how deep a file nests is bounded when it is read, not here.
  for (let next = walk.pop(); next !== undefined; next = walk.pop()) {
    const { at, path } = next;
    const object = objects.get(at.object);
    const name = object === undefined ? null : nameOf(object, at.children.length > 0);
    const below = placeBelow(path, name);
    // One text for all that stand below, refused at once: a small file names a long chapter a million times.
    if (below.length > limit)
      return err({ kind: "sheet-cell-too-long", line: object?.line ?? 1, column: reqifColumns.chapter, limit });
    for (const child of at.children.toReversed()) walk.push({ at: child, path: below });
    if (object === undefined || placed.has(object.guid)) continue;
    placed.add(object.guid);
    if (name === null) rows.push({ object, chapter: path });
    else chapters.set(below, object.guid);
  }
  return ok({ rows, chapters, placed });
}

function placeBelow(path: string, name: string | null): string {
  if (name === null) return path;
  return path === "" ? name : `${path}${chapterJoint}${name}`;
}

/** As `chapterOf`, looked at once for each object, wherever and however often the hierarchy names it. */
function chapterNames(): (object: ExchangedObject, hasChildren: boolean) => string | null {
  const known = { above: new Map<ExchangedObject, string | null>(), alone: new Map<ExchangedObject, string | null>() };
  return (object, hasChildren) => {
    const names = hasChildren ? known.above : known.alone;
    const before = names.get(object);
    if (before !== undefined) return before;
    const name = chapterOf(object, hasChildren);
    names.set(object, name);
    return name;
  };
}

/** The name of an object that is a chapter; `null` for a requirement. */
function chapterOf(object: ExchangedObject, hasChildren: boolean): string | null {
  const states = statements.some((name) => (object.values.get(name) ?? "") !== "");
  if (states) return null;
  const named = object.values.get(chapterName) ?? "";
  if (named !== "") return named.replace(/\s+/g, " ").trim();
  const said = [...object.values.values()].filter((value) => value !== "");
  const name = object.name === "" ? (object.values.get("ReqIF.Name") ?? "") : object.name;
  return hasChildren && said.length <= 1 && name !== "" ? name.replace(/\s+/g, " ").trim() : null;
}

function asRows(rows: readonly Row[]): Result<Pick<RawDocument, "headers" | "rows">, SheetRefusal> {
  const filled = new Set<string>();
  const most = sheetLimits.columns - Object.keys(reqifColumns).length;
  for (const { object } of rows) {
    for (const [name, value] of object.values) if (value !== "" || name.startsWith("Aval.")) filled.add(name);
    // Every row has a cell for every column: an undeclared attribute is a column of its own.
    if (filled.size > most) return err({ kind: "sheet-too-many-columns", limit: sheetLimits.columns });
  }
  // What has no attribute states its need in its own name.
  const nameless = filled.size === 0;
  const attributes = nameless ? ["ReqIF.Text"] : [...filled];
  const distinct = new Set(rows.map(({ object }) => object.line)).size === rows.length;
  return ok({
    headers: [reqifColumns.guid, reqifColumns.chapter, ...attributes],
    rows: rows.map(({ object, chapter }, index) => ({
      line: distinct ? object.line : index + 1,
      cells: [
        object.guid,
        chapter,
        ...attributes.map((name) => object.values.get(name) ?? (nameless ? object.name : "")),
      ],
    })),
  });
}

function unique(relations: readonly SheetRelation[]): readonly SheetRelation[] {
  return [...new Map(relations.map((relation) => [relation.guid, relation])).values()];
}

function named(chapters: ReadonlyMap<string, string>): readonly { readonly chapter: string; readonly guid: string }[] {
  return [...chapters].map(([chapter, guid]) => ({ chapter, guid }));
}

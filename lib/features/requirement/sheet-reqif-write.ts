import { createHash } from "node:crypto";
import { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import { chapterJoint } from "@/lib/domain/requirement-list";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import type { SheetRelation } from "@/lib/features/requirement/sheet";
import { xhtmlOf, xmlAttribute, xmlText } from "@/lib/features/requirement/sheet-reqif-words";
import { criteriaCell } from "@/lib/features/requirement/sheet-rows";

/** A requirement as it goes out, under the GUID that it always has. */
export type Exchange = {
  readonly project: { readonly id: string; readonly name: string };
  readonly at: string;
  readonly items: readonly {
    readonly full: FullRequirement;
    readonly guid: string;
    readonly changedAt: string;
  }[];
  /** The GUIDs that another tool gave to chapters. */
  readonly chapters: ReadonlyMap<string, string>;
  readonly relations: readonly SheetRelation[];
};

/** The attributes of a requirement: their names, and what they hold. Names that begin with ReqIF are those that every tool knows. */
const attributes = [
  ["ReqIF.ForeignID", "STRING"],
  ["ReqIF.Name", "STRING"],
  ["ReqIF.Text", "XHTML"],
  ["Aval.Code", "STRING"],
  ["Aval.Reference", "STRING"],
  ["Aval.Kind", "KIND"],
  ["Aval.Priority", "PRIORITY"],
  ["Aval.Verification", "VERIFICATION"],
  ["Aval.Criteria", "STRING"],
  ["Aval.Source", "STRING"],
  ["Aval.Rationale", "STRING"],
  ["Aval.Status", "STRING"],
  ["Aval.Version", "INTEGER"],
] as const;
type Holds = (typeof attributes)[number][1] | "CHAPTER";

const enumerations = {
  KIND: RequirementKind.options,
  PRIORITY: Priority.options,
  VERIFICATION: VerificationMethod.options,
} as const;

/** Definitions do not change from one export to the next: nor does the day on which they were last changed. */
const defined = "2026-11-22T00:00:00.000Z";

function derived(...parts: readonly string[]): string {
  return `_${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32)}`;
}

const identity = (id: string, at: string, name = ""): string =>
  `IDENTIFIER="${xmlAttribute(id)}" LAST-CHANGE="${at}"${name === "" ? "" : ` LONG-NAME="${xmlAttribute(name)}"`}`;

/**
 * A specification as ReqIF 1.2 (OMG formal/2016-07-01): its requirements with their attributes, its chapters as a
 * hierarchy, its relations. The same specification gives the same identifiers, whoever asks and whenever.
 */
export function writeReqif(exchange: Exchange): string {
  const { project, at, items, relations } = exchange;
  const chapters = chaptersOf(exchange);
  const types = [...new Set(relations.map(({ type }) => type))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `<THE-HEADER><REQ-IF-HEADER IDENTIFIER="_${project.id}-header"><CREATION-TIME>${at}</CREATION-TIME><REQ-IF-TOOL-ID>Aval</REQ-IF-TOOL-ID><REQ-IF-VERSION>1.0</REQ-IF-VERSION><SOURCE-TOOL-ID>Aval</SOURCE-TOOL-ID><TITLE>${xmlText(project.name)}</TITLE></REQ-IF-HEADER></THE-HEADER>`,
    "<CORE-CONTENT><REQ-IF-CONTENT>",
    dataTypes(),
    `<SPEC-TYPES>${specTypes()}${types.map((type) => `<SPEC-RELATION-TYPE ${identity(derived("relation", type), defined, type)}/>`).join("")}</SPEC-TYPES>`,
    "<SPEC-OBJECTS>",
    ...items.map(specObject),
    ...[...chapters.values()].map((chapter) => chapterObject(chapter, at)),
    "</SPEC-OBJECTS>",
    `<SPEC-RELATIONS>${relations.map((relation) => specRelation(relation, at)).join("")}</SPEC-RELATIONS>`,
    `<SPECIFICATIONS><SPECIFICATION ${identity(`_${project.id}`, at, project.name)}><TYPE><SPECIFICATION-TYPE-REF>aval-specification</SPECIFICATION-TYPE-REF></TYPE>${hierarchy(exchange, chapters)}</SPECIFICATION></SPECIFICATIONS>`,
    "</REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>",
    "",
  ].join("\n");
}

function dataTypes(): string {
  const lists = Object.entries(enumerations).map(
    ([name, values]) =>
      `<DATATYPE-DEFINITION-ENUMERATION ${identity(`aval-type-${name}`, defined, name)}><SPECIFIED-VALUES>${values
        .map(
          (value, key) =>
            `<ENUM-VALUE ${identity(`aval-${name}-${value}`, defined, value)}><PROPERTIES><EMBEDDED-VALUE KEY="${key}" OTHER-CONTENT="${value}"/></PROPERTIES></ENUM-VALUE>`,
        )
        .join("")}</SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>`,
  );
  return `<DATATYPES><DATATYPE-DEFINITION-STRING ${identity("aval-type-STRING", defined, "STRING")} MAX-LENGTH="1000000"/><DATATYPE-DEFINITION-XHTML ${identity("aval-type-XHTML", defined, "XHTML")}/><DATATYPE-DEFINITION-INTEGER ${identity("aval-type-INTEGER", defined, "INTEGER")} MIN="0" MAX="1000000"/>${lists.join("")}</DATATYPES>`;
}

function family(holds: Holds): "STRING" | "XHTML" | "INTEGER" | "ENUMERATION" {
  if (holds === "XHTML" || holds === "INTEGER") return holds;
  return holds === "STRING" || holds === "CHAPTER" ? "STRING" : "ENUMERATION";
}

function definition(name: string, holds: Holds): string {
  const kind = family(holds);
  const several = kind === "ENUMERATION" ? ' MULTI-VALUED="false"' : "";
  const type = holds === "CHAPTER" ? "STRING" : holds;
  return `<ATTRIBUTE-DEFINITION-${kind} ${identity(`aval-${name}`, defined, name)}${several}><TYPE><DATATYPE-DEFINITION-${kind}-REF>aval-type-${type}</DATATYPE-DEFINITION-${kind}-REF></TYPE></ATTRIBUTE-DEFINITION-${kind}>`;
}

function specTypes(): string {
  const all = attributes.map(([name, holds]) => definition(name, holds)).join("");
  return [
    `<SPECIFICATION-TYPE ${identity("aval-specification", defined, "Specification")}/>`,
    `<SPEC-OBJECT-TYPE ${identity("aval-requirement", defined, "Requirement")}><SPEC-ATTRIBUTES>${all}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>`,
    `<SPEC-OBJECT-TYPE ${identity("aval-chapter", defined, "Chapter")}><SPEC-ATTRIBUTES>${definition("ReqIF.ChapterName", "CHAPTER")}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>`,
  ].join("");
}

function value(name: string, holds: Holds, said: string): string {
  const kind = family(holds);
  const of = `<DEFINITION><ATTRIBUTE-DEFINITION-${kind}-REF>aval-${name}</ATTRIBUTE-DEFINITION-${kind}-REF></DEFINITION>`;
  if (kind === "XHTML")
    return `<ATTRIBUTE-VALUE-XHTML><THE-VALUE>${xhtmlOf(said)}</THE-VALUE>${of}</ATTRIBUTE-VALUE-XHTML>`;
  if (kind === "ENUMERATION")
    return `<ATTRIBUTE-VALUE-ENUMERATION><VALUES><ENUM-VALUE-REF>aval-${holds}-${said}</ENUM-VALUE-REF></VALUES>${of}</ATTRIBUTE-VALUE-ENUMERATION>`;
  return `<ATTRIBUTE-VALUE-${kind} THE-VALUE="${xmlAttribute(said)}">${of}</ATTRIBUTE-VALUE-${kind}>`;
}

function specObject({ full, guid, changedAt }: Exchange["items"][number]): string {
  const { content, code, externalReference } = full;
  const said: Readonly<Record<(typeof attributes)[number][0], string>> = {
    "ReqIF.ForeignID": externalReference ?? code,
    "ReqIF.Name": content.title,
    "ReqIF.Text": content.statement,
    "Aval.Code": code,
    "Aval.Reference": externalReference ?? "",
    "Aval.Kind": content.kind,
    "Aval.Priority": content.priority ?? "",
    "Aval.Verification": content.verificationMethod ?? "",
    "Aval.Criteria": criteriaCell(content.criteria),
    "Aval.Source": content.source,
    "Aval.Rationale": content.rationale,
    "Aval.Status": full.status,
    "Aval.Version": String(full.version),
  };
  const values = attributes
    // An empty text is said, so that a reader knows the column; an enumeration has no empty value.
    .filter(([name, holds]) => said[name] !== "" || family(holds) === "STRING")
    .map(([name, holds]) => value(name, holds, said[name]));
  return `<SPEC-OBJECT ${identity(guid, changedAt)}><VALUES>${values.join("")}</VALUES><TYPE><SPEC-OBJECT-TYPE-REF>aval-requirement</SPEC-OBJECT-TYPE-REF></TYPE></SPEC-OBJECT>`;
}

type Chapter = { readonly path: string; readonly name: string; readonly guid: string };

function pathOf(chapter: string): readonly string[] {
  const parts = chapter.split(chapterJoint);
  return parts.some((part) => part.trim() === "") ? [chapter] : parts;
}

/** Every chapter that a requirement stands in, and those above it, by its whole path. */
function chaptersOf({ project, items, chapters }: Exchange): ReadonlyMap<string, Chapter> {
  const all = new Map<string, Chapter>();
  for (const { full } of items) {
    if (full.chapter === "") continue;
    const parts = pathOf(full.chapter);
    for (const [index, name] of parts.entries()) {
      const path = parts.slice(0, index + 1).join(chapterJoint);
      if (!all.has(path))
        all.set(path, { path, name, guid: chapters.get(path) ?? derived(project.id, "chapter", path) });
    }
  }
  return all;
}

function chapterObject({ guid, name }: Chapter, at: string): string {
  return `<SPEC-OBJECT ${identity(guid, at, name)}><VALUES>${value("ReqIF.ChapterName", "CHAPTER", name)}</VALUES><TYPE><SPEC-OBJECT-TYPE-REF>aval-chapter</SPEC-OBJECT-TYPE-REF></TYPE></SPEC-OBJECT>`;
}

function specRelation({ guid, type, source, target }: SheetRelation, at: string): string {
  return `<SPEC-RELATION ${identity(guid, at)}><TYPE><SPEC-RELATION-TYPE-REF>${derived("relation", type)}</SPEC-RELATION-TYPE-REF></TYPE><SOURCE><SPEC-OBJECT-REF>${xmlText(source)}</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>${xmlText(target)}</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>`;
}

type Node = { readonly guid: string; readonly children: Node[] };

/** The chapters inside each other with what stands in them, in the order of the specification. */
function hierarchy({ items, at }: Exchange, chapters: ReadonlyMap<string, Chapter>): string {
  const root: Node = { guid: "", children: [] };
  const nodes = new Map<string, Node>();
  for (const { full, guid } of items) {
    let above = root;
    const parts = full.chapter === "" ? [] : pathOf(full.chapter);
    for (const [index] of parts.entries()) {
      const path = parts.slice(0, index + 1).join(chapterJoint);
      const known = nodes.get(path) ?? { guid: chapters.get(path)?.guid ?? "", children: [] };
      if (!nodes.has(path)) above.children.push(known);
      nodes.set(path, known);
      above = known;
    }
    above.children.push({ guid, children: [] });
  }
  return children(root, at);
}

function children({ children: below }: Node, at: string): string {
  if (below.length === 0) return "";
  const placed = below.map(
    (node) =>
      `<SPEC-HIERARCHY ${identity(derived("place", node.guid), at)}><OBJECT><SPEC-OBJECT-REF>${xmlText(node.guid)}</SPEC-OBJECT-REF></OBJECT>${children(node, at)}</SPEC-HIERARCHY>`,
  );
  return `<CHILDREN>${placed.join("\n")}</CHILDREN>`;
}

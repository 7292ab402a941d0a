import { z } from "zod";
import { fold, sheetLimits } from "@/lib/features/requirement/sheet";
import { SheetField } from "@/lib/features/requirement/sheet-values";

const text = z.string().max(sheetLimits.cellCharacters);
const column = z.string().min(1).max(sheetLimits.cellCharacters);

/** One value of the sheet and what it means here ("A" means "MUST"). Compared without case, accents or punctuation. */
const Translation = z.strictObject({ value: text, means: text });

/** Where a field comes from: nowhere, the same value for every line, or a column named by its header. */
export const FieldSource = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("none") }),
  z.strictObject({ from: z.literal("constant"), value: text }),
  z.strictObject({
    from: z.literal("column"),
    column,
    translations: z.array(Translation).max(500).default([]),
    /** Used where the cell is empty. */
    whenEmpty: text.default(""),
  }),
]);
export type FieldSource = z.infer<typeof FieldSource>;

/** Criteria may be one cell, or one criterion a line; the number at the head of a line ("1.1.1") may become its reference. */
export const CriteriaSource = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("none") }),
  z.strictObject({ from: z.literal("constant"), value: text }),
  z.strictObject({
    from: z.literal("column"),
    column,
    split: z.enum(["lines", "whole"]),
    /** `reference`: taken off and kept as the criterion's reference; `remove`: taken off; `leave`: part of the text. */
    numbering: z.enum(["reference", "remove", "leave"]),
  }),
]);
export type CriteriaSource = z.infer<typeof CriteriaSource>;

/** How the columns of a sheet become requirements. Columns are named by header, so a sheet with moved columns still fits. */
export const SheetMapping = z.strictObject({
  code: FieldSource.default({ from: "none" }),
  guid: FieldSource.default({ from: "none" }),
  externalReference: FieldSource,
  title: FieldSource,
  statement: FieldSource,
  kind: FieldSource,
  priority: FieldSource,
  source: FieldSource,
  rationale: FieldSource,
  chapter: FieldSource,
  verificationMethod: FieldSource,
  criteria: CriteriaSource,
});
export type SheetMapping = z.infer<typeof SheetMapping>;

const headerWords: Record<SheetField, readonly string[]> = {
  code: ["aval.code", "code dans aval", "code in aval"],
  guid: ["reqif.guid"],
  externalReference: [
    "aval.reference",
    "reqif.foreignid",
    "référence",
    "réf",
    "ref",
    "reference",
    "id",
    "identifiant",
    "identifier",
    "code",
    "n°",
    "no",
    "numéro",
    "number",
    "clé",
    "key",
  ],
  title: ["aval.title", "reqif.name", "titre", "title", "intitulé", "nom", "name", "objet", "subject"],
  statement: [
    "reqif.text",
    "reqif.description",
    "exigence",
    "énoncé",
    "requirement",
    "statement",
    "libellé",
    "intitulé",
    "description",
    "besoin",
    "need",
    "texte",
    "text",
    "titre",
    "title",
  ],
  kind: ["aval.kind", "type", "nature", "kind", "genre"],
  priority: [
    "aval.priority",
    "priorité",
    "priority",
    "moscow",
    "niveau",
    "level",
    "importance",
    "criticité",
    "flexibilité",
  ],
  source: ["aval.source", "source", "origine", "origin", "demandeur", "requester"],
  rationale: ["aval.rationale", "justification", "motif", "raison", "rationale", "pourquoi", "why", "contexte"],
  chapter: [
    "reqif.chapter",
    "chapitre",
    "chapter",
    "thématique",
    "thème",
    "theme",
    "topic",
    "rubrique",
    "section",
    "domaine",
    "catégorie",
    "category",
    "lot",
  ],
  verificationMethod: [
    "aval.verification",
    "méthode de vérification",
    "verification method",
    "vérification",
    "verification",
    "méthode",
    "method",
  ],
  criteria: [
    "aval.criteria",
    "critères d’acceptation",
    "critère d’acceptation",
    "acceptance criteria",
    "critères",
    "criteria",
    "critère",
    "criterion",
    "tests",
    "conditions d’acceptation",
  ],
};

/**
 * A first mapping from the headers, in French or English: each column serves one field, the closest name first.
 * A field without a column stays "none"; but a requirement must have a kind, so without a column it is said to be
 * functional, where the person can see and change it. Nothing is guessed from the cells.
 */
export function guessMapping(headers: readonly string[]): SheetMapping {
  const columns = assign(headers);
  const source = (field: SheetField): FieldSource => {
    const header = columns.get(field);
    return header === undefined
      ? { from: "none" }
      : { from: "column", column: header, translations: [], whenEmpty: "" };
  };
  const criteria = columns.get("criteria");
  return {
    code: source("code"),
    guid: source("guid"),
    externalReference: source("externalReference"),
    title: source("title"),
    statement: source("statement"),
    kind: columns.has("kind") ? source("kind") : { from: "constant", value: "FUNCTIONAL" },
    priority: source("priority"),
    source: source("source"),
    rationale: source("rationale"),
    chapter: source("chapter"),
    verificationMethod: source("verificationMethod"),
    criteria:
      criteria === undefined
        ? { from: "none" }
        : { from: "column", column: criteria, split: "lines", numbering: "reference" },
  };
}

type Candidate = { readonly field: SheetField; readonly header: string; readonly rank: number };

function assign(headers: readonly string[]): ReadonlyMap<SheetField, string> {
  const candidates = SheetField.options
    .flatMap((field) => headers.map((header): Candidate => ({ field, header, rank: rank(header, field) })))
    .filter(({ rank: found }) => Number.isFinite(found))
    .toSorted((a, b) => a.rank - b.rank);
  const assigned = new Map<SheetField, string>();
  const used = new Set<string>();
  for (const { field, header } of candidates) {
    if (assigned.has(field) || used.has(header)) continue;
    assigned.set(field, header);
    used.add(header);
  }
  // A sheet that has titles only states its needs in them.
  const title = assigned.get("title");
  if (title !== undefined && !assigned.has("statement")) {
    assigned.set("statement", title);
    assigned.delete("title");
  }
  return assigned;
}

/** The name of the field itself first, then exact names before names that merely begin with the word; earlier words before later ones. */
function rank(header: string, field: SheetField): number {
  if (header === field) return -1;
  const folded = fold(header);
  const ranks = headerWords[field].map((word, index) => {
    const wanted = fold(word);
    if (folded === wanted) return index;
    return folded.startsWith(`${wanted} `) ? 100 + index : Number.POSITIVE_INFINITY;
  });
  return Math.min(...ranks);
}

import { fold } from "@/lib/features/requirement/sheet";
import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** "EX-012 Title", "[REQ-7] text", "**RGAA-1.1** : text": letters, then at least one part that begins with a digit. */
const identifier =
  /^(?:\*\*|__)?\[?([A-Z][A-Za-z]{0,11}(?:[-_.][A-Za-z0-9]{1,12}){0,4}?[-_.]\d[A-Za-z0-9]{0,8}(?:[.-][A-Za-z0-9]{1,8}){0,4})\]?(?:\*\*|__)?\s*(?:[:.–—-](?=\s)|(?=\s))\s*(?=\S)/u;

/** The reference at the head of a text and what follows it; `null` when it begins with no reference. */
export function identified(text: string): { readonly reference: string; readonly rest: string } | null {
  const found = identifier.exec(text);
  const reference = found?.[1];
  return found === null || reference === undefined ? null : { reference, rest: text.slice(found[0].length).trim() };
}

const labels: readonly (readonly [SheetField, readonly string[]])[] = [
  ["priority", ["priorité", "priority", "moscow"]],
  ["kind", ["type", "nature", "kind"]],
  ["source", ["source", "origine", "origin"]],
  ["rationale", ["justification", "motif", "rationale"]],
  ["verificationMethod", ["vérification", "méthode de vérification", "verification", "verification method"]],
  ["externalReference", ["référence", "reference", "identifiant", "identifier"]],
];
const fieldOf = new Map(labels.flatMap(([field, words]) => words.map((word) => [fold(word), field] as const)));

const label = /^(?:[-*+]\s+)?(?:\*\*|__)?([\p{L} ]{3,30}?)\s?(?::(?:\*\*|__)|(?:\*\*|__)?\s?:)\s+(\S.*)$/u;

/** The lines at the end of a text that name one of our fields ("Priority: must") taken off it. */
export function labelled(text: string): { readonly words: string; readonly fields: ReadonlyMap<SheetField, string> } {
  const lines = text.split("\n");
  const fields = new Map<SheetField, string>();
  while (lines.length > 0) {
    const found = label.exec((lines.at(-1) ?? "").trim());
    const field = fieldOf.get(fold(found?.[1] ?? ""));
    if (field === undefined || fields.has(field)) break;
    fields.set(field, (found?.[2] ?? "").trim());
    lines.pop();
  }
  return { words: lines.join("\n").trim(), fields };
}

const criteriaNames = new Set(
  ["critères d’acceptation", "critère d’acceptation", "critères", "acceptance criteria", "criteria"].map(fold),
);

/** True for the line that announces the criteria of the requirement before it. */
export function beginsCriteria(text: string): boolean {
  return text.length < 60 && criteriaNames.has(fold(text));
}

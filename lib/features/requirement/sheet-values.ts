import { z } from "zod";
import { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import { fold } from "@/lib/features/requirement/sheet";

/**
 * What a sheet may say about a requirement. `code` is our number (EX-001), `guid` the identity of an object of an
 * exchanged file, `externalReference` the sheet's own code (RGAA-1.1): by one of them a second import finds it again.
 */
export const SheetField = z.enum([
  "code",
  "guid",
  "externalReference",
  "title",
  "statement",
  "kind",
  "priority",
  "source",
  "rationale",
  "chapter",
  "verificationMethod",
  "criteria",
]);
export type SheetField = z.infer<typeof SheetField>;

const kindWords: Record<RequirementKind, readonly string[]> = {
  FUNCTIONAL: ["functional", "fonctionnelle", "fonctionnel", "fonction", "function", "feature", "fonctionnalité"],
  PERFORMANCE: ["performance", "performances"],
  INTERFACE: ["interface", "interfaces"],
  QUALITY: ["quality", "qualité", "non fonctionnelle", "non fonctionnel", "non functional"],
  HUMAN_FACTORS: ["human factors", "facteurs humains", "ergonomie", "usability", "accessibilité", "accessibility"],
  CONSTRAINT: ["constraint", "contrainte", "technique", "technical"],
  PROCESS: ["process", "processus", "organisationnelle"],
};

const priorityWords: Record<Priority, readonly string[]> = {
  MUST: [
    "must",
    "must have",
    "m",
    "indispensable",
    "obligatoire",
    "impératif",
    "impérative",
    "doit",
    "mandatory",
    "required",
    "f0",
  ],
  SHOULD: ["should", "should have", "s", "important", "importante", "devrait", "f1"],
  COULD: [
    "could",
    "could have",
    "c",
    "souhaitable",
    "souhaité",
    "optionnel",
    "optionnelle",
    "pourrait",
    "nice to have",
    "optional",
    "f2",
  ],
  WONT: [
    "wont",
    "won t",
    "won t have",
    "w",
    "exclu",
    "exclue",
    "exclu cette fois",
    "won t have this time",
    "hors périmètre",
    "out of scope",
  ],
};

const verificationWords: Record<VerificationMethod, readonly string[]> = {
  INSPECTION: ["inspection", "examen", "relecture", "review"],
  ANALYSIS: ["analysis", "analyse", "calcul"],
  DEMONSTRATION: ["demonstration", "démonstration", "démo", "demo"],
  TEST: ["test", "essai", "recette", "tests"],
};

/** The kind a cell names, in French or English, or null when it names none. */
export function kindFrom(text: string): RequirementKind | null {
  return named(text, RequirementKind.options, kindWords);
}

/** The priority a cell names ("Indispensable", "Must"), or null when it names none. */
export function priorityFrom(text: string): Priority | null {
  return named(text, Priority.options, priorityWords);
}

/** The verification method a cell names, or null when it names none. */
export function verificationMethodFrom(text: string): VerificationMethod | null {
  return named(text, VerificationMethod.options, verificationWords);
}

function named<V extends string>(text: string, values: readonly V[], words: Record<V, readonly string[]>): V | null {
  const wanted = fold(text);
  return values.find((value) => fold(value) === wanted || words[value].some((word) => fold(word) === wanted)) ?? null;
}

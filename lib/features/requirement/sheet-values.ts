import { z } from "zod";
import { fold } from "@/lib/features/requirement/sheet";

/** What a sheet may say about a requirement. `externalReference` is the sheet's own code (RGAA-1.1), kept so that a second import finds it again. */
export const SheetField = z.enum([
  "externalReference",
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

/** Kinds of ISO/IEC/IEEE 29148 (domain.md 4.1). */
export const kindValues = [
  "FUNCTIONAL",
  "PERFORMANCE",
  "INTERFACE",
  "QUALITY",
  "HUMAN_FACTORS",
  "CONSTRAINT",
  "PROCESS",
] as const;
/** MoSCoW (domain.md 4.3). */
export const priorityValues = ["MUST", "SHOULD", "COULD", "WONT"] as const;
/** Verification methods of ISO/IEC/IEEE 29148 (domain.md 4.1). */
export const verificationMethodValues = ["INSPECTION", "ANALYSIS", "DEMONSTRATION", "TEST"] as const;

export type KindValue = (typeof kindValues)[number];
export type PriorityValue = (typeof priorityValues)[number];
export type VerificationMethodValue = (typeof verificationMethodValues)[number];

const kindWords: Record<KindValue, readonly string[]> = {
  FUNCTIONAL: ["functional", "fonctionnelle", "fonctionnel", "fonction", "function", "feature", "fonctionnalité"],
  PERFORMANCE: ["performance", "performances"],
  INTERFACE: ["interface", "interfaces"],
  QUALITY: ["quality", "qualité", "non fonctionnelle", "non fonctionnel", "non functional"],
  HUMAN_FACTORS: ["human factors", "facteurs humains", "ergonomie", "usability", "accessibilité", "accessibility"],
  CONSTRAINT: ["constraint", "contrainte", "technique", "technical"],
  PROCESS: ["process", "processus", "organisationnelle"],
};

const priorityWords: Record<PriorityValue, readonly string[]> = {
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
  WONT: ["wont", "won t", "won t have", "w", "exclu", "exclue", "hors périmètre", "out of scope"],
};

const verificationWords: Record<VerificationMethodValue, readonly string[]> = {
  INSPECTION: ["inspection", "examen", "relecture", "review"],
  ANALYSIS: ["analysis", "analyse", "calcul"],
  DEMONSTRATION: ["demonstration", "démonstration", "démo", "demo"],
  TEST: ["test", "essai", "recette", "tests"],
};

/** The kind a cell names, in French or English, or null when it names none. */
export function kindFrom(text: string): KindValue | null {
  return named(text, kindValues, kindWords);
}

/** The priority a cell names ("Indispensable", "Must"), or null when it names none. */
export function priorityFrom(text: string): PriorityValue | null {
  return named(text, priorityValues, priorityWords);
}

/** The verification method a cell names, or null when it names none. */
export function verificationMethodFrom(text: string): VerificationMethodValue | null {
  return named(text, verificationMethodValues, verificationWords);
}

function named<V extends string>(text: string, values: readonly V[], words: Record<V, readonly string[]>): V | null {
  const wanted = fold(text);
  return values.find((value) => fold(value) === wanted || words[value].some((word) => fold(word) === wanted)) ?? null;
}

import { z } from "zod";
import type { RequirementKind } from "@/lib/domain/requirement-content";

/**
 * The chapters of a web specification of needs, by the codes of the Open Spec (cahier des charges Web): context,
 * method, functions, technical requirements, law, price. Their names and their questions are our own texts.
 */
export const OutlineCode = z.enum([
  "C1",
  "C2",
  "C3",
  "C4",
  "M1",
  "M2",
  "F1",
  "F2",
  "TA",
  "TEV",
  "TER",
  "TEP",
  "TD",
  "TS",
  "TP",
  "LA",
  "LE",
  "LD",
  "P1",
  "P2",
  "P3",
]);
export type OutlineCode = z.infer<typeof OutlineCode>;

/** What kind of requirement a chapter asks for. */
export const outlineKinds: Readonly<Record<OutlineCode, RequirementKind>> = {
  C1: "CONSTRAINT",
  C2: "CONSTRAINT",
  C3: "INTERFACE",
  C4: "CONSTRAINT",
  M1: "PROCESS",
  M2: "PROCESS",
  F1: "FUNCTIONAL",
  F2: "FUNCTIONAL",
  TA: "HUMAN_FACTORS",
  TEV: "PERFORMANCE",
  TER: "PERFORMANCE",
  TEP: "PERFORMANCE",
  TD: "CONSTRAINT",
  TS: "CONSTRAINT",
  TP: "QUALITY",
  LA: "CONSTRAINT",
  LE: "CONSTRAINT",
  LD: "CONSTRAINT",
  P1: "PROCESS",
  P2: "CONSTRAINT",
  P3: "PROCESS",
};

/** The chapter of the outline that a chapter's name stands for: "TA Accessibilité", "Accessibilité [TA]"; `null` for any other. */
export function outlineCodeOf(chapter: string): OutlineCode | null {
  const named = /\[([A-Z][A-Z0-9]{1,2})\]/u.exec(chapter)?.[1] ?? /^([A-Z][A-Z0-9]{1,2})(?=\s)/u.exec(chapter)?.[1];
  const code = OutlineCode.safeParse(named);
  return code.success ? code.data : null;
}

/** The chapters that nothing fills yet, in the order of the outline; `null` while no chapter of it is used. */
export function emptyChapters(chapters: readonly string[]): readonly OutlineCode[] | null {
  const used = new Set(chapters.map(outlineCodeOf).filter((code) => code !== null));
  return used.size === 0 ? null : OutlineCode.options.filter((code) => !used.has(code));
}

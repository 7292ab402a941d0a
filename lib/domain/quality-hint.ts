import { z } from "zod";

/** The languages whose wording is read. */
export type Language = "fr" | "en";

/** What may be wrong with the wording of a requirement (domain.md 4.1); of two that overlap, the one listed first is told. */
export const HintCode = z.enum([
  "ESCAPE",
  "OPEN_ENDED",
  "TO_DEFINE",
  "COMBINATOR",
  "VAGUE",
  "UNIT",
  "UNMEASURED",
  "NEGATIVE",
  "PASSIVE",
  "SEVERAL",
  "PRONOUN",
]);
export type HintCode = z.infer<typeof HintCode>;

/** What to write instead: a key of the texts. */
export const Advice = z.enum([
  "SPEED",
  "EASE",
  "LOOK",
  "PERFORMANCE",
  "SECURITY",
  "FIT",
  "AMOUNT",
  "RANGE",
  "FREQUENCY",
  "COMPARE",
  "DECIDE",
  "MODAL",
  "LIST",
  "EITHER",
  "DEFINE",
  "HOLE",
  "POSITIVE",
  "NAME",
  "ACTOR",
  "SPLIT",
  "UNIT",
  "THRESHOLD",
]);
export type Advice = z.infer<typeof Advice>;

/** One remark on a text: what, where (UTF-16 offsets, end excluded), and what to write instead. */
export type Hint = {
  readonly code: HintCode;
  readonly advice: Advice;
  readonly start: number;
  readonly end: number;
  /** The words it is about, as they are written. */
  readonly words: string;
};

/** A place found by one of the rules. */
export type Found = Omit<Hint, "words">;

/** Terms of one sort: regular expressions in lower case, a space for any space. */
export type TermGroup = {
  readonly code: HintCode;
  readonly advice: Advice;
  readonly terms: readonly string[];
};

/** Where each remark comes from: a section of ISO/IEC/IEEE 29148:2018, and a rule of INCOSE's Guide to Writing Requirements v4. */
export const hintSources: Readonly<Record<HintCode, { readonly iso: string; readonly incose: string | null }>> = {
  ESCAPE: { iso: "5.2.7", incose: "R8" },
  OPEN_ENDED: { iso: "5.2.7", incose: "R9" },
  TO_DEFINE: { iso: "5.2.5", incose: null },
  COMBINATOR: { iso: "5.2.5", incose: "R19" },
  VAGUE: { iso: "5.2.7", incose: "R7" },
  UNIT: { iso: "5.2.5", incose: "R6" },
  UNMEASURED: { iso: "5.2.5", incose: "R34" },
  NEGATIVE: { iso: "5.2.4", incose: "R16" },
  PASSIVE: { iso: "5.2.4", incose: "R2" },
  SEVERAL: { iso: "5.2.5", incose: "R18" },
  PRONOUN: { iso: "5.2.7", incose: "R24" },
};

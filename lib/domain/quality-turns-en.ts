import type { TermGroup } from "@/lib/domain/quality-hint";

const modal = "(?:shall|must|will|should|may|can|could)";

/** English turns of phrase that leave a need undecided, open, double, negative or nameless (ISO/IEC/IEEE 29148, 5.2.4 to 5.2.7). */
export const englishTurns: readonly TermGroup[] = [
  {
    code: "ESCAPE",
    advice: "DECIDE",
    terms: [
      "(?:if|when|where|wherever|whenever) (?:it is )?(?:possible|applicable|appropriate|necessary|needed|required|practicable|feasible)",
      "as (?:appropriate|applicable|needed|necessary|required)",
      "if need be",
      "to the extent (?:possible|practicable|necessary)",
      "as far as (?:possible|practicable)",
      "so far as is possible",
      "as soon as possible",
      "in principle",
      "as a rule",
      "in general",
      "generally",
      "preferably",
      "ideally",
      "at worst",
      "subject to feasibility",
    ],
  },
  { code: "ESCAPE", advice: "MODAL", terms: ["should", "might", "could", "ought to"] },
  {
    code: "OPEN_ENDED",
    advice: "LIST",
    terms: [
      "etc\\.?",
      "et cetera",
      "and so (?:on|forth)",
      "including,? but not limited to",
      "such as",
      "e\\.g\\.",
      "for (?:example|instance)",
      "among others",
      "and the like",
      "and others",
    ],
  },
  {
    code: "TO_DEFINE",
    advice: "DEFINE",
    terms: ["to be (?:defined|determined|decided|confirmed|specified|completed|written)", "tbd", "tbc", "tbr", "x{3,}"],
  },
  {
    code: "COMBINATOR",
    advice: "EITHER",
    terms: ["and\\s*/\\s*or", "or\\s*/\\s*and", "but also", "otherwise", "as well as"],
  },
  {
    code: "NEGATIVE",
    advice: "POSITIVE",
    terms: [
      `${modal} (?:not|never)`,
      "cannot",
      "can't",
      "won't",
      "mustn't",
      "shouldn't",
      "under no circumstances",
      "no \\p{L}+ (?:\\p{L}+ )?(?:shall|must|will)",
    ],
  },
  {
    code: "PRONOUN",
    advice: "NAME",
    terms: [
      "(?:it|they)(?= (?:shall|must|will|should|is|are|has|have|can|may))(?! (?:is|shall be|must be|should be) (?:possible|necessary))",
      "them",
      "(?:this|these|those)(?= (?:shall|must|will|should|is|are|can|may))",
      "the (?:former|latter)",
    ],
  },
];

import { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";
import type { SheetField } from "@/lib/features/requirement/sheet-values";

/** The values of the fields that only take some, with the catalogue that names them. */
export const choices = {
  kind: { values: RequirementKind.options, words: "requirementKind" },
  priority: { values: Priority.options, words: "priority" },
  verificationMethod: { values: VerificationMethod.options, words: "verificationMethod" },
} as const;
export type ChoiceField = keyof typeof choices;

/** True for a field that only takes some values. */
export function isChoice(field: SheetField): field is ChoiceField {
  return Object.hasOwn(choices, field);
}

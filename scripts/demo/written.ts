// How the specification of the demo is written: our own words, measurable, as a client should be able to sign them.
import type { Priority, RequirementKind, VerificationMethod } from "@/lib/domain/requirement-content";

/** A requirement as the demo writes it. */
export type Written = {
  readonly chapter: string;
  readonly title: string;
  readonly statement: string;
  readonly kind: RequirementKind;
  readonly priority: Priority;
  readonly source: string;
  readonly method: VerificationMethod;
  readonly criteria: readonly (readonly [measure: string, target: string])[];
};

/** Writes one requirement. */
export function need(
  chapter: string,
  title: string,
  statement: string,
  kind: RequirementKind,
  priority: Priority,
  source: string,
  method: VerificationMethod,
  ...criteria: Written["criteria"]
): Written {
  return { chapter, title, statement, kind, priority, source, method, criteria };
}

/** Where needs come from. */
export const visitors = "Atelier des publics";
export const desk = "Entretien avec les caisses";
export const direction = "Note de la direction";
export const law = "Loi 2005-102, article 47";
export const it = "Audit technique";

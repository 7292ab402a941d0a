import type { Decision } from "@/lib/domain/decision-condition";
import type { Severity } from "@/lib/domain/reservation";
import type { EvidenceKind } from "@/lib/domain/submission";

// The canonical contents that signatures freeze, as plain JSON. Lists are put in a fixed order, so that the same facts
// give the same digest. People are not named: a signature names them beside the content, in a place that can be erased.

/** The project a content belongs to. */
export type ProjectRef = { readonly id: string; readonly code: string };
/** A numbered thing of the project. */
export type Ref = { readonly id: string; readonly code: string };

function byCode<T extends { readonly code: string }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What an agency signs when it hands a milestone over. `answers` are those to the reasons of an adjournment. */
export type SubmissionContent = {
  readonly kind: "SUBMISSION";
  readonly format: 1;
  readonly project: ProjectRef;
  readonly milestone: Ref & { readonly definitionDigest: string };
  readonly number: number;
  readonly version: string;
  readonly message: string;
  readonly evidence: readonly {
    readonly kind: EvidenceKind;
    readonly name: string;
    readonly digest: string | null;
    readonly url: string | null;
  }[];
  readonly requirements: readonly (Ref & { readonly version: number })[];
  readonly answers: readonly { readonly criterionId: string; readonly text: string }[];
};

/** The content of a submission: evidence by kind, then name; requirements by code. */
export function submissionContent(draft: Omit<SubmissionContent, "kind" | "format">): SubmissionContent {
  const evidence = [...draft.evidence].sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  const answers = [...draft.answers].sort((a, b) => (a.criterionId < b.criterionId ? -1 : 1));
  return { ...draft, kind: "SUBMISSION", format: 1, evidence, requirements: byCode(draft.requirements), answers };
}

/** What a client signs when it decides: the result of each criterion, the reservations, the reasons, the price. */
export type DecisionContent = {
  readonly kind: "MILESTONE_DECISION";
  readonly format: 1;
  readonly project: ProjectRef;
  readonly milestone: Ref & { readonly definitionDigest: string };
  readonly submission: { readonly id: string; readonly number: number; readonly digest: string };
  readonly decision: Decision;
  readonly criteria: readonly {
    readonly id: string;
    readonly code: string;
    readonly passed: boolean | null;
    readonly note: string;
  }[];
  readonly reservations: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly statement: string;
    readonly steps: string;
    readonly linkedTo: string | null;
    readonly dueOn: string | null;
  }[];
  readonly reasons: readonly { readonly criterionId: string; readonly text: string }[];
  readonly amountCents: number;
  readonly reductionCents: number | null;
  readonly currency: string;
  readonly comment: string;
};

/** The content of a decision (PV): criteria and reservations by code, reasons by criterion. */
export function decisionContent(draft: Omit<DecisionContent, "kind" | "format">): DecisionContent {
  const criteria = [...draft.criteria].sort((a, b) => (`${a.code} ${a.id}` < `${b.code} ${b.id}` ? -1 : 1));
  const reasons = [...draft.reasons].sort((a, b) => (a.criterionId < b.criterionId ? -1 : 1));
  return {
    ...draft,
    kind: "MILESTONE_DECISION",
    format: 1,
    criteria,
    reservations: byCode(draft.reservations),
    reasons,
  };
}

/** What both sides sign when a reservation is lifted, and the client alone when it waives one. */
export type ReservationContent = {
  readonly kind: "RESERVATION_LIFTING" | "RESERVATION_WAIVER";
  readonly format: 1;
  readonly project: ProjectRef;
  readonly milestone: Ref;
  readonly reservation: Ref & { readonly severity: Severity; readonly statement: string };
  /** The fix that was checked; `null` for a waiver. */
  readonly fixVersion: string | null;
  readonly comment: string;
};

/** The content of a lifting record, or of a waiver. */
export function reservationContent(
  kind: ReservationContent["kind"],
  draft: Omit<ReservationContent, "kind" | "format">,
): ReservationContent {
  return { ...draft, kind, format: 1 };
}

/** What is signed when a milestone is given up: why, and what the client owes when it does so alone (cents). */
export type CancellationContent = {
  readonly kind: "CANCELLATION";
  readonly format: 1;
  readonly project: ProjectRef;
  readonly milestone: Ref;
  readonly reason: string;
  readonly costCents: number | null;
};

/** The content of a cancellation. */
export function cancellationContent(draft: Omit<CancellationContent, "kind" | "format">): CancellationContent {
  return { ...draft, kind: "CANCELLATION", format: 1 };
}

import type { PeriodUnit } from "@/lib/domain/deadline";
import type { Decision } from "@/lib/domain/decision-condition";
import type { ExpiryEffect } from "@/lib/domain/expiry-effect";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Side } from "@/lib/domain/party";
import type { ReservationStatus, Severity } from "@/lib/domain/reservation";
import type { EvidenceKind } from "@/lib/domain/submission";
import type { AbilityView, ArticleView } from "@/lib/features/act/view";
import type { MilestoneOrder } from "@/lib/features/amendment/view";
import type { DecisionDraftInput } from "@/lib/features/milestone/schema";
import type { TimelineRow } from "@/lib/features/overview/view-timeline";
import type { CeremonyView, PartyLook } from "@/lib/features/signature/view";
import type { MatterTerm } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

/** The project in which milestones are shown. */
export type MilestoneProject = {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly side: Side;
};

/** Whose turn it is, seen by the reader, and who that is. */
export type Turn = { readonly ball: "yours" | "theirs" | "both" | "none"; readonly who: string };

/** A milestone in the list and on the time line: its row, its price (`null`: another agency's), whose turn it is and until when. */
export type MilestoneLine = TimelineRow & {
  readonly amountCents: number | null;
  readonly paymentShare: number | null;
  readonly turn: Turn;
  /** The term of the side whose turn it is, by its clock; `null` when none runs. */
  readonly term: MatterTerm | null;
  readonly decidedAt: Instant | null;
};

const ball: Readonly<Partial<Record<MilestoneStatus, readonly ("CLIENT" | "AGENCY")[]>>> = {
  DRAFT: ["CLIENT", "AGENCY"],
  READY_TO_START: ["AGENCY"],
  IN_PROGRESS: ["AGENCY"],
  SUBMITTED: ["CLIENT"],
  UNDER_VERIFICATION: ["CLIENT"],
  APTITUDE_APPROVED: ["CLIENT"],
  SERVICE_OBSERVATION: ["CLIENT"],
  ADJOURNED: ["AGENCY"],
  ACCEPTED_WITH_RESERVATIONS: ["AGENCY"],
};

/** Who must act, from the status and from the sides that have signed a definition already. */
export function sidesToAct(status: MilestoneStatus, signed: readonly Side[]): readonly ("CLIENT" | "AGENCY")[] {
  const sides = ball[status] ?? [];
  return status === "DRAFT" ? sides.filter((side) => !signed.includes(side)) : sides;
}

/** The turn as the reader sees it: for a reader of a third side the ball is always at the others'. */
export function turnFor(
  reader: { readonly side: Side; readonly partyId: string },
  sides: readonly ("CLIENT" | "AGENCY")[],
  agency: { readonly id: string; readonly name: string },
  client: string,
): Turn {
  const mine = (side: "CLIENT" | "AGENCY"): boolean =>
    side === "CLIENT" ? reader.side === "CLIENT" : reader.partyId === agency.id;
  const name = (side: "CLIENT" | "AGENCY"): string => (side === "CLIENT" ? client : agency.name);
  const others = sides.filter((side) => !mine(side)).map(name);
  if (sides.length === 0) return { ball: "none", who: "" };
  if (!sides.some(mine)) return { ball: "theirs", who: others.join(", ") };
  return { ball: others.length > 0 ? "both" : "yours", who: others.join(", ") };
}

/** One piece of evidence as pages list it. */
export type EvidenceLine = {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly href: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** An amendment has changed the text for which it was made, and nobody has confirmed it since. */
  readonly suspect: boolean;
};

/** One criterion as it stands on the last submission. */
export type CriterionLine = {
  readonly id: string;
  readonly code: string;
  readonly statement: string;
  readonly requirementCode: string | null;
  readonly passed: boolean | null;
  readonly note: string;
  /** What the submission before said of it. */
  readonly earlier: boolean | null;
  /** An amendment has changed the requirement that it came with, and nobody has confirmed it since. */
  readonly suspect: boolean;
};

/** A reservation in a list. */
export type ReservationLine = {
  readonly code: string;
  readonly milestone: string;
  readonly severity: Severity;
  readonly status: ReservationStatus;
  readonly liftingConfirmed: boolean;
  readonly statement: string;
  readonly linkedTo: string | null;
  readonly dueOn: string;
};

/** A decision that stands. */
export type DecisionLine = {
  readonly kind: Decision;
  /** `null` where it says the price of another agency. */
  readonly record: string | null;
  readonly digest: string;
  readonly decidedAt: Instant;
  readonly by: string;
  readonly comment: string;
  readonly reasons: readonly { readonly id: string; readonly code: string; readonly text: string }[];
  readonly reductionCents: number | null;
  readonly reductionAccepted: boolean;
  readonly warrantyEndsOn: string | null;
  readonly termBefore: Instant | null;
  readonly resubmissionRefused: string | null;
};

/** A submission with what followed. */
export type SubmissionLine = {
  readonly number: number;
  readonly version: string;
  readonly environment: string;
  readonly message: string;
  readonly declaredIssues: string;
  readonly record: string;
  readonly submittedAt: Instant;
  readonly dueBefore: Instant;
  readonly evidence: readonly EvidenceLine[];
  readonly answers: readonly { readonly reason: string; readonly text: string }[];
  readonly hearing: {
    readonly intended: string;
    readonly reasons: string;
    readonly endsBefore: Instant;
    readonly answer: string | null;
  } | null;
  readonly decisions: readonly DecisionLine[];
};

/** What can be done with a milestone. */
export const milestoneActNames = [
  "revise",
  "agree",
  "start",
  "submit",
  "verify",
  "check",
  "decide",
  "reserve",
  "hear",
  "answer",
  "refuseResubmission",
  "acceptReduction",
  "cancel",
  "reopen",
] as const;
export type MilestoneActName = (typeof milestoneActNames)[number];

/** One milestone, whole. */
export type MilestoneView = {
  readonly project: MilestoneProject;
  readonly now: Instant;
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly status: MilestoneStatus;
  readonly agency: PartyLook;
  readonly client: PartyLook;
  readonly turn: Turn;
  readonly termBefore: Instant | null;
  readonly version: number;
  readonly period: { readonly amount: number; readonly unit: PeriodUnit };
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  /** `null` for another agency, and so is its share of the price. */
  readonly amountCents: number | null;
  readonly paymentShare: number | null;
  readonly twoStage: boolean;
  /** What the signed charter makes of the client's silence here. */
  readonly silence: ExpiryEffect;
  readonly lateInputs: number;
  readonly deliverables: readonly { readonly title: string; readonly description: string }[];
  readonly clientInputs: readonly { readonly title: string; readonly dueOn: string; readonly critical: boolean }[];
  readonly requirements: readonly { readonly code: string; readonly title: string }[];
  readonly criteria: readonly CriterionLine[];
  /** What orders did to it, and what replaced what. */
  readonly orders: readonly MilestoneOrder[];
  /** How much is left to confirm since an amendment. */
  readonly suspects: number;
  readonly definitionRecord: string | null;
  readonly signedSides: readonly Side[];
  readonly submissions: readonly SubmissionLine[];
  readonly reservations: readonly ReservationLine[];
  /** The decision that ended it, when one did. */
  readonly final: DecisionLine | null;
};

/** Abilities told, under the names of the acts. */
export type MilestoneAbilities = Readonly<Record<MilestoneActName, AbilityView>>;

/** One of the decisions of the ceremony: chosen, open, or closed with its reason. */
export type DecisionChoice = {
  readonly value: Decision;
  /** True when the decision says why, criterion by criterion. */
  readonly reasoned: boolean;
  readonly closed: { readonly reason: string; readonly article: ArticleView } | null;
};

/** The ceremony of a decision in the making. */
export type DecisionCeremony = {
  readonly view: CeremonyView;
  readonly decision: Decision;
  readonly choices: readonly DecisionChoice[];
  /** ISO 4217. */
  readonly currency: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly code: string;
    readonly statement: string;
    readonly passed: boolean | null;
  }[];
  readonly declaration: string | null;
  readonly draft: DecisionDraftInput;
};

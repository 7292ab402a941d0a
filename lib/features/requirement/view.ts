import type { ReadItem } from "@/lib/domain/baseline-set";
import type { Side } from "@/lib/domain/party";
import type { Hint } from "@/lib/domain/quality-hint";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import type { Flexibility, Priority, RequirementContent, RequirementKind } from "@/lib/domain/requirement-content";
import type { AbilityView } from "@/lib/features/act/view";
import type { RequirementOrder } from "@/lib/features/amendment/view";

/** A requirement in the list. */
export type RequirementRow = {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly statement: string;
  readonly chapter: string;
  readonly kind: RequirementKind;
  readonly priority: Priority | null;
  /** The strictest of its criteria. */
  readonly flexibility: Flexibility | null;
  readonly criteriaCount: number;
  readonly status: RequirementStatus;
  readonly changePending: boolean;
  readonly changedAt: string;
  readonly openQuestions: number;
  readonly agreements: readonly Side[];
  /** The remarks on its wording, the first of them; none once a baseline locks it. */
  readonly hints: readonly Hint[];
};

/** Rows of the list that follow each other, and from where it goes on either way. */
export type RequirementRows = {
  readonly rows: readonly RequirementRow[];
  readonly previous: string | null;
  readonly next: string | null;
};

/** A page of the list, with what its filters need. */
export type RequirementList = RequirementRows & {
  readonly total: number;
  /** The number of the project's last act: rows that were read at another one may have changed since. */
  readonly stamp: number;
  /** All that match, in their present versions, when they can be taken together; `null` when they are too many. */
  readonly matching: readonly ReadItem[] | null;
};

/** The whole set in figures, whatever the filters. */
export type RequirementFigures = {
  readonly total: number;
  readonly byStatus: { readonly [status in RequirementStatus]?: number };
  readonly chapters: readonly { readonly chapter: string; readonly count: number }[];
  readonly baselines: number;
  readonly openQuestions: number;
};

/** Steps that people may take with a requirement before its baseline. */
export const requirementSteps = ["propose", "review", "agree", "defer", "reject", "withdraw"] as const;
export type RequirementStep = (typeof requirementSteps)[number];

/** Steps that say why. */
export const reasonedSteps: readonly RequirementStep[] = ["defer", "reject", "withdraw"];

/** A version of a requirement, in its history. */
export type VersionView = {
  readonly version: number;
  readonly statement: string;
  readonly reason: string;
  readonly author: string;
  readonly writtenAt: string;
  /** The baseline that locked it. */
  readonly baseline: {
    readonly number: number;
    readonly signedAt: string;
    readonly signatory: string;
    readonly digest: string;
    readonly count: number;
    readonly record: string;
  } | null;
};

/** A requirement on its own page. */
export type RequirementView = {
  readonly code: string;
  readonly status: RequirementStatus;
  readonly statusReason: string;
  readonly chapter: string;
  readonly externalReference: string | null;
  readonly changePending: boolean;
  readonly version: number;
  readonly content: RequirementContent;
  readonly agreements: readonly Side[];
  readonly openBlockingQuestions: readonly string[];
  readonly versions: readonly VersionView[];
  /** The orders that put one version in the place of another. */
  readonly orders: readonly RequirementOrder[];
  readonly milestones: readonly { readonly code: string; readonly title: string }[];
};

/** What a person may do with one requirement; only the steps that exist from where it stands. */
export type RequirementAbilities = {
  readonly revise: AbilityView;
  readonly steps: readonly { readonly step: RequirementStep; readonly ability: AbilityView }[];
};

/** True when its text is in a signed baseline. */
export function isLocked(status: RequirementStatus): boolean {
  return lockedRequirementStatuses.includes(status);
}

/** The sides whose agreement is still awaited. */
export function awaitedSides(agreements: readonly Side[]): readonly Side[] {
  return (["CLIENT", "AGENCY"] as const).filter((side) => !agreements.includes(side));
}

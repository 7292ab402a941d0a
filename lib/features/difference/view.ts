import { type DifferenceCounts, type DifferenceKind, type Pair, paired } from "@/lib/domain/difference";
import type { AcceptanceCriterion, RequirementContent } from "@/lib/domain/requirement-content";

/** One end of a comparison: a signed set by its number, or what is in force now, amendments included. */
export type SetName = number | "now";

/** A set at one end of a comparison; what is in force now has no signature of its own. */
export type ComparedBaseline = {
  readonly name: SetName;
  readonly count: number;
  readonly record: string | null;
  readonly signedAt: string | null;
  readonly exclusions: string;
};

/** One requirement as it was and as it is: `null` where it is not in the set. */
export type ItemDifference = {
  readonly code: string;
  readonly kind: DifferenceKind;
  readonly before: { readonly version: number; readonly content: RequirementContent } | null;
  readonly after: { readonly version: number; readonly content: RequirementContent } | null;
};

/** Two signed sets compared: in figures, then a page of what differs, by number. */
export type BaselineDifference = {
  readonly from: ComparedBaseline;
  readonly to: ComparedBaseline;
  readonly counts: DifferenceCounts;
  readonly items: readonly ItemDifference[];
  /** The key of the next page. */
  readonly next: string | null;
};

/** One version of a requirement at one end of a comparison. */
export type ComparedVersion = {
  readonly version: number;
  readonly writtenAt: string;
  readonly author: string;
  readonly reason: string;
  /** The first baseline that holds it. */
  readonly baseline: number | null;
  readonly content: RequirementContent;
};

/** Two versions of one requirement compared, and which there are. */
export type VersionDifference = {
  readonly code: string;
  readonly versions: readonly number[];
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
};

/** The parts of a requirement that are compared one by one, in reading order. */
export const comparedFields = [
  "title",
  "statement",
  "kind",
  "priority",
  "verificationMethod",
  "source",
  "rationale",
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** The parts that differ. */
export function changedFields(before: RequirementContent, after: RequirementContent): readonly ComparedField[] {
  return comparedFields.filter((field) => before[field] !== after[field]);
}

/** The words of a criterion, without its id: two criteria of the same words are the same. */
export function wordsOfCriterion({ id, ...words }: AcceptanceCriterion): string {
  return JSON.stringify(words);
}

/** The criteria that differ, told one beside the other. */
export function changedCriteria(
  before: readonly AcceptanceCriterion[],
  after: readonly AcceptanceCriterion[],
): readonly Pair<AcceptanceCriterion>[] {
  return paired(before, after, { nameOf: ({ reference }) => reference, wordsOf: wordsOfCriterion }).filter(
    (pair) =>
      pair.before === null || pair.after === null || wordsOfCriterion(pair.before) !== wordsOfCriterion(pair.after),
  );
}

/** The address of a comparison of two signed sets. */
export function comparisonHref(
  project: string,
  asked: {
    readonly from: SetName;
    readonly to: SetName;
    readonly kind?: DifferenceKind | undefined;
    readonly after?: string | undefined;
  },
): string {
  const { from, to, kind, after } = asked;
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  if (kind !== undefined) query.set("kind", kind);
  if (after !== undefined) query.set("after", after);
  return `/projects/${project}/baselines/compare?${query.toString()}`;
}

/** The address of a comparison of two versions of a requirement. */
export function versionsHref(
  project: string,
  requirement: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  return `/projects/${project}/requirements/${requirement}/versions?from=${from}&to=${to}`;
}

import type { OutlineCode } from "@/lib/domain/outline";
import { qualityHints } from "@/lib/domain/quality";
import type { Balance, PriorityCounts } from "@/lib/domain/quality-balance";
import type { Hint, Language } from "@/lib/domain/quality-hint";
import type { Completeness, Lack } from "@/lib/domain/quality-score";
import type { Twins } from "@/lib/domain/quality-twins";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";

/** The remarks on the wording of a requirement: none once a baseline locks it. `language` is the contract's. */
export function hintsOf(
  {
    status,
    content,
  }: { readonly status: RequirementStatus; readonly content: Pick<RequirementContent, "statement" | "criteria"> },
  language: Language,
): readonly Hint[] {
  if (lockedRequirementStatuses.includes(status)) return [];
  const measured = content.criteria.some(({ target }) => /\d/u.test(target));
  return qualityHints(content.statement, { usual: language, measured });
}

/** A requirement that looks like what is being written. */
export type SimilarView = {
  readonly code: string;
  readonly status: RequirementStatus;
  /** Its title, else the beginning of its statement. */
  readonly words: string;
  /** How much of the two is the same, from 50 to 100. */
  readonly percent: number;
};

/** What some requirements lack: how many, the first of them, and which of these can still be written. */
export type LackView = {
  readonly lack: Lack;
  readonly count: number;
  readonly first: readonly { readonly code: string; readonly locked: boolean }[];
};

/** A statement that calls for remarks, before its baseline. */
export type RemarkedView = {
  readonly code: string;
  readonly title: string;
  readonly statement: string;
  readonly hints: readonly Hint[];
};

/** A chapter of the outline, and how many requirements it holds. */
export type ChapterView = { readonly code: OutlineCode; readonly count: number };

/** The set of a project, as its quality is looked at: what lacks, the wording, what repeats itself. */
export type QualityView = {
  readonly total: number;
  readonly score: Completeness;
  /** Only what some requirement lacks. */
  readonly lacks: readonly LackView[];
  readonly blockingQuestions: number;
  readonly exclusionsStated: boolean;
  readonly priorities: PriorityCounts;
  readonly balance: Balance;
  readonly remarked: { readonly count: number; readonly first: readonly RemarkedView[] };
  readonly twins: readonly (Twins & { readonly words: readonly [string, string] })[];
  /** True when the set is larger than what is read for its wording and its repetitions. */
  readonly cut: boolean;
  readonly outline: { readonly used: boolean; readonly chapters: readonly ChapterView[] };
};

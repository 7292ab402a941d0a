import { z } from "zod";
import type { OutlineCode } from "@/lib/domain/outline";
import type { RequirementStatus } from "@/lib/domain/requirement";

/** What a requirement may still lack before it can be proposed, agreed on or found again. */
export const Lack = z.enum(["CRITERION", "SOURCE", "PRIORITY", "METHOD", "CHAPTER"]);
export type Lack = z.infer<typeof Lack>;

/** The statuses that count: what was put aside, turned down or replaced does not make a set complete or incomplete. */
export const countedStatuses: readonly RequirementStatus[] = [
  "DRAFT",
  "PROPOSED",
  "UNDER_REVIEW",
  "AGREED",
  "BASELINED",
  "IMPLEMENTED",
  "VERIFIED",
  "ACCEPTED",
];

/** What is known of the whole set. */
export type SetFacts = {
  readonly count: number;
  readonly lacking: Readonly<Record<Lack, number>>;
  /** What is left out has been said, be it "none" (CR-10). */
  readonly exclusionsStated: boolean;
  /** The chapters of the outline that hold nothing; all of them are asked once the outline is used. */
  readonly outline: { readonly asked: number; readonly empty: readonly OutlineCode[] } | null;
  readonly blockingQuestions: number;
};

/** How complete the set is: how many of the things asked are there, and in whole percents, never 100 while one lacks. */
export type Completeness = { readonly met: number; readonly asked: number; readonly percent: number };

/**
 * How complete a set is (CD-01): each requirement is asked five things, the set its exclusions, each chapter of the
 * outline something, each blocking question an answer. A set without requirements is at zero.
 */
export function completenessOf(facts: SetFacts): Completeness {
  const { count, lacking, outline, blockingQuestions } = facts;
  const chapters = outline ?? { asked: 0, empty: [] };
  const asked = count * Lack.options.length + 1 + chapters.asked + blockingQuestions;
  const lacks = Lack.options.reduce((sum, lack) => sum + lacking[lack], 0);
  const missing = lacks + (facts.exclusionsStated ? 0 : 1) + chapters.empty.length + blockingQuestions;
  const met = asked - missing;
  return { met, asked, percent: count === 0 ? 0 : Math.floor((met * 100) / asked) };
}

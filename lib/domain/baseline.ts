import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import { withinCeiling } from "@/lib/domain/delegation";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsActive } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { lockedRequirementStatuses, type RequirementStatus } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";

/** One requirement of the set: those agreed enter it, those of the baseline before stay in it. */
export type BaselineItem = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: RequirementStatus;
  readonly content: RequirementContent;
  readonly openBlockingQuestions: readonly string[];
  readonly changePending: boolean;
};

/** What must be known to freeze a set. A baseline has no life of its own: it is signed, then it stands. */
export type BaselineFacts = {
  readonly status: "TO_SIGN";
  readonly projectStatus: ProjectStatus;
  readonly items: readonly BaselineItem[];
  readonly exclusions: string;
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

function codesOf(items: readonly BaselineItem[]): readonly string[] {
  return items.map((item) => item.code);
}

/** There is something to freeze. */
export function newlyAgreed(facts: BaselineFacts): readonly Refusal[] {
  return unless(
    facts.items.some((item) => item.status === "AGREED"),
    refuse("baseline-empty", {}),
  );
}

/** CD-01: both sides have agreed on each requirement of the set. */
export function allAgreed(facts: BaselineFacts): readonly Refusal[] {
  const others = facts.items.filter(
    (item) => item.status !== "AGREED" && !lockedRequirementStatuses.includes(item.status),
  );
  return unless(others.length === 0, refuse("baseline-not-agreed", { requirements: codesOf(others) }));
}

/** Invariant 6: no requirement is frozen without a way to know that it is met. */
export function allVerifiable(facts: BaselineFacts): readonly Refusal[] {
  const bare = facts.items.filter((item) => item.content.criteria.length === 0);
  return unless(bare.length === 0, refuse("criterion-missing", { requirements: codesOf(bare) }));
}

/** CR-04: no blocking question is open on any of them. */
export function allQuestionsAnswered(facts: BaselineFacts): readonly Refusal[] {
  const questions = facts.items.flatMap((item) => item.openBlockingQuestions);
  return unless(questions.length === 0, refuse("blocking-question-open", { questions }));
}

/** CR-10: what is left out is said, be it "none". */
export function exclusionsStated(facts: BaselineFacts): readonly Refusal[] {
  return unless(facts.exclusions.trim() !== "", refuse("exclusions-missing", {}));
}

/** CD-03: what was advised on it has its answer, whichever door it is signed by. */
export function baselineAdviceAnswered({ unansweredAdvice }: BaselineFacts): readonly Refusal[] {
  return adviceAnsweredFirst(unansweredAdvice);
}

/** CD-02: the charter is signed first. */
export function projectRuns(facts: { readonly projectStatus: ProjectStatus }): readonly Refusal[] {
  return projectIsActive(facts.projectStatus);
}

/** The one act: the client's signatory signs the whole set at once. */
export const baselineActs = {
  sign: {
    from: ["TO_SIGN"],
    to: "TO_SIGN",
    by: rolesFor("baseline.sign"),
    guards: [
      projectRuns,
      newlyAgreed,
      allAgreed,
      allVerifiable,
      allQuestionsAnswered,
      exclusionsStated,
      baselineAdviceAnswered,
    ],
    article: "CR-01",
  },
} as const satisfies Record<string, ProjectAct<"TO_SIGN", BaselineFacts>>;

/** What a set commits to: the price that the charter starts from (cents before tax), and the power under which it is signed. */
export type BaselineStake = {
  readonly initialPriceCents: number | null;
  readonly delegation: { readonly maxAmountCents: number | null } | null;
};

/** Invariant 5: a power with a ceiling only reaches sets of a project priced under it; without a price nobody knows. */
function underCeiling({ initialPriceCents, delegation }: BaselineStake): readonly Refusal[] {
  return withinCeiling(delegation, initialPriceCents ?? Number.POSITIVE_INFINITY);
}

/** Decides the signature of a set: what is frozen is what was read, and a power is held within its ceiling. */
export function decideBaseline(
  facts: BaselineFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
  stake: BaselineStake,
): Ruling<"TO_SIGN"> {
  return alsoUnless(decide<"TO_SIGN", BaselineFacts>(baselineActs.sign, facts, actor), [
    ...underCeiling(stake),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

/** The content of a baseline as it is signed. */
export type BaselineContent = {
  readonly kind: "BASELINE";
  readonly format: 1;
  readonly project: { readonly id: string; readonly code: string };
  readonly number: number;
  readonly exclusions: string;
  readonly requirements: readonly {
    readonly id: string;
    readonly code: string;
    readonly version: number;
    readonly content: RequirementContent;
  }[];
};

/** The canonical content of a set, by requirement code: the same set gives the same content in whatever order it comes. */
export function baselineContent(
  project: BaselineContent["project"],
  number: number,
  items: readonly Pick<BaselineItem, "id" | "code" | "version" | "content">[],
  exclusions: string,
): BaselineContent {
  const requirements = [...items]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ id, code, version, content }) => ({ id, code, version, content }));
  return {
    kind: "BASELINE",
    format: 1,
    project: { id: project.id, code: project.code },
    number,
    exclusions,
    requirements,
  };
}

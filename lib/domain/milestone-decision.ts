import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import type { ArticleCode } from "@/lib/domain/article";
import { type ConditionKind, conditions, Decision, type DecisionFacts } from "@/lib/domain/decision-condition";
import { withinCeiling } from "@/lib/domain/delegation";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { type CommandName, rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { SignatureMeaning } from "@/lib/domain/signature";
import { ok } from "@/lib/kernel/result";

const inHand = ["SUBMITTED", "UNDER_VERIFICATION", "SERVICE_OBSERVATION"] as const;
const firstStage = ["SUBMITTED", "UNDER_VERIFICATION"] as const;

type Row = {
  readonly command: CommandName;
  readonly from: readonly MilestoneStatus[];
  readonly to: MilestoneStatus;
  readonly meaning: SignatureMeaning;
  readonly article: ArticleCode;
  readonly needs: readonly ConditionKind[];
  /** A decision against the agency says why, criterion by criterion (AR-08). */
  readonly reasoned: boolean;
};

const acceptance = ["final-stage", "observation-ended"] as const;

/** The decisions: from where, to where, with which meaning, on which conditions. */
const rows: Readonly<Record<Decision, Row>> = {
  ACCEPT: {
    command: "milestone.accept",
    from: inHand,
    to: "ACCEPTED",
    meaning: "ACCEPTED",
    article: "CR-07",
    needs: [
      ...acceptance,
      "criteria-passed",
      "no-open-blocking-reservation",
      "no-open-reservation",
      "nothing-suspect",
      "advice-answered",
    ],
    reasoned: false,
  },
  ACCEPT_WITH_RESERVATIONS: {
    command: "milestone.accept-with-reservations",
    from: inHand,
    to: "ACCEPTED_WITH_RESERVATIONS",
    meaning: "ACCEPTED_WITH_RESERVATIONS",
    article: "CR-11",
    needs: [
      ...acceptance,
      "criteria-verified",
      "no-open-blocking-reservation",
      "some-reservation",
      "failures-reserved",
      "reservations-precise",
      "advice-answered",
    ],
    reasoned: false,
  },
  REDUCE_PRICE: {
    command: "milestone.reduce-price",
    from: [...inHand, "ADJOURNED"],
    to: "ACCEPTED_WITH_PRICE_REDUCTION",
    meaning: "ACCEPTED_WITH_PRICE_REDUCTION",
    article: "CR-11",
    needs: [...acceptance, "no-open-blocking-reservation", "advice-answered", "agency-heard", "resubmission-over"],
    reasoned: true,
  },
  ADJOURN: {
    command: "milestone.adjourn",
    from: inHand,
    to: "ADJOURNED",
    meaning: "ADJOURNED",
    article: "CR-11",
    needs: ["observation-ended"],
    reasoned: true,
  },
  REJECT: {
    command: "milestone.reject",
    from: [...inHand, "ADJOURNED"],
    to: "REJECTED",
    meaning: "REJECTED",
    article: "CR-11",
    needs: ["observation-ended", "agency-heard", "resubmission-over"],
    reasoned: true,
  },
  APPROVE_APTITUDE: {
    command: "milestone.approve-aptitude",
    from: firstStage,
    to: "APTITUDE_APPROVED",
    meaning: "APPROVED",
    article: "CR-07",
    needs: [
      "two-stages-agreed",
      "criteria-passed",
      "no-open-blocking-reservation",
      "nothing-suspect",
      "advice-answered",
    ],
    reasoned: false,
  },
};

function act(decision: Decision): ProjectAct<MilestoneStatus, DecisionFacts> {
  const { command, from, to, article, needs } = rows[decision];
  return { from, to, by: rolesFor(command), guards: needs.map((kind) => conditions[kind].guard), article };
}

/** The decisions as an act table. */
export const decisionActs: Readonly<Record<Decision, ProjectAct<MilestoneStatus, DecisionFacts>>> = {
  ACCEPT: act("ACCEPT"),
  ACCEPT_WITH_RESERVATIONS: act("ACCEPT_WITH_RESERVATIONS"),
  REDUCE_PRICE: act("REDUCE_PRICE"),
  ADJOURN: act("ADJOURN"),
  REJECT: act("REJECT"),
  APPROVE_APTITUDE: act("APPROVE_APTITUDE"),
};

/** The command by which a decision is signed. */
export function commandOf(decision: Decision): CommandName {
  return rows[decision].command;
}

/** What the signature of a decision means. */
export function meaningOf(decision: Decision): SignatureMeaning {
  return rows[decision].meaning;
}

/** True for decisions that say why, criterion by criterion. */
export function needsReasons(decision: Decision): boolean {
  return rows[decision].reasoned;
}

/** One condition of the ceremony's check step: met or not, why not, and the decisions that it closes when it is not. */
export type Condition = {
  readonly kind: ConditionKind;
  readonly article: ArticleCode;
  readonly met: boolean;
  readonly closes: readonly Decision[];
  readonly refusals: readonly Refusal[];
};

/** The conditions that bear on the decisions possible from here, in reading order. */
export function conditionsOf(facts: DecisionFacts): readonly Condition[] {
  const possible = decisionsFrom(facts);
  const kinds = new Set(possible.flatMap((decision) => rows[decision].needs));
  return [...kinds].map((kind) => {
    const refusals = conditions[kind].guard(facts);
    const closes = possible.filter((decision) => rows[decision].needs.includes(kind));
    return { kind, article: conditions[kind].article, met: refusals.length === 0, closes, refusals };
  });
}

/** The decisions that the status and the number of stages leave to choose from; conditions may still close some. */
export function decisionsFrom(facts: Pick<DecisionFacts, "status" | "twoStage">): readonly Decision[] {
  return Decision.options.filter(
    (decision) => rows[decision].from.includes(facts.status) && (decision !== "APPROVE_APTITUDE" || facts.twoStage),
  );
}

/** What the signatory brings to a decision. Amounts in cents before tax. */
export type DecisionBrought = {
  readonly decision: Decision;
  readonly reasons: readonly { readonly criterionId: string; readonly text: string }[];
  readonly reductionCents: number | null;
  /** What the milestone is worth, and the power under which the decision is signed (`null`: one's own). */
  readonly amountCents: number;
  readonly delegation: { readonly maxAmountCents: number | null } | null;
  readonly digests: { readonly read: string; readonly current: string };
};

/** AR-08: reasons there are, in words, each on a criterion of this milestone. */
function reasonsLinked(facts: DecisionFacts, brought: DecisionBrought): readonly Refusal[] {
  if (!rows[brought.decision].reasoned) return [];
  const known = facts.criteria.map((criterion) => criterion.id);
  const sound =
    brought.reasons.length > 0 &&
    brought.reasons.every((reason) => reason.text.trim() !== "" && known.includes(reason.criterionId));
  return unless(sound, refuse("reasons-missing", {}));
}

/** CR-11: a reduction is a part of the price: more than nothing, and no more than all of it. */
function reductionSound(brought: DecisionBrought): readonly Refusal[] {
  if (brought.decision !== "REDUCE_PRICE") return [];
  const { reductionCents: cents, amountCents } = brought;
  return unless(
    cents !== null && Number.isSafeInteger(cents) && cents > 0 && cents <= amountCents,
    refuse("reduction-invalid", { maxCents: amountCents }),
  );
}

/**
 * Decides on a submission: the status it leads to, or every reason why not. A positive aptitude opens the service
 * observation in the same act, so it answers SERVICE_OBSERVATION.
 */
export function decideMilestone(facts: DecisionFacts, actor: Actor, brought: DecisionBrought): Ruling<MilestoneStatus> {
  const ruling = alsoUnless(decide<MilestoneStatus, DecisionFacts>(decisionActs[brought.decision], facts, actor), [
    ...reasonsLinked(facts, brought),
    ...reductionSound(brought),
    ...withinCeiling(brought.delegation, brought.amountCents),
    ...readAsItStands(brought.digests.read, brought.digests.current),
  ]);
  if (!ruling.ok) return ruling;
  return ok(ruling.value === "APTITUDE_APPROVED" ? "SERVICE_OBSERVATION" : ruling.value);
}

import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { adviceAnsweredFirst, type UnansweredAdvice } from "@/lib/domain/advice-block";
import { withinCeiling as underPower } from "@/lib/domain/delegation";
import type { Actor } from "@/lib/domain/party";
import { type HeldDelegation, rolesFor } from "@/lib/domain/policy";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Instant, instant } from "@/lib/kernel/instant";

/** Where a consultation stands (CR-03). Awarded and unsuccessful are locked. */
export const ConsultationStatus = z.enum(["DRAFT", "PUBLISHED", "OPENED", "AWARDED", "UNSUCCESSFUL"]);
export type ConsultationStatus = z.infer<typeof ConsultationStatus>;

/** How a criterion is scored: by evaluators, or by the rule of prices. */
export const CriterionKind = z.enum(["JUDGED", "PRICE"]);
export type CriterionKind = z.infer<typeof CriterionKind>;

/** What offers are judged by: its weight in per cent. */
export type WeighedCriterion = { readonly kind: CriterionKind; readonly name: string; readonly weight: number };

/** Whether somebody may judge: they have said that they have no interest in who offers, and never otherwise (MD-03). */
export type Clearance = "UNDECLARED" | "CONFLICT" | "CLEAR";

/** For how long after the opening instant the client waits for a witness of its AMO: hours. Then it opens alone, and the ledger says so. */
export const WITNESS_HOURS = 48;
/** Several evaluators, wherever the client's side and the AMO's have several people (CR-03). */
export const FEWEST_EVALUATORS = 2;

/** Candidates of one consultation: each offer is opened, read and judged by people. */
export const MOST_CANDIDATES = 40;

/** What must be known to act on a consultation. */
export type ConsultationFacts = {
  readonly status: ConsultationStatus;
  readonly projectStatus: ProjectStatus;
  readonly now: Instant;
  readonly title: string;
  readonly subject: string;
  readonly criteria: readonly WeighedCriterion[];
  readonly questionsUntil: Instant;
  readonly closesAt: Instant;
  readonly opensAt: Instant;
  readonly sealed: boolean;
  /** Somebody of the AMO is there to witness an opening. */
  readonly witnessExpected: boolean;
  readonly witnessed: boolean;
  readonly clearance: Clearance;
  /** Evaluators whose every sheet is whole, and how many could be. */
  readonly completeEvaluators: number;
  readonly possibleEvaluators: number;
  /** Who has been asked for an offer already, without whom one asks again now. */
  readonly candidates: number;
  /** Advice on it that has no answer yet. */
  readonly unansweredAdvice: readonly UnansweredAdvice[];
};

/** What is still missing before it can be published. */
export function everythingSaid({ title, subject, criteria }: ConsultationFacts): readonly Refusal[] {
  const missing = [
    ...(title.trim() === "" ? ["title"] : []),
    ...(subject.trim() === "" ? ["consultationSubject"] : []),
    ...(criteria.some(({ kind }) => kind === "JUDGED") ? [] : ["judgedCriterion"]),
  ];
  return unless(missing.length === 0, refuse("consultation-incomplete", { missing }));
}

/** The weights make a hundred, and the price is counted once at most. */
export function weightsWhole({ criteria }: ConsultationFacts): readonly Refusal[] {
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  const prices = criteria.filter(({ kind }) => kind === "PRICE").length;
  return unless(sum === 100 && prices <= 1, refuse("weights-not-whole", { sum }));
}

/** Questions end first, then offers, then the box is opened; and all of it lies ahead. */
export function datesAhead({ now, questionsUntil, closesAt, opensAt }: ConsultationFacts): readonly Refusal[] {
  const ahead = now < questionsUntil && questionsUntil <= closesAt && closesAt <= opensAt;
  return unless(ahead, refuse("consultation-dates-invalid", {}));
}

/** Offers can still come: up to the instant of closing, which is excluded. */
export function offersOpen({ now, closesAt }: Pick<ConsultationFacts, "now" | "closesAt">): readonly Refusal[] {
  return unless(now < closesAt, refuse("offers-closed", { until: closesAt }));
}

/** There is room for one candidate more. */
export function roomForCandidate({ candidates }: ConsultationFacts): readonly Refusal[] {
  return unless(candidates < MOST_CANDIDATES, refuse("candidates-exhausted", { most: MOST_CANDIDATES }));
}

/** Questions can still be put. */
export function questionsOpen({
  now,
  questionsUntil,
}: Pick<ConsultationFacts, "now" | "questionsUntil">): readonly Refusal[] {
  return unless(now < questionsUntil, refuse("questions-closed", { until: questionsUntil }));
}

/** The box is sealed once, after the closing. */
export function sealable({ now, closesAt, sealed }: ConsultationFacts): readonly Refusal[] {
  return [
    ...unless(now >= closesAt, refuse("offers-still-open", { until: closesAt })),
    ...unless(!sealed, refuse("box-already-sealed", {})),
  ];
}

/** The instant of opening has come. */
export function openingDue({ now, opensAt }: ConsultationFacts): readonly Refusal[] {
  return unless(now >= opensAt, refuse("opening-not-due", { until: opensAt }));
}

/** A witness of the AMO is there, or has been waited for long enough. */
export function witnessThere(facts: ConsultationFacts): readonly Refusal[] {
  const until = Temporal.Instant.from(facts.opensAt).add({ hours: WITNESS_HOURS }).toString({
    fractionalSecondDigits: 3,
  });
  const there = facts.witnessed || !facts.witnessExpected || facts.now >= instant(until);
  return unless(there, refuse("witness-missing", { until }));
}

/** MD-03: who judges has declared their interests; a conflict excludes. */
export function mayJudge({ clearance }: ConsultationFacts): readonly Refusal[] {
  if (clearance === "CLEAR") return [];
  return [clearance === "CONFLICT" ? refuse("interest-conflict", {}) : refuse("interests-undeclared", {})];
}

/** What is open is ended by who may read it: nobody else knows whether it should be, nor what the letters must say. */
export function mayJudgeWhatIsOpen(facts: ConsultationFacts): readonly Refusal[] {
  return facts.status === "OPENED" ? mayJudge(facts) : [];
}

/** Enough evaluators have scored every offer on every criterion. */
export function evaluated({ completeEvaluators, possibleEvaluators }: ConsultationFacts): readonly Refusal[] {
  const needed = Math.max(1, Math.min(FEWEST_EVALUATORS, possibleEvaluators));
  return unless(
    completeEvaluators >= needed,
    refuse("evaluation-incomplete", { complete: completeEvaluators, needed }),
  );
}

/** The project is not over. */
export function projectStands({ projectStatus }: ConsultationFacts): readonly Refusal[] {
  return projectIsOpen(projectStatus);
}

const article = "CR-03";

/** The life of a consultation. */
export const consultationActs = {
  draft: { from: ["DRAFT"], to: "DRAFT", by: rolesFor("consultation.draft"), guards: [projectStands], article },
  publish: {
    from: ["DRAFT"],
    to: "PUBLISHED",
    by: rolesFor("consultation.publish"),
    guards: [projectStands, everythingSaid, weightsWhole, datesAhead],
    article,
  },
  invite: {
    from: ["PUBLISHED"],
    to: "PUBLISHED",
    by: rolesFor("consultation.invite"),
    guards: [projectStands, offersOpen, roomForCandidate],
    article,
  },
  answer: {
    from: ["PUBLISHED"],
    to: "PUBLISHED",
    by: rolesFor("consultation.answer"),
    guards: [offersOpen],
    article,
  },
  seal: { from: ["PUBLISHED"], to: "PUBLISHED", by: rolesFor("consultation.seal"), guards: [sealable], article },
  witness: {
    from: ["PUBLISHED"],
    to: "PUBLISHED",
    by: rolesFor("consultation.witness"),
    guards: [openingDue],
    article,
  },
  open: {
    from: ["PUBLISHED"],
    to: "OPENED",
    by: rolesFor("consultation.open"),
    guards: [openingDue, witnessThere],
    article,
  },
  declareInterests: {
    from: ["OPENED"],
    to: "OPENED",
    by: rolesFor("consultation.declare-interests"),
    guards: [],
    article: "MD-03",
  },
  score: { from: ["OPENED"], to: "OPENED", by: rolesFor("consultation.score"), guards: [mayJudge], article },
  award: {
    from: ["OPENED"],
    to: "AWARDED",
    by: rolesFor("consultation.award"),
    guards: [projectStands, mayJudge, evaluated],
    article,
  },
  end: {
    from: ["PUBLISHED", "OPENED"],
    to: "UNSUCCESSFUL",
    by: rolesFor("consultation.end"),
    guards: [mayJudgeWhatIsOpen],
    article,
  },
} as const satisfies Record<string, ProjectAct<ConsultationStatus, ConsultationFacts>>;

/** The acts of the table that ask nothing but the facts. */
export type PlainConsultationAct = Exclude<keyof typeof consultationActs, "award">;

/** Decides an act on a consultation by where it stands. */
export function decideConsultation(
  act: PlainConsultationAct,
  facts: ConsultationFacts,
  actor: Pick<Actor, "role">,
): Ruling<ConsultationStatus> {
  return decide<ConsultationStatus, ConsultationFacts>(consultationActs[act], facts, actor);
}

/** What is signed with an award: the offer that is chosen, where it ranks, and what it costs in all (cents before tax). */
export type Choice = {
  readonly intact: boolean;
  /** Several at the first place are all first: among them the client chooses. */
  readonly rank: number | null;
  readonly totalCents: number;
  readonly delegation: Pick<HeldDelegation, "maxAmountCents"> | null;
};

/** Decides the award: one of the first, by the client's signature on the record as it was read (CR-03). */
export function decideAward(
  facts: ConsultationFacts,
  actor: Pick<Actor, "role">,
  choice: Choice,
  digests: { readonly read: string; readonly current: string },
): Ruling<ConsultationStatus> {
  return alsoUnless(decide<ConsultationStatus, ConsultationFacts>(consultationActs.award, facts, actor), [
    ...unless(choice.intact && choice.rank === 1, refuse("offer-not-first", {})),
    ...adviceAnsweredFirst(facts.unansweredAdvice),
    ...underPower(choice.delegation, choice.totalCents),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { type Actor, type Side, sideOf } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import { err, ok } from "@/lib/kernel/result";

/** Where a version of a requirement stands (domain.md 9.2). From BASELINED on, its text is locked. */
export const RequirementStatus = z.enum([
  "DRAFT",
  "PROPOSED",
  "UNDER_REVIEW",
  "AGREED",
  "BASELINED",
  "IMPLEMENTED",
  "VERIFIED",
  "ACCEPTED",
  "DEFERRED",
  "REJECTED",
  "WITHDRAWN",
  "SUPERSEDED",
  "OBSOLETE",
]);
export type RequirementStatus = z.infer<typeof RequirementStatus>;

/** Statuses whose text is locked: the only way on is a change request (CD-04). */
export const lockedRequirementStatuses: readonly RequirementStatus[] = [
  "BASELINED",
  "IMPLEMENTED",
  "VERIFIED",
  "ACCEPTED",
  "SUPERSEDED",
  "OBSOLETE",
];

/** What must be known to decide on one requirement. */
export type RequirementFacts = {
  readonly status: RequirementStatus;
  readonly code: string;
  readonly content: RequirementContent;
  /** A change request targets it: the text of the baseline still stands, nothing else may move it. */
  readonly changePending: boolean;
  /** Codes of blocking questions about it without an answer. */
  readonly openBlockingQuestions: readonly string[];
  /** The sides that have said of this very text: understood and feasible. */
  readonly agreements: readonly Side[];
};

const lockedInForce = ["BASELINED", "IMPLEMENTED", "VERIFIED", "ACCEPTED"] as const;
const beforeBaseline = ["DRAFT", "PROPOSED", "UNDER_REVIEW", "AGREED"] as const;

/** CD-01: a proposed need says what, why it matters, and where it comes from. */
export function statedSourcedRanked(facts: RequirementFacts): readonly Refusal[] {
  const { statement, source, priority } = facts.content;
  const missing = [
    ...(statement.trim() === "" ? ["statement"] : []),
    ...(source.trim() === "" ? ["source"] : []),
    ...(priority === null ? ["priority"] : []),
  ];
  return unless(missing.length === 0, refuse("requirement-incomplete", { missing }));
}

/** CD-01: an agreed need can be verified, and one knows how. */
export function verifiable(facts: RequirementFacts): readonly Refusal[] {
  const { criteria, verificationMethod } = facts.content;
  return [
    ...unless(criteria.length > 0, refuse("criterion-missing", { requirements: [facts.code] })),
    ...unless(verificationMethod !== null, refuse("requirement-incomplete", { missing: ["verificationMethod"] })),
  ];
}

/** CR-04: nobody agrees over an open blocking question. */
export function blockingQuestionsAnswered(facts: RequirementFacts): readonly Refusal[] {
  const questions = facts.openBlockingQuestions;
  return unless(questions.length === 0, refuse("blocking-question-open", { questions }));
}

/** CD-04: while a change request targets it, a requirement stays as it is. */
export function noChangePending(facts: RequirementFacts): readonly Refusal[] {
  return unless(!facts.changePending, refuse("change-pending", {}));
}

/** The life of a requirement. `implement`, `verify`, `accept` follow from acts on the milestone that covers it. */
export const requirementActs = {
  revise: {
    from: ["DRAFT", "DEFERRED"],
    to: "DRAFT",
    by: rolesFor("requirement.revise"),
    guards: [],
    article: "CD-01",
  },
  reviseInReview: {
    from: ["PROPOSED", "UNDER_REVIEW", "AGREED"],
    to: "PROPOSED",
    by: rolesFor("requirement.revise"),
    guards: [statedSourcedRanked],
    article: "CD-01",
  },
  propose: {
    from: ["DRAFT"],
    to: "PROPOSED",
    by: rolesFor("requirement.propose"),
    guards: [statedSourcedRanked],
    article: "CD-01",
  },
  review: { from: ["PROPOSED"], to: "UNDER_REVIEW", by: rolesFor("requirement.review"), guards: [], article: "AD-01" },
  agree: {
    from: ["UNDER_REVIEW"],
    to: "AGREED",
    by: rolesFor("requirement.agree"),
    guards: [statedSourcedRanked, verifiable, blockingQuestionsAnswered],
    article: "CD-01",
  },
  baseline: {
    from: ["AGREED"],
    to: "BASELINED",
    by: rolesFor("baseline.sign"),
    guards: [verifiable, blockingQuestionsAnswered, noChangePending],
    article: "CR-01",
  },
  implement: { from: ["BASELINED"], to: "IMPLEMENTED", by: rolesFor("milestone.submit"), guards: [], article: "AD-05" },
  verify: { from: ["IMPLEMENTED"], to: "VERIFIED", by: rolesFor("criterion.verify"), guards: [], article: "CD-10" },
  accept: {
    from: ["IMPLEMENTED", "VERIFIED"],
    to: "ACCEPTED",
    by: rolesFor("milestone.accept"),
    guards: [],
    article: "CR-07",
  },
  /** With the tacit acceptance that it came from: the client decides anew. */
  reopen: {
    from: ["ACCEPTED"],
    to: "IMPLEMENTED",
    by: rolesFor("milestone.rebut-tacit-acceptance"),
    guards: [],
    article: "CR-11",
  },
  defer: { from: beforeBaseline, to: "DEFERRED", by: rolesFor("requirement.defer"), guards: [], article: "CR-01" },
  reject: {
    from: ["PROPOSED", "UNDER_REVIEW", "AGREED"],
    to: "REJECTED",
    by: rolesFor("requirement.reject"),
    guards: [],
    article: "CR-01",
  },
  withdraw: {
    from: [...beforeBaseline, "DEFERRED"],
    to: "WITHDRAWN",
    by: rolesFor("requirement.withdraw"),
    guards: [],
    article: "CR-01",
  },
  /** By an amendment in force: another version is locked in the place of this one, and has to be built. */
  amend: { from: lockedInForce, to: "BASELINED", by: ["SYSTEM"], guards: [], article: "CD-04" },
  /** By an amendment in force: it leaves the scope. */
  remove: { from: lockedInForce, to: "OBSOLETE", by: ["SYSTEM"], guards: [], article: "CD-04" },
  supersede: { from: lockedInForce, to: "SUPERSEDED", by: ["SYSTEM"], guards: [], article: "CD-04" },
} as const satisfies Record<string, ProjectAct<RequirementStatus, RequirementFacts>>;

export type RequirementActName = keyof typeof requirementActs;

/** A locked text answers with what is possible instead, rather than with a list of statuses. */
function lockedFirst(facts: RequirementFacts, ruling: Ruling<RequirementStatus>): Ruling<RequirementStatus> {
  if (ruling.ok || !lockedRequirementStatuses.includes(facts.status)) return ruling;
  return err([
    refuse("requirement-baselined", {}),
    ...ruling.error.filter((refusal) => refusal.kind !== "wrong-status"),
  ]);
}

/** Decides one act of the table that needs nothing from the person but their role. */
export function decideRequirementAct(
  name: RequirementActName,
  facts: RequirementFacts,
  actor: Actor,
): Ruling<RequirementStatus> {
  return lockedFirst(facts, decide<RequirementStatus, RequirementFacts>(requirementActs[name], facts, actor));
}

/** Decides a new text: in draft it stays a draft; under discussion it is proposed anew and agreements are void. */
export function decideRevision(
  facts: RequirementFacts,
  actor: Actor,
  content: RequirementContent,
): Ruling<RequirementStatus> {
  const inDraft = facts.status === "DRAFT" || facts.status === "DEFERRED";
  return decideRequirementAct(inDraft ? "revise" : "reviseInReview", { ...facts, content }, actor);
}

/** Decides a deferral, a rejection or a withdrawal: never without saying why (AR-08). */
export function decideWithReason(
  name: "defer" | "reject" | "withdraw",
  facts: RequirementFacts,
  actor: Actor,
  reason: string,
): Ruling<RequirementStatus> {
  return alsoUnless(
    decideRequirementAct(name, facts, actor),
    unless(reason.trim() !== "", refuse("reason-missing", {})),
  );
}

/**
 * Decides one side's agreement: the client's owner and an agency's manager each give theirs, in either order.
 * With the second one the requirement is AGREED; with the first it stays UNDER_REVIEW. What is agreed is what was read.
 */
export function decideAgreement(
  facts: RequirementFacts,
  actor: Actor,
  versions: { readonly read: number; readonly current: number },
): Ruling<RequirementStatus> {
  const side = actor.role === "SYSTEM" ? null : sideOf(actor.role);
  const again = side !== null && facts.agreements.includes(side);
  const ruling = alsoUnless(decideRequirementAct("agree", facts, actor), [
    ...(again ? [refuse("agreement-already-given", { side })] : []),
    ...unless(versions.read === versions.current, refuse("content-changed", {})),
  ]);
  if (!ruling.ok) return ruling;
  const given = [...facts.agreements, side];
  return ok(given.includes("CLIENT") && given.includes("AGENCY") ? "AGREED" : "UNDER_REVIEW");
}

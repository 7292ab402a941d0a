import { z } from "zod";
import { adviceRefusals } from "@/lib/domain/advice-refusals";
import { amendmentRefusals } from "@/lib/domain/amendment-refusals";
import type { ArticleCode } from "@/lib/domain/article";
import { budgetRefusals } from "@/lib/domain/budget-refusals";
import { changeRefusals } from "@/lib/domain/change-refusals";
import { committeeRefusals } from "@/lib/domain/committee-refusals";
import { consultationRefusals } from "@/lib/domain/consultation-refusals";
import { deliberationRefusals } from "@/lib/domain/deliberation-refusals";
import { disputeRefusals } from "@/lib/domain/dispute-refusals";
import { Role, Side } from "@/lib/domain/party";
import { codes, define, roles } from "@/lib/domain/refusal-definition";
import { riskRefusals } from "@/lib/domain/risk-refusals";
import { suspectRefusals } from "@/lib/domain/suspect-refusals";
import type { WayOut } from "@/lib/domain/way-out";

/** Every refusal of the rulebook. `wrong-status` and `wrong-role` carry the article of the act instead of the one here. */
export const refusalDefinitions = {
  "wrong-status": define("CD-04", { status: z.string(), expected: codes }, "see-what-stands", "open-change-request"),
  "wrong-role": define("MD-01", { expected: roles }, "ask-signatory", "ask-delegation"),
  "content-changed": define("CR-12", {}, "read-again"),
  "already-signed": define("CR-12", {}, "see-what-stands"),
  "signed-for-other-side": define("CD-07", {}, "ask-signatory"),
  "other-party": define("AD-08", {}, "ask-signatory"),

  "project-not-active": define("CD-02", { status: z.string() }, "propose-charter", "sign-charter"),
  "project-over": define("CD-04", { status: z.string() }, "see-what-stands"),
  "charter-not-in-force": define("CD-02", {}, "propose-charter", "sign-charter"),
  "sponsor-missing": define("CD-08", {}, "name-sponsor"),
  "client-signatories-missing": define("CD-07", { named: z.int(), needed: z.int() }, "name-signatories"),
  "agency-missing": define("CR-03", {}, "invite-agency"),
  "agency-signatory-missing": define("CD-07", { agencies: z.int() }, "name-signatories", "invite-member"),
  "amo-missing": define("MR-01", {}, "invite-amo"),
  "party-already-signed": define("CR-12", {}, "see-what-stands"),
  "party-not-in-charter": define("CD-16", {}, "propose-amendment"),
  "parameters-invalid": define("AR-02", { parameters: codes }, "change-parameters"),
  "charter-version-open": define("CD-16", { version: z.int() }, "see-what-stands", "sign-charter"),

  // A project starts on what its client makes available, signed (CD-02): `proposed` are those that still wait.
  "client-commitments-unsigned": define("CD-02", { signed: z.int(), proposed: z.int() }, "sign-commitments"),
  "commitment-incomplete": define("CD-02", { missing: codes }, "complete-commitment"),
  "commitment-day-past": define("CD-06", { dueOn: z.string() }, "complete-commitment", "see-commitments"),
  "already-delivered": define("CD-16", {}, "see-what-stands"),
  "nothing-delivered": define("CD-16", {}, "see-what-stands", "wait"),
  "receipt-already-confirmed": define("CD-16", {}, "see-what-stands"),
  "receipt-period-over": define("CD-16", { until: z.string() }, "post-comment", "see-what-stands"),
  "time-short": define("CD-02", { declaredMinutes: z.int(), committedMinutes: z.int() }, "declare-time"),
  "time-below-zero": define("CD-02", { declaredMinutes: z.int() }, "declare-time"),
  "no-time-committed": define("CD-02", {}, "see-what-stands"),
  "substitute-missing": define("CD-02", {}, "see-commitments", "change-roles"),
  "no-day-offered": define("AR-03", {}, "offer-day"),
  "day-already-offered": define("AR-03", { dueOn: z.string() }, "see-what-stands"),
  "day-offered-by-you": define("AR-03", {}, "wait"),
  "grace-running": define("CD-02", { until: z.string() }, "wait"),
  "delivery-day-impossible": define("CD-06", { today: z.string() }, "see-what-stands"),
  "not-owed-to-you": define("CD-16", {}, "ask-signatory", "see-commitments"),
  "absence-not-in-advance": define("CD-02", { today: z.string() }, "see-commitments"),
  "absence-period-invalid": define("CD-02", {}, "see-commitments"),
  "absence-over": define("CD-02", {}, "see-commitments"),

  "closure-not-ahead": define("CD-05", { today: z.string() }, "see-what-stands"),
  "closure-too-far": define("CD-05", { until: z.string() }, "see-what-stands"),
  "closure-withdrawn": define("CD-05", {}, "see-what-stands"),
  "calendar-already-named": define("CD-05", {}, "see-what-stands"),

  // Periods and clocks (domain.md 9, convention f).
  "clock-over": define("CD-05", { dueOn: z.string() }, "see-what-stands"),
  "clock-fixed": define("CD-05", {}, "see-what-stands"),
  "extension-by-other-side": define("CD-05", {}, "post-comment"),
  "extension-not-later": define("CD-05", { dueOn: z.string() }, "see-what-stands"),
  "suspension-already-proposed": define("CD-16", {}, "see-what-stands", "wait"),
  "suspension-not-proposed": define("CD-16", {}, "see-what-stands"),
  "suspension-proposed-by-you": define("CD-16", {}, "wait"),
  "suspension-goes-on": define("CR-04", {}, "answer-question", "wait"),

  "person-on-other-side": define("CD-07", { side: Side }, "invite-member"),
  "already-member": define("CD-07", {}, "change-roles"),
  // Each invitation is a mail to somebody who never asked for one.
  "invitations-exhausted": define("CD-07", { most: z.int() }, "wait"),
  "role-of-other-side": define("CD-07", { side: Side, roles }, "change-roles"),
  "party-runs-itself": define("CD-07", { side: Side }, "ask-signatory"),
  "lead-named-first": define("CD-07", { side: Side }, "invite-member"),
  "signatory-named-by-signatory": define("CD-07", { side: Side }, "ask-signatory"),
  "last-holder-of-role": define("CD-07", { role: Role }, "invite-member", "change-roles"),
  "party-bound-by-charter": define("CD-16", {}, "propose-amendment"),
  "single-party-of-side": define("CR-03", { side: Side }, "see-what-stands"),

  "not-delegable": define("MD-01", { commands: codes }, "change-delegation", "ask-signatory"),
  "delegation-beyond-side": define("MD-01", { side: Side }, "change-delegation"),
  "power-not-held": define("CD-07", { commands: codes }, "change-delegation", "ask-signatory"),
  "delegation-empty": define("MD-01", {}, "change-delegation"),
  "delegation-to-self": define("CD-07", {}, "change-delegation"),
  "delegation-period-invalid": define("MD-01", {}, "change-delegation"),
  "delegation-ceiling-missing": define("MD-01", {}, "change-delegation"),
  "delegation-overlaps": define("MD-01", { commands: codes }, "revoke-delegation", "change-delegation"),
  "delegation-over": define("MD-01", {}, "see-what-stands"),
  "delegation-ceiling-exceeded": define("MD-01", { ceilingCents: z.int() }, "ask-signatory"),
  "not-grantor": define("CD-07", {}, "ask-signatory"),

  "requirement-incomplete": define("CD-01", { missing: codes }, "complete-requirement"),
  "criterion-missing": define("CD-01", { requirements: codes }, "add-criterion"),
  "blocking-question-open": define("CR-04", { questions: codes }, "answer-question"),
  // Some of the requirements chosen together cannot follow: nothing is done for any of them.
  "selection-refused": define("CD-01", { requirements: codes }, "see-what-stands"),
  // The set is no longer the one that was read: these came in, went out, or have another text.
  "set-changed": define("CR-12", { requirements: codes }, "read-again"),
  "change-pending": define("CD-04", {}, "see-what-stands"),
  "requirement-baselined": define("CD-04", {}, "open-change-request"),
  "agreement-already-given": define("CD-01", { side: Side }, "see-what-stands"),
  "reason-missing": define("AR-08", {}, "give-reasons"),
  "baseline-empty": define("CD-01", {}, "agree-requirement"),
  "baseline-not-agreed": define("CD-01", { requirements: codes }, "review-requirement", "agree-requirement"),
  "exclusions-missing": define("CR-10", {}, "state-exclusions"),
  "question-to-own-side": define("CR-04", { side: Side }, "post-comment"),
  "question-for-other-side": define("CR-04", { side: Side }, "post-comment"),
  "text-missing": define("CD-10", { fields: codes }, "post-comment"),

  "definition-incomplete": define("CR-10", { missing: codes }, "complete-milestone"),
  "period-too-long": define("AR-02", { maxDays: z.int() }, "change-parameters", "propose-amendment"),
  "payment-shares-exceeded": define("CR-09", { leftBasisPoints: z.int() }, "correct-amount"),
  "baseline-missing": define("CD-01", {}, "sign-baseline"),
  "earlier-milestone-open": define("CD-05", { milestones: codes }, "see-what-stands"),
  "client-input-late": define("CD-06", { inputs: z.int() }, "see-what-stands", "post-comment"),
  "date-impossible": define("AR-03", { today: z.string() }, "see-what-stands"),
  "date-proposed-by-you": define("AR-03", {}, "wait"),
  "evidence-missing": define("AD-05", { missing: codes }, "complete-evidence"),
  "requirement-not-baselined": define("CD-13", { requirements: codes }, "sign-baseline", "open-change-request"),
  "unordered-change": define("CD-13", { changes: codes }, "open-change-request", "remove-unordered-work"),
  "declared-blocking": define("AD-05", { declared: z.int() }, "complete-evidence"),
  "adjournment-unanswered": define("CR-11", { reasons: z.int() }, "answer-reasons"),
  "criterion-unknown": define("CD-10", {}, "verify-criteria"),

  "criteria-not-passed": define(
    "CR-07",
    { failed: codes, unverified: codes },
    "verify-criteria",
    "accept-with-reservations",
    "adjourn-milestone",
  ),
  "criteria-not-verified": define("CD-10", { unverified: codes }, "verify-criteria"),
  "failure-without-reservation": define("CD-10", { failed: codes }, "raise-reservation", "adjourn-milestone"),
  "blocking-reservation-open": define(
    "CR-11",
    { reservations: codes },
    "adjourn-milestone",
    "lift-reservations",
    "submit-fix",
  ),
  "reservation-open": define("CR-11", { reservations: codes }, "accept-with-reservations", "lift-reservations"),
  "reservation-missing": define("CR-11", {}, "raise-reservation"),
  "reservation-incomplete": define("CD-10", { reservations: codes, missing: codes }, "complete-reservation"),
  "agency-not-heard": define("AR-07", {}, "open-hearing"),
  "hearing-running": define("AR-07", { until: z.string() }, "wait", "answer-hearing"),
  "hearing-already-open": define("AR-07", {}, "see-what-stands"),
  "hearing-over": define("AR-07", {}, "see-what-stands"),
  "two-stage-decision": define("CR-11", {}, "approve-aptitude", "adjourn-milestone"),
  "single-stage-decision": define("CR-11", {}, "see-what-stands"),
  "observation-running": define("CR-05", { until: z.string() }, "wait"),
  "resubmission-running": define("CR-11", { until: z.string() }, "wait", "submit-milestone"),
  "reasons-missing": define("AR-08", {}, "give-reasons"),
  "reduction-invalid": define("CR-11", { maxCents: z.int() }, "correct-amount"),
  "reduction-already-accepted": define("CR-12", {}, "see-what-stands"),
  "cost-statement-missing": define("AR-04", {}, "state-cost", "ask-signatory"),

  "rebuttal-period-over": define("CR-11", { until: z.string() }, "open-change-request", "post-comment"),
  "rebuttal-evidence-missing": define("CR-11", {}, "complete-evidence"),
  "incident-period-invalid": define("CD-11", { observedFrom: z.string() }, "see-what-stands"),
  "incident-over": define("CD-11", {}, "see-what-stands"),
  "notice-not-due": define("AR-02", {}, "wait", "ask-question"),
  "notice-already-running": define("AR-02", { notice: z.string() }, "see-what-stands"),
  "presentation-day-invalid": define("AR-02", { sentOn: z.string() }, "see-what-stands"),

  "reservation-list-closed": define("CD-10", { status: z.string() }, "open-change-request"),
  "contest-period-over": define("CD-05", { until: z.string() }, "submit-fix", "post-comment"),
  "lifting-already-confirmed": define("CR-12", {}, "see-what-stands"),
  "reservations-not-settled": define("AD-06", { reservations: codes }, "submit-fix", "lift-reservations"),
  ...changeRefusals,

  // Erasure of a person, by the administrator of the installation: of projects they learn a number.
  "person-holds-powers": define("CD-07", { projects: z.int() }, "end-memberships"),
  "person-already-erased": define("AD-10", {}, "see-what-stands"),
  "last-administrator": define("CD-07", {}, "ask-administrator"),

  ...consultationRefusals,
  ...disputeRefusals,
  ...committeeRefusals,
  ...deliberationRefusals,
  ...suspectRefusals,
  ...adviceRefusals,
  ...riskRefusals,
  ...amendmentRefusals,
  ...budgetRefusals,
} as const;

type Definitions = typeof refusalDefinitions;
export type RefusalKind = keyof Definitions;

/** What a refusal says beside its kind and article: numbers, codes and dates only. */
export type RefusalParams<K extends RefusalKind> = Readonly<z.infer<Definitions[K]["params"]>>;

/** Every way in which the rulebook says no. JSON throughout: the same on screen, in the ledger's outcome and on the wire. */
export type Refusal = {
  [K in RefusalKind]: { readonly kind: K; readonly article: ArticleCode } & RefusalParams<K>;
}[RefusalKind];

/** A refusal under the article that its kind rests on. */
export function refuse<K extends RefusalKind>(
  kind: K,
  params: RefusalParams<K>,
): { readonly kind: K; readonly article: ArticleCode } & RefusalParams<K> {
  return { kind, article: refusalDefinitions[kind].article, ...params };
}

/** Nothing when the fact holds, else the refusal: the usual body of a guard. */
export function unless(holds: boolean, refusal: Refusal): readonly Refusal[] {
  return holds ? [] : [refusal];
}

/** True for the name of a refusal. */
export function isRefusalKind(text: string): text is RefusalKind {
  return Object.hasOwn(refusalDefinitions, text);
}

/** All kinds of refusal. */
export const refusalKinds: readonly RefusalKind[] = Object.keys(refusalDefinitions).filter(isRefusalKind);

/** What can legitimately be done instead: never empty. */
export function waysOut(refusal: { readonly kind: RefusalKind }): readonly WayOut[] {
  return refusalDefinitions[refusal.kind].ways;
}

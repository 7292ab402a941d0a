import { alsoUnless, decide, type Ruling } from "@/lib/domain/act";
import { type ImpactAssessment, missingFromAssessment } from "@/lib/domain/change-assessment";
import { type ChangeLifeFacts, changeLifeActs } from "@/lib/domain/change-life";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { Actor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** The agency that acts is one of those concerned: nobody assesses or offers for another. */
function ownMatter(facts: ChangeLifeFacts, actor: Actor): readonly Refusal[] {
  return unless(
    facts.concerned.some((one) => one.partyId === actor.partyId),
    refuse("not-concerned", {}),
  );
}

/** Decides an assessment: every field said, "none" included, and every number it names one of the project's. */
export function decideAssessment(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: { readonly assessment: ImpactAssessment; readonly unknown: readonly string[] },
): Ruling<ChangeRequestStatus> {
  const act = facts.status === "EMERGENCY_APPROVED" ? changeLifeActs.assessEmergency : changeLifeActs.assess;
  const missing = missingFromAssessment(brought.assessment);
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(act, facts, actor), [
    ...ownMatter(facts, actor),
    ...unless(missing.length === 0, refuse("assessment-incomplete", { missing })),
    ...unless(brought.unknown.length === 0, refuse("affected-item-unknown", { items: brought.unknown })),
  ]);
}

/** The row of an offer: the first ones complete the assessment; a later one replaces what was offered before. */
function actOfQuote(
  status: ChangeRequestStatus,
): typeof changeLifeActs.quote | typeof changeLifeActs.quoteAnew | typeof changeLifeActs.quoteEmergency {
  if (status === "EMERGENCY_APPROVED") return changeLifeActs.quoteEmergency;
  return status === "QUOTED" || status === "UNDER_DECISION" ? changeLifeActs.quoteAnew : changeLifeActs.quote;
}

/**
 * Decides an offer: after the assessment that explains it, and standing at least as long as the charter says, so that
 * nobody is hurried into a decision (CR-05).
 */
export function decideQuote(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: { readonly validUntil: string; readonly leastUntil: string },
): Ruling<ChangeRequestStatus> {
  const own = facts.concerned.find((one) => one.partyId === actor.partyId);
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(actOfQuote(facts.status), facts, actor), [
    ...ownMatter(facts, actor),
    ...unless(own === undefined || own.assessed, refuse("assessment-missing", {})),
    ...unless(brought.validUntil >= brought.leastUntil, refuse("quote-validity-short", { until: brought.leastUntil })),
  ]);
}

/** Decides whether the offers are complete: the request goes to its decision. */
export function decideCompletion(facts: ChangeLifeFacts): Ruling<ChangeRequestStatus> {
  return decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.completeQuotes, facts, { role: "SYSTEM" });
}

/** Decides an advice on an offer: an amount and an opinion, never a decision (MD-01). */
export function decideAdvice(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: { readonly partyId: string; readonly opinion: string },
): Ruling<ChangeRequestStatus> {
  const offer = facts.concerned.find((one) => one.partyId === brought.partyId);
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.advise, facts, actor), [
    ...unless(offer !== undefined, refuse("not-concerned", {})),
    ...unless(offer === undefined || offer.quote !== null, refuse("quotes-missing", { agencies: 1 })),
    ...unless(brought.opinion.trim() !== "", refuse("reason-missing", {})),
  ]);
}

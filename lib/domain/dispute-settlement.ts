import { alsoUnless, decide, type Ruling, readAsItStands } from "@/lib/domain/act";
import { withinCeiling } from "@/lib/domain/delegation";
import {
  type DisputeFacts,
  type DisputeStatus,
  disputeActs,
  facilitatorDisclosed,
  isPartyTo,
  ofTheirs,
  type ProposalState,
  say,
} from "@/lib/domain/dispute";
import type { Actor } from "@/lib/domain/party";
import type { HeldDelegation } from "@/lib/domain/policy";
import { refuse, unless } from "@/lib/domain/refusal";

/** A proposal as the rules see it. The last day of its validity is included. */
export type ProposalFacts = {
  readonly state: ProposalState;
  readonly partyId: string | null;
  readonly validUntil: string;
  readonly signedBy: readonly string[];
};

/** What a proposal says: an amount in cents, and what each side concedes (C. civ. 2044). */
export type SettlementTerms = {
  readonly text: string;
  readonly claimantConcession: string;
  readonly respondentConcession: string;
  readonly cents: number;
};

/** Decides a proposal: what it concedes on each side is said (C. civ. 2044), and it stands until a day not past. */
export function decideProposal(
  facts: DisputeFacts,
  actor: Actor,
  brought: { readonly terms: SettlementTerms; readonly validUntil: string; readonly today: string },
): Ruling<DisputeStatus> {
  const { terms, validUntil, today } = brought;
  const facilitates = actor.role === "AMO" && !isPartyTo(facts, actor);
  const mutual = terms.claimantConcession.trim() !== "" && terms.respondentConcession.trim() !== "";
  return alsoUnless(say("propose", facts, actor), [
    ...ofTheirs(facts, actor, true),
    ...(facilitates ? facilitatorDisclosed(facts) : []),
    ...unless(mutual, refuse("concession-one-sided", {})),
    ...unless(validUntil >= today, refuse("proposal-over", { validUntil })),
  ]);
}

/** Decides the end of a standing proposal: its own party takes it back, the other refuses it. */
export function decideProposalEnd(
  facts: DisputeFacts,
  actor: Actor,
  proposal: ProposalFacts,
): Ruling<"REFUSED" | "WITHDRAWN"> {
  const ruling = alsoUnless(say("endProposal", facts, actor), [
    ...ofTheirs(facts, actor, proposal.partyId === actor.partyId),
    ...unless(proposal.state === "STANDING", refuse("proposal-ended", {})),
  ]);
  return ruling.ok ? { ok: true, value: proposal.partyId === actor.partyId ? "WITHDRAWN" : "REFUSED" } : ruling;
}

/**
 * Decides a signature under a settlement: by each party once, while the proposal stands, on what was read. It settles the
 * dispute when the other has signed already (C. civ. 2052).
 */
export function decideSettlement(
  facts: DisputeFacts,
  actor: Actor,
  brought: {
    readonly proposal: ProposalFacts;
    readonly cents: number;
    readonly delegation: Pick<HeldDelegation, "maxAmountCents"> | null;
    readonly today: string;
    readonly digests: { readonly read: string; readonly current: string };
  },
): Ruling<"SIGNED" | "SETTLED"> {
  const { proposal, cents, delegation, today, digests } = brought;
  const ruling = alsoUnless(decide<DisputeStatus, DisputeFacts>(disputeActs.signSettlement, facts, actor), [
    ...ofTheirs(facts, actor, false),
    ...unless(proposal.state === "STANDING", refuse("proposal-ended", {})),
    ...unless(today <= proposal.validUntil, refuse("proposal-over", { validUntil: proposal.validUntil })),
    ...unless(actor.partyId === null || !proposal.signedBy.includes(actor.partyId), refuse("already-signed", {})),
    ...withinCeiling(delegation, cents),
    ...readAsItStands(digests.read, digests.current),
  ]);
  return ruling.ok ? { ok: true, value: proposal.signedBy.length > 0 ? "SETTLED" : "SIGNED" } : ruling;
}

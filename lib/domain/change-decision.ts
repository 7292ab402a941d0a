import { z } from "zod";
import { alsoUnless, decide, type Ruling, readAsItStands } from "@/lib/domain/act";
import { type ChangeLifeFacts, changeLifeActs } from "@/lib/domain/change-life";
import type { ChangeAuthority } from "@/lib/domain/change-price";
import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import { withinCeiling } from "@/lib/domain/delegation";
import type { Actor } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import type { Instant } from "@/lib/kernel/instant";

/** What may be decided of a request. An approval that binds money, time or a signed item is signed (3.3). */
export const ChangeDecision = z.enum(["APPROVE", "REJECT", "DEFER", "CONCESSION"]);
export type ChangeDecision = z.infer<typeof ChangeDecision>;

const acts = {
  APPROVE: changeLifeActs.approve,
  REJECT: changeLifeActs.reject,
  DEFER: changeLifeActs.defer,
  CONCESSION: changeLifeActs.concede,
} as const satisfies Record<ChangeDecision, object>;

/** An amendment binds the client by its signatory alone; within the change budget its owner decides (3.3). */
function bySignatory(actor: Actor, { instrument }: ChangeAuthority): readonly Refusal[] {
  if (instrument !== "AMENDMENT" || actor.role === "CLIENT_SIGNATORY") return [];
  return [{ kind: "wrong-role", article: "CR-07", expected: ["CLIENT_SIGNATORY"] }];
}

/** Decides a recorded decision: reasoned, and an approval only where nothing is bound by it. */
export function decideChangeDecision(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: {
    readonly decision: ChangeDecision;
    readonly authority: ChangeAuthority;
    readonly reason: string;
    readonly reviewOn: string | null;
    readonly today: string;
  },
): Ruling<ChangeRequestStatus> {
  const { decision, authority } = brought;
  const { instrument } = authority;
  const later = brought.reviewOn !== null && brought.reviewOn > brought.today;
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(acts[decision], facts, actor), [
    ...unless(brought.reason.trim() !== "", refuse("reason-missing", {})),
    ...unless(decision !== "APPROVE" || instrument === "DECISION", refuse("decision-to-be-signed", { instrument })),
    ...unless(decision !== "DEFER" || later, refuse("review-day-past", { today: brought.today })),
    ...(decision === "CONCESSION" ? bySignatory(actor, { instrument: "AMENDMENT", sponsor: false }) : []),
  ]);
}

/**
 * Decides a signed approval: the offers as they were read, none lapsed, by whom the matrix names, and under the ceiling
 * of a power when there is one.
 */
export function decideChangeApproval(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: {
    readonly authority: ChangeAuthority;
    /** All that the offers move, in cents before tax. */
    readonly movedCents: number;
    readonly delegation: { readonly maxAmountCents: number | null } | null;
    readonly digests: { readonly read: string; readonly current: string };
  },
): Ruling<ChangeRequestStatus> {
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.approve, facts, actor), [
    ...bySignatory(actor, brought.authority),
    ...withinCeiling(brought.delegation, brought.movedCents),
    ...readAsItStands(brought.digests.read, brought.digests.current),
  ]);
}

/**
 * Decides that work may begin before the price is known: where the charter agreed to it, under its ceiling, for an agency
 * of the project, and only until it is regularised (domain.md 9.3).
 */
export function decideEmergency(
  facts: ChangeLifeFacts,
  actor: Actor,
  brought: { readonly ceilingCents: number; readonly mostCents: number; readonly reason: string },
): Ruling<ChangeRequestStatus> {
  const { ceilingCents, mostCents } = brought;
  return alsoUnless(decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.approveEmergency, facts, actor), [
    ...unless(mostCents > 0, refuse("emergency-not-agreed", {})),
    ...unless(
      mostCents === 0 || ceilingCents <= mostCents,
      refuse("emergency-ceiling-exceeded", { ceilingCents: mostCents }),
    ),
    ...unless(brought.reason.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Where a deferred request goes on: to its decision while its offers stand, to new offers once one has lapsed. */
export function decideResumption(facts: ChangeLifeFacts, actor: Pick<Actor, "role">): Ruling<ChangeRequestStatus> {
  if (facts.finding === "DEFECT")
    return decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.resumeCorrection, facts, actor);
  const ready = decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.resumeDecision, facts, actor);
  if (ready.ok) return ready;
  return decide<ChangeRequestStatus, ChangeLifeFacts>(changeLifeActs.resumeAssessment, facts, actor);
}

/** Decides what lapses by itself: an offer that nobody accepted in time, an emergency that nobody regularised. */
export function decideLapse(
  facts: ChangeLifeFacts,
  due: { readonly before: Instant },
): Ruling<ChangeRequestStatus> | null {
  if (facts.now < due.before) return null;
  const act = facts.status === "EMERGENCY_APPROVED" ? changeLifeActs.stopEmergency : changeLifeActs.expire;
  return decide<ChangeRequestStatus, ChangeLifeFacts>(act, facts, { role: "SYSTEM" });
}

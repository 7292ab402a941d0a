import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import { ownMilestone } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";

/**
 * How a price reduction stands between the parties: notified by the client alone, or accepted in writing by the agency
 * (C. civ. 1223). Without an answer it stays notified: nothing deems it accepted.
 */
export const ReductionStatus = z.enum(["NOTIFIED_NOT_ACCEPTED", "ACCEPTED_IN_WRITING"]);
export type ReductionStatus = z.infer<typeof ReductionStatus>;

/** What must be known to accept a reduction. */
export type ReductionFacts = { readonly status: ReductionStatus; readonly agencyPartyId: string };

/** The one act on a notified reduction. */
export const priceReductionActs = {
  accept: {
    from: ["NOTIFIED_NOT_ACCEPTED"],
    to: "ACCEPTED_IN_WRITING",
    by: rolesFor("milestone.accept-price-reduction"),
    guards: [],
    article: "AR-07",
  },
} as const satisfies Record<string, ProjectAct<ReductionStatus, ReductionFacts>>;

/** Decides the agency's written acceptance of a reduction that it has read. */
export function decideReductionAcceptance(
  facts: ReductionFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<ReductionStatus> {
  return alsoUnless(decide<ReductionStatus, ReductionFacts>(priceReductionActs.accept, facts, actor), [
    ...ownMilestone(facts.agencyPartyId, actor),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

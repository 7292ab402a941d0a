import type { Tx } from "@/lib/db/client";
import type { AmendmentFacts } from "@/lib/domain/amendment";
import { type Agreed, type AmendmentTerms, instrumentFor } from "@/lib/domain/amendment-terms";
import { cumulatedChange, isPriced, totalCents } from "@/lib/domain/change-price";
import type { ProjectStatus } from "@/lib/domain/project";
import {
  listMilestonesNow,
  type MilestoneNow,
  readCumulated,
  readNamed,
} from "@/lib/features/amendment/queries-standing";
import type { OrderState, RequestState } from "@/lib/features/amendment/queries-state";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";

/** What stands around the terms of an order, at one instant. */
export type Standing = {
  readonly requirements: readonly FullRequirement[];
  readonly milestones: readonly MilestoneNow[];
  readonly cumulated: { readonly contractedCents: number; readonly initialCents: number };
};

/** Reads what the terms name and what covers it. */
export async function loadStanding(tx: Tx, projectId: string, terms: AmendmentTerms): Promise<Standing> {
  const [requirements, milestones, cumulated] = await Promise.all([
    readNamed(tx, projectId, terms),
    listMilestonesNow(tx, projectId),
    readCumulated(tx, projectId),
  ]);
  return { requirements, milestones, cumulated };
}

/** True when the sponsor signs: as it was decided, beyond a tenth of the price, or where the last day of all moves. */
export function needsSponsor(agreed: Agreed, terms: AmendmentTerms, standing: Standing): boolean {
  const { contractedCents, initialCents } = standing.cumulated;
  const added = { initialCents, contractedCents, addedCents: totalCents(agreed.price) };
  const end = standing.milestones.reduce((last, { dueOn }) => (dueOn !== null && dueOn > last ? dueOn : last), "");
  const movesEnd = end !== "" && terms.milestones.some(({ dueOn }) => dueOn !== null && dueOn > end);
  return agreed.sponsor || movesEnd || (isPriced(agreed.price) && cumulatedChange(added).beyond);
}

/** What the rules ask of an order. */
export function orderFacts(
  request: RequestState,
  order: Pick<
    OrderState,
    "status" | "partyId" | "instrument" | "sponsor" | "terms" | "signatures" | "unansweredAdvice"
  >,
  standing: Standing,
  projectStatus: ProjectStatus,
): AmendmentFacts {
  const agreed = request.agreements.find(({ partyId }) => partyId === order.partyId) ?? null;
  return {
    status: order.status,
    projectStatus,
    requestStatus: request.status,
    agencyPartyId: order.partyId,
    instrument: order.instrument,
    sponsor: order.sponsor,
    sponsorNeeded: agreed !== null && needsSponsor(agreed, order.terms, standing),
    agreed,
    terms: order.terms,
    requirements: standing.requirements.map(({ id, code, version, status }) => ({ id, code, version, status })),
    milestones: standing.milestones,
    unansweredAdvice: [...request.unansweredAdvice, ...order.unansweredAdvice],
    taken: order.signatures.flatMap(({ seats, personId }) => seats.map((seat) => ({ seat, personId }))),
  };
}

/** An order that is not written yet, from what was agreed: what a first draft begins with. */
export function blankOrder(
  agreed: Agreed & { readonly partyId: string },
  terms: AmendmentTerms,
): Pick<OrderState, "status" | "partyId" | "instrument" | "sponsor" | "terms" | "signatures" | "unansweredAdvice"> {
  const instrument = instrumentFor(agreed, terms);
  const { partyId, sponsor } = agreed;
  return { status: "DRAFT", partyId, instrument, sponsor, terms, signatures: [], unansweredAdvice: [] };
}

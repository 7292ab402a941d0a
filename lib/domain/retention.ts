import type { Event } from "@/lib/domain/event";
import { shareOf } from "@/lib/kernel/money";

/** What must be known of a milestone to keep something back of it, or to let it go. Cents before tax. */
export type RetentionFacts = {
  readonly partyId: string;
  /** The share that the charter in force keeps back. */
  readonly basisPoints: number;
  /** What is kept back of it now, and until when. */
  readonly heldCents: number;
  readonly untilOn: string | null;
};

/** The milestone of an event that begins a retention or ends one; `null` for every other event. */
export function retentionMilestone(event: Event): string | null {
  switch (event.type) {
    case "MilestoneAccepted":
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedWithPriceReduction":
    case "MilestoneAcceptedTacitly":
    case "MilestoneReservationsSettled":
    case "TacitAcceptanceRebutted":
      return event.payload.milestoneId;
  }
  return null;
}

/**
 * What the charter draws from an act: a share of what was accepted is kept back until the end of the warranty, and let go
 * before it once every reservation is settled, or when nothing is accepted any more. Rounded half up to the cent, once.
 */
export function retentionDrawn(event: Event, facts: RetentionFacts): readonly Event[] {
  const { partyId, basisPoints, heldCents, untilOn } = facts;
  switch (event.type) {
    case "MilestoneAccepted":
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedWithPriceReduction":
    case "MilestoneAcceptedTacitly": {
      const { milestoneId, milestone, amountCents, warrantyEndsOn } = event.payload;
      const off = event.type === "MilestoneAcceptedWithPriceReduction" ? event.payload.reductionCents : 0;
      const cents = shareOf(amountCents - off, basisPoints);
      const held = { milestoneId, milestone, partyId, cents, basisPoints, untilOn: warrantyEndsOn };
      return cents === 0 ? [] : [{ type: "RetentionHeld", payload: held }];
    }
    case "MilestoneReservationsSettled":
    case "TacitAcceptanceRebutted": {
      const { milestoneId, milestone } = event.payload;
      if (heldCents === 0 || untilOn === null) return [];
      return [{ type: "RetentionReleased", payload: { milestoneId, milestone, partyId, cents: heldCents, untilOn } }];
    }
  }
  return [];
}

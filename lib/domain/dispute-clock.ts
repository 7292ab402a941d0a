import type { ClockKind } from "@/lib/domain/clock";
import { type ClockEffect, close, type Matter } from "@/lib/domain/clock-effect";
import { levelPeriods } from "@/lib/domain/dispute";
import type { Event } from "@/lib/domain/event";
import type { ParameterKey } from "@/lib/domain/parameter";

const all: readonly ClockKind[] = ["DISPUTE_LEVEL", "MEDIATION_ANSWER", "MEDIATOR_APPOINTMENT", "MEDIATION_LENGTH"];

function matterOf(of: { readonly disputeId: string; readonly dispute: string }): Matter {
  return { kind: "DISPUTE", id: of.disputeId, code: of.dispute, milestoneId: null };
}

type Due = {
  readonly disputeId: string;
  readonly dispute: string;
  readonly side: "CLIENT" | "AGENCY" | "AMO";
  readonly turnOf: string | null;
  readonly dueOn: string;
};

function open(kind: ClockKind, of: Due, period: ParameterKey | null): ClockEffect {
  const { side, turnOf, dueOn } = of;
  const clock = { do: "open", kind, matter: matterOf(of), side, dueOn, period } as const;
  return turnOf === null ? clock : { ...clock, partyId: turnOf };
}

/** What an event does to the clocks of a dispute and of its mediation (domain.md 9.6); nothing for any other event. */
export function disputeClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "DisputeOpened":
      return [open("DISPUTE_LEVEL", event.payload, levelPeriods[event.payload.level])];
    case "DisputeEscalated": {
      const { disputeId, dispute, to, due } = event.payload;
      const ended = close(["DISPUTE_LEVEL"], disputeId, "ENDED");
      if (due === null || to === "LADDER_ENDED") return [ended];
      return [ended, open("DISPUTE_LEVEL", { disputeId, dispute, ...due }, levelPeriods[to])];
    }
    case "MediationProposed":
      return [close(all, event.payload.disputeId, "ACTED"), open("MEDIATION_ANSWER", event.payload, "mediationAnswer")];
    case "MediationAgreed":
      return [close(all, event.payload.disputeId, "ACTED"), open("MEDIATOR_APPOINTMENT", event.payload, null)];
    case "MediationBegun":
      return [close(all, event.payload.disputeId, "ACTED"), open("MEDIATION_LENGTH", event.payload, "mediationLength")];
    case "MediationEnded": {
      const { disputeId, agreement, limitationUntil: dueOn } = event.payload;
      const ended = close(all, disputeId, agreement ? "ACTED" : "ENDED");
      // What is settled bars any action with the same object (C. civ. 2052): nothing runs out.
      return agreement ? [ended] : [ended, open("LIMITATION_RESTART", { ...event.payload, dueOn }, null)];
    }
    case "MediationRefused":
    case "DisputeSettled":
    case "DisputeWithdrawn":
    case "DisputeSettledDirectly":
    case "DisputeWentOutside":
      return [close(all, event.payload.disputeId, "ENDED")];
    case "DisputeClosed":
      return [close([...all, "LIMITATION_RESTART"], event.payload.disputeId, "ENDED")];
  }
  return [];
}

import type { Event } from "@/lib/domain/event";
import type { Side } from "@/lib/domain/party";

/** What an event does to the clock of a commitment: it stops (and why), it runs to a day, or both. */
export type CommitmentClock = {
  readonly of: {
    readonly commitmentId: string;
    readonly commitment: string;
    readonly partyId: string;
    readonly side: Side;
  };
  readonly stops: "ACTED" | "SETTLED" | "ENDED" | null;
  readonly runs: { readonly kind: "COMMITMENT" | "COMMITMENT_GRACE"; readonly dueOn: string } | null;
};

/** What an event does to the clock of a commitment (9.7); `null` when it does nothing to one. */
export function commitmentClock(event: Event): CommitmentClock | null {
  switch (event.type) {
    case "CommitmentSigned":
    case "CommitmentRescheduled":
      return { of: event.payload, stops: "ENDED", runs: { kind: "COMMITMENT", dueOn: event.payload.dueOn } };
    case "CommitmentOverdue":
      return { of: event.payload, stops: null, runs: { kind: "COMMITMENT_GRACE", dueOn: event.payload.graceOn } };
    case "CommitmentSubstituted":
      // Declared in advance and somebody stands in: the grace runs anew. A substitute named by an act moves nothing.
      if (event.payload.absenceId === null) return null;
      return { of: event.payload, stops: null, runs: { kind: "COMMITMENT_GRACE", dueOn: event.payload.graceOn } };
    case "CommitmentContested":
      if (event.payload.status === "BROKEN") return null;
      return {
        of: event.payload,
        stops: null,
        runs: event.payload.overdue
          ? { kind: "COMMITMENT_GRACE", dueOn: event.payload.graceOn }
          : { kind: "COMMITMENT", dueOn: event.payload.dueOn },
      };
    case "CommitmentDelivered":
      return { of: event.payload, stops: "ACTED", runs: null };
    case "CommitmentExcused":
    case "CommitmentReleased":
      return { of: event.payload, stops: "SETTLED", runs: null };
  }
  return null;
}

import type { ClockKind } from "@/lib/domain/clock";
import { type ClockEffect, close, type Matter, open } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";

/** Every clock that a change request can have. */
const all: readonly ClockKind[] = [
  "CHANGE_ASSESSMENT",
  "CHANGE_OPINION",
  "CHANGE_DECISION",
  "CHANGE_QUOTE",
  "CHANGE_REVIEW",
  "CHANGE_REGULARISATION",
];

function matterOf(of: { readonly changeRequestId: string; readonly changeRequest: string }): Matter {
  return { kind: "CHANGE_REQUEST", id: of.changeRequestId, code: of.changeRequest, milestoneId: null };
}

/** One clock for all the agencies concerned; where there is one, it is its turn. */
function assessment(matter: Matter, dueOn: string, partyIds: readonly string[] = []): ClockEffect {
  const { length, 0: partyId } = partyIds;
  const period = "changeAssessmentPeriod";
  const clock = { do: "open", kind: "CHANGE_ASSESSMENT", matter, side: "AGENCY", dueOn, period } as const;
  return length === 1 && partyId !== undefined ? { ...clock, partyId } : clock;
}

function decision(matter: Matter, dueOn: string): ClockEffect {
  return open("CHANGE_DECISION", matter, "CLIENT", dueOn, "changeDecisionPeriod");
}

/** The offers lapse with the first of them: the day is the one that they say. */
function quote(matter: Matter, validUntil: string): ClockEffect {
  return open("CHANGE_QUOTE", matter, "CLIENT", validUntil, null);
}

type Qualified = Extract<Event, { type: "ChangeRequestQualified" }>["payload"];

function qualified(payload: Qualified): readonly ClockEffect[] {
  const matter = matterOf(payload);
  const { finding, dueOn, partyIds } = payload;
  const ended = close(all, matter.id, finding === "AMBIGUOUS" ? "SETTLED" : "ACTED");
  if (dueOn === null) return [ended];
  if (finding === "CHANGE") return [ended, assessment(matter, dueOn, partyIds)];
  return [ended, finding === "DEFECT" ? decision(matter, dueOn) : opinion(matter, dueOn)];
}

function opinion(matter: Matter, dueOn: string): ClockEffect {
  return open("CHANGE_OPINION", matter, "AMO", dueOn, "advicePeriod");
}

/** What an event does to the clocks of a change request (domain.md 9.3); nothing for any other event. */
export function changeClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "ChangeRequestQualified":
      return qualified(event.payload);
    case "ChangeRequestDisputed":
      return [
        close(all, event.payload.changeRequestId, "SETTLED"),
        opinion(matterOf(event.payload), event.payload.dueOn),
      ];
    case "ChangeDisputeSettled": {
      const matter = matterOf(event.payload);
      const next = event.payload.finding === "CHANGE" ? assessment : decision;
      return [close(all, matter.id, "SETTLED"), next(matter, event.payload.dueOn)];
    }
    case "ChangeQuotesComplete": {
      const matter = matterOf(event.payload);
      const { dueOn, validUntil } = event.payload;
      return [close(all, matter.id, "ACTED"), decision(matter, dueOn), quote(matter, validUntil)];
    }
    case "ChangeRequestApproved":
    case "ChangeDecisionRecorded":
    case "ChangeRequestRejected":
    case "ChangeConcessionGranted":
      return [close(all, event.payload.changeRequestId, "ACTED")];
    case "ChangeRequestWithdrawn":
    case "ChangeRequestExpired":
      return [close(all, event.payload.changeRequestId, "ENDED")];
    case "ChangeRequestDeferred": {
      const matter = matterOf(event.payload);
      return [close(all, matter.id, "ACTED"), open("CHANGE_REVIEW", matter, "CLIENT", event.payload.dueOn, null)];
    }
    case "ChangeEmergencyApproved": {
      const matter = matterOf(event.payload);
      const { dueOn } = event.payload;
      return [
        close(all, matter.id, "ACTED"),
        open("CHANGE_REGULARISATION", matter, "CLIENT", dueOn, "regularisationPeriod"),
      ];
    }
    case "ChangeRequestResumed": {
      const matter = matterOf(event.payload);
      const { status, dueOn, validUntil } = event.payload;
      return [
        close(all, matter.id, "ACTED"),
        status === "IMPACT_ASSESSMENT" ? assessment(matter, dueOn) : decision(matter, dueOn),
        ...(validUntil === null ? [] : [quote(matter, validUntil)]),
      ];
    }
  }
  return [];
}

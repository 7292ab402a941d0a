import type { ClockKind, MatterSubject, SuspensionCause } from "@/lib/domain/clock";
import { type CommitmentClock, commitmentClock } from "@/lib/domain/commitment-clock";
import type { Event } from "@/lib/domain/event";
import type { ParameterKey } from "@/lib/domain/parameter";

/** What a clock is about: the matter, and its milestone when it has one. */
export type Matter = {
  readonly kind: MatterSubject;
  readonly id: string;
  readonly code: string;
  readonly milestoneId: string | null;
};

/** What an event does to clocks. */
export type ClockEffect =
  | {
      readonly do: "open";
      readonly kind: ClockKind;
      readonly matter: Matter;
      readonly side: "CLIENT" | "AGENCY" | "AMO";
      /** The party whose turn it is, where the side alone does not say it. */
      readonly partyId?: string;
      readonly dueOn: string;
      /** The parameter of the charter that gave the period; `submission` where the milestone's own period counts. */
      readonly period: ParameterKey | "submission" | null;
    }
  /** A reservation that was accepted with: its lifting runs from the decision to the day it names. */
  | { readonly do: "open-liftings"; readonly milestoneId: string }
  /** The lifting of one reservation runs again to the day it always had: a refused fix moves nothing. */
  | { readonly do: "reopen-lifting"; readonly reservationId: string }
  | {
      readonly do: "close";
      readonly kinds: readonly ClockKind[];
      readonly matterId: string;
      readonly outcome: "ACTED" | "SETTLED" | "ENDED";
    }
  | { readonly do: "suspend"; readonly milestoneId: string; readonly cause: SuspensionCause }
  | { readonly do: "suspend-by-question"; readonly questionId: string }
  | { readonly do: "resume"; readonly milestoneId: string; readonly cause: SuspensionCause }
  | { readonly do: "resume-by-question"; readonly questionId: string };

/** Clocks of one decision: the decision stops them all. */
export const deciding: readonly ClockKind[] = [
  "ACCEPTANCE",
  "SECOND_PERIOD",
  "OBSERVATION",
  "SERVICE_DECISION",
  "HEARING",
  "RESUBMISSION",
];
const fixing: readonly ClockKind[] = ["RESERVATION_LIFTING", "FIX_ANSWER", "SECOND_PERIOD"];
/** Those that wait while a blocking question or a hearing waits (domain.md 9, convention f). */
export const suspensible: readonly ClockKind[] = ["ACCEPTANCE", "SECOND_PERIOD", "SERVICE_DECISION"];

/**
 * What an event does to clocks (domain.md 9.1): a clock starts when the matter is made available to the other side, and
 * nothing but what stands here starts, stops or suspends one. An event that is not here touches none.
 */
export function clockEffects(event: Event): readonly ClockEffect[] {
  const committed = commitmentClock(event);
  if (committed !== null) return onCommitment(committed);
  switch (event.type) {
    case "MilestoneSubmitted":
      return [
        close(deciding, event.payload.milestoneId, "ACTED"),
        open("ACCEPTANCE", milestoneOf(event.payload), "CLIENT", event.payload.dueOn, "submission"),
      ];
    case "HearingOpened":
      return [
        open("HEARING", milestoneOf(event.payload), "AGENCY", event.payload.endsOn, "hearingPeriod"),
        { do: "suspend", milestoneId: event.payload.milestoneId, cause: "HEARING" },
      ];
    case "HearingAnswered":
      return [
        close(["HEARING"], event.payload.milestoneId, "ACTED"),
        { do: "resume", milestoneId: event.payload.milestoneId, cause: "HEARING" },
      ];
    case "ServiceObservationStarted":
      return [
        close(deciding, event.payload.milestoneId, "ACTED"),
        open("OBSERVATION", milestoneOf(event.payload), "AGENCY", event.payload.observationEndsOn, "observationPeriod"),
      ];
    case "MilestoneAccepted":
    case "MilestoneRejected":
    case "MilestoneCancelled":
      return [close(deciding, event.payload.milestoneId, "ACTED")];
    case "MilestoneAcceptedWithReservations":
    case "MilestoneAcceptedWithPriceReduction":
      return [
        close(deciding, event.payload.milestoneId, "ACTED"),
        { do: "open-liftings", milestoneId: event.payload.milestoneId },
      ];
    case "MilestoneAdjourned":
      return [
        close(deciding, event.payload.milestoneId, "ACTED"),
        open(
          "RESUBMISSION",
          milestoneOf(event.payload),
          "AGENCY",
          event.payload.resubmissionDueOn,
          "resubmissionPeriod",
        ),
      ];
    case "ResubmissionRefused":
      return [close(["RESUBMISSION"], event.payload.milestoneId, "ACTED")];
    case "ReservationFixSubmitted":
      return [
        close(fixing, event.payload.reservationId, "ACTED"),
        ...(event.payload.dueOn === null
          ? []
          : [open("FIX_ANSWER", reservationOf(event.payload), "CLIENT", event.payload.dueOn, "fixAnswerPeriod")]),
      ];
    case "ReservationFixRefused":
      return [
        close(fixing, event.payload.reservationId, "ACTED"),
        { do: "reopen-lifting", reservationId: event.payload.reservationId },
      ];
    case "ReservationLifted":
    case "ReservationWaived":
    case "ReservationWithdrawn":
    case "ReservationContested":
      return [close(fixing, event.payload.reservationId, "SETTLED")];
    case "QuestionAsked":
      return asked(event.payload);
    case "QuestionAnswered":
      return [
        close(["QUESTION_ANSWER"], event.payload.questionId, "ACTED"),
        { do: "resume-by-question", questionId: event.payload.questionId },
      ];
  }
  return [];
}

function asked(payload: Extract<Event, { type: "QuestionAsked" }>["payload"]): readonly ClockEffect[] {
  const { questionId, question, dueOn, to, blocking } = payload;
  const matter: Matter = { kind: "QUESTION", id: questionId, code: question, milestoneId: null };
  return [
    ...(dueOn === null || to === "MEDIATOR"
      ? []
      : [open("QUESTION_ANSWER", matter, to, dueOn, "questionAnswerPeriod")]),
    // Only a question to the submitter: the client does not win time by asking its own adviser.
    ...(blocking && to === "AGENCY" ? [{ do: "suspend-by-question", questionId } as const] : []),
  ];
}

/** Starts a clock of a kind on a matter, for a side, to a day. */
export function open(
  kind: ClockKind,
  matter: Matter,
  side: "CLIENT" | "AGENCY" | "AMO",
  dueOn: string,
  period: ParameterKey | "submission" | null,
): ClockEffect {
  return { do: "open", kind, matter, side, dueOn, period };
}

/** Stops the clocks of these kinds on a matter. */
export function close(
  kinds: readonly ClockKind[],
  matterId: string,
  outcome: Extract<ClockEffect, { do: "close" }>["outcome"],
): ClockEffect {
  return { do: "close", kinds, matterId, outcome };
}

/** What was committed is waited for until a day: it is the turn of the party that committed. */
function onCommitment({ of, stops, runs }: CommitmentClock): readonly ClockEffect[] {
  const { commitmentId: id, commitment: code, partyId, side } = of;
  if (side === "MEDIATOR") throw new TypeError("A mediator commits to nothing");
  const matter: Matter = { kind: "COMMITMENT", id, code, milestoneId: null };
  const period = runs?.kind === "COMMITMENT_GRACE" ? "commitmentGrace" : null;
  return [
    ...(stops === null ? [] : [close(["COMMITMENT", "COMMITMENT_GRACE"], id, stops)]),
    ...(runs === null ? [] : [{ do: "open", matter, side, partyId, period, ...runs } as const]),
  ];
}

/** A milestone as the matter of a clock. */
export function milestoneOf(of: { readonly milestoneId: string; readonly milestone: string }): Matter {
  return { kind: "MILESTONE", id: of.milestoneId, code: of.milestone, milestoneId: of.milestoneId };
}

function reservationOf(of: {
  readonly reservationId: string;
  readonly reservation: string;
  readonly milestoneId: string;
}): Matter {
  return { kind: "RESERVATION", id: of.reservationId, code: of.reservation, milestoneId: of.milestoneId };
}

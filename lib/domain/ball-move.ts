import {
  type Awaited,
  actingSide,
  type BallEntry,
  type BallMove,
  type BallMoves,
  endedByDecision,
  facing,
  mainPass,
  movesNothing,
  said,
  saidOrNull,
  saidSide,
} from "@/lib/domain/ball";
import { movesOfAdvice } from "@/lib/domain/ball-advice";
import { movesAround } from "@/lib/domain/ball-around";
import { movesOfChange } from "@/lib/domain/ball-change";
import type { milestoneEvents } from "@/lib/domain/milestone-events";
import type { Side } from "@/lib/domain/party";
import { isInstant } from "@/lib/kernel/instant";

type MilestoneEvent = keyof typeof milestoneEvents;
type DiscussionEvent = "QuestionAsked" | "QuestionAnswered";

function reservation(entry: BallEntry, side: Side, awaits: Awaited): BallMove {
  const dueOn = awaits === "FIX_DECISION" ? saidOrNull(entry, "dueOn") : null;
  return { do: "pass", kind: "RESERVATION", code: said(entry, "reservation"), side, awaits, dueOn };
}

const settled: BallMoves = (entry) => [{ do: "close", kinds: ["RESERVATION"], code: said(entry, "reservation") }];

/** A definition was written by one side: the other's signature is waited for first. */
const written: BallMoves = (entry) => [mainPass(entry, facing(actingSide(entry)), "AGREEMENT")];

/** One side has signed a definition: the other's signature is waited for. */
function toSign(entry: BallEntry): readonly BallMove[] {
  return [mainPass(entry, facing(saidSide(entry, "side")), "AGREEMENT")];
}

/** Agreed: nobody's turn until the planned start, then the agency's. What the client must supply is its turn from now on. */
function agreed(entry: BallEntry): readonly BallMove[] {
  const startsOn = saidOrNull(entry, "startsOn");
  const start: BallMove = {
    do: "pass",
    kind: "MILESTONE",
    code: said(entry, "milestone"),
    side: startsOn === null ? null : "AGENCY",
    awaits: "START",
    dueOn: startsOn,
    from: startsOn,
  };
  return [{ do: "promise", dueOn: saidOrNull(entry, "dueOn") }, start, ...supplies(entry)];
}

function supplies(entry: BallEntry): readonly BallMove[] {
  const inputs = entry.payload.inputs;
  if (!Array.isArray(inputs)) return [];
  return inputs.flatMap((input: unknown): readonly BallMove[] => {
    if (typeof input !== "object" || input === null || !("inputId" in input) || !("dueOn" in input)) return [];
    const { inputId, dueOn } = input;
    if (typeof inputId !== "string" || typeof dueOn !== "string") return [];
    return [{ do: "pass", kind: "CLIENT_INPUT", code: inputId, side: "CLIENT", awaits: "SUPPLY", dueOn }];
  });
}

function hearing(entry: BallEntry): readonly BallMove[] {
  const until = said(entry, "endsBefore");
  return [
    {
      do: "pass",
      kind: "HEARING",
      code: said(entry, "milestone"),
      side: "AGENCY",
      awaits: "ANSWER",
      dueOn: saidOrNull(entry, "endsOn"),
      until: isInstant(until) ? until : null,
    },
  ];
}

function asked(entry: BallEntry): readonly BallMove[] {
  const { blocking } = entry.payload;
  return [
    {
      do: "pass",
      kind: "QUESTION",
      code: said(entry, "question"),
      side: saidSide(entry, "to"),
      awaits: "ANSWER",
      dueOn: saidOrNull(entry, "dueOn"),
      blocking: blocking === true,
    },
  ];
}

/**
 * Who holds what after each event: total over everything that can happen to a milestone and to its clocks, so that a new
 * kind of event does not type-check until it is said here (and in scripts/verify-ledger.ts, which says it again).
 */
const milestoneMoves: { readonly [T in MilestoneEvent | DiscussionEvent]: BallMoves } = {
  MilestoneDefined: written,
  MilestoneRevised: written,
  MilestoneDefinitionSigned: toSign,
  MilestoneAgreed: agreed,
  MilestoneStarted: (entry) => [mainPass(entry, "AGENCY", "SUBMISSION")],
  ClientInputDelivered: (entry) => [{ do: "close", kinds: ["CLIENT_INPUT"], code: said(entry, "inputId") }],
  MilestoneDateProposed: (entry) => {
    const side = facing(saidSide(entry, "side"));
    return [{ do: "pass", kind: "DATE", code: said(entry, "milestone"), side, awaits: "AGREEMENT" }];
  },
  MilestoneDateAgreed: (entry) => [
    { do: "close", kinds: ["DATE"] },
    { do: "promise", dueOn: saidOrNull(entry, "dueOn") },
  ],
  MilestoneSubmitted: (entry) => [
    { do: "close", kinds: ["HEARING", "CANCELLATION", "DATE"] },
    mainPass(entry, "CLIENT", "DECISION", "dueOn"),
  ],
  VerificationStarted: movesNothing,
  CriterionVerified: movesNothing,
  HearingOpened: hearing,
  HearingAnswered: () => [{ do: "close", kinds: ["HEARING"] }],
  MilestoneAptitudeApproved: (entry) => [mainPass(entry, "CLIENT", "DECISION", "observationEndsOn")],
  ServiceObservationStarted: (entry) => [mainPass(entry, "CLIENT", "DECISION", "decisionDueOn")],
  MilestoneAccepted: () => [{ do: "close", kinds: endedByDecision }],
  MilestoneAcceptedWithReservations: () => [{ do: "close", kinds: endedByDecision }, { do: "release" }],
  MilestoneAcceptedWithPriceReduction: (entry) => [
    { do: "close", kinds: endedByDecision },
    { do: "release" },
    { do: "pass", kind: "PRICE_REDUCTION", code: said(entry, "milestone"), side: "AGENCY", awaits: "SIGNATURE" },
  ],
  PriceReductionAccepted: () => [{ do: "close", kinds: ["PRICE_REDUCTION"] }],
  MilestoneAdjourned: (entry) => [
    { do: "close", kinds: ["HEARING", "SUSPENSION"] },
    { do: "release" },
    mainPass(entry, "AGENCY", "RESUBMISSION", "resubmissionDueOn"),
  ],
  ResubmissionRefused: (entry) => [mainPass(entry, "CLIENT", "DECISION")],
  MilestoneRejected: () => [{ do: "close", kinds: [...endedByDecision, "RESERVATION", "CLIENT_INPUT"] }],
  MilestoneCancellationSigned: (entry) => [
    {
      do: "pass",
      kind: "CANCELLATION",
      code: said(entry, "milestone"),
      side: facing(actingSide(entry)),
      awaits: "SIGNATURE",
    },
  ],
  MilestoneCancelled: () => [{ do: "close", kinds: [...endedByDecision, "RESERVATION", "CLIENT_INPUT"] }],
  MilestoneReservationsSettled: () => [{ do: "close", kinds: ["RESERVATION"] }],

  ReservationRaised: (entry) => [
    {
      do: "pass",
      kind: "RESERVATION",
      code: said(entry, "reservation"),
      side: null,
      awaits: "FIX",
      dueOn: saidOrNull(entry, "dueOn"),
    },
  ],
  ReservationRevised: (entry) => [
    { do: "due", kind: "RESERVATION", code: said(entry, "reservation"), dueOn: saidOrNull(entry, "dueOn") },
  ],
  ReservationWithdrawn: settled,
  ReservationFixSubmitted: (entry) => [reservation(entry, "CLIENT", "FIX_DECISION")],
  ReservationFixRefused: (entry) => [reservation(entry, "AGENCY", "FIX")],
  ReservationLifted: (entry) => [reservation(entry, "AGENCY", "CONFIRMATION")],
  ReservationLiftingConfirmed: settled,
  ReservationContested: (entry) => [reservation(entry, "CLIENT", "CONTEST_DECISION")],
  ReservationWaived: settled,

  QuestionAsked: asked,
  QuestionAnswered: (entry) => [{ do: "close", kinds: ["QUESTION"], code: said(entry, "question") }],
};

/** Every kind of entry that the rule knows, and what it does. */
export const ballMoves: Readonly<Record<string, BallMoves>> = {
  ...milestoneMoves,
  ...movesAround,
  ...movesOfChange,
  ...movesOfAdvice,
};

/** What an entry does to the ball; `null` for a kind of entry that never moves one. */
export function movesOf(entry: BallEntry): readonly BallMove[] | null {
  const moves = Object.hasOwn(ballMoves, entry.type) ? ballMoves[entry.type] : undefined;
  return moves === undefined || moves === movesNothing ? null : moves(entry);
}

/** The kinds of entry that an account must be given, beside who takes part, the zone and the calendars. */
export const movingTypes: readonly string[] = Object.entries(ballMoves).flatMap(([type, moves]) =>
  moves === movesNothing ? [] : [type],
);

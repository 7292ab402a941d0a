import {
  type Awaited,
  actingSide,
  type BallEntry,
  type BallKind,
  type BallMove,
  facing,
  said,
  saidOrNull,
} from "@/lib/domain/ball";
import type { clockEvents } from "@/lib/domain/clock-events";
import type { milestoneEvents } from "@/lib/domain/milestone-events";
import { Side } from "@/lib/domain/party";
import { isInstant } from "@/lib/kernel/instant";

type Pass = Extract<BallMove, { do: "pass" }>;
type Moves = (entry: BallEntry) => readonly BallMove[];
type MilestoneEvent = keyof typeof milestoneEvents | keyof typeof clockEvents;
type DiscussionEvent = "QuestionAsked" | "QuestionAnswered";

const none: Moves = () => [];
/** What a decision on a milestone ends, whatever it is. */
const decided = ["MILESTONE", "HEARING", "SUSPENSION", "CANCELLATION", "DATE"] as const;

function main(entry: BallEntry, side: Side | null, awaits: Awaited): Pass {
  return { do: "pass", kind: "MILESTONE", code: said(entry, "milestone"), side, awaits };
}

function mainDue(entry: BallEntry, side: Side, awaits: "DECISION" | "RESUBMISSION", field: string): BallMove {
  return { ...main(entry, side, awaits), dueOn: saidOrNull(entry, field) };
}

function reservation(
  entry: BallEntry,
  side: Side,
  awaits: "FIX" | "FIX_DECISION" | "CONFIRMATION" | "CONTEST_DECISION",
): BallMove {
  const dueOn = awaits === "FIX_DECISION" ? saidOrNull(entry, "dueOn") : null;
  return { do: "pass", kind: "RESERVATION", code: said(entry, "reservation"), side, awaits, dueOn };
}

function settled(entry: BallEntry): readonly BallMove[] {
  return [{ do: "close", kinds: ["RESERVATION"], code: said(entry, "reservation") }];
}

/** A definition was written by one side: the other's signature is waited for first. */
const written: Moves = (entry) => [main(entry, facing(actingSide(entry)), "AGREEMENT")];

/** One side has signed a definition: the other's signature is waited for. */
function toSign(entry: BallEntry): readonly BallMove[] {
  const side = Side.safeParse(entry.payload.side);
  return [main(entry, facing(side.success ? side.data : null), "AGREEMENT")];
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
  return [start, ...supplies(entry)];
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
  const to = Side.safeParse(entry.payload.to);
  const { blocking } = entry.payload;
  return [
    {
      do: "pass",
      kind: "QUESTION",
      code: said(entry, "question"),
      side: to.success ? to.data : null,
      awaits: "ANSWER",
      dueOn: saidOrNull(entry, "dueOn"),
      blocking: blocking === true,
    },
  ];
}

const agreement: ReadonlySet<unknown> = new Set(["FORCE_MAJEURE", "AGREEMENT"]);
const subjects: Readonly<Partial<Record<string, BallKind>>> = {
  MILESTONE: "MILESTONE",
  RESERVATION: "RESERVATION",
  QUESTION: "QUESTION",
};

/** The due day that a clock has now, at the matter that it is of. */
function clockDue(entry: BallEntry): readonly BallMove[] {
  const kind = subjects[said(entry, "matterKind")];
  if (kind === undefined) return [];
  const [code, dueOn] = [said(entry, "matter"), saidOrNull(entry, "dueOn")];
  return [{ do: "due", kind: said(entry, "clock") === "HEARING" ? "HEARING" : kind, code, dueOn }];
}

/**
 * Who holds what after each event: total over everything that can happen to a milestone and to its clocks, so that a new
 * kind of event does not type-check until it is said here (and in scripts/verify-ledger.ts, which says it again).
 */
export const ballMoves: { readonly [T in MilestoneEvent | DiscussionEvent]: Moves } = {
  MilestoneDefined: written,
  MilestoneRevised: written,
  MilestoneDefinitionSigned: toSign,
  MilestoneAgreed: agreed,
  MilestoneStarted: (entry) => [main(entry, "AGENCY", "SUBMISSION")],
  MilestoneSubmitted: (entry) => [
    { do: "close", kinds: ["HEARING", "CANCELLATION"] },
    mainDue(entry, "CLIENT", "DECISION", "dueOn"),
  ],
  VerificationStarted: none,
  CriterionVerified: none,
  HearingOpened: hearing,
  HearingAnswered: () => [{ do: "close", kinds: ["HEARING"] }],
  MilestoneAptitudeApproved: (entry) => [mainDue(entry, "CLIENT", "DECISION", "observationEndsOn")],
  ServiceObservationStarted: (entry) => [mainDue(entry, "CLIENT", "DECISION", "decisionDueOn")],
  MilestoneAccepted: () => [{ do: "close", kinds: decided }],
  MilestoneAcceptedWithReservations: () => [{ do: "close", kinds: decided }, { do: "release" }],
  MilestoneAcceptedWithPriceReduction: (entry) => [
    { do: "close", kinds: decided },
    { do: "release" },
    { do: "pass", kind: "PRICE_REDUCTION", code: said(entry, "milestone"), side: "AGENCY", awaits: "SIGNATURE" },
  ],
  PriceReductionAccepted: () => [{ do: "close", kinds: ["PRICE_REDUCTION"] }],
  MilestoneAdjourned: (entry) => [
    { do: "close", kinds: ["HEARING", "SUSPENSION"] },
    { do: "release" },
    mainDue(entry, "AGENCY", "RESUBMISSION", "resubmissionDueOn"),
  ],
  ResubmissionRefused: (entry) => [main(entry, "CLIENT", "DECISION")],
  MilestoneRejected: () => [{ do: "close", kinds: [...decided, "RESERVATION", "CLIENT_INPUT"] }],
  MilestoneCancellationSigned: (entry) => [
    {
      do: "pass",
      kind: "CANCELLATION",
      code: said(entry, "milestone"),
      side: facing(actingSide(entry)),
      awaits: "SIGNATURE",
    },
  ],
  MilestoneCancelled: () => [{ do: "close", kinds: [...decided, "RESERVATION", "CLIENT_INPUT"] }],
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

  ClockSuspensionProposed: none,
  ClockSuspended: (entry) =>
    agreement.has(entry.payload.cause)
      ? [{ do: "pass", kind: "SUSPENSION", code: said(entry, "matter"), side: null, awaits: "RESUMPTION" }]
      : [],
  ClockResumed: (entry) => [
    ...(agreement.has(entry.payload.cause) ? [{ do: "close", kinds: ["SUSPENSION"] } as const] : []),
    ...clockDue(entry),
  ],
  ClockExtended: clockDue,
  ClockExpired: none,
  ReminderSent: none,
};

/** What an entry does to the ball; `null` for a kind of entry that never moves one. */
export function movesOf(entry: BallEntry): readonly BallMove[] | null {
  const moves = isBallEvent(entry.type) ? ballMoves[entry.type] : none;
  return moves === none ? null : moves(entry);
}

/** The kinds of entry that an account must be given, beside who takes part, the zone and the calendars. */
export const movingTypes: readonly string[] = Object.entries(ballMoves).flatMap(([type, moves]) =>
  moves === none ? [] : [type],
);

function isBallEvent(type: string): type is keyof typeof ballMoves {
  return Object.hasOwn(ballMoves, type);
}

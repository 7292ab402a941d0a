import {
  type BallEntry,
  type BallKind,
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
import type { clockEvents } from "@/lib/domain/clock-events";
import type { silenceEvents } from "@/lib/domain/silence-events";

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

/** What clocks do: those that rest by agreement are nobody's turn, and what is due is what the clock says. */
const clockMoves: { readonly [T in keyof typeof clockEvents]: BallMoves } = {
  ClockSuspensionProposed: movesNothing,
  ClockSuspensionWithdrawn: movesNothing,
  ClockSuspended: (entry) =>
    agreement.has(entry.payload.cause)
      ? [{ do: "pass", kind: "SUSPENSION", code: said(entry, "matter"), side: null, awaits: "RESUMPTION" }]
      : [],
  ClockResumed: (entry) => [
    ...(agreement.has(entry.payload.cause) ? [{ do: "close", kinds: ["SUSPENSION"] } as const] : []),
    ...clockDue(entry),
  ],
  ClockExtended: clockDue,
  ClockExpired: movesNothing,
  ReminderSent: movesNothing,
};

const noticeClosed: BallMoves = (entry) => [{ do: "close", kinds: ["NOTICE"], code: said(entry, "notice") }];

/** What silence does: it decides a milestone, or leaves it with whoever has it; a rebuttal gives it back to the client. */
const silenceMoves: { readonly [T in keyof typeof silenceEvents]: BallMoves } = {
  MilestoneSilenceNoted: movesNothing,
  MilestoneDeemedConforming: movesNothing,
  MilestoneAcceptedTacitly: () => [{ do: "close", kinds: endedByDecision }, { do: "release" }],
  TacitAcceptanceRebutted: (entry) => [mainPass(entry, "CLIENT", "DECISION", "decisionDueOn")],
  RequirementsReopened: movesNothing,
  ObservationEnded: (entry) => [mainPass(entry, "CLIENT", "DECISION", "decisionDueOn")],
  IncidentDeclared: movesNothing,
  IncidentEnded: movesNothing,
  FormalNoticeDrafted: movesNothing,
  FormalNoticeSent: movesNothing,
  FormalNoticePresented: (entry) => [
    {
      do: "pass",
      kind: "NOTICE",
      code: said(entry, "notice"),
      side: saidSide(entry, "toSide"),
      awaits: "COMPLIANCE",
      dueOn: saidOrNull(entry, "dueOn"),
    },
  ],
  FormalNoticeComplied: noticeClosed,
  FormalNoticeExpired: noticeClosed,
  FormalNoticeLapsed: noticeClosed,
};

/** A commitment with the party that it binds, or with the other side, which receives what was delivered. */
function commitment(awaits: "SIGNATURE" | "SUPPLY" | "CONFIRMATION"): BallMoves {
  return (entry) => {
    const own = awaits !== "CONFIRMATION";
    const side = saidSide(entry, "side");
    const to = { side: own ? side : facing(side), partyId: own ? saidOrNull(entry, "partyId") : null };
    const dueOn = own ? saidOrNull(entry, "dueOn") : null;
    return [{ do: "pass", kind: "COMMITMENT", code: said(entry, "commitment"), ...to, awaits, dueOn }];
  };
}

const commitmentClosed: BallMoves = (entry) => [
  { do: "close", kinds: ["COMMITMENT"], code: said(entry, "commitment") },
];

/** What is made available is its own matter: it holds no milestone, but the days that a milestone lost by it are counted apart. */
const commitmentMoves: Readonly<Record<string, BallMoves>> = {
  CommitmentProposed: commitment("SIGNATURE"),
  CommitmentRevised: commitment("SIGNATURE"),
  CommitmentSigned: commitment("SUPPLY"),
  CommitmentRescheduled: commitment("SUPPLY"),
  CommitmentDelivered: commitment("CONFIRMATION"),
  CommitmentContested: commitment("SUPPLY"),
  CommitmentConfirmed: commitmentClosed,
  CommitmentExcused: commitmentClosed,
  CommitmentReleased: commitmentClosed,
};

/** What moves a ball beside the acts on milestones themselves. */
export const movesAround: Readonly<Record<string, BallMoves>> = { ...clockMoves, ...silenceMoves, ...commitmentMoves };

import type { adviceEvents } from "@/lib/domain/advice-events";
import {
  type Awaited,
  type BallEntry,
  type BallKind,
  type BallMoves,
  movesNothing,
  said,
  saidOrNull,
  saidSide,
} from "@/lib/domain/ball";
import type { disputeEvents } from "@/lib/domain/dispute-events";
import type { Side } from "@/lib/domain/party";

function over(kind: BallKind, field: "advice" | "opinion" | "dispute"): BallMoves {
  return (entry) => [{ do: "close", kinds: [kind], code: said(entry, field) }];
}

/** Advice waits for the client's answer; information alone wants none. */
const issued: BallMoves = (entry) =>
  said(entry, "kind") === "INFORMATION"
    ? []
    : [
        {
          do: "pass",
          kind: "ADVICE",
          code: said(entry, "advice"),
          side: "CLIENT",
          awaits: "ANSWER",
          dueOn: saidOrNull(entry, "dueOn"),
        },
      ];

/** Who is asked for an opinion has the turn; an expert stands on no side. */
const asked: BallMoves = (entry) => [
  {
    do: "pass",
    kind: "OPINION",
    code: said(entry, "opinion"),
    side: saidSide(entry, "side"),
    partyId: saidOrNull(entry, "partyId"),
    awaits: "ANSWER",
    dueOn: saidOrNull(entry, "dueOn"),
  },
];

const adviceMoves: { readonly [T in keyof typeof adviceEvents]: BallMoves } = {
  // A draft is its party's own.
  AdviceDrafted: movesNothing,
  AdviceIssued: issued,
  AdviceAcknowledged: movesNothing,
  AdviceAnswered: over("ADVICE", "advice"),
  AdviceOverridden: over("ADVICE", "advice"),
  AdviceSuperseded: over("ADVICE", "advice"),
  AdviceLapsed: over("ADVICE", "advice"),
  AdviceUnanswered: movesNothing,
  AdviceOutcomeNoted: movesNothing,
  OpinionRequested: asked,
  OpinionLinkRenewed: movesNothing,
  OpinionWithdrawn: over("OPINION", "opinion"),
  OpinionGiven: over("OPINION", "opinion"),
};

type Turn = Readonly<Record<"side" | "turnOf" | "dueOn", unknown>>;

function turnIn(holder: unknown): Turn {
  const none: Turn = { side: null, turnOf: null, dueOn: null };
  return typeof holder === "object" && holder !== null ? { ...none, ...holder } : none;
}

/** A dispute waits for an act of whoever the turn names; without one, of nobody in particular. */
function dispute(entry: BallEntry, awaits: Awaited, turn: Turn): ReturnType<BallMoves> {
  const { turnOf, dueOn } = turn;
  const side = saidSide({ ...entry, payload: { side: turn.side } }, "side");
  const partyId = typeof turnOf === "string" ? turnOf : null;
  const due = typeof dueOn === "string" ? dueOn : null;
  return [{ do: "pass", kind: "DISPUTE", code: said(entry, "dispute"), side, partyId, awaits, dueOn: due }];
}

function here(awaits: Awaited): BallMoves {
  return (entry) => dispute(entry, awaits, turnIn(entry.payload));
}

function held(side: Side | null, awaits: Awaited): BallMoves {
  return (entry) => dispute(entry, awaits, { side, turnOf: null, dueOn: saidOrNull(entry, "dueOn") });
}

const disputeOver = over("DISPUTE", "dispute");

const disputeMoves: { readonly [T in keyof typeof disputeEvents]: BallMoves } = {
  DisputeOpened: here("POSITION"),
  DisputeCompleted: movesNothing,
  DisputePositionStated: movesNothing,
  DisputeProposalMade: movesNothing,
  DisputeProposalEnded: movesNothing,
  DisputeSettlementSigned: movesNothing,
  DisputeSettled: disputeOver,
  FacilitatorDisclosed: movesNothing,
  FacilitatorRefused: movesNothing,
  // Where the ladder ends nobody is waited for: mediation, or an expert or a judge, whichever a party asks for.
  DisputeEscalated: (entry) => dispute(entry, "POSITION", turnIn(entry.payload.due)),
  DisputeWithdrawn: disputeOver,
  DirectSettlementStated: movesNothing,
  DisputeSettledDirectly: disputeOver,
  DisputeWentOutside: disputeOver,
  DisputeClosed: disputeOver,
  MediationProposed: here("ANSWER"),
  MediationRefused: held(null, "POSITION"),
  MediationAgreed: here("MEDIATOR"),
  MediatorNamed: movesNothing,
  MediatorAppointed: movesNothing,
  MediationMemberAdmitted: movesNothing,
  MediationBegun: held("MEDIATOR", "AGREEMENT"),
  MediationEnded: held(null, "POSITION"),
  MediationKeyDestroyed: movesNothing,
};

/** What moves the ball of advice, of opinions that are asked for and of disputes: matters of their own, which hold no milestone. */
export const movesOfAdvice: Readonly<Record<string, BallMoves>> = { ...adviceMoves, ...disputeMoves };

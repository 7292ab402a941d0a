import type { amendmentEvents } from "@/lib/domain/amendment-events";
import {
  type Awaited,
  actingSide,
  type BallEntry,
  type BallMove,
  type BallMoves,
  facing,
  movesNothing,
  said,
  saidOrNull,
  saidSide,
} from "@/lib/domain/ball";
import type { changeEvents } from "@/lib/domain/change-events";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { changeTurn } from "@/lib/domain/change-turn";
import type { Side } from "@/lib/domain/party";

function passTo(side: Side, awaits: Awaited, due: "dueOn" | null = null): BallMoves {
  return (entry) => {
    const dueOn = due === null ? null : saidOrNull(entry, due);
    return [{ do: "pass", kind: "CHANGE_REQUEST", code: said(entry, "changeRequest"), side, awaits, dueOn }];
  };
}

const over: BallMoves = (entry) => [{ do: "close", kinds: ["CHANGE_REQUEST"], code: said(entry, "changeRequest") }];

/** The turn that the status of the entry leaves, due on the day that it names. */
const byStatus: BallMoves = (entry) => {
  const status = ChangeRequestStatus.safeParse(said(entry, "status"));
  // Where offers or an opinion are already there, entries of their own say so.
  const before = { finding: null, quoted: false, opinionOver: false };
  const turn = status.success ? changeTurn({ ...before, status: status.data }) : null;
  return turn === null ? over(entry) : passTo(turn.side, turn.awaits, "dueOn")(entry);
};

/** An opinion on a dispute, asked for or given: given, it is the committee's to settle, which the client brings about. */
const qualified: BallMoves = (entry) =>
  said(entry, "before") === "DISPUTED" && said(entry, "status") === "DISPUTED"
    ? passTo("CLIENT", "SETTLEMENT")(entry)
    : byStatus(entry);

/** An offer of an emergency gives it to the client, who regularises it by the day that is set; of others, all offers count together. */
const quoted: BallMoves = (entry) =>
  said(entry, "status") === "EMERGENCY_APPROVED" ? passTo("CLIENT", "REGULARISATION")(entry) : [];

const changeMoves: { readonly [T in keyof typeof changeEvents]: BallMoves } = {
  // A draft is its party's own.
  ChangeRequestOpened: movesNothing,
  ChangeRequestSubmitted: passTo("AMO", "QUALIFICATION"),
  ChangeRequestWithdrawn: over,
  ChangeRequestQualified: qualified,
  ChangeRequestDisputed: byStatus,
  ChangeDisputeSettled: byStatus,
  ChangeImpactAssessed: movesNothing,
  ChangeQuoted: quoted,
  ChangeQuotesComplete: byStatus,
  ChangeAdvised: movesNothing,
  ChangeRequestApproved: byStatus,
  ChangeDecisionRecorded: byStatus,
  ChangeRequestRejected: over,
  ChangeRequestDeferred: over,
  ChangeConcessionGranted: over,
  ChangeEmergencyApproved: byStatus,
  ChangeRequestResumed: byStatus,
  ChangeAssessmentLate: movesNothing,
  ChangeDecisionLate: movesNothing,
  ChangeOpinionLate: passTo("CLIENT", "SETTLEMENT"),
  ChangeRequestExpired: over,
};

/** Who signs next: the client's side where its seats alone are left, its agency where it alone is; else who faces who signed. */
function nextToSign(entry: BallEntry): Side {
  const { left } = entry.payload;
  // What was written before the seats were told has only the side that signed.
  if (!Array.isArray(left) || left.length === 0) return facing(saidSide(entry, "side"));
  if (!left.includes("AGENCY")) return "CLIENT";
  return left.length === 1 ? "AGENCY" : facing(saidSide(entry, "side"));
}

/** An order waits for the signature of a side. */
function toSign(entry: BallEntry, side: Side): BallMove {
  const partyId = side === "AGENCY" ? saidOrNull(entry, "partyId") : null;
  return { do: "pass", kind: "AMENDMENT", code: said(entry, "amendment"), side, partyId, awaits: "SIGNATURE" };
}

function orderOver(entry: BallEntry): BallMove {
  return { do: "close", kinds: ["AMENDMENT"], code: said(entry, "amendment") };
}

const orderMoves: { readonly [T in keyof typeof amendmentEvents]: BallMoves } = {
  AmendmentDrafted: (entry) => [toSign(entry, facing(actingSide(entry)))],
  AmendmentWithdrawn: (entry) => [orderOver(entry)],
  AmendmentSigned: (entry) => [toSign(entry, nextToSign(entry))],
  ChangeContracted: (entry) => [orderOver(entry), ...passTo("AGENCY", "WORK")(entry)],
  // What they do to a milestone is said by its own entries: a date that is agreed, a definition to be signed.
  RequirementVersionContracted: movesNothing,
  MilestoneSuperseded: movesNothing,
  MilestoneAmended: movesNothing,
  ChangeImplementationBegun: movesNothing,
  ChangeVerified: passTo("CLIENT", "VERIFICATION"),
  ChangeClosed: over,
};

/** What moves the ball of a request for a change, and of the order that it leads to: matters of their own, which hold no milestone. */
export const movesOfChange: Readonly<Record<string, BallMoves>> = { ...changeMoves, ...orderMoves };

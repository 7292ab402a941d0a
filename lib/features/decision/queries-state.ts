import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { VoteMatter } from "@/lib/domain/committee";
import { type CommitteeDecisionFacts, DecisionStatus, presidesNow } from "@/lib/domain/decision";
import { type Quorum, quorumOf } from "@/lib/domain/quorum";
import { type PollFacts, tally } from "@/lib/domain/tally";
import { awaitedVoices, type VoteFacts } from "@/lib/domain/vote";
import type { PointState } from "@/lib/features/committee/queries-state";
import {
  type DecisionState,
  loadRoom,
  loadRoomForUpdate,
  quorumFacts,
  type RoomState,
} from "@/lib/features/room/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** A decision in its room, with the point on which it is taken. */
export type DecisionInRoom = {
  readonly found: RoomState;
  readonly decision: DecisionState;
  readonly point: PointState;
};

async function decisionIn(
  load: typeof loadRoom,
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<DecisionInRoom | null> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT g.code FROM committee_decision d JOIN meeting g ON g.project_id = d.project_id AND g.id = d.meeting_id
    WHERE d.project_id = ${scope.projectId}::uuid AND d.code = ${code}`;
  const found = rows[0] === undefined ? null : await load(tx, scope, rows[0].code, now);
  const decision = found?.room.decisions.find((one) => one.code === code);
  const point = found?.row.points.find(({ id }) => id === decision?.pointId);
  return found === null || decision === undefined || point === undefined ? null : { found, decision, point };
}

/** The decision of this number with its room; `null` when there is none. */
export function loadDecision(tx: Tx, scope: ProjectScope, code: string, now: Instant): Promise<DecisionInRoom | null> {
  return decisionIn(loadRoom, tx, scope, code, now);
}

/** The same, once it is one's turn in its room: quorum and voices are counted by one writer at a time. */
export function loadDecisionForUpdate(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<DecisionInRoom | null> {
  return decisionIn(loadRoomForUpdate, tx, scope, code, now);
}

/** The question that is put, with the voices given so far. */
export function pollOf({ found, decision, point }: DecisionInRoom): PollFacts {
  const cast = decision.votes.map(({ personId, seatMemberId, ballot }) => ({ personId, seatMemberId, ballot }));
  return { matter: decision.matter, seats: found.body.seats, concerned: point.concerned, cast };
}

/** Who is missing to decide on this point, now. */
export function quorumOfPoint(found: RoomState, point: PointState): Quorum {
  return quorumOf(quorumFacts(found, point));
}

/** What the rules ask of a voice on a decision. */
export function voteFacts(at: DecisionInRoom): VoteFacts {
  const { found, decision, point } = at;
  return {
    ...pollOf(at),
    status: decision.status,
    meetingStatus: found.row.status,
    present: found.present,
    proxies: found.row.proxies,
    quorum: quorumOfPoint(found, point),
  };
}

/** What the rules ask of a decision that another one revokes. */
export function endedAs(row: { readonly status: string; readonly matter: string }): {
  readonly status: DecisionStatus;
  readonly matter: VoteMatter;
} {
  return { status: DecisionStatus.parse(row.status), matter: VoteMatter.parse(row.matter) };
}

/** What the rules ask of a decision; `reason` and `without` are what an act brings. What is only wanted has no voices yet. */
export function decisionFacts(
  found: RoomState,
  point: PointState,
  scope: Pick<ProjectScope, "memberId">,
  brought: Partial<
    Pick<CommitteeDecisionFacts, "status" | "unwritten" | "reason" | "revokes" | "without" | "unansweredAdvice">
  > & { readonly decision?: DecisionState },
): CommitteeDecisionFacts {
  const { decision, ...rest } = brought;
  const quorum = quorumFacts(found, point);
  const poll =
    decision === undefined
      ? { matter: point.matter, seats: found.body.seats, concerned: point.concerned, cast: [] }
      : pollOf({ found, decision, point });
  const status: DecisionStatus = decision?.status ?? "PROPOSED";
  const awaited = awaitedVoices({ ...poll, present: found.present, proxies: found.row.proxies });
  const missing = [decision?.text, decision?.grounds].filter((text) => text === "").length;
  return {
    status,
    meetingStatus: found.row.status,
    body: found.body.kind,
    matter: point.matter,
    point,
    quorum: quorumOf(quorum),
    tally: tally(poll),
    awaited,
    // Who only looks is told of everything but the names: those are given with the act.
    without: awaited,
    present: found.present.some(({ memberId }) => memberId === scope.memberId),
    presides: presidesNow(scope.memberId, quorum),
    unwritten: missing + (decision?.options.length === 0 ? 1 : 0),
    reason: "",
    revokes: null,
    revokedBy: null,
    adoptedAt: decision?.decidedAt ?? null,
    unansweredAdvice: [],
    ...rest,
  };
}

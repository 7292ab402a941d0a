import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { VoteMatter, votersOn } from "@/lib/domain/committee";
import { decideCommitteeDecision } from "@/lib/domain/decision";
import { followUpPermits } from "@/lib/domain/follow-up-permits";
import type { Role } from "@/lib/domain/party";
import { type Attendee, quorumOf } from "@/lib/domain/quorum";
import { roomPermits } from "@/lib/domain/room-permits";
import { tally } from "@/lib/domain/tally";
import { awaitedVoices, decideVote } from "@/lib/domain/vote";
import type { PointState } from "@/lib/features/committee/queries-state";
import { decisionFacts, pollOf, voteFacts } from "@/lib/features/decision/queries-state";
import {
  type DecisionState,
  loadRoom,
  presidingOf,
  quorumFacts,
  type RoomState,
} from "@/lib/features/room/queries-state";
import { lastAct } from "@/lib/features/room/queries-viewers";
import type {
  LiveRoomView,
  RoomAction,
  RoomDecision,
  RoomPageView,
  RoomPerson,
  RoomPoint,
  StandingDecision,
} from "@/lib/features/room/view-live";
import { MemberId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** The page of a room for one reader; `null` when there is no meeting of this number. */
export async function getRoomPage(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<RoomPageView | null> {
  // The number of what is shown is asked for first, and so is never ahead of it.
  const [seq, room, standing] = await Promise.all([
    lastAct(tx, scope.projectId),
    getLiveRoom(tx, scope, code, now),
    listStanding(tx, scope.projectId),
  ]);
  if (room === null) return null;
  const { name, timeZone, memberId: me } = scope;
  return { project: { code: scope.code, name, timeZone }, seq, now, me, standing, room };
}

/** A meeting while it is held, as everybody of a party sees it; `null` when there is none of this number. */
export async function getLiveRoom(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<LiveRoomView | null> {
  const [state, actions] = await Promise.all([loadRoom(tx, scope, code, now), readActions(tx, scope.projectId, code)]);
  if (state === null) return null;
  const { row, body, room, present } = state;
  return {
    meeting: {
      ...{ code: row.code, committee: body.title, bodyKind: body.kind, kind: row.kind, status: row.status },
      ...{ startsAt: row.startsAt, minutes: row.minutes, place: row.place },
      ...{ openedAt: room.openedAt, endedAt: room.endedAt },
    },
    people: peopleOf(state),
    present: present.map(({ memberId }) => ({
      id: memberId,
      since: room.attendance.findLast((line) => line.memberId === memberId)?.at ?? row.startsAt,
    })),
    moves: room.attendance.map(({ memberId, move, at }) => ({ who: memberId, move, at })),
    quorum: quorumOf(quorumFacts(state, null)),
    presiding: presidingOf(state),
    points: row.points.filter(({ status }) => status === "FIXED").map((point) => pointView(state, point)),
    notes: room.notes.map(({ noteId: id, begunAt: _, ...note }) => ({ id, ...note })),
    decisions: room.decisions.flatMap((decision) => decisionView(state, decision)),
    actions,
  };
}

function peopleOf({ parties, body, row }: RoomState): readonly RoomPerson[] {
  const may = (roles: readonly Role[], permitted: readonly Role[]): boolean =>
    roles.some((role) => permitted.includes(role));
  return parties.flatMap(({ id: partyId, name, side, ordinal, members }) =>
    members.map((member) => ({
      id: member.id,
      name: member.name,
      title: member.title,
      partyId,
      party: { name, side, ordinal },
      voice: body.seats.find(({ memberId }) => memberId === member.id)?.voice ?? null,
      proxyTo: row.proxies.find(({ giverId }) => giverId === member.id)?.holderId ?? null,
      keeps: may(member.roles, followUpPermits["minutes.circulate"].by),
      opens: may(member.roles, roomPermits["meeting.open"].by),
    })),
  );
}

function pointView(state: RoomState, point: PointState): RoomPoint {
  const { id, title, detail, ask, matter, minutes, subjectKind, subject, concerned, documents } = point;
  return {
    ...{ id, title, detail, ask, matter, minutes, concerned, documents },
    subject: subjectKind === null || subject === null ? null : { kind: subjectKind, code: subject },
    runs: state.room.runs.filter(({ pointId }) => pointId === id).map(({ begunAt, endedAt }) => ({ begunAt, endedAt })),
    quorum: quorumOf(quorumFacts(state, point)),
  };
}

function decisionView(state: RoomState, decision: DecisionState): readonly RoomDecision[] {
  const point = state.row.points.find(({ id }) => id === decision.pointId);
  if (point === undefined) return [];
  const at = { found: state, decision, point };
  const { id, code, pointId, status, title, text, grounds, matter, effect, decidedBy, decidedAt, reason } = decision;
  const { subjectKind, subject, options, votes } = decision;
  const poll = pollOf(at);
  const open = status === "PROPOSED" && state.row.status === "OPEN";
  const facts = voteFacts(at);
  // Asked of the very rules that write: for each of their roles, since they act in one of them.
  const who = (may: (person: Attendee, role: Role) => boolean): readonly string[] =>
    open
      ? state.present.filter((person) => person.roles.some((role) => may(person, role))).map(({ memberId }) => memberId)
      : [];
  const pronounces = (act: "adopt" | "reject" | "postpone"): readonly string[] =>
    who(
      ({ memberId }, role) =>
        decideCommitteeDecision(
          act,
          decisionFacts(state, point, { memberId: MemberId.parse(memberId) }, { decision, reason: "-" }),
          { role },
        ).ok,
    );
  return [
    {
      ...{ id, code, pointId, status, title, text, grounds, matter, effect, decidedBy, decidedAt, reason },
      subject: subjectKind === null || subject === null ? null : { kind: subjectKind, code: subject },
      options: options.map(({ label, detail, retained }) => ({ label, detail, retained })),
      votes: votes.map((vote) => ({
        seat: vote.seatMemberId,
        by: vote.memberId,
        ballot: vote.ballot,
        reason: vote.reason,
      })),
      voters: votersOn(matter, poll.seats, poll.concerned).voters.map(({ memberId }) => memberId),
      awaited: open ? awaitedVoices(facts) : [],
      tally: tally(poll),
      revokes: decision.revokes?.code ?? null,
      signed: decision.signed,
      mayVote: who(
        ({ memberId, personId, partyId }, role) => decideVote(facts, memberId, { role, partyId, personId }).ok,
      ),
      mayAdopt: pronounces("adopt"),
      mayReject: pronounces("reject"),
      mayPostpone: pronounces("postpone"),
    },
  ];
}

function readActions(tx: Tx, projectId: string, code: string): Promise<RoomAction[]> {
  return tx.$queryRaw<RoomAction[]>`
    SELECT a.id, a.code, a.title, a.owner_id AS owner, a.due_on::text AS "dueOn" FROM action_item a
    JOIN meeting g ON g.project_id = a.project_id AND g.id = a.meeting_id
    WHERE a.project_id = ${projectId}::uuid AND g.code = ${code} ORDER BY a.number LIMIT 200`;
}

/** The decisions that stand, the newest first. */
async function listStanding(tx: Tx, projectId: string): Promise<readonly StandingDecision[]> {
  const rows = await tx.committeeDecision.findMany({
    where: { projectId, status: "ADOPTED" },
    select: { code: true, title: true, matter: true },
    orderBy: [{ year: "desc" }, { number: "desc" }],
    take: 300,
  });
  return rows.map(({ matter, ...named }) => ({ ...named, matter: VoteMatter.parse(matter) }));
}

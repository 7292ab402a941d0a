import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { PointSubject } from "@/lib/domain/agenda";
import { AttendanceMove, presentAt } from "@/lib/domain/attendance";
import { VoteMatter } from "@/lib/domain/committee";
import { DecisionEffect, DecisionStatus, presidesNow } from "@/lib/domain/decision";
import { type Attendee, type Quorum, type QuorumFacts, quorumOf } from "@/lib/domain/quorum";
import { couldDecide } from "@/lib/domain/room";
import { Ballot } from "@/lib/domain/tally";
import { loadPeople, type PartyPeople } from "@/lib/features/commitment/queries-state";
import { loadMeeting, type MeetingState, type PointState } from "@/lib/features/committee/queries-state";
import { signedOf } from "@/lib/features/room/queries-signed";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));

const VoteRow = z.object({
  personId: z.uuid(),
  memberId: z.uuid(),
  seatMemberId: z.uuid(),
  partyId: z.uuid(),
  ballot: Ballot,
  reason: z.string(),
  at,
});

const DecisionRow = z.object({
  id: z.uuid(),
  code: z.string(),
  pointId: z.uuid(),
  status: DecisionStatus,
  title: z.string(),
  text: z.string(),
  grounds: z.string(),
  matter: VoteMatter,
  effect: DecisionEffect,
  subjectKind: PointSubject.nullable(),
  subjectId: z.uuid().nullable(),
  subject: z.string().nullable(),
  proposedBy: z.uuid(),
  proposedAt: at,
  decidedBy: z.uuid().nullable(),
  decidedAt: at.nullable(),
  favour: z.int().nullable(),
  against: z.int().nullable(),
  abstained: z.int().nullable(),
  casting: z.boolean(),
  reason: z.string(),
  revokes: z.object({ id: z.uuid(), code: z.string(), status: DecisionStatus, decidedAt: at.nullable() }).nullable(),
  revokedBy: z.string().nullable(),
  /** What was signed on its matter, where it takes effect by signature. */
  signed: z.object({ record: z.string(), complete: z.boolean() }).nullable(),
  options: z.array(z.object({ ordinal: z.int(), label: z.string(), detail: z.string(), retained: z.boolean() })),
  votes: z.array(VoteRow),
});

/** A decision of a committee, with what was considered and every voice given. */
export type DecisionState = z.infer<typeof DecisionRow>;

const RoomRow = z.object({
  openedAt: at.nullable(),
  endedAt: at.nullable(),
  attendance: z.array(z.object({ memberId: z.uuid(), move: AttendanceMove, at, recordedBy: z.uuid() })),
  runs: z.array(z.object({ id: z.uuid(), pointId: z.uuid(), begunAt: at, endedAt: at.nullable() })),
  notes: z.array(
    z.object({
      noteId: z.uuid(),
      pointId: z.uuid(),
      revision: z.int(),
      text: z.string(),
      assertedBy: z.uuid().nullable(),
      recordedBy: z.uuid(),
      recordedAt: at,
      begunAt: at,
    }),
  ),
  decisions: z.array(DecisionRow),
});

/** A meeting with all that happens in its room, and who is there. */
export type RoomState = MeetingState & {
  readonly room: z.infer<typeof RoomRow>;
  readonly parties: readonly PartyPeople[];
  readonly present: readonly Attendee[];
};

async function readRoomRow(tx: Tx, projectId: string, code: string): Promise<z.infer<typeof RoomRow> | null> {
  const rows = await tx.$queryRaw<{ room: unknown }[]>`
    SELECT jsonb_build_object('openedAt', g.opened_at, 'endedAt', g.ended_at,
      'attendance', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', a.member_id, 'move', a.move, 'at', a.at, 'recordedBy', a.recorded_by)
        ORDER BY a.ordinal), '[]') FROM attendance a WHERE a.project_id = g.project_id AND a.meeting_id = g.id),
      'runs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'pointId', r.point_id, 'begunAt', r.begun_at, 'endedAt', r.ended_at)
        ORDER BY r.begun_at, r.id), '[]') FROM agenda_point_run r WHERE r.project_id = g.project_id AND r.meeting_id = g.id),
      'notes', (SELECT coalesce(jsonb_agg(jsonb_build_object('noteId', n.note_id, 'pointId', n.point_id, 'revision', n.revision, 'text', n.text,
        'assertedBy', n.asserted_by, 'recordedBy', n.recorded_by, 'recordedAt', n.recorded_at, 'begunAt', n.begun_at) ORDER BY n.begun_at, n.note_id), '[]')
        FROM (SELECT DISTINCT ON (m.note_id) m.*, min(m.recorded_at) OVER (PARTITION BY m.note_id) AS begun_at FROM meeting_note m
          WHERE m.project_id = g.project_id AND m.meeting_id = g.id ORDER BY m.note_id, m.revision DESC) n),
      'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'pointId', d.point_id, 'status', d.status, 'title', d.title,
  'text', d.text, 'grounds', d.grounds, 'matter', d.matter, 'effect', d.effect, 'subjectKind', d.subject_kind, 'subjectId', d.subject_id,
  'subject', d.subject_code, 'proposedBy', d.proposed_by, 'proposedAt', d.proposed_at, 'decidedBy', d.decided_by, 'decidedAt', d.decided_at,
  'favour', d.favour, 'against', d.against, 'abstained', d.abstained, 'casting', d.casting, 'reason', d.reason,
  'revokes', (SELECT jsonb_build_object('id', o.id, 'code', o.code, 'status', o.status, 'decidedAt', o.decided_at)
    FROM committee_decision o WHERE o.project_id = d.project_id AND o.id = d.revokes_id),
  'revokedBy', (SELECT o.code FROM committee_decision o WHERE o.project_id = d.project_id AND o.id = d.revoked_by_id),
  'signed', ${signedOf},
  'options', (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', o.ordinal, 'label', o.label, 'detail', o.detail, 'retained', o.retained)
    ORDER BY o.ordinal), '[]') FROM committee_decision_option o WHERE o.project_id = d.project_id AND o.decision_id = d.id),
  'votes', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', v.person_id, 'memberId', v.member_id, 'seatMemberId', v.seat_member_id,
    'partyId', v.party_id, 'ballot', v.ballot, 'reason', v.reason, 'at', v.cast_at) ORDER BY v.cast_at, v.id), '[]')
    FROM committee_vote v WHERE v.project_id = d.project_id AND v.decision_id = d.id)) ORDER BY d.year, d.number), '[]')
        FROM committee_decision d WHERE d.project_id = g.project_id AND d.meeting_id = g.id)) AS room
    FROM meeting g WHERE g.project_id = ${projectId}::uuid AND g.code = ${code}`;
  return rows[0] === undefined ? null : RoomRow.parse(rows[0].room);
}

/** The room of the meeting of this number as it stands now; `null` when there is none. One round trip wide. */
export async function loadRoom(tx: Tx, scope: ProjectScope, code: string, now: Instant): Promise<RoomState | null> {
  const { projectId } = scope;
  const [meeting, parties, room] = await Promise.all([
    loadMeeting(tx, scope, code, now),
    loadPeople(tx, projectId),
    readRoomRow(tx, projectId, code),
  ]);
  if (meeting === null || room === null) return null;
  const people = attendees(parties);
  const there = presentAt(room.attendance, lastOf(room.attendance, now));
  const present = there.flatMap((memberId) => people.find((one) => one.memberId === memberId) ?? []);
  const state = { ...meeting, room, parties, present };
  return { ...state, facts: { ...meeting.facts, quorumMet: anythingDecidable(state) } };
}

/** The same, once it is one's turn: whoever writes in a room writes alone, so what is counted here is what is written on. */
export async function loadRoomForUpdate(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<RoomState | null> {
  await tx.$queryRaw`SELECT 1 FROM meeting WHERE project_id = ${scope.projectId}::uuid AND code = ${code} FOR UPDATE`;
  return loadRoom(tx, scope, code, now);
}

/** A point of the agenda in its room. */
type PointInRoom = { readonly found: RoomState; readonly point: PointState };

/** A point of a meeting, once it is one's turn in its room; `null` when there is none. */
export async function loadPointForUpdate(
  tx: Tx,
  scope: ProjectScope,
  wanted: { readonly meeting: string; readonly pointId: string },
  now: Instant,
): Promise<PointInRoom | null> {
  const found = await loadRoomForUpdate(tx, scope, wanted.meeting, now);
  const point = found?.row.points.find(({ id }) => id === wanted.pointId);
  return found === null || point === undefined ? null : { found, point };
}

/** Now, or a line that was written while one waited for one's turn: lines of a room never go back in time. */
export function lastOf(attendance: RoomState["room"]["attendance"], now: Instant): Instant {
  const last = attendance.at(-1)?.at;
  return last !== undefined && last > now ? last : now;
}

/** Everybody who could be in the room, as the rules know them. */
function attendees(parties: readonly PartyPeople[]): readonly Attendee[] {
  return parties.flatMap(({ id: partyId, side, members }) =>
    members.map(({ id, personId, roles }) => ({ memberId: id, personId, partyId, side, roles })),
  );
}

/** What the quorum of a point is counted from; without a point, that of the meeting as a whole. */
export function quorumFacts(
  { row, body, terms, parties, present }: Omit<RoomState, "facts" | "room">,
  point: Pick<PointState, "concerned" | "carriedFrom"> | null,
): QuorumFacts {
  const agencies = parties.filter(({ side, members }) => side === "AGENCY" && members.length > 0).map(({ id }) => id);
  return {
    seats: body.seats,
    present,
    proxies: row.proxies,
    concerned: point?.concerned ?? [],
    agencies,
    rule: terms.parameters.quorumAgencies,
    second: row.kind === "SECOND" && (point === null || point.carriedFrom !== null),
  };
}

/** Who presides in the room now; `null` for nobody. */
export function presidingOf(state: RoomState): string | null {
  const facts = quorumFacts(state, null);
  return state.present.find(({ memberId }) => presidesNow(memberId, facts))?.memberId ?? null;
}

/** Whether something could be decided now, with who is there. */
function anythingDecidable(state: Omit<RoomState, "facts">): boolean {
  const { row, room } = state;
  const settled = room.decisions.filter(({ status }) => status !== "PROPOSED").map(({ pointId }) => pointId);
  const open = row.points.filter(
    ({ id, status, ask }) => status === "FIXED" && ask === "DECIDE" && !settled.includes(id),
  );
  return couldDecide(
    open.map((point): Quorum => quorumOf(quorumFacts(state, point))),
    quorumOf(quorumFacts(state, null)),
  );
}

/** What events of a room name. */
export function roomNamed({ row, body }: RoomState): {
  readonly meetingId: string;
  readonly meeting: string;
  readonly bodyKind: MeetingState["body"]["kind"];
} {
  return { meetingId: row.id, meeting: row.code, bodyKind: body.kind };
}

import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { AgendaAsk, type PointFacts, PointStatus, PointSubject } from "@/lib/domain/agenda";
import { VoteMatter } from "@/lib/domain/committee";
import { endOfDay } from "@/lib/domain/deadline";
import { MeetingAnswer, type MeetingFacts, MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import { type BodyState, loadBodies } from "@/lib/features/committee/queries-body";
import { loadMeetingTerms, type MeetingTerms } from "@/lib/features/committee/queries-terms";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));
const day = z.iso.date();

const PointRow = z.object({
  id: z.uuid(),
  ordinal: z.int(),
  title: z.string(),
  detail: z.string(),
  ask: AgendaAsk,
  matter: VoteMatter,
  minutes: z.int(),
  subjectKind: PointSubject.nullable(),
  subjectId: z.uuid().nullable(),
  subject: z.string().nullable(),
  carriedFrom: z.uuid().nullable(),
  status: PointStatus,
  proposedBy: z.uuid(),
  concerned: z.array(z.uuid()),
  documents: z.array(z.object({ id: z.uuid(), name: z.string(), bytes: z.int() })),
});

/** A point of an agenda. */
export type PointState = z.infer<typeof PointRow>;

const MeetingRow = z.object({
  id: z.uuid(),
  code: z.string(),
  body: z.string(),
  kind: MeetingKind,
  status: MeetingStatus,
  startsAt: at,
  startsLocal: z.string(),
  timeZone: z.string(),
  minutes: z.int(),
  place: z.string(),
  reason: z.string(),
  convocationDue: day,
  convocationBefore: at,
  documentsDue: day,
  documentsBefore: at,
  sequence: z.int(),
  reconvenes: z.string().nullable(),
  reconvenedAs: z.array(z.string()),
  convenedAt: at.nullable(),
  cancelReason: z.string(),
  points: z.array(PointRow),
  answers: z.array(
    z.object({
      memberId: z.uuid(),
      answer: MeetingAnswer,
      through: z.enum(["APP", "MAIL"]),
      sequence: z.int(),
      at,
      stampedAt: at.nullable(),
    }),
  ),
  proxies: z.array(z.object({ id: z.uuid(), giverId: z.uuid(), holderId: z.uuid() })),
});

/** A meeting with its agenda, the last answer of each invited person, and the proxies that stand. */
export type MeetingState = {
  readonly row: z.infer<typeof MeetingRow>;
  readonly body: BodyState;
  readonly terms: MeetingTerms;
  readonly facts: MeetingFacts;
};

/** The meeting of this number with all that its rules ask; `null` when there is none. */
export async function loadMeeting(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<MeetingState | null> {
  const { projectId } = scope;
  const [rows, bodies, terms] = await Promise.all([
    tx.$queryRaw<{ meeting: unknown }[]>`
      SELECT jsonb_build_object('id', g.id, 'code', g.code, 'body', b.code, 'kind', g.kind, 'status', g.status, 'startsAt', g.starts_at,
        'startsLocal', g.starts_local, 'timeZone', g.time_zone, 'minutes', g.minutes, 'place', g.place, 'reason', g.reason,
        'convocationDue', g.convocation_due, 'convocationBefore', g.convocation_before, 'documentsDue', g.documents_due,
        'documentsBefore', g.documents_before, 'sequence', g.sequence, 'convenedAt', g.convened_at, 'cancelReason', g.cancel_reason,
        'reconvenes', (SELECT f.code FROM meeting f WHERE f.project_id = g.project_id AND f.id = g.reconvened_from),
        'reconvenedAs', (SELECT coalesce(jsonb_agg(f.code), '[]') FROM meeting f
          WHERE f.project_id = g.project_id AND f.reconvened_from = g.id AND f.status <> 'CANCELLED'),
        'points', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'ordinal', p.ordinal, 'title', p.title, 'detail', p.detail, 'ask', p.ask,
            'matter', p.matter, 'minutes', p.minutes, 'subjectKind', p.subject_kind, 'subjectId', p.subject_id, 'subject', p.subject_code,
            'carriedFrom', p.carried_from, 'status', p.status, 'proposedBy', p.proposed_by,
            'concerned', (SELECT coalesce(jsonb_agg(c.party_id ORDER BY c.party_id), '[]') FROM agenda_point_party c
              WHERE c.project_id = p.project_id AND c.point_id = p.id),
            'documents', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.file_id, 'name', f.name, 'bytes', f.bytes) ORDER BY d.ordinal, d.file_id), '[]')
              FROM agenda_point_document d JOIN stored_file f ON f.project_id = d.project_id AND f.id = d.file_id
              WHERE d.project_id = p.project_id AND d.point_id = p.id)) ORDER BY p.status <> 'FIXED', p.ordinal, p.proposed_at, p.id), '[]')
          FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.status <> 'WITHDRAWN'),
        'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', l.member_id, 'answer', l.answer, 'through', l.through,
            'sequence', l.sequence, 'at', l.answered_at, 'stampedAt', l.stamped_at)), '[]')
          FROM (SELECT DISTINCT ON (a.member_id) a.* FROM meeting_answer a WHERE a.project_id = g.project_id AND a.meeting_id = g.id
                ORDER BY a.member_id, a.answered_at DESC, a.id DESC) l WHERE l.sequence >= g.sequence),
        'proxies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'giverId', x.giver_member_id, 'holderId', x.holder_member_id)), '[]')
          FROM meeting_proxy x WHERE x.project_id = g.project_id AND x.meeting_id = g.id AND x.withdrawn_at IS NULL)) AS meeting
      FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
      WHERE g.project_id = ${projectId}::uuid AND g.code = ${code}`,
    loadBodies(tx, projectId),
    loadMeetingTerms(tx, scope),
  ]);
  const found = rows[0];
  if (found === undefined) return null;
  const row = MeetingRow.parse(found.meeting);
  const body = bodies.find((one) => one.code === row.body);
  if (body === undefined) throw new Error("A meeting of no committee");
  return { row, body, terms, facts: factsOf({ row, body, terms }, scope, now) };
}

/** What the rules ask of a meeting as it stands. `reason` is what an act brings. */
function factsOf(
  { row, body, terms }: Omit<MeetingState, "facts">,
  scope: Pick<ProjectScope, "status" | "memberId">,
  now: Instant,
): MeetingFacts {
  return {
    status: row.status,
    projectStatus: scope.status,
    bodyStatus: body.status,
    kind: row.kind,
    now,
    startsAt: row.startsAt,
    startsOn: row.startsLocal.slice(0, 10),
    dayOverAt: endOfDay(row.startsLocal.slice(0, 10), row.timeZone),
    worked: true,
    convocationBefore: row.convocationBefore,
    earliestOn: terms.earliest(now, row.kind),
    reason: row.reason,
    fixedPoints: row.points.filter(({ status }) => status === "FIXED").length,
    chairSeated: body.seats.some(({ voice }) => voice === "PRESIDES"),
    reconvenedAs: row.reconvenedAs,
    invited: body.seats.some(({ memberId }) => memberId === scope.memberId),
    // Only the room knows who is there.
    quorumMet: false,
  };
}

/** What the rules ask of a point of a meeting, for this reader. A point that is only wanted has no id. */
export function pointFacts(
  { row, body, facts }: MeetingState,
  scope: Pick<ProjectScope, "memberId">,
  point: Pick<PointState, "status" | "ask" | "proposedBy">,
): PointFacts {
  return {
    status: point.status,
    meetingStatus: row.status,
    now: facts.now,
    startsAt: row.startsAt,
    convocationBefore: row.convocationBefore,
    documentsBefore: row.documentsBefore,
    ask: point.ask,
    presides: body.seats.some(({ memberId, voice }) => memberId === scope.memberId && voice === "PRESIDES"),
    own: point.proposedBy === scope.memberId,
  };
}

import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AgendaAsk } from "@/lib/domain/agenda";
import { BodyKind, SeatVoice } from "@/lib/domain/committee";
import { MeetingAnswer, MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import { missingFor } from "@/lib/domain/meeting-readiness";
import { Role, Side } from "@/lib/domain/party";
import type { NextMeeting } from "@/lib/features/desk/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));
const due = z.object({ on: z.iso.date(), before: at });

const Row = z.object({
  project: z.object({ code: z.string(), name: z.string(), timeZone: z.string() }),
  code: z.string(),
  body: z.object({ code: z.string(), title: z.string(), kind: BodyKind }),
  kind: MeetingKind,
  status: MeetingStatus,
  startsAt: at,
  place: z.string(),
  convocation: due,
  documents: due,
  points: z.array(
    z.object({
      ask: AgendaAsk,
      status: z.enum(["PROPOSED", "FIXED"]),
      documents: z.int(),
      concerned: z.array(z.uuid()),
    }),
  ),
  seats: z.array(
    z.object({
      memberId: z.uuid(),
      personId: z.uuid(),
      partyId: z.uuid(),
      side: Side,
      voice: SeatVoice,
      roles: z.array(Role),
    }),
  ),
  answers: z.array(z.object({ memberId: z.uuid(), answer: MeetingAnswer })),
  proxies: z.array(z.object({ giverId: z.uuid(), holderId: z.uuid() })),
  agencies: z.array(z.object({ id: z.uuid(), name: z.string() })),
  // Charters signed before the rule was one are read with its default.
  rule: z.enum(["CONCERNED_AGENCIES", "ALL_AGENCIES"]).catch("CONCERNED_AGENCIES"),
});

/**
 * The next meeting of each body of some projects (`which` selects their ids), what is held now first, then the soonest, with
 * what each still wants: one statement for any number of projects. At most sixty.
 */
export async function listNextMeetings(tx: Tx, which: Prisma.Sql, now: Instant): Promise<readonly NextMeeting[]> {
  const rows = await tx.$queryRaw<{ meeting: unknown }[]>`
    SELECT jsonb_build_object('project', jsonb_build_object('code', q.code, 'name', q.name, 'timeZone', q.time_zone), 'code', g.code,
      'body', jsonb_build_object('code', b.code, 'title', b.title, 'kind', b.kind), 'kind', g.kind, 'status', g.status, 'startsAt', g.starts_at, 'place', g.place,
      'convocation', jsonb_build_object('on', g.convocation_due, 'before', g.convocation_before),
      'documents', jsonb_build_object('on', g.documents_due, 'before', g.documents_before),
      'points', (SELECT coalesce(jsonb_agg(jsonb_build_object('ask', p.ask, 'status', p.status,
          'documents', (SELECT count(*) FROM agenda_point_document d WHERE d.project_id = p.project_id AND d.point_id = p.id),
          'concerned', (SELECT coalesce(jsonb_agg(c.party_id), '[]') FROM agenda_point_party c WHERE c.project_id = p.project_id AND c.point_id = p.id))), '[]')
        FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.status <> 'WITHDRAWN'),
      'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', s.member_id, 'personId', m.person_id, 'partyId', m.party_id, 'side', m.side, 'voice', s.voice,
          'roles', (SELECT coalesce(jsonb_agg(r.role), '[]') FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL))), '[]')
        FROM committee_seat s JOIN member m ON m.project_id = s.project_id AND m.id = s.member_id AND m.ended_at IS NULL
        WHERE s.project_id = g.project_id AND s.body_id = g.body_id AND s.unseated_at IS NULL),
      'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', l.member_id, 'answer', l.answer)), '[]')
        FROM (SELECT DISTINCT ON (a.member_id) a.* FROM meeting_answer a WHERE a.project_id = g.project_id AND a.meeting_id = g.id
              ORDER BY a.member_id, a.answered_at DESC, a.id DESC) l WHERE l.sequence >= g.sequence),
      'proxies', (SELECT coalesce(jsonb_agg(jsonb_build_object('giverId', x.giver_member_id, 'holderId', x.holder_member_id)), '[]')
        FROM meeting_proxy x WHERE x.project_id = g.project_id AND x.meeting_id = g.id AND x.withdrawn_at IS NULL),
      'agencies', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'name', y.name) ORDER BY y.ordinal), '[]')
        FROM party y WHERE y.project_id = g.project_id AND y.side = 'AGENCY' AND y.removed_at IS NULL),
      'rule', (SELECT h.parameters ->> 'quorumAgencies' FROM charter h WHERE h.project_id = g.project_id AND h.status = 'IN_FORCE')) AS meeting
    FROM (SELECT DISTINCT ON (m.project_id, m.body_id) m.* FROM meeting m
      WHERE m.project_id IN (${which}) AND (m.status = 'OPEN' OR (m.status IN ('PLANNED', 'CONVENED') AND m.starts_at >= ${now}::timestamptz))
      ORDER BY m.project_id, m.body_id, m.status <> 'OPEN', m.starts_at, m.id) g
    JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
    JOIN project q ON q.id = g.project_id
    ORDER BY g.status <> 'OPEN', g.starts_at, q.code, g.code LIMIT 60`;
  return rows.map(({ meeting }) => {
    const { agencies, points, seats, answers, proxies, convocation, documents, rule, ...shown } = Row.parse(meeting);
    const { status, kind } = shown;
    const asked = { status, kind, now, convocation, documents, points, seats, answers, proxies, rule };
    return { ...shown, agencies, missing: missingFor({ ...asked, agencies: agencies.map(({ id }) => id) }) };
  });
}

import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type BodyFacts, BodyKind, BodyStatus, Rhythm, SeatVoice } from "@/lib/domain/committee";
import { Role, Side } from "@/lib/domain/party";

const SeatRow = z.object({
  memberId: z.uuid(),
  personId: z.uuid(),
  partyId: z.uuid(),
  side: Side,
  voice: SeatVoice,
  roles: z.array(Role),
});

const BodyRow = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: BodyKind,
  status: BodyStatus,
  title: z.string(),
  rhythm: Rhythm,
  seats: z.array(SeatRow),
  ahead: z.array(z.string()),
  open: z.array(z.string()),
});

/** A body with those who sit in it today. */
export type BodyState = z.infer<typeof BodyRow>;

/** The bodies of a project, or the one of this number. Seats of those who left the project are empty. */
export async function loadBodies(tx: Tx, projectId: string, code: string | null = null): Promise<readonly BodyState[]> {
  const rows = await tx.$queryRaw<{ body: unknown }[]>`
    SELECT jsonb_build_object('id', b.id, 'code', b.code, 'kind', b.kind, 'status', b.status, 'title', b.title, 'rhythm', b.rhythm,
      'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', s.member_id, 'personId', m.person_id, 'partyId', m.party_id, 'side', m.side,
          'voice', s.voice, 'roles', (SELECT coalesce(jsonb_agg(r.role ORDER BY r.role), '[]') FROM member_role r
            WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL))
          ORDER BY s.voice <> 'PRESIDES', array_position(ARRAY['CLIENT', 'AGENCY', 'AMO', 'MEDIATOR'], m.side), m.party_id, m.id), '[]')
        FROM committee_seat s JOIN member m ON m.project_id = s.project_id AND m.id = s.member_id AND m.ended_at IS NULL
        WHERE s.project_id = b.project_id AND s.body_id = b.id AND s.unseated_at IS NULL),
      'ahead', (SELECT coalesce(jsonb_agg(g.code ORDER BY g.starts_at), '[]') FROM meeting g
        WHERE g.project_id = b.project_id AND g.body_id = b.id AND g.status IN ('PLANNED', 'CONVENED', 'OPEN')),
      'open', (SELECT coalesce(jsonb_agg(g.code ORDER BY g.starts_at), '[]') FROM meeting g
        WHERE g.project_id = b.project_id AND g.body_id = b.id AND g.status = 'OPEN')) AS body
    FROM committee_body b WHERE b.project_id = ${projectId}::uuid AND (${code}::text IS NULL OR b.code = ${code}) ORDER BY b.number`;
  return rows.map(({ body }) => BodyRow.parse(body));
}

/** What the rules ask of a composition that is wanted, and the seats as they would be; `null` when somebody is not here. */
export async function bodyFactsOf(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "status">,
  wanted: {
    readonly kind: BodyKind;
    readonly seats: readonly { readonly memberId: string; readonly voice: SeatVoice }[];
  },
  standing: BodyState | null,
): Promise<BodyFacts | null> {
  const people = await tx.$queryRaw<unknown[]>`
    SELECT m.id AS "memberId", m.person_id AS "personId", m.party_id AS "partyId", m.side,
      ARRAY(SELECT r.role FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL ORDER BY r.role) AS roles
    FROM member m JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    WHERE m.project_id = ${scope.projectId}::uuid AND m.ended_at IS NULL AND y.removed_at IS NULL`;
  const members = people.map((row) => SeatRow.omit({ voice: true }).parse(row));
  const seats = wanted.seats.flatMap(({ memberId, voice }) => {
    const member = members.find((one) => one.memberId === memberId);
    return member === undefined ? [] : [{ ...member, voice }];
  });
  if (seats.length !== wanted.seats.length) return null;
  const agencies = [...new Set(members.filter(({ side }) => side === "AGENCY").map(({ partyId }) => partyId))];
  return {
    status: standing?.status ?? "STANDING",
    projectStatus: scope.status,
    kind: wanted.kind,
    seats,
    agencies,
    meetingsAhead: standing?.ahead ?? [],
    meetingsOpen: standing?.open ?? [],
  };
}

import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { CommitmentStatus } from "@/lib/domain/commitment";
import { CommitmentKind } from "@/lib/domain/commitment-terms";
import { Role, Side } from "@/lib/domain/party";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const day = z.iso.date();
const at = z.iso.datetime({ offset: true }).transform((text): Instant => instantOf(new Date(text)));

/** Who is behind a commitment: told by the database to those concerned alone. */
const Person = z.object({
  memberId: z.uuid(),
  substituteMemberId: z.uuid().nullable(),
  heldBy: z.uuid(),
});

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  kind: CommitmentKind,
  status: CommitmentStatus,
  partyId: z.uuid(),
  side: Side,
  title: z.string(),
  role: Role,
  quantity: z.int().nullable(),
  startsOn: day.nullable(),
  /** The day as signed, and the one in force. */
  dueOn: day,
  termOn: day,
  critical: z.boolean(),
  digest: z.string(),
  documentId: z.uuid().nullable(),
  record: z.string().nullable(),
  signedAt: at.nullable(),
  termBefore: at.nullable(),
  graceOn: day.nullable(),
  graceBefore: at.nullable(),
  committedMinutes: z.int().nullable(),
  declaredMinutes: z.int(),
  deliveredOn: day.nullable(),
  lateDays: z.int().nullable(),
  contestBefore: at.nullable(),
  confirmedAt: at.nullable(),
  offeredOn: day.nullable(),
  offeredBy: z.uuid().nullable(),
  brokenOn: day.nullable(),
  milestones: z.array(
    z.object({ id: z.uuid(), code: z.string(), title: z.string(), agencyPartyId: z.uuid(), input: z.string() }),
  ),
  person: Person.nullable(),
});

/** A commitment with all that its rules and pages ask. Times in UTC; days in the project's zone. */
export type CommitmentState = z.infer<typeof Row>;

type Wanted = { readonly id?: string; readonly code?: string };

/** The commitments of a project by their day, or the one that is wanted. */
export async function loadCommitments(
  tx: Tx,
  projectId: string,
  { id, code }: Wanted = {},
): Promise<readonly CommitmentState[]> {
  const rows = await tx.$queryRaw<{ state: unknown }[]>`
    SELECT jsonb_build_object('id', c.id, 'code', c.code, 'kind', c.kind, 'status', c.status, 'partyId', c.party_id, 'side', c.side,
      'title', c.title, 'role', c.role, 'quantity', c.quantity, 'startsOn', c.starts_on, 'dueOn', c.due_on, 'termOn', c.term_on,
      'critical', c.critical, 'digest', c.digest, 'documentId', c.document_id, 'record', d.code, 'signedAt', c.signed_at,
      'termBefore', c.term_before, 'graceOn', c.grace_on, 'graceBefore', c.grace_before, 'committedMinutes', c.committed_minutes,
      'declaredMinutes', c.declared_minutes, 'deliveredOn', c.delivered_on, 'lateDays', c.late_days, 'contestBefore', c.contest_before,
      'confirmedAt', c.confirmed_at, 'offeredOn', c.offered_on, 'offeredBy', c.offered_by, 'brokenOn', c.broken_on,
      'milestones', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'title', m.title,
          'agencyPartyId', m.agency_party_id, 'input', w.input) ORDER BY m.number), '[]')
        FROM commitment_milestone w JOIN milestone m ON m.project_id = w.project_id AND m.id = w.milestone_id
        WHERE w.project_id = c.project_id AND w.commitment_id = c.id),
      'person', (SELECT jsonb_build_object('memberId', p.member_id, 'substituteMemberId', p.substitute_member_id, 'heldBy', p.held_by)
        FROM commitment_person p WHERE p.project_id = c.project_id AND p.commitment_id = c.id)) AS state
    FROM availability_commitment c LEFT JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    WHERE c.project_id = ${projectId}::uuid AND (${id ?? null}::uuid IS NULL OR c.id = ${id ?? null}::uuid)
      AND (${code ?? null}::text IS NULL OR c.code = ${code ?? null})
    ORDER BY c.term_on, c.code`;
  return rows.map(({ state }) => Row.parse(state));
}

const PartyRow = z.object({
  id: z.uuid(),
  side: Side,
  name: z.string(),
  ordinal: z.int(),
  members: z.array(
    z.object({ id: z.uuid(), personId: z.uuid(), name: z.string(), title: z.string(), roles: z.array(Role) }),
  ),
});

/** A party and the people who are in it now. */
export type PartyPeople = z.infer<typeof PartyRow>;

/** The parties that may commit, each with its people and their roles, in one question. */
export async function loadPeople(tx: Tx, projectId: string): Promise<readonly PartyPeople[]> {
  const rows = await tx.$queryRaw<{ party: unknown }[]>`
    SELECT jsonb_build_object('id', y.id, 'side', y.side, 'name', y.name, 'ordinal', y.ordinal, 'members', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'personId', m.person_id, 'name', coalesce(i.display_name, ''), 'title', coalesce(i.title, ''),
        'roles', (SELECT coalesce(jsonb_agg(r.role ORDER BY r.role), '[]') FROM member_role r WHERE r.project_id = m.project_id AND r.member_id = m.id AND r.ended_at IS NULL)) ORDER BY m.id), '[]')
      FROM member m LEFT JOIN LATERAL (SELECT display_name, title FROM person_identity i WHERE i.person_id = m.person_id ORDER BY version DESC LIMIT 1) i ON true
      WHERE m.project_id = y.project_id AND m.party_id = y.id AND m.ended_at IS NULL)) AS party
    FROM party y WHERE y.project_id = ${projectId}::uuid AND y.removed_at IS NULL AND y.side <> 'MEDIATOR'`;
  return rows
    .map(({ party }) => PartyRow.parse(party))
    .sort((a, b) => Side.options.indexOf(a.side) - Side.options.indexOf(b.side) || a.ordinal - b.ordinal);
}

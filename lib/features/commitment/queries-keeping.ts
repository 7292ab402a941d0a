import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { AbsenceFacts } from "@/lib/domain/commitment-keeping";

const AbsenceRow = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  partyId: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  substituteMemberId: z.uuid().nullable(),
  withdrawn: z.boolean(),
});

/** An absence that was declared, as its reader may know of it. */
export type Absence = z.infer<typeof AbsenceRow> & AbsenceFacts;

type About = { readonly id?: string; readonly memberId?: string; readonly on?: string; readonly from?: string };

/** Absences by their first day: of one person on a day, one by its id, or all that end on a day or later. */
export async function loadAbsences(
  tx: Tx,
  projectId: string,
  { id, memberId, on, from }: About,
): Promise<readonly Absence[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.id, a.member_id AS "memberId", a.party_id AS "partyId", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
      a.substitute_member_id AS "substituteMemberId", a.withdrawn_at IS NOT NULL AS withdrawn
    FROM absence a WHERE a.project_id = ${projectId}::uuid AND (${id ?? null}::uuid IS NULL OR a.id = ${id ?? null}::uuid)
      AND (${memberId ?? null}::uuid IS NULL OR a.member_id = ${memberId ?? null}::uuid)
      AND (${on ?? null}::date IS NULL OR ${on ?? null}::date BETWEEN a.starts_on AND a.ends_on)
      AND (${from ?? null}::date IS NULL OR (a.ends_on >= ${from ?? null}::date AND a.withdrawn_at IS NULL))
    ORDER BY a.starts_on, a.id`;
  return rows.map((row) => AbsenceRow.parse(row));
}

const BreachRow = z.object({ commitment: z.string(), on: z.iso.date(), told: z.boolean() });

/** What a party has broken, and whether it has been put on the agenda of a committee. What was excused since is no breach. */
export async function loadBreaches(
  tx: Tx,
  projectId: string,
  partyId: string,
): Promise<readonly z.infer<typeof BreachRow>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.code AS commitment, c.broken_on::text AS "on", c.committee_item_id IS NOT NULL AS told
    FROM availability_commitment c WHERE c.project_id = ${projectId}::uuid AND c.party_id = ${partyId}::uuid
      AND c.broken_at IS NOT NULL AND c.status = 'BROKEN' ORDER BY c.broken_on, c.code`;
  return rows.map((row) => BreachRow.parse(row));
}

const PeopleRow = z.object({ heldBy: z.uuid(), substituteMemberId: z.uuid().nullable() });

/** Who is behind a commitment, and so reminded of it: who holds it now, and who stands in. */
export async function loadPeopleBehind(tx: Tx, projectId: string, commitmentId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.held_by AS "heldBy", p.substitute_member_id AS "substituteMemberId" FROM commitment_person p
    WHERE p.project_id = ${projectId}::uuid AND p.commitment_id = ${commitmentId}::uuid`;
  if (rows[0] === undefined) return [];
  const { heldBy, substituteMemberId } = PeopleRow.parse(rows[0]);
  return substituteMemberId === null || substituteMemberId === heldBy ? [heldBy] : [heldBy, substituteMemberId];
}

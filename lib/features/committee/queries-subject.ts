import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { PointSubject } from "@/lib/domain/agenda";

const Row = z.object({ kind: PointSubject, id: z.uuid(), code: z.string(), concerned: z.array(z.uuid()) });

/** What a point is about, and the agencies that it concerns by itself. */
export type FoundSubject = z.infer<typeof Row>;

/** The subject of this kind and number, as far as this person may see it; `null` without such a one. */
export async function findSubject(
  tx: Tx,
  projectId: string,
  { kind, code }: { readonly kind: PointSubject; readonly code: string },
): Promise<FoundSubject | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.kind, s.id, s.code, s.concerned FROM (
      SELECT 'MILESTONE' AS kind, m.id, m.code, ARRAY[m.agency_party_id] AS concerned FROM milestone m WHERE m.project_id = ${projectId}::uuid
      UNION ALL SELECT 'RESERVATION', r.id, r.code, ARRAY[m.agency_party_id] FROM reservation r
        JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id WHERE r.project_id = ${projectId}::uuid
      UNION ALL SELECT 'QUESTION', q.id, q.code, '{}'::uuid[] FROM question q WHERE q.project_id = ${projectId}::uuid
      UNION ALL SELECT 'COMMITMENT', c.id, c.code, ARRAY[c.party_id] FROM availability_commitment c WHERE c.project_id = ${projectId}::uuid
      UNION ALL SELECT 'CHANGE_REQUEST', c.id, c.code, ARRAY(SELECT a.party_id FROM change_assessment a
        WHERE a.project_id = c.project_id AND a.change_request_id = c.id) FROM change_request c WHERE c.project_id = ${projectId}::uuid
      UNION ALL SELECT 'CONSULTATION', c.id, c.code, '{}'::uuid[] FROM consultation c WHERE c.project_id = ${projectId}::uuid
      UNION ALL SELECT 'DISPUTE', d.id, d.code, '{}'::uuid[] FROM dispute d WHERE d.project_id = ${projectId}::uuid
      UNION ALL SELECT 'ADVICE', a.id, a.code, '{}'::uuid[] FROM advice a WHERE a.project_id = ${projectId}::uuid AND NOT a.client_only
      UNION ALL SELECT 'RISK', r.id, r.code, '{}'::uuid[] FROM risk r WHERE r.project_id = ${projectId}::uuid
      UNION ALL SELECT 'ACTION_ITEM', t.id, t.code, '{}'::uuid[] FROM action_item t WHERE t.project_id = ${projectId}::uuid
      UNION ALL SELECT 'COMMITTEE_ITEM', i.id, i.id::text, ARRAY[i.party_id] FROM committee_item i WHERE i.project_id = ${projectId}::uuid
    ) s WHERE s.kind = ${kind} AND s.code = ${code}`;
  return rows[0] === undefined ? null : Row.parse(rows[0]);
}

/** The agencies of a project. */
export async function listAgencyIds(tx: Tx, projectId: string): Promise<readonly string[]> {
  const rows = await tx.party.findMany({ where: { projectId, side: "AGENCY", removedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

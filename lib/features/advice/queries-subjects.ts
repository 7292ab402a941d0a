import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { type AdviceLink, AdviceSubject } from "@/lib/domain/advice-content";
import type { Linkable } from "@/lib/features/advice/view";

const Row = z.object({ kind: AdviceSubject, code: z.string(), title: z.string() });

/**
 * What advice can be linked to now: what is still to be decided. The next baseline and the next version of the charter are
 * there before anybody has begun them; consultations show to who may see them.
 */
export async function listLinkable(tx: Tx, projectId: string): Promise<readonly Linkable[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT * FROM (
      SELECT 'MILESTONE' AS kind, m.code, m.title, 1 AS place, m.number AS rank FROM milestone m
        WHERE m.project_id = ${projectId}::uuid AND m.status NOT IN ('ACCEPTED', 'REJECTED', 'CANCELLED', 'SUPERSEDED')
      UNION ALL SELECT 'CHANGE_REQUEST', g.code, g.title, 2, 0 FROM change_request g
        WHERE g.project_id = ${projectId}::uuid AND g.status NOT IN ('REJECTED', 'CONCESSION', 'CLOSED', 'WITHDRAWN', 'EXPIRED')
      UNION ALL SELECT 'BASELINE', (coalesce(max(b.number), 0) + 1)::text, '', 3, 0 FROM baseline b WHERE b.project_id = ${projectId}::uuid
      UNION ALL SELECT 'AMENDMENT', o.code, g.title, 4, 0 FROM amendment o JOIN change_request g ON g.project_id = o.project_id AND g.id = o.change_request_id
        WHERE o.project_id = ${projectId}::uuid AND o.status IN ('DRAFT', 'SIGNING')
      UNION ALL SELECT 'CONSULTATION', k.code, k.title, 5, 0 FROM consultation k WHERE k.project_id = ${projectId}::uuid AND k.ended_at IS NULL
      UNION ALL SELECT 'CHARTER', (coalesce(max(h.version) FILTER (WHERE h.status IN ('DRAFT', 'PROPOSED')), coalesce(max(h.version), 0) + 1))::text, '', 6, 0
        FROM charter h WHERE h.project_id = ${projectId}::uuid
      UNION ALL SELECT 'DECISION', d.code, d.title, 7, -1 FROM committee_decision d WHERE d.project_id = ${projectId}::uuid AND d.status = 'PROPOSED'
      UNION ALL SELECT 'RISK', r.code, r.event, 7, 0 FROM risk r WHERE r.project_id = ${projectId}::uuid AND r.ended_at IS NULL
    ) s ORDER BY s.place, s.rank, s.code LIMIT 500`;
  return rows.map((row) => Row.parse(row));
}

/** True when every link leads to something that is there to be linked to. */
export function isLinkable(known: readonly Linkable[], links: readonly AdviceLink[]): boolean {
  return links.every((link) => known.some(({ kind, code }) => kind === link.kind && code === link.code));
}

import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import { ReservationStatus } from "@/lib/domain/reservation";
import { coveringDeliverables } from "@/lib/features/requirement/queries-covering";
import type { TraceView } from "@/lib/features/requirement/view-trace";

const Row = z.object({
  deliverables: z.array(z.object({ name: z.string(), milestone: z.string() })),
  checked: z.array(z.object({ milestone: z.string(), criterion: z.string(), statement: z.string() })),
  reservations: z.array(z.object({ code: z.string(), status: ReservationStatus })),
  changes: z.array(z.object({ code: z.string(), status: ChangeRequestStatus })),
});

/** Most of each kind that the panel names: what is beyond is in its own list. */
const most = 30;

/** What a requirement leads to: where its criteria are checked, the reservations and the change requests about it. One statement. */
export async function getTrace(tx: Tx, { projectId }: ProjectScope, code: string): Promise<TraceView> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT ${coveringDeliverables(most)} AS deliverables,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('milestone', x.milestone, 'criterion', x.code, 'statement', left(x.statement, 160)) ORDER BY x.number, x.position), '[]')
        FROM (SELECT m.code AS milestone, m.number, c.code, c.position, c.statement FROM milestone_criterion c
          JOIN milestone m ON m.project_id = c.project_id AND m.id = c.milestone_id
          WHERE c.project_id = r.project_id AND c.requirement_id = r.id ORDER BY m.number, c.position LIMIT ${most}) x) AS checked,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'status', x.status) ORDER BY x.code), '[]')
        FROM (SELECT s.code, s.status FROM reservation s WHERE s.project_id = r.project_id AND s.requirement_id = r.id ORDER BY s.code LIMIT ${most}) x) AS reservations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', x.code, 'status', x.status) ORDER BY x.code), '[]')
        FROM (SELECT f.code, f.status FROM change_request f WHERE f.project_id = r.project_id AND f.requirement_id = r.id ORDER BY f.code LIMIT ${most}) x) AS changes
    FROM requirement r WHERE r.project_id = ${projectId}::uuid AND r.code = ${code}`;
  const [row] = rows;
  return row === undefined ? { deliverables: [], checked: [], reservations: [], changes: [] } : Row.parse(row);
}

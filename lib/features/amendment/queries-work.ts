import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Instrument } from "@/lib/domain/change-price";
import { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { WorkFacts } from "@/lib/domain/change-work";

const Row = z.object({
  status: ChangeRequestStatus,
  orders: z.array(z.object({ partyId: z.string(), instrument: Instrument, contracted: z.boolean() })),
  undelivered: z.array(z.string()),
});

/** What the rules of the work ask of one change: its orders, and what it wrote that is not delivered yet. */
export async function loadWork(tx: Tx, projectId: string, changeRequestId: string): Promise<WorkFacts | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.status,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', o.party_id, 'instrument', o.instrument, 'contracted', o.contracted)), '[]')
        FROM aval_orders_of(c.project_id, c.id) o) AS orders,
      (SELECT coalesce(array_agg(r.code ORDER BY r.code), '{}') FROM amendment a
        JOIN amendment_item i ON i.project_id = a.project_id AND i.amendment_id = a.id AND i.kind <> 'REMOVE'
        JOIN requirement r ON r.project_id = i.project_id AND r.id = i.requirement_id AND r.version = i.version AND r.status = 'BASELINED'
        WHERE a.project_id = c.project_id AND a.change_request_id = c.id AND a.status = 'CONTRACTED') AS undelivered
    FROM change_request c WHERE c.project_id = ${projectId}::uuid AND c.id = ${changeRequestId}::uuid`;
  const [row] = rows;
  return row === undefined ? null : Row.parse(row);
}

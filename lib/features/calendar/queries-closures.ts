import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Side } from "@/lib/domain/party";

const ClosureRow = z.object({
  id: z.uuid(),
  partyId: z.uuid(),
  firstOn: z.string(),
  lastOn: z.string(),
  name: z.string(),
  withdrawn: z.boolean(),
});
/** Days of closure as a party declared them. */
export type Closure = z.infer<typeof ClosureRow>;

/** Every closure of a project that stands, in the order of its days, then of its declaration. */
export async function listClosures(tx: Tx, projectId: string): Promise<readonly Closure[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.id, c.party_id AS "partyId", to_char(c.first_on, 'YYYY-MM-DD') AS "firstOn",
           to_char(c.last_on, 'YYYY-MM-DD') AS "lastOn", c.name, false AS withdrawn
    FROM calendar_closure c WHERE c.project_id = ${projectId}::uuid AND c.withdrawn_at IS NULL ORDER BY c.first_on, c.id`;
  return rows.map((row) => ClosureRow.parse(row));
}

/** One closure, standing or not. `null` when it is not there. */
export async function findClosure(tx: Tx, projectId: string, id: string): Promise<Closure | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.id, c.party_id AS "partyId", to_char(c.first_on, 'YYYY-MM-DD') AS "firstOn",
           to_char(c.last_on, 'YYYY-MM-DD') AS "lastOn", c.name, c.withdrawn_at IS NOT NULL AS withdrawn
    FROM calendar_closure c WHERE c.project_id = ${projectId}::uuid AND c.id = ${id}::uuid`;
  return rows[0] === undefined ? null : ClosureRow.parse(rows[0]);
}

/** The ISO days of a closure, its weekends included: they say what is closed, not what is worked. */
export function daysOf({ firstOn, lastOn }: Pick<Closure, "firstOn" | "lastOn">): readonly string[] {
  const first = Temporal.PlainDate.from(firstOn);
  const { days } = first.until(lastOn, { largestUnit: "days" });
  return Array.from({ length: days + 1 }, (_, index) => first.add({ days: index }).toString());
}

const NamedRow = z.object({
  partyId: z.uuid(),
  party: z.string(),
  side: Side,
  ordinal: z.int(),
  calendar: z.string().nullable(),
});
/** A party of a project, with the calendar that it has named as its own. */
export type NamedParty = z.infer<typeof NamedRow>;

/** The parties that work in a project, each with the calendar that it last named. */
export async function listNamedCalendars(tx: Tx, projectId: string): Promise<readonly NamedParty[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT y.id AS "partyId", y.name AS party, y.side, y.ordinal, n.calendar
    FROM party y LEFT JOIN LATERAL (
      SELECT c.calendar FROM party_calendar c WHERE c.project_id = y.project_id AND c.party_id = y.id ORDER BY c.named_at DESC, c.id DESC LIMIT 1) n ON true
    WHERE y.project_id = ${projectId}::uuid AND y.removed_at IS NULL AND y.side <> 'MEDIATOR' ORDER BY y.created_at, y.id`;
  return rows.map((row) => NamedRow.parse(row));
}

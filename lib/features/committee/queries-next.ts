import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { NextMeeting } from "@/lib/features/committee/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  code: z.string(),
  committee: z.string(),
  status: z.enum(["PLANNED", "CONVENED", "OPEN"]),
  startsAt: z.date(),
  convocationDue: z.iso.date(),
});

/** The meeting of a project that is held, or comes first; `null` when none is planned. */
export async function getNextMeeting(tx: Tx, projectId: string, now: Instant): Promise<NextMeeting | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT g.code, b.title AS committee, g.status, g.starts_at AS "startsAt", g.convocation_due::text AS "convocationDue"
    FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
    WHERE g.project_id = ${projectId}::uuid AND (g.status = 'OPEN' OR (g.status IN ('PLANNED', 'CONVENED') AND g.starts_at > ${now}::timestamptz))
    ORDER BY g.status <> 'OPEN', g.starts_at, g.id LIMIT 1`;
  if (rows[0] === undefined) return null;
  const { startsAt, ...rest } = Row.parse(rows[0]);
  return { ...rest, startsAt: instantOf(startsAt) };
}

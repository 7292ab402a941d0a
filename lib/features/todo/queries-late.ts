import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { listDaysOff } from "@/lib/features/calendar/queries";
import { openMatters } from "@/lib/features/todo/queries-open";
import { MatterRow, matterView } from "@/lib/features/todo/queries-term";
import type { MatterView } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

/**
 * What is late in some projects (`which` selects their ids), whoever holds it; the oldest due day first, at most 300. What
 * waits by a suspension is late for nobody, and what is said in mediation is told by its own room.
 */
export async function listLate(
  tx: Tx,
  { personId }: PersonScope,
  {
    which,
    now,
    daysOff,
  }: { readonly which: Prisma.Sql; readonly now: Instant; readonly daysOff: ReturnType<typeof listDaysOff> },
): Promise<readonly MatterView[]> {
  const [rows, days] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    ${openMatters(personId, now)}
    SELECT t.*, NULL AS rules FROM told t
    WHERE t.late AND t.state IS DISTINCT FROM 'SUSPENDED'
      AND t.kind NOT IN ('mediation-answer', 'mediator-choose') AND t.code IN (SELECT v.code FROM project v WHERE v.id IN (${which}))
    ORDER BY t.key LIMIT 300`,
    daysOff,
  ]);
  return rows.map((row) => matterView(MatterRow.parse(row), days, now));
}

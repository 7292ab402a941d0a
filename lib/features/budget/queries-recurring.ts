import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { RecurringAmount } from "@/lib/domain/change-price";
import { dayOf } from "@/lib/domain/deadline";
import { recurringStanding } from "@/lib/domain/recurring-schedule";
import type { RecurringLine } from "@/lib/features/budget/view";
import { instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  source: z.string(),
  partyId: z.string(),
  recurring: z.array(RecurringAmount),
  at: z.date(),
});

/** What was ordered that comes back, by an order or by the choice of a provider, as far as the reader sees the prices; the oldest first. */
export async function listRecurring(
  tx: Tx,
  { projectId, timeZone }: { readonly projectId: string; readonly timeZone: string },
  today: string,
): Promise<readonly (Omit<RecurringLine, "party"> & { readonly partyId: string })[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.code AS source, a.party_id AS "partyId", a.recurring, a.contracted_at AS at FROM amendment a
    WHERE a.project_id = ${projectId}::uuid AND a.status = 'CONTRACTED' AND jsonb_array_length(a.recurring) > 0
    UNION ALL
    SELECT d.code, c.party_id, c.recurring, c.contracted_at FROM provider_contract c
    JOIN signed_document d ON d.project_id = c.project_id AND d.id = c.document_id
    WHERE c.project_id = ${projectId}::uuid AND jsonb_array_length(c.recurring) > 0
    ORDER BY 4, 1`;
  return z
    .array(Row)
    .parse(rows)
    .flatMap(({ source, partyId, recurring, at }) =>
      recurring.map(({ label, cents, every, months }) => {
        const term = { cents, every, months, startsOn: dayOf(instantOf(at), timeZone) };
        const { startsOn } = term;
        return { source, partyId, label, cents, every, startsOn, ...recurringStanding(term, today) };
      }),
    );
}

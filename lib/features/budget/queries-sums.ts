import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { SumRow } from "@/lib/domain/budget-sums";
import { MoneyKind } from "@/lib/domain/money-kind";

const cents = z.bigint().transform(Number);
const Row = z.object({
  kind: MoneyKind,
  partyId: z.uuid().nullable(),
  milestoneId: z.uuid().nullable(),
  cents,
  recurring: cents,
  taxCents: cents,
});

/**
 * All the money of a project in one query, added up by what it is, whose it is and on which milestone, in the order of the
 * index and from it alone: 50,000 entries cost milliseconds. Retentions that ended before `today` are left out.
 */
export async function sumMoney(tx: Tx, projectId: string, today: string): Promise<readonly SumRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT kind, party_id AS "partyId", milestone_id AS "milestoneId",
      coalesce(sum(cents) FILTER (WHERE until_on IS NULL OR until_on >= ${today}::date), 0)::bigint AS cents,
      coalesce(sum(cents) FILTER (WHERE recurring), 0)::bigint AS recurring, sum(tax_cents)::bigint AS "taxCents"
    FROM money_entry WHERE project_id = ${projectId}::uuid
    GROUP BY kind, party_id, milestone_id`;
  return rows.flatMap((row) => {
    const { recurring, ...sum } = Row.parse(row);
    const once = { ...sum, cents: sum.cents - recurring, recurring: false, untilOn: null };
    return recurring === 0 ? [once] : [once, { ...sum, cents: recurring, taxCents: 0, recurring: true, untilOn: null }];
  });
}

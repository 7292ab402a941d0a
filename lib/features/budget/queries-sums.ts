import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { SumRow } from "@/lib/domain/budget-sums";
import { MoneyKind } from "@/lib/domain/money-kind";

const cents = z.bigint().transform(Number);
const Row = z.object({
  kind: MoneyKind,
  partyId: z.uuid().nullable(),
  milestoneId: z.uuid().nullable(),
  recurring: z.boolean(),
  untilOn: z.iso.date().nullable(),
  cents,
  taxCents: cents,
});

/**
 * All the money of a project in one query, added up by what it is, whose it is and on which milestone: from the index
 * alone, so that 50,000 entries cost milliseconds.
 */
export async function sumMoney(tx: Tx, projectId: string): Promise<readonly SumRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT kind, party_id AS "partyId", milestone_id AS "milestoneId", recurring, until_on::text AS "untilOn",
      sum(cents)::bigint AS cents, sum(tax_cents)::bigint AS "taxCents"
    FROM money_entry WHERE project_id = ${projectId}::uuid
    GROUP BY kind, party_id, milestone_id, recurring, until_on`;
  return rows.map((row) => Row.parse(row));
}

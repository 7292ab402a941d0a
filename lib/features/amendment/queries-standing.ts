import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { AmendmentTerms } from "@/lib/domain/amendment-terms";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";

const MilestoneRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  version: z.int(),
  status: MilestoneStatus,
  agencyPartyId: z.string(),
  dueOn: z.iso.date().nullable(),
  amountCents: z.coerce.number().int(),
  covers: z.array(z.string()),
});

/** A milestone as it stands now: its version counts the orders that changed it, its date is the one last agreed. */
export type MilestoneNow = Readonly<z.infer<typeof MilestoneRow>>;

/** The milestones of a project that an order can name, in their order; those given up or replaced are not there. */
export async function listMilestonesNow(tx: Tx, projectId: string): Promise<readonly MilestoneNow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id, m.code, m.title, m.version + m.amended AS version, m.status, m.agency_party_id AS "agencyPartyId", m.amount_cents AS "amountCents",
      to_char(coalesce((SELECT g.due_on FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NOT NULL
        ORDER BY g.number DESC LIMIT 1), m.due_on), 'YYYY-MM-DD') AS "dueOn",
      (SELECT coalesce(array_agg(c.requirement_id), '{}') FROM milestone_requirement c WHERE c.project_id = m.project_id AND c.milestone_id = m.id) AS covers
    FROM milestone m
    WHERE m.project_id = ${projectId}::uuid AND m.status NOT IN ('CANCELLED', 'REJECTED', 'SUPERSEDED') ORDER BY m.number`;
  return z.array(MilestoneRow).parse(rows);
}

/** The requirements that terms name, as they stand now; those that they add are not there yet. */
export function readNamed(tx: Tx, projectId: string, terms: AmendmentTerms): Promise<readonly FullRequirement[]> {
  const codes = terms.requirements.flatMap((one) => (one.kind === "ADD" ? [] : [one.requirement]));
  return codes.length === 0 ? Promise.resolve([]) : readRequirements(tx, projectId, { codes });
}

/** What contracted orders add up to, whoever reads, and the price that the project began with; cents before tax. */
export async function readCumulated(
  tx: Tx,
  projectId: string,
): Promise<{ readonly contractedCents: number; readonly initialCents: number }> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT aval_contracted_cents(p.id) AS "contractedCents", coalesce(p.initial_price_cents, 0) AS "initialCents"
    FROM project p WHERE p.id = ${projectId}::uuid`;
  return z.object({ contractedCents: z.coerce.number().int(), initialCents: z.coerce.number().int() }).parse(rows[0]);
}

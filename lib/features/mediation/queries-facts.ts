import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { DisputeState } from "@/lib/features/dispute/queries-state";
import type { MediationFactsView } from "@/lib/features/dispute/view";

const People = z.array(z.object({ memberId: z.uuid(), name: z.string() }));

/** The facts of a mediation as its dispute shows them, whether the reader is in it, and whom they could let in. */
export async function loadMediationFacts(
  tx: Tx,
  { projectId, partyId }: Pick<ProjectScope, "projectId" | "partyId">,
  { mediation, claimant, respondent }: DisputeState,
): Promise<{ readonly view: MediationFactsView; readonly dueOn: string | null } | null> {
  if (mediation === null) return null;
  const { id } = mediation;
  const [rows, dueRows] = await Promise.all([
    tx.$queryRaw<{ inside: boolean; people: unknown }[]>`
      SELECT ${id}::uuid = ANY (aval_mediations()) AS inside,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('memberId', m.id, 'name', (SELECT i.display_name FROM person_identity i WHERE i.person_id = m.person_id ORDER BY i.version DESC LIMIT 1)) ORDER BY m.created_at), '[]')
          FROM member m WHERE m.project_id = ${projectId}::uuid AND m.party_id = ${partyId}::uuid AND m.ended_at IS NULL
            AND EXISTS (SELECT 1 FROM person_identity i WHERE i.person_id = m.person_id)
            AND NOT EXISTS (SELECT 1 FROM mediation_member c WHERE c.mediation_id = ${id}::uuid AND c.person_id = m.person_id)) AS people`,
    tx.$queryRaw<{ dueOn: string | null }[]>`
      SELECT min(c.due_on)::text AS "dueOn" FROM clock c WHERE c.project_id = ${projectId}::uuid AND c.state = 'RUNNING'
        AND c.matter_id = (SELECT x.dispute_id FROM mediation x WHERE x.project_id = ${projectId}::uuid AND x.id = ${id}::uuid)`,
  ]);
  const inside = rows[0]?.inside === true;
  const nameOf = (of: string | null): string | null =>
    [claimant, respondent].find((one) => one.partyId === of)?.name ?? null;
  return {
    dueOn: dueRows[0]?.dueOn ?? null,
    view: {
      id,
      proposedBy: nameOf(mediation.proposedBy) ?? "",
      mediator: mediation.mediatorName,
      namedBy: nameOf(mediation.namedBy),
      suspendedOn: mediation.suspendedOn,
      keptDays: mediation.keptDays,
      outcome: mediation.outcome,
      endedOn: mediation.endedOn,
      limitationUntil: mediation.limitationUntil,
      eraseOn: mediation.eraseOn,
      destroyed: mediation.destroyedAt !== null,
      inside,
      admissible: mediation.outcome === null && inside ? People.parse(rows[0]?.people) : [],
    },
  };
}

import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { AdviceLink, Adviser } from "@/lib/domain/advice-content";
import { type OpinionFacts, OpinionStatus } from "@/lib/domain/opinion";

const Row = z.object({
  id: z.uuid(),
  code: z.string(),
  status: OpinionStatus,
  clientOnly: z.boolean(),
  askedOf: Adviser,
  partyId: z.uuid().nullable(),
  party: z.string().nullable(),
  expertName: z.string(),
  expertOrganisation: z.string(),
  expertEmail: z.string().nullable(),
  question: z.string(),
  facts: z.string(),
  neededBy: z.iso.date(),
  requestedAt: z.date(),
  links: z.array(AdviceLink),
  advice: z.string().nullable(),
});

/** A request for an opinion as it stands. */
export type OpinionState = z.infer<typeof Row>;

/** The requests of a project, those that are open first; one by its number, held until commit when it is named. */
export async function loadOpinions(
  tx: Tx,
  projectId: string,
  only: { readonly code?: string; readonly id?: string } = {},
): Promise<readonly OpinionState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT o.id, o.code, o.status, o.client_only AS "clientOnly", o.asked_of AS "askedOf", o.party_id AS "partyId", y.name AS party,
      o.expert_name AS "expertName", o.expert_organisation AS "expertOrganisation", o.expert_email AS "expertEmail",
      o.question, o.facts, o.needed_by::text AS "neededBy", o.requested_at AS "requestedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l.subject_kind, 'code', l.subject_code) ORDER BY l.subject_kind, l.subject_code)
        FROM opinion_link l WHERE l.project_id = o.project_id AND l.opinion_id = o.id), '[]') AS links,
      (SELECT a.code FROM advice a WHERE a.project_id = o.project_id AND a.opinion_id = o.id AND a.status NOT IN ('DRAFT', 'LAPSED', 'SUPERSEDED') LIMIT 1) AS advice
    FROM opinion_request o LEFT JOIN party y ON y.project_id = o.project_id AND y.id = o.party_id
    WHERE o.project_id = ${projectId}::uuid AND (${only.code ?? null}::text IS NULL OR o.code = ${only.code ?? null})
      AND (${only.id ?? null}::uuid IS NULL OR o.id = ${only.id ?? null}::uuid)
    ORDER BY (o.status = 'OPEN') DESC, o.number DESC LIMIT 200`;
  return rows.map((row) => Row.parse(row));
}

/** Takes the row of a request until commit: what ends it happens once. */
export async function holdOpinion(
  tx: Tx,
  projectId: string,
  only: { readonly code?: string; readonly id?: string },
): Promise<OpinionState | null> {
  await tx.$queryRaw`
    SELECT o.id FROM opinion_request o WHERE o.project_id = ${projectId}::uuid AND (${only.code ?? null}::text IS NULL OR o.code = ${only.code ?? null})
      AND (${only.id ?? null}::uuid IS NULL OR o.id = ${only.id ?? null}::uuid) FOR UPDATE`;
  return (await loadOpinions(tx, projectId, only))[0] ?? null;
}

/** What the rules of a request ask. */
export function opinionFacts(state: OpinionState, today: string): OpinionFacts {
  const { status, askedOf, links, question, neededBy } = state;
  return { status, askedOf, links, question, neededBy, today };
}

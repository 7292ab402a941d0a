import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ChangeFinding } from "@/lib/domain/change-finding";
import { cumulatedChange } from "@/lib/domain/change-price";
import { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import { changeTurn } from "@/lib/domain/change-turn";
import { loadAgreed } from "@/lib/features/change-request/queries-impact";
import type { ChangeRequestLine, CumulatedView } from "@/lib/features/change-request/view";
import { type Instant, isInstant } from "@/lib/kernel/instant";

/** Who reads, in which project, when. */
export type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };

const InstantText = z.string().refine((text): text is Instant => isInstant(text));

const LineRow = z.object({
  code: z.string(),
  status: ChangeRequestStatus,
  type: ChangeRequestType.nullable(),
  title: z.string(),
  originCode: z.string().nullable(),
  party: z.string(),
  openedAt: InstantText,
  finding: ChangeFinding.nullable(),
  quoted: z.boolean(),
  opinionOver: z.boolean(),
  dueOn: z.iso.date().nullable(),
  totalCents: z.int().nullable(),
});

/**
 * The change requests of a project, the newest first, older than `below` when it is given; one by its number. A draft
 * shows to the party that writes it alone, a price to those who may see it.
 */
export async function listChangeRequests(
  { tx, scope, now }: Reading,
  { below, size = 200, code }: { readonly below?: number; readonly size?: number; readonly code?: string } = {},
): Promise<readonly ChangeRequestLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.code, r.status, r.type, r.title, r.origin_code AS "originCode", y.name AS party, r.finding,
      to_char(r.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "openedAt",
      r.status = 'EMERGENCY_APPROVED' AND NOT EXISTS (SELECT 1 FROM change_assessment a WHERE a.project_id = r.project_id AND a.change_request_id = r.id
        AND NOT EXISTS (SELECT 1 FROM aval_change_offers(r.project_id, r.id) o WHERE o.party_id = a.party_id)) AS quoted,
      r.opinion_given_at IS NOT NULL OR coalesce(r.opinion_due_before <= ${now}::timestamptz, true) AS "opinionOver",
      (CASE r.status WHEN 'IMPACT_ASSESSMENT' THEN r.assessment_due_on WHEN 'QUALIFIED' THEN r.decision_due_on WHEN 'QUOTED' THEN r.decision_due_on
        WHEN 'UNDER_DECISION' THEN r.decision_due_on WHEN 'DISPUTED' THEN r.opinion_due_on WHEN 'DEFERRED' THEN r.review_on
        WHEN 'EMERGENCY_APPROVED' THEN r.regularise_due_on END)::text AS "dueOn",
      coalesce((SELECT sum(g.total_cents) FROM change_agreement g WHERE g.project_id = r.project_id AND g.change_request_id = r.id),
        (SELECT sum(q.total_cents) FROM change_quote q WHERE q.project_id = r.project_id AND q.change_request_id = r.id
          AND NOT EXISTS (SELECT 1 FROM change_quote n WHERE (n.project_id, n.change_request_id, n.party_id) = (q.project_id, q.change_request_id, q.party_id)
            AND n.version > q.version)))::float8 AS "totalCents"
    FROM change_request r JOIN party y ON y.project_id = r.project_id AND y.id = r.party_id
    WHERE r.project_id = ${scope.projectId}::uuid AND (r.status <> 'DRAFT' OR r.party_id = ${scope.partyId}::uuid)
      AND (${below ?? null}::integer IS NULL OR r.number < ${below ?? null}::integer) AND (${code ?? null}::text IS NULL OR r.code = ${code ?? null})
    ORDER BY r.number DESC LIMIT ${size}`;
  return rows.map((row) => {
    const { finding, quoted, opinionOver, ...line } = LineRow.parse(row);
    return { ...line, turn: changeTurn({ status: line.status, finding, quoted, opinionOver }) };
  });
}

/**
 * How far the changes agreed so far have gone from the initial price; `null` for who does not see them all (the others'
 * prices are not an agency's to read), and before a price is known.
 */
export async function getCumulated({ tx, scope }: Reading): Promise<CumulatedView | null> {
  if (scope.side !== "CLIENT" && scope.side !== "AMO") return null;
  const { projectId } = scope;
  const [project, { contractedCents }] = await Promise.all([
    tx.project.findUnique({ where: { id: projectId }, select: { initialPriceCents: true } }),
    loadAgreed(tx, projectId, null),
  ]);
  const initial = project?.initialPriceCents ?? null;
  if (initial === null) return null;
  const initialCents = Number(initial);
  return { ...cumulatedChange({ initialCents, contractedCents, addedCents: 0 }), initialCents, addedCents: 0 };
}

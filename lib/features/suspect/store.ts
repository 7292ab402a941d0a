import { z } from "zod";
import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Event } from "@/lib/domain/event";
import { SuspectKind, testEvidence } from "@/lib/domain/suspect";
import type { Instant } from "@/lib/kernel/instant";

/** Rows per statement: well under PostgreSQL's 65 535 parameters. */
const chunk = 5_000;

const Row = z.object({
  kind: SuspectKind,
  milestoneId: z.uuid(),
  milestone: z.string(),
  requirementId: z.uuid(),
  requirement: z.string(),
  version: z.int(),
  acceptanceCriterionId: z.uuid().nullable(),
  evidenceId: z.uuid().nullable(),
});
type Marked = z.infer<typeof Row>;

/**
 * Marks what rests on texts that an amendment has changed: the deliverables of the milestones that promised them, the
 * criteria promised with them, and the test evidence of the last submission. To be called last, once the new versions
 * and the new promises are written: a milestone that promises the present text, that is a draft again or that is over
 * without an acceptance is left alone. Answers the facts to record, one for each milestone.
 */
export async function markSuspects(
  { tx, scope, now, newId }: Pick<ProjectContext, "tx" | "scope" | "now" | "newId">,
  changed: { readonly requirementIds: readonly string[]; readonly amendment: string },
): Promise<readonly Event[]> {
  const { projectId } = scope;
  const { amendment } = changed;
  const marked = await restingOn(tx, projectId, changed.requirementIds);
  const rows = marked.map(({ milestone, requirement, ...row }) => ({
    ...row,
    projectId,
    id: newId(),
    amendment,
    markedAt: new Date(now),
  }));
  for (let from = 0; from < rows.length; from += chunk) {
    await tx.suspect.createMany({ data: rows.slice(from, from + chunk) });
  }
  return [...Map.groupBy(marked, ({ milestone }) => milestone).values()].map((all) => markedEvent(amendment, all));
}

function markedEvent(amendment: string, all: readonly Marked[]): Event {
  const count = (kind: SuspectKind): number => all.filter((one) => one.kind === kind).length;
  return {
    type: "SuspectsMarked",
    payload: {
      milestoneId: all[0]?.milestoneId ?? "",
      milestone: all[0]?.milestone ?? "",
      amendment,
      requirements: [...new Set(all.map(({ requirement }) => requirement))],
      deliverables: count("DELIVERABLE"),
      criteria: count("CRITERION"),
      evidence: count("EVIDENCE"),
      count: all.length,
    },
  };
}

async function restingOn(tx: Tx, projectId: string, ids: readonly string[]): Promise<readonly Marked[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    WITH covered AS (
      SELECT m.id AS milestone_id, m.code AS milestone, m.number, r.id AS requirement_id, r.code AS requirement, c.version
      FROM milestone_requirement c
      JOIN milestone m ON m.project_id = c.project_id AND m.id = c.milestone_id
        AND m.status NOT IN ('DRAFT', 'REJECTED', 'CANCELLED', 'SUPERSEDED')
      JOIN requirement r ON r.project_id = c.project_id AND r.id = c.requirement_id
        AND (r.version <> c.version OR r.status IN ('SUPERSEDED', 'OBSOLETE'))
      WHERE c.project_id = ${projectId}::uuid AND c.requirement_id = ANY (${[...ids]}::uuid[])),
    resting AS (
      SELECT 'DELIVERABLE' AS kind, v.*, NULL::uuid AS acceptance_criterion_id, NULL::uuid AS evidence_id FROM covered v
      UNION ALL
      SELECT 'CRITERION', v.*, k.acceptance_criterion_id, NULL FROM covered v
      JOIN milestone_criterion k ON k.project_id = ${projectId}::uuid AND k.milestone_id = v.milestone_id AND k.requirement_id = v.requirement_id
      UNION ALL
      SELECT 'EVIDENCE', v.*, NULL, e.id FROM covered v
      JOIN LATERAL (SELECT s.id FROM submission s WHERE s.project_id = ${projectId}::uuid AND s.milestone_id = v.milestone_id
        ORDER BY s.number DESC LIMIT 1) s ON true
      JOIN evidence e ON e.project_id = ${projectId}::uuid AND e.submission_id = s.id AND e.kind = ANY (${[...testEvidence]}))
    SELECT kind, milestone_id AS "milestoneId", milestone, requirement_id AS "requirementId", requirement, version,
      acceptance_criterion_id AS "acceptanceCriterionId", evidence_id AS "evidenceId"
    FROM resting ORDER BY number, requirement, kind, acceptance_criterion_id, evidence_id`;
  return z.array(Row).parse(rows);
}

/** Writes the confirmation of marks, whose milestone is held. */
export async function confirmSuspects(
  tx: Tx,
  confirmed: {
    readonly projectId: string;
    readonly ids: readonly string[];
    readonly reason: string;
    readonly confirmedBy: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, ids, reason, confirmedBy, now } = confirmed;
  const { count } = await tx.suspect.updateMany({
    where: { projectId, id: { in: [...ids] }, confirmedAt: null },
    data: { reason, confirmedBy, confirmedAt: new Date(now) },
  });
  if (count !== ids.length) throw new Error("Some of it was confirmed already");
}

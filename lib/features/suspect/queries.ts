import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { SuspectKind, SuspectStatus } from "@/lib/domain/suspect";
import type { OpenSuspects } from "@/lib/features/suspect/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Row = z.object({
  id: z.uuid(),
  kind: SuspectKind,
  status: SuspectStatus,
  amendment: z.string(),
  milestone: z.string(),
  agencyPartyId: z.uuid(),
  requirement: z.string(),
  /** The text promised, and the present one. */
  version: z.int(),
  present: z.int(),
  /** What it is: the criterion's words, or the name of the evidence; nothing for deliverables, which the milestone names. */
  words: z.string(),
  acceptanceCriterionId: z.uuid().nullable(),
  evidenceId: z.uuid().nullable(),
  sha256: z.string().nullable(),
  markedAt: z.date(),
  reason: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  confirmedBy: z.string().nullable(),
});

/** A mark, with what it is on and who confirmed it. */
export type SuspectState = Omit<z.infer<typeof Row>, "markedAt" | "confirmedAt"> & {
  readonly markedAt: Instant;
  readonly confirmedAt: Instant | null;
};

type Of = { readonly milestoneId: string } | { readonly milestone: string } | { readonly requirement: string };

/** The marks of a milestone or on a requirement, the open ones first; at most a thousand. */
export async function listSuspects(
  tx: Tx,
  projectId: string,
  of: Of,
  { openOnly = false }: { readonly openOnly?: boolean } = {},
): Promise<readonly SuspectState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.id, s.kind, CASE WHEN s.confirmed_at IS NULL THEN 'SUSPECT' ELSE 'CONFIRMED' END AS status, s.amendment,
      m.code AS milestone, m.agency_party_id AS "agencyPartyId", r.code AS requirement, s.version, r.version AS present,
      coalesce(e.name, k.code || ' ' || k.statement, nullif(concat_ws(' : ', nullif(a.measure, ''), nullif(a.target, '')), ''), a.outcome, '') AS words,
      s.acceptance_criterion_id AS "acceptanceCriterionId", s.evidence_id AS "evidenceId", e.sha256, s.marked_at AS "markedAt", s.reason, s.confirmed_at AS "confirmedAt",
      (SELECT p.display_name FROM member w JOIN person_identity p ON p.person_id = w.person_id
        WHERE w.project_id = s.project_id AND w.id = s.confirmed_by ORDER BY p.version DESC LIMIT 1) AS "confirmedBy"
    FROM suspect s
    JOIN milestone m ON m.project_id = s.project_id AND m.id = s.milestone_id
    JOIN requirement r ON r.project_id = s.project_id AND r.id = s.requirement_id
    LEFT JOIN evidence e ON e.project_id = s.project_id AND e.id = s.evidence_id
    LEFT JOIN acceptance_criterion a ON a.project_id = s.project_id AND a.id = s.acceptance_criterion_id
    LEFT JOIN milestone_criterion k ON k.project_id = s.project_id AND k.milestone_id = s.milestone_id AND k.acceptance_criterion_id = a.id
    WHERE s.project_id = ${projectId}::uuid AND ${condition(of)} AND (s.confirmed_at IS NULL OR NOT ${openOnly}::boolean)
    ORDER BY s.confirmed_at IS NOT NULL, m.number, r.code, s.kind, k.position, s.id LIMIT 1000`;
  return z
    .array(Row)
    .parse(rows)
    .map(({ markedAt, confirmedAt, ...row }) => ({
      ...row,
      markedAt: instantOf(markedAt),
      confirmedAt: confirmedAt === null ? null : instantOf(confirmedAt),
    }));
}

function condition(of: Of): Prisma.Sql {
  if ("milestoneId" in of) return Prisma.sql`s.milestone_id = ${of.milestoneId}::uuid`;
  return "milestone" in of ? Prisma.sql`m.code = ${of.milestone}` : Prisma.sql`r.code = ${of.requirement}`;
}

/** Where something on a requirement is left to confirm, and how much. */
export async function countOpenSuspects(
  tx: Tx,
  projectId: string,
  requirement: string,
): Promise<readonly OpenSuspects[]> {
  return tx.$queryRaw<OpenSuspects[]>`
    SELECT m.code AS milestone, count(*)::int AS count FROM suspect s
    JOIN requirement r ON r.project_id = s.project_id AND r.id = s.requirement_id
    JOIN milestone m ON m.project_id = s.project_id AND m.id = s.milestone_id
    WHERE s.project_id = ${projectId}::uuid AND r.code = ${requirement} AND s.confirmed_at IS NULL
    GROUP BY m.code, m.number ORDER BY m.number`;
}

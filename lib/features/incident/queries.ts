import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { IncidentKind } from "@/lib/domain/regularity";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const IncidentRow = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: IncidentKind,
  description: z.string(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
});

/** An incident of an observed service, as it was declared. */
export type IncidentState = Omit<z.infer<typeof IncidentRow>, "startedAt" | "endedAt"> & {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
};

const ObservedRow = z.object({
  milestoneId: z.uuid(),
  milestone: z.string(),
  status: MilestoneStatus,
  agencyPartyId: z.uuid(),
  submissionId: z.uuid(),
  number: z.int(),
  observedFrom: z.date(),
});

/** The observation of a milestone's service. */
export type Observed = Omit<z.infer<typeof ObservedRow>, "observedFrom"> & { readonly observedFrom: Instant };

/** Reads it; a milestone without one answers as if it began at the end of time, so that nothing falls into it. */
export async function loadObserved(tx: Tx, projectId: string, milestone: string): Promise<Observed | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id AS "milestoneId", m.code AS milestone, m.status, m.agency_party_id AS "agencyPartyId", s.id AS "submissionId", s.number,
      coalesce(d.decided_at, timestamptz '9999-01-01 00:00:00Z') AS "observedFrom"
    FROM milestone m
    JOIN LATERAL (SELECT s.id, s.number FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id
      ORDER BY s.number DESC LIMIT 1) s ON true
    LEFT JOIN decision d ON d.project_id = m.project_id AND d.submission_id = s.id AND d.kind = 'APPROVE_APTITUDE'
    WHERE m.project_id = ${projectId}::uuid AND m.code = ${milestone}`;
  if (rows[0] === undefined) return null;
  const { observedFrom, ...row } = ObservedRow.parse(rows[0]);
  return { ...row, observedFrom: instantOf(observedFrom) };
}

/** The incidents of a milestone, in the order in which they were declared. */
export async function listIncidents(tx: Tx, projectId: string, milestone: string): Promise<readonly IncidentState[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT i.id, i.number, i.kind, i.description, i.started_at AS "startedAt", i.ended_at AS "endedAt" FROM service_incident i
    JOIN milestone m ON m.project_id = i.project_id AND m.id = i.milestone_id
    WHERE i.project_id = ${projectId}::uuid AND m.code = ${milestone} ORDER BY i.number LIMIT 500`;
  return rows.map((row) => {
    const { startedAt, endedAt, ...incident } = IncidentRow.parse(row);
    return { ...incident, startedAt: instantOf(startedAt), endedAt: endedAt === null ? null : instantOf(endedAt) };
  });
}

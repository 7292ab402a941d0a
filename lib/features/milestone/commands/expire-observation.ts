import { z } from "zod";
import type { Expired, SystemContext } from "@/lib/commands/define-command";
import { endOfDay } from "@/lib/domain/deadline";
import type { ClockRecord } from "@/lib/features/clock/queries";

const Row = z.object({
  milestone: z.string(),
  submissionId: z.uuid(),
  number: z.int(),
  decisionDueOn: z.iso.date(),
});

/** The observation has run to its end: the decision on the service is due within its own period (CCAG-TIC 33.2.2). */
export async function expireObservation({ tx, place }: SystemContext, clock: ClockRecord): Promise<Expired> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.code AS milestone, s.id AS "submissionId", s.number, d.decision_due_on::text AS "decisionDueOn"
    FROM milestone m
    JOIN decision d ON d.project_id = m.project_id AND d.milestone_id = m.id AND d.kind = 'APPROVE_APTITUDE'
    JOIN submission s ON s.project_id = d.project_id AND s.id = d.submission_id
    WHERE m.project_id = ${place.projectId}::uuid AND m.id = ${clock.milestoneId}::uuid AND m.status = 'SERVICE_OBSERVATION'
    ORDER BY d.version DESC LIMIT 1`;
  if (rows[0] === undefined || clock.milestoneId === null) return { effect: "none", events: [] };
  const row = Row.parse(rows[0]);
  const decisionDueBefore = endOfDay(row.decisionDueOn, clock.timeZone);
  const payload = { ...row, milestoneId: clock.milestoneId, clockId: clock.id, decisionDueBefore };
  return { effect: "decision-period-begins", events: [{ type: "ObservationEnded", payload }] };
}

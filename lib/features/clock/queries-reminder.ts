import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { SuspensionEnd } from "@/lib/domain/clock";
import type { SilenceRules } from "@/lib/domain/expiry-effect";
import type { ClockRecord } from "@/lib/features/clock/queries";
import type { Instant } from "@/lib/kernel/instant";

const SuspensionRow = z.object({ end: SuspensionEnd, amount: z.int().nullable() });

/** How the charter in force lets a period go on after a suspension, and how long that period is. */
export async function readSuspensionEnd(
  tx: Tx,
  projectId: string,
  clockId: string,
): Promise<z.infer<typeof SuspensionRow>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce((SELECT h.parameters ->> 'suspensionEnd' FROM charter h WHERE h.project_id = c.project_id AND h.status = 'IN_FORCE'), 'RESUME') AS "end",
      c.amount FROM clock c WHERE c.project_id = ${projectId}::uuid AND c.id = ${clockId}::uuid`;
  return SuspensionRow.parse(rows[0]);
}

const PlannedRow = z.object({ id: z.uuid(), step: z.int() });

/** The reminders of a clock's present due day that are due by now, the nearest to that day last. */
export async function readPlannedReminders(
  tx: Tx,
  projectId: string,
  clock: { readonly id: string; readonly dueOn: string },
  now: Instant,
): Promise<readonly z.infer<typeof PlannedRow>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT r.id, r.step FROM reminder r
    WHERE r.project_id = ${projectId}::uuid AND r.clock_id = ${clock.id}::uuid AND r.due_on = ${clock.dueOn}::date
      AND r.state = 'PLANNED' AND r.remind_at <= ${now}::timestamptz
    ORDER BY r.step DESC`;
  return rows.map((row) => PlannedRow.parse(row));
}

const RulesRow = z.object({
  silenceEffect: z.enum(["NONE", "TACIT_ACCEPTANCE", "DEEMED_CONFORMING_FOR_PAYMENT"]),
  tacitAfterNotice: z.boolean(),
  serviceSilenceEffect: z.enum(["NONE", "TACIT_ACCEPTANCE"]),
});

/** What the charter in force says of silence; that it has no effect, where none is. Silence on an aptitude has no effect, whatever the charter chose (CCAG-TIC 33.2.1). */
export async function readSilenceRules(
  tx: Tx,
  projectId: string,
  { milestoneId }: Pick<ClockRecord, "milestoneId">,
): Promise<SilenceRules> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT CASE WHEN a.yes THEN '"NONE"'::jsonb ELSE c.parameters -> 'silenceEffect' END AS "silenceEffect",
      CASE WHEN a.yes THEN 'false'::jsonb ELSE c.parameters -> 'tacitAfterNotice' END AS "tacitAfterNotice",
      c.parameters -> 'serviceSilenceEffect' AS "serviceSilenceEffect"
    FROM charter c
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = c.project_id AND m.id = ${milestoneId}::uuid
      AND m.two_stage AND m.status <> 'SERVICE_OBSERVATION') AS yes) a
    WHERE c.project_id = ${projectId}::uuid AND c.status = 'IN_FORCE'`;
  if (rows[0] === undefined) return { silenceEffect: "NONE", tacitAfterNotice: false, serviceSilenceEffect: "NONE" };
  return RulesRow.parse(rows[0]);
}

const MatterRow = z.object({ title: z.string(), depends: z.array(z.string()) });

/**
 * What a reminder calls its matter beside its number, and the milestones that hang on it: the title of a milestone or of a
 * commitment, the finding of a reservation, what a question is about. Never the words of a question, which can be erased.
 */
export async function readMatterTitle(
  tx: Tx,
  projectId: string,
  { matterId, milestoneId }: Pick<ClockRecord, "matterId" | "milestoneId">,
): Promise<z.infer<typeof MatterRow>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT coalesce((SELECT c.title FROM availability_commitment c WHERE c.project_id = ${projectId}::uuid AND c.id = ${matterId}::uuid),
        (SELECT left(r.statement, 90) FROM reservation r WHERE r.project_id = ${projectId}::uuid AND r.id = ${matterId}::uuid),
        (SELECT q.subject_code FROM question q WHERE q.project_id = ${projectId}::uuid AND q.id = ${matterId}::uuid),
        (SELECT g.title FROM change_request g WHERE g.project_id = ${projectId}::uuid AND g.id = ${matterId}::uuid),
        (SELECT a.object FROM advice a WHERE a.project_id = ${projectId}::uuid AND a.id = ${matterId}::uuid),
        (SELECT o.question FROM opinion_request o WHERE o.project_id = ${projectId}::uuid AND o.id = ${matterId}::uuid),
        (SELECT k.event FROM risk k WHERE k.project_id = ${projectId}::uuid AND k.id = ${matterId}::uuid),
        (SELECT t.title FROM action_item t WHERE t.project_id = ${projectId}::uuid AND t.id = ${matterId}::uuid),
        (SELECT b.title FROM minutes u JOIN meeting e ON e.project_id = u.project_id AND e.id = u.meeting_id
          JOIN committee_body b ON b.project_id = e.project_id AND b.id = e.body_id WHERE u.project_id = ${projectId}::uuid AND u.id = ${matterId}::uuid),
        (SELECT m.title FROM milestone m WHERE m.project_id = ${projectId}::uuid AND m.id = ${milestoneId}::uuid), '') AS title,
      ARRAY(SELECT m.code FROM commitment_milestone l JOIN milestone m ON m.project_id = l.project_id AND m.id = l.milestone_id
        WHERE l.project_id = ${projectId}::uuid AND l.commitment_id = ${matterId}::uuid ORDER BY m.number) AS depends`;
  return MatterRow.parse(rows[0]);
}

import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { UnansweredAdvice, warningsOf } from "@/lib/domain/advice-block";
import { MilestoneStatus } from "@/lib/domain/milestone";
import { CharterParameters } from "@/lib/domain/parameter";
import { IncidentKind, type Regularity, regularityOf } from "@/lib/domain/regularity";
import type { ReminderProof, SilenceFacts, SilentClock } from "@/lib/domain/silence";
import type { Holidays } from "@/lib/domain/working-day";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { type ClockRecord, loadDaysOff } from "@/lib/features/clock/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const Codes = z.array(z.string());

const MatterRow = z.object({
  milestoneId: z.uuid(),
  milestone: z.string(),
  status: MilestoneStatus,
  twoStage: z.boolean(),
  amountCents: z.coerce.number(),
  submissionId: z.uuid(),
  number: z.int(),
  charterId: z.uuid(),
  charterVersion: z.int(),
  parameters: CharterParameters,
  startSeq: z.coerce.number(),
  noticeId: z.uuid().nullable(),
  reservations: Codes,
  questions: Codes,
  disputes: Codes,
  rebutted: z.boolean(),
  unansweredAdvice: z.array(UnansweredAdvice),
});

/** What a silence is about: the milestone in the client's hands, the clause, what began the period, what is still open. */
export type SilentMatter = z.infer<typeof MatterRow>;

/** Reads it, for a clock whose milestone is held. `null` when there is no submission or no charter in force. */
export async function loadSilentMatter(
  tx: Tx,
  { projectId }: Pick<ProjectPlace, "projectId">,
  clock: Pick<ClockRecord, "milestoneId" | "kind">,
): Promise<SilentMatter | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.id AS "milestoneId", m.code AS milestone, m.status, m.two_stage AS "twoStage", m.amount_cents AS "amountCents",
      s.id AS "submissionId", s.number, h.id AS "charterId", h.version AS "charterVersion", h.parameters, n.id AS "noticeId",
      (SELECT e.seq FROM ledger_entry e WHERE e.project_id = m.project_id
          AND e.type = CASE ${clock.kind} WHEN 'SERVICE_DECISION' THEN 'ObservationEnded' WHEN 'SECOND_PERIOD' THEN 'FormalNoticePresented' ELSE 'MilestoneSubmitted' END
          AND e.payload ->> CASE ${clock.kind} WHEN 'SECOND_PERIOD' THEN 'noticeId' ELSE 'submissionId' END
            = CASE ${clock.kind} WHEN 'SECOND_PERIOD' THEN n.id ELSE s.id END::text
        ORDER BY e.seq DESC LIMIT 1) AS "startSeq",
      ARRAY(SELECT r.code FROM reservation r WHERE r.project_id = m.project_id AND r.milestone_id = m.id AND r.severity = 'BLOCKING'
        AND r.status IN ('OPEN', 'FIX_SUBMITTED', 'CONTESTED') ORDER BY r.code) AS reservations,
      ARRAY(SELECT q.code FROM question q WHERE q.project_id = m.project_id AND q.blocking AND q.status = 'OPEN'
        AND (q.subject_id = m.id OR q.requirement_id IN (SELECT c.requirement_id FROM milestone_requirement c
          WHERE c.project_id = m.project_id AND c.milestone_id = m.id)) ORDER BY q.code) AS questions,
      ARRAY(SELECT d.code FROM dispute d WHERE d.project_id = m.project_id AND d.ended_at IS NULL AND m.code = ANY (d.contested) ORDER BY d.code) AS disputes,
      EXISTS (SELECT 1 FROM tacit_acceptance t WHERE t.project_id = m.project_id AND t.submission_id = s.id) AS rebutted,
      aval_unanswered_advice(m.project_id, 'MILESTONE', m.code) AS "unansweredAdvice"
    FROM milestone m
    JOIN LATERAL (SELECT s.id, s.number FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id
      ORDER BY s.number DESC LIMIT 1) s ON true
    JOIN charter h ON h.project_id = m.project_id AND h.status = 'IN_FORCE'
    LEFT JOIN LATERAL (SELECT n.id FROM formal_notice n WHERE n.project_id = m.project_id AND n.matter_id = m.id
      AND n.awaited = 'DECISION' AND n.status = 'PRESENTED' LIMIT 1) n ON ${clock.kind} = 'SECOND_PERIOD'
    WHERE m.project_id = ${projectId}::uuid AND m.id = ${clock.milestoneId}::uuid`;
  return rows[0] === undefined ? null : MatterRow.parse(rows[0]);
}

const ProofRow = z.object({
  id: z.uuid(),
  step: z.int(),
  dueOn: z.iso.date(),
  remindAt: z.date(),
  deliveryId: z.uuid().nullable(),
  deliveredAt: z.date().nullable(),
});

/** The reminders of a clock for one due day, each with the first mail that really left. */
export async function loadReminderProofs(
  tx: Tx,
  projectId: string,
  clock: Pick<ClockRecord, "id" | "dueOn">,
): Promise<readonly ReminderProof[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.reminder_id AS id, p.step, p.due_on::text AS "dueOn", p.remind_at AS "remindAt", p.delivery_id AS "deliveryId", p.delivered_at AS "deliveredAt"
    FROM aval_reminder_proofs(${projectId}::uuid, ${clock.id}::uuid) p WHERE p.due_on = ${clock.dueOn}::date`;
  return rows.map((row) => {
    const { remindAt, deliveredAt, dueOn, ...rest } = ProofRow.parse(row);
    return {
      ...rest,
      remindAt: instantOf(remindAt),
      deliveredAt: deliveredAt === null ? null : instantOf(deliveredAt),
    };
  });
}

const IncidentRow = z.object({ kind: IncidentKind, startedAt: z.date(), endedAt: z.date().nullable() });
const ObservationRow = z.object({ from: z.date(), until: z.date() });

/** How regular the service of a submission was over its observation; `null` where none was opened. */
export async function loadRegularity(
  tx: Tx,
  place: Pick<ProjectPlace, "projectId" | "timeZone" | "calendar">,
  about: { readonly submissionId: string; readonly threshold: number; readonly now: Instant },
): Promise<Regularity | null> {
  const { projectId } = place;
  const [spans, incidents, calendar] = await Promise.all([
    tx.$queryRaw<unknown[]>`
      SELECT d.decided_at AS from, d.term_before AS until FROM decision d
      WHERE d.project_id = ${projectId}::uuid AND d.submission_id = ${about.submissionId}::uuid AND d.kind = 'APPROVE_APTITUDE'`,
    tx.$queryRaw<unknown[]>`
      SELECT i.kind, i.started_at AS "startedAt", i.ended_at AS "endedAt" FROM service_incident i
      WHERE i.project_id = ${projectId}::uuid AND i.submission_id = ${about.submissionId}::uuid`,
    loadCalendar(tx, place),
  ]);
  if (spans[0] === undefined) return null;
  const { from, until } = ObservationRow.parse(spans[0]);
  const { timeZone, nonWorking } = calendar;
  return regularityOf(
    { from: instantOf(from), until: instantOf(until), timeZone, nonWorking },
    incidents.map((row) => {
      const { kind, startedAt, endedAt } = IncidentRow.parse(row);
      return { kind, startedAt: instantOf(startedAt), endedAt: endedAt === null ? null : instantOf(endedAt) };
    }),
    about.threshold,
    about.now,
  );
}

/** What the rules of silence ask, of a matter at the end of its clock. */
export function silenceFacts(
  matter: SilentMatter,
  clock: { readonly kind: SilentClock; readonly dueBefore: Instant },
  proofs: { readonly reminders: readonly ReminderProof[]; readonly regularity: Regularity | null },
): SilenceFacts {
  const { status, twoStage, parameters: clause, reservations, questions, disputes, rebutted } = matter;
  return {
    clock: clock.kind,
    status,
    twoStage,
    clause,
    reservations,
    questions,
    warnings: warningsOf(matter.unansweredAdvice),
    disputes,
    serviceRegular: proofs.regularity?.regular ?? null,
    rebutted,
    reminders: proofs.reminders,
    dueBefore: clock.dueBefore,
  };
}

/** The days off in which a clock counts: those it began with, else the project's. */
export async function loadOwnDaysOff(
  tx: Tx,
  place: Pick<ProjectPlace, "projectId" | "timeZone" | "calendar">,
  clock: Pick<ClockRecord, "calendarVersion">,
): Promise<Holidays> {
  const own = await loadDaysOff(tx, place.projectId, clock.calendarVersion);
  return own ?? (await loadCalendar(tx, place)).nonWorking;
}

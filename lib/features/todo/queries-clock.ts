import { Prisma } from "@/lib/db/generated/client";
import type { ClockKind } from "@/lib/domain/clock";
import type { MatterKind } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

const deciding: readonly ClockKind[] = ["ACCEPTANCE", "SECOND_PERIOD", "OBSERVATION", "SERVICE_DECISION"];

/** The clocks that count a kind of matter down, for the side whose turn it is. One of them at most runs for a matter at a time. */
const clocksOf: { readonly [K in MatterKind]?: readonly ClockKind[] } = {
  "milestone-verify": deciding,
  "criteria-verify": deciding,
  "milestone-decide": deciding,
  "milestone-resubmit": ["RESUBMISSION", "SECOND_PERIOD"],
  "hearing-answer": ["HEARING"],
  "penalty-answer": ["HEARING"],
  "milestone-rebut": ["REBUTTAL"],
  "reservation-fix": ["RESERVATION_LIFTING", "SECOND_PERIOD"],
  "reservation-lift": ["FIX_ANSWER"],
  "question-answer": ["QUESTION_ANSWER"],
  "commitment-keep": ["COMMITMENT"],
  "change-qualify": ["CHANGE_OPINION"],
  "change-quote": ["CHANGE_ASSESSMENT"],
  "change-decide": ["CHANGE_DECISION"],
  "change-regularise": ["CHANGE_REGULARISATION"],
  "advice-answer": ["ADVICE_ANSWER"],
  "opinion-give": ["OPINION_ANSWER"],
  "risk-review": ["RISK_REVIEW"],
  "action-do": ["ACTION_DUE"],
  "minutes-circulate": ["MINUTES_CIRCULATION"],
  "minutes-correct": ["MINUTES_CIRCULATION"],
  "minutes-read": ["MINUTES_APPROVAL"],
  "minutes-approve": ["MINUTES_APPROVAL"],
  "meeting-convene": ["MEETING_CONVOCATION"],
  "agenda-fix": ["MEETING_CONVOCATION"],
  "agenda-documents": ["MEETING_DOCUMENTS"],
};

const pairs = Object.entries(clocksOf).flatMap(([kind, clocks]) => clocks.map((clock) => ({ kind, clock })));

/** The clocks that run or wait in the projects one sees, by the matter that they count down. */
export const runningClocks = Prisma.sql`
  SELECT DISTINCT ON (c.project_id, c.matter_code, w.kind, c.side) c.project_id, c.matter_code, w.kind, c.kind AS clock, c.state, c.due_on, c.unit, c.side, c.party_id
  FROM clock c
  JOIN unnest(${pairs.map(({ kind }) => kind)}::text[], ${pairs.map(({ clock }) => clock)}::text[]) AS w (kind, clock) ON w.clock = c.kind
  WHERE c.state IN ('RUNNING', 'SUSPENDED') ORDER BY c.project_id, c.matter_code, w.kind, c.side, c.due_on, c.id`;

/** What the person has set aside and has not come back: never past the due day, even one that came nearer since. */
export function snoozedMatters(personId: string, now: Instant): Prisma.Sql {
  return Prisma.sql`
    LEFT JOIN snooze z ON z.person_id = ${personId}::uuid AND z.project_id = a.project_id AND z.kind = a.kind AND z.subject = a.subject AND z.party_id = a.party_id
      AND z.until_at > ${now}::timestamptz AND (a.due_on IS NULL OR z.until_on <= a.due_on)`;
}

/** What the charter in force says of silence, for a matter of its project: nothing on an aptitude (CCAG-TIC 33.2.1). */
export const silenceOf = Prisma.sql`
  CASE WHEN t.clock IS NULL THEN NULL ELSE (
    SELECT to_jsonb(c) || CASE WHEN EXISTS (
        SELECT 1 FROM milestone m WHERE m.project_id = t."projectId" AND m.code = t.subject AND m.two_stage AND m.status <> 'SERVICE_OBSERVATION')
      THEN '{"silenceEffect": "NONE", "tacitAfterNotice": false}'::jsonb ELSE '{}'::jsonb END
    FROM charter h, jsonb_to_record(h.parameters) AS c ("silenceEffect" jsonb, "tacitAfterNotice" jsonb, "serviceSilenceEffect" jsonb)
    WHERE h.project_id = t."projectId" AND h.status = 'IN_FORCE') END AS rules`;

/**
 * By when a question was to be answered whose clock runs no more: asked for those alone, since every other one is in
 * `running` already.
 */
export const questionDueOn = Prisma.sql`(
  SELECT c.due_on FROM question q JOIN clock c ON c.project_id = q.project_id AND c.matter_id = q.id AND c.kind = 'QUESTION_ANSWER'
  WHERE q.project_id = a.project_id AND q.code = a.subject AND r.due_on IS NULL ORDER BY c.started_at DESC LIMIT 1)`;

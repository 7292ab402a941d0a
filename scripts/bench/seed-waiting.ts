import type { Client } from "pg";
import { type BenchPeople, seedMilestones, seedProject, seedRequirements } from "@/scripts/bench/seed";

const [questions, fixes, definitions] = [20, 10, 10] as const;

/** How many open matters wait for the client in a project of `seedWaitingProject`. */
export const matters = questions + fixes + definitions;

/**
 * A project that has lived (200 requirements, 40 accepted milestones, 300 clocks that are over) and in which much waits
 * for the client: questions and mended reservations, each with its clock, and definitions to sign.
 */
export async function seedWaitingProject(client: Client, people: BenchPeople, code: string): Promise<void> {
  const project = await seedProject(client, people, code);
  await seedRequirements(client, project, 200);
  await seedMilestones(client, project, { from: 1, count: 40, status: "ACCEPTED" });
  await seedMilestones(client, project, { from: 41, count: definitions, status: "DRAFT" });
  await client.query(
    `INSERT INTO question (project_id, id, code, number, subject_kind, subject_id, subject_code, requirement_id, blocking, to_side, status, text, asked_by, asked_party, asked_at, answer, answered_by, answered_at)
     SELECT $1, uuidv7(), 'Q-' || lpad(n::text, 3, '0'), n, 'REQUIREMENT', r.id, r.code, r.id, false, 'CLIENT',
       CASE WHEN n <= $2 THEN 'OPEN' ELSE 'ANSWERED' END, 'Sur quel fond ?', m.id, m.party_id, now(),
       CASE WHEN n > $2 THEN 'Blanc.' END, CASE WHEN n > $2 THEN w.id END, CASE WHEN n > $2 THEN now() END
     FROM generate_series(1, 300) n
     JOIN requirement r ON r.project_id = $1 AND r.position = 1 + n % 200
     JOIN member m ON m.project_id = $1 AND m.side = 'AGENCY'
     JOIN member w ON w.project_id = $1 AND w.side = 'CLIENT'`,
    [project.id, questions],
  );
  await client.query(
    `INSERT INTO reservation (project_id, id, milestone_id, submission_id, code, severity, status, statement, steps, due_on, criterion_id, digest, raised_by, raised_at, fix_answer_due_on)
     SELECT $1, uuidv7(), m.id, uuidv7(), 'R-' || m.code || '-01', 'MINOR', 'FIX_SUBMITTED', 'Le filtre est caché.', '', current_date + 20,
       (SELECT k.id FROM milestone_criterion k WHERE k.project_id = m.project_id AND k.milestone_id = m.id ORDER BY k.position LIMIT 1),
       repeat('b', 64), w.id, now(), current_date + 6
     FROM milestone m JOIN member w ON w.project_id = m.project_id AND w.side = 'CLIENT'
     WHERE m.project_id = $1 AND m.number <= $2`,
    [project.id, fixes],
  );
  const clock = `INSERT INTO clock (project_id, id, kind, matter_kind, matter_id, matter_code, side, party_id, state, outcome, ended_at, started_at, started_on, unit, amount,
       rule, calendar, calendar_version, time_zone, first_due_on, due_on, due_before)`;
  const term = `'WORKING_DAYS', 5, 'CPC 640-642', 'FR', 0, 'Europe/Paris', current_date + 7, current_date + 7, date_trunc('day', now()) + interval '8 days'`;
  await client.query(
    `${clock}
     SELECT q.project_id, uuidv7(), 'QUESTION_ANSWER', 'QUESTION', q.id, q.code, 'CLIENT', y.id,
       CASE q.status WHEN 'OPEN' THEN 'RUNNING' ELSE 'STOPPED' END, CASE q.status WHEN 'OPEN' THEN NULL ELSE 'ACTED' END,
       CASE q.status WHEN 'OPEN' THEN NULL ELSE now() END, now(), current_date, ${term}
     FROM question q JOIN party y ON y.project_id = q.project_id AND y.side = 'CLIENT' WHERE q.project_id = $1
     UNION ALL
     SELECT r.project_id, uuidv7(), 'FIX_ANSWER', 'RESERVATION', r.id, r.code, 'CLIENT', y.id, 'RUNNING', NULL, NULL, now(), current_date, ${term}
     FROM reservation r JOIN party y ON y.project_id = r.project_id AND y.side = 'CLIENT' WHERE r.project_id = $1`,
    [project.id],
  );
}

import type { ToldDemo } from "@/tests/support/told-demo";

/** Lays a committee with a planned meeting and a decision, an advice, a risk and an action into the main project of the demo, numbered 900. */
export async function layDecisions(demo: Pick<ToldDemo, "owner" | "main">): Promise<void> {
  const first = `FROM milestone m JOIN member y ON y.project_id = m.project_id AND y.side = 'AMO' AND y.ended_at IS NULL
    WHERE m.project_id = $1 ORDER BY m.number LIMIT 1`;
  const lay = (sql: string): Promise<unknown> => demo.owner.query(`${sql} ${first}`, [demo.main.id]);
  await lay(`INSERT INTO committee_body (project_id, id, number, code, kind, status, title, rhythm, formed_at)
    SELECT m.project_id, m.id, 900, 'INS-900', 'STEERING', 'STANDING', 'Comité de pilotage', 'MONTHLY', now()`);
  await lay(`INSERT INTO meeting (project_id, id, number, code, body_id, kind, status, starts_at, starts_local, time_zone, minutes, place, reason,
      convocation_due, convocation_before, documents_due, documents_before, calendar_version, planned_by, planned_at)
    SELECT m.project_id, m.id, 900, 'COM-900', m.id, 'ORDINARY', 'PLANNED', now() + interval '20 days', '2026-12-12T14:00', 'Europe/Paris', 90, '', '',
      current_date + 10, now() + interval '10 days', current_date + 15, now() + interval '15 days', 0, y.id, now()`);
  await lay(`INSERT INTO agenda_point (project_id, id, meeting_id, ordinal, title, detail, ask, matter, minutes, status, proposed_by, proposed_at)
    SELECT m.project_id, m.id, m.id, 1, 'Un point', '', 'DECIDE', 'GENERAL', 20, 'PROPOSED', y.id, now()`);
  // A decision is taken in an open room: this one is only looked at.
  await demo.owner.query("ALTER TABLE committee_decision DISABLE TRIGGER guard_committee_decision");
  await lay(`INSERT INTO committee_decision (project_id, id, year, number, code, meeting_id, point_id, status, title, text, grounds, matter, effect, proposed_by, proposed_at)
    SELECT m.project_id, m.id, 2026, 900, 'D-2026-900', m.id, m.id, 'PROPOSED', 'Une décision', 'Ses mots.', 'Un motif.', 'GENERAL', 'ADOPTION', y.id, now()`);
  await demo.owner.query("ALTER TABLE committee_decision ENABLE TRIGGER guard_committee_decision");
  await lay(`INSERT INTO advice (project_id, id, number, code, kind, status, client_only, adviser, party_id, drafted_by, drafted_at, issued_by, issued_at,
      due_on, due_before, object, facts, options, recommended, cost, delay, quality, legal, interests)
    SELECT m.project_id, m.id, 900, 'AVIS-900', 'RECOMMENDATION', 'ISSUED', false, 'AMO', y.party_id, y.id, now(), y.id, now(),
      current_date + 7, now() + interval '7 days', 'Un objet', '', '', '', '', '', '', '', ''`);
  await lay(`INSERT INTO risk (project_id, id, number, code, status, category, nature, cause, event, effect, owner_id, identified_by, identified_at)
    SELECT m.project_id, m.id, 900, 'RSQ-900', 'IDENTIFIED', 'GOVERNANCE', 'THREAT', 'Une cause', 'Un événement', 'Un effet', y.id, y.id, now()`);
  await lay(`INSERT INTO action_item (project_id, id, number, code, status, title, detail, owner_id, due_on, opened_by, opened_at)
    SELECT m.project_id, m.id, 900, 'ACT-900', 'OPEN', 'Une action', '', y.id, current_date + 3, y.id, now()`);
}

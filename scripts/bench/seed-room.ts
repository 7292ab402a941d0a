import type { Client } from "pg";
import { v7 } from "uuid";
import { PersonId } from "@/lib/kernel/ids";
import { type BenchProject, seedPeople, seedProject } from "@/scripts/bench/seed";

/** A meeting that is held, and who belongs to it. */
export type BenchRoom = {
  readonly project: BenchProject;
  readonly meeting: string;
  readonly points: readonly string[];
  /** What is put to the vote on the first point. */
  readonly decision: string;
  /** The AMO, who keeps the minutes. */
  readonly keeper: PersonId;
  /** Everybody, the keeper too, with what each is in the project. */
  readonly people: readonly { readonly personId: PersonId; readonly memberId: string; readonly side: string }[];
};

const minute = 60_000;

/** A project whose steering committee sits: so many people, seven points, notes of an hour, one decision that is put to the vote. */
export async function seedRoom(client: Client, code: string, size: number): Promise<BenchRoom> {
  const three = await seedPeople(client);
  const project = await seedProject(client, three, code);
  await addMembers(client, project, size - 3);
  const { rows: people } = await client.query<{ personId: string; memberId: string; side: string }>(
    `SELECT person_id AS "personId", id AS "memberId", side FROM member WHERE project_id = $1 ORDER BY id`,
    [project.id],
  );
  const [body, meeting, decision] = [v7(), v7(), v7()];
  const began = new Date(Date.now() - 60 * minute);
  const keeper = people.find(({ side }) => side === "AMO")?.memberId ?? "";
  const chair = people.find(({ personId }) => personId === three.client)?.memberId ?? "";
  await client.query(
    `INSERT INTO committee_body (project_id, id, number, code, kind, status, title, rhythm, formed_at)
     VALUES ($1, $2, 1, 'INS-01', 'STEERING', 'STANDING', 'Comité de pilotage', 'MONTHLY', $3)`,
    [project.id, body, began],
  );
  await client.query(
    `INSERT INTO committee_seat (project_id, id, body_id, member_id, side, voice, seated_at)
     SELECT project_id, uuidv7(), $2, id, side, CASE WHEN id = $3 THEN 'PRESIDES' WHEN side = 'AMO' THEN 'CONSULTATIVE' ELSE 'DELIBERATIVE' END, $4
     FROM member WHERE project_id = $1`,
    [project.id, body, chair, began],
  );
  await client.query(
    `INSERT INTO meeting (project_id, id, number, code, body_id, kind, status, starts_at, starts_local, time_zone, minutes, place, reason,
       convocation_due, convocation_before, documents_due, documents_before, calendar_version, planned_by, planned_at, convened_by, convened_at, opened_at)
     VALUES ($1, $2, 1, 'COM-001', $3, 'ORDINARY', 'OPEN', $4, '2026-11-22T14:00', 'Europe/Paris', 120, 'Salle', '',
       current_date, $5, current_date, $5, 1, $6, $5, $6, $5, $4)`,
    [project.id, meeting, body, began, new Date(began.getTime() - 60 * minute), chair],
  );
  const points = Array.from({ length: 7 }, () => v7());
  for (const [index, point] of points.entries())
    await client.query(
      `INSERT INTO agenda_point (project_id, id, meeting_id, ordinal, title, detail, ask, matter, minutes, status, proposed_by, proposed_at, fixed_by, fixed_at)
       VALUES ($1, $2, $3, $4, $5, 'Ce qui est demandé au comité, en quelques lignes.', $6, 'GENERAL', 15, 'FIXED', $7, $8, $7, $8)`,
      [
        project.id,
        point,
        meeting,
        index + 1,
        `Point ${index + 1} de l’ordre du jour`,
        index === 0 ? "DECIDE" : "DISCUSS",
        chair,
        began,
      ],
    );
  await client.query(
    `INSERT INTO attendance (project_id, id, meeting_id, ordinal, member_id, move, at, recorded_by)
     SELECT project_id, uuidv7(), $2, row_number() OVER (ORDER BY id), id, 'ARRIVED', $3, $4 FROM member WHERE project_id = $1`,
    [project.id, meeting, began, keeper],
  );
  await client.query(
    `INSERT INTO meeting_note (project_id, id, meeting_id, point_id, note_id, revision, text, asserted_by, recorded_by, recorded_at)
     SELECT $1, n.id, $2, $3, n.id, 1, repeat('Ce qui a été dit sur ce point, avec ses raisons. ', 5), NULL, $4, $5
     FROM (SELECT uuidv7() AS id FROM generate_series(1, 40)) n`,
    [project.id, meeting, points[1], keeper, began],
  );
  await client.query(
    `INSERT INTO committee_decision (project_id, id, year, number, code, meeting_id, point_id, status, title, text, grounds, matter, effect, proposed_by, proposed_at)
     VALUES ($1, $2, 2026, 1, 'D-2026-001', $3, $4, 'PROPOSED', 'Commander la visite', 'Le comité retient l’option A.', 'Elle est demandée.', 'GENERAL', 'ADOPTION', $5, $6)`,
    [project.id, decision, meeting, points[0], keeper, began],
  );
  await client.query(
    "INSERT INTO committee_decision_option (project_id, decision_id, ordinal, label, detail, retained) VALUES ($1, $2, 1, 'Option A', '', true)",
    [project.id, decision],
  );
  return {
    project,
    meeting: "COM-001",
    points,
    decision: "D-2026-001",
    keeper: three.amo,
    people: people.map((one) => ({ ...one, personId: PersonId.parse(one.personId) })),
  };
}

/** More people of the client and of the agency, half and half. */
async function addMembers(client: Client, project: BenchProject, count: number): Promise<void> {
  const { rows } = await client.query<{ id: string; side: string }>(
    "SELECT id, side FROM party WHERE project_id = $1 AND side IN ('CLIENT', 'AGENCY')",
    [project.id],
  );
  for (let number = 0; number < count; number += 1) {
    const { client: person } = await seedPeople(client);
    const party = rows[number % 2];
    if (party === undefined) throw new Error("A project without its parties");
    const member = v7();
    await client.query(
      "INSERT INTO member (project_id, id, party_id, side, person_id, created_at) VALUES ($1, $2, $3, $4, $5, now())",
      [project.id, member, party.id, party.side, person],
    );
    const role = party.side === "CLIENT" ? "CLIENT_CONTRIBUTOR" : "AGENCY_MEMBER";
    await client.query(
      "INSERT INTO member_role (project_id, id, member_id, side, role, granted_at) VALUES ($1, $2, $3, $4, $5, now())",
      [project.id, v7(), member, party.side, role],
    );
  }
}

/** So many decisions of the register, most of them adopted, of a meeting that is over: the one that is held has its own alone. */
export async function seedDecisions(client: Client, room: BenchRoom, count: number): Promise<void> {
  const [meeting, point] = [v7(), v7()];
  await client.query(
    `INSERT INTO meeting (project_id, id, number, code, body_id, kind, status, starts_at, starts_local, time_zone, minutes, place, reason,
       convocation_due, convocation_before, documents_due, documents_before, calendar_version, planned_by, planned_at, convened_by, convened_at, opened_at, ended_at)
     SELECT project_id, $2, 2, 'COM-002', body_id, kind, 'CLOSED', starts_at, starts_local, time_zone, minutes, place, reason,
       convocation_due, convocation_before, documents_due, documents_before, calendar_version, planned_by, planned_at, convened_by, convened_at, opened_at, opened_at
     FROM meeting WHERE project_id = $1 AND code = $3`,
    [room.project.id, meeting, room.meeting],
  );
  await client.query(
    `INSERT INTO agenda_point (project_id, id, meeting_id, ordinal, title, detail, ask, matter, minutes, status, proposed_by, proposed_at, fixed_by, fixed_at)
     SELECT project_id, $2, $3, 1, title, detail, ask, matter, minutes, status, proposed_by, proposed_at, fixed_by, fixed_at
     FROM agenda_point WHERE project_id = $1 AND id = $4`,
    [room.project.id, point, meeting, room.points[0]],
  );
  await client.query(
    `INSERT INTO committee_decision (project_id, id, year, number, code, meeting_id, point_id, status, title, text, grounds, matter, effect,
       proposed_by, proposed_at, decided_by, decided_at, favour, against, abstained)
     SELECT d.project_id, uuidv7(), 2025, n, 'D-2025-' || lpad(n::text, 5, '0'), $4, $5, CASE n % 5 WHEN 0 THEN 'REJECTED' ELSE 'ADOPTED' END,
       'Décision ' || n || ' du comité', 'Le comité retient ce qui est proposé au point ' || n || '.', 'Pour avancer.', 'GENERAL', 'ADOPTION',
       d.proposed_by, d.proposed_at, d.proposed_by, d.proposed_at, 3, 1, 0
     FROM committee_decision d CROSS JOIN generate_series(1, $2) n WHERE d.project_id = $1 AND d.code = $3`,
    [room.project.id, count, room.decision, meeting, point],
  );
}

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { v7 } from "uuid";
import { presets } from "@/lib/domain/preset";
import { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { type Json, sha256 } from "@/lib/ledger/canonical";
import { entryHash, genesisHash } from "@/lib/ledger/record";

/** A seeded project, with the people who act in it. */
export type BenchProject = { readonly id: string; readonly code: string; readonly agencyParty: string };
/** Those who act: the client's signatory reads the pages. */
export type BenchPeople = { readonly client: PersonId; readonly agency: PersonId; readonly amo: PersonId };

const since = Date.parse("2026-01-05T09:00:00.000Z");
const at = new Date(since).toISOString();

/**
 * Writes rows as they would stand after years of work. It is the documented exception to the one way in: commands would
 * take days for a million acts, so the database's guards are put aside for this connection (a superuser's) and the chain
 * is computed with the code that computes it elsewhere; the stand-alone verifier accepts it.
 */
export async function openSeeding(superUrl: string): Promise<Client> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  await client.query(
    "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'",
  );
  return client;
}

/** Three people, one for each party. */
export async function seedPeople(client: Client): Promise<BenchPeople> {
  const person = async (name: string): Promise<PersonId> => {
    const id = PersonId.parse(v7());
    await client.query("INSERT INTO person (id, email, created_at) VALUES ($1, $2, $3)", [
      id,
      `${id}@example.test`,
      at,
    ]);
    await client.query(
      "INSERT INTO person_identity (id, person_id, version, display_name, key, created_at) VALUES ($1, $2, 1, $3, $4, $5)",
      [v7(), id, name, Buffer.alloc(32, 7), at],
    );
    return id;
  };
  return {
    client: await person("Claire Hennequin"),
    agency: await person("Karim Haddad"),
    amo: await person("Anne Roche"),
  };
}

/** A project in activity with its three parties and its charter in force. */
export async function seedProject(client: Client, people: BenchPeople, code: string): Promise<BenchProject> {
  const [id, charter] = [v7(), v7()];
  await client.query(
    `INSERT INTO project (id, code, name, status, currency, time_zone, calendar, initial_price_cents, created_by, created_at)
     VALUES ($1, $2, $3, 'ACTIVE', 'EUR', 'Europe/Paris', 'FR', 100000000, $4, $5)`,
    [id, code, `Mesure ${code}`, people.client, at],
  );
  const parties: { readonly id: string; readonly side: string }[] = [];
  for (const [side, person, roles] of [
    ["CLIENT", people.client, ["CLIENT_SPONSOR", "CLIENT_OWNER", "CLIENT_SIGNATORY"]],
    ["AGENCY", people.agency, ["AGENCY_MANAGER", "AGENCY_SIGNATORY"]],
    ["AMO", people.amo, ["AMO"]],
  ] as const) {
    const [party, organisation, member] = [v7(), v7(), v7()];
    await client.query("INSERT INTO organisation (id, name, created_by, created_at) VALUES ($1, $2, $3, $4)", [
      organisation,
      `Maison ${side}`,
      person,
      at,
    ]);
    await client.query(
      "INSERT INTO party (project_id, id, side, organisation_id, name, ordinal, created_at) VALUES ($1, $2, $3, $4, $5, 1, $6)",
      [id, party, side, organisation, `Maison ${side}`, at],
    );
    await client.query(
      "INSERT INTO member (project_id, id, party_id, side, person_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
      [id, member, party, side, person, at],
    );
    for (const role of roles)
      await client.query(
        "INSERT INTO member_role (project_id, id, member_id, side, role, granted_at) VALUES ($1, $2, $3, $4, $5, $6)",
        [id, v7(), member, side, role, at],
      );
    parties.push({ id: party, side });
  }
  const content = JSON.stringify({ data: { parties }, subject: "Charte", title: "Charte de gouvernance" });
  await client.query(
    `INSERT INTO signed_document (project_id, id, code, kind, subject_id, version, content, digest, created_at)
     VALUES ($1, $2, 'PV-2026-000', 'CHARTER', $2, 1, $3, $4, $5)`,
    [id, charter, content, sha256(content), at],
  );
  await client.query(
    `INSERT INTO charter (project_id, id, version, status, preset, parameters, document_id, digest, drafted_at, proposed_at, in_force_at)
     VALUES ($1, $2, 1, 'IN_FORCE', 'PRIVATE', $3, $2, $4, $5, $5, $5)`,
    [id, charter, JSON.stringify(presets.PRIVATE), sha256(content), at],
  );
  await client.query("INSERT INTO ledger_head (project_id, seq, hash) VALUES ($1, 0, $2)", [id, genesisHash]);
  return { id, code, agencyParty: parties[1]?.id ?? "" };
}

/** Requirements in chapters of 50, most of them in a baseline, with one criterion each. */
export async function seedRequirements(client: Client, project: BenchProject, count: number): Promise<void> {
  const rows = `SELECT n, uuidv7() AS id, 'EX-' || lpad(n::text, greatest(3, length(n::text)), '0') AS code, (n - 1) / 50 AS chapter FROM generate_series(1, ${count}) n`;
  await client.query(`CREATE TEMP TABLE seeded AS ${rows}`);
  const writer = "(SELECT id FROM member WHERE project_id = $1 AND side = 'CLIENT')";
  await client.query(
    `INSERT INTO requirement (project_id, id, code, status, chapter, position, version, baselined_version, kind, priority, criteria_count, search, created_by, created_at, changed_at)
     SELECT $1, id, code, CASE WHEN n % 20 = 0 THEN 'DEFERRED' ELSE 'BASELINED' END, 'Chapitre ' || lpad(chapter::text, 4, '0'), n, 1, CASE WHEN n % 20 = 0 THEN NULL ELSE 1 END,
       'FUNCTIONAL', (ARRAY['MUST', 'SHOULD', 'COULD'])[n % 3 + 1], 1, lower(code), ${writer}, $2, $2 FROM seeded`,
    [project.id, at],
  );
  await client.query(
    `INSERT INTO requirement_version (project_id, requirement_id, version, title, statement, kind, priority, criteria_count, digest, written_by, written_at)
     SELECT $1, id, 1, 'Exigence ' || n || ' du site et de sa billetterie', 'Le site doit répondre à l’exigence ' || n || ', dans toutes ses langues et sur tous les écrans.',
       'FUNCTIONAL', (ARRAY['MUST', 'SHOULD', 'COULD'])[n % 3 + 1], 1, encode(sha256(code::bytea), 'hex'), ${writer}, $2 FROM seeded`,
    [project.id, at],
  );
  await client.query(
    `INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, measure, target, method, flexibility)
     SELECT $1, uuidv7(), id, 1, 1, 'Temps de réponse', '2 s', 'TEST', 'F1' FROM seeded`,
    [project.id],
  );
  await client.query("DROP TABLE seeded");
}

/** Milestones from a number on, each with a deliverable and three criteria of its own. */
export async function seedMilestones(
  client: Client,
  project: BenchProject,
  wanted: { readonly from: number; readonly count: number; readonly status: "DRAFT" | "ACCEPTED" | "IN_PROGRESS" },
): Promise<void> {
  const { from, count, status } = wanted;
  await client.query(
    `CREATE TEMP TABLE seeded AS SELECT n, uuidv7() AS id FROM generate_series(${from}, ${from + count - 1}) n`,
  );
  const draft = status === "DRAFT";
  await client.query(
    `INSERT INTO milestone (project_id, id, code, number, status, agency_party_id, version, digest, title, purpose, period_amount, period_unit, starts_on, due_on,
       payment_share, amount_cents, no_client_input, two_stage, definition_document_id, defined_by, defined_at, agreed_at, started_at)
     SELECT $1, id, 'J' || n, n, $2, $3, 1, repeat('a', 64), 'Jalon ' || n, 'Les gabarits de page', 15, 'CALENDAR_DAYS', '2026-01-05', '2026-03-05',
       10, 100000, true, false, ${draft ? "NULL" : "uuidv7()"}, (SELECT id FROM member WHERE project_id = $1 AND side = 'CLIENT'), $4,
       ${draft ? "NULL, NULL" : "$4, $4"} FROM seeded`,
    [project.id, status, project.agencyParty, at],
  );
  await client.query(
    `INSERT INTO deliverable (project_id, id, milestone_id, position, title, description) SELECT $1, uuidv7(), id, 1, '22 gabarits', '' FROM seeded`,
    [project.id],
  );
  await client.query(
    `INSERT INTO milestone_criterion (project_id, id, milestone_id, position, code, statement)
     SELECT $1, uuidv7(), id, k, 'J' || n || '.' || k, 'La documentation des composants est complète' FROM seeded, generate_series(1, 3) k`,
    [project.id],
  );
  await client.query("DROP TABLE seeded");
}

/** Entries that one milestone leaves in a ledger of the bench: a life of six acts, and what was verified in between. */
const lifeLength = 200;
const life: Readonly<Record<number, string>> = {
  0: "MilestoneDefined",
  1: "MilestoneAgreed",
  2: "MilestoneStarted",
  50: "MilestoneSubmitted",
  120: "MilestoneAdjourned",
  140: "MilestoneSubmitted",
  199: "MilestoneAccepted",
};

/** The entry of this place: milestones live one after the other; most of what is recorded is a criterion that was checked. */
function entryAt(seq: number): { readonly type: string; readonly payload: { readonly [key: string]: Json } } {
  const [number, step] = [Math.floor((seq - 1) / lifeLength) + 1, (seq - 1) % lifeLength];
  const milestoneId = `00000000-0000-7000-9000-${number.toString(16).padStart(12, "0")}`;
  const type = life[step] ?? "CriterionVerified";
  const payload = { milestone: `J${number}`, milestoneId, version: 1 };
  return {
    type,
    payload:
      type === "CriterionVerified"
        ? { ...payload, criterionId: milestoneId, requirement: null, passed: true, before: null, number: 1 }
        : payload,
  };
}

/** A ledger of this many entries, each with its true hash. */
export async function seedLedger(
  client: Client,
  project: BenchProject,
  people: BenchPeople,
  count: number,
): Promise<void> {
  let previous = genesisHash;
  const { id: projectId, agencyParty } = project;
  const columns =
    "project_id, seq, type, version, payload, actor_id, role, party_id, delegation_id, occurred_at, recorded_at, command_id, ordinal, prev_hash, hash";
  function* lines(): Generator<string> {
    let chunk = "";
    for (let seq = 1; seq <= count; seq += 1) {
      const { type, payload } = entryAt(seq);
      const by = { actorId: people.agency, role: "AGENCY_MANAGER", partyId: agencyParty, delegationId: null } as const;
      const commandId = `00000000-0000-7000-8000-${seq.toString(16).padStart(12, "0")}`;
      const now = instantOf(new Date(since + seq * 1000));
      const hash = entryHash({
        projectId,
        ...by,
        commandId,
        now,
        seq,
        ordinal: 0,
        type,
        version: 1,
        payload,
        prevHash: previous,
      });
      chunk += `${projectId}\t${seq}\t${type}\t1\t${JSON.stringify(payload)}\t${by.actorId}\t${by.role}\t${agencyParty}\t\\N\t${now}\t${now}\t${commandId}\t0\t${previous}\t${hash}\n`;
      previous = hash;
      if (chunk.length > 200_000) {
        yield chunk;
        chunk = "";
      }
    }
    yield chunk;
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom(`COPY ledger_entry (${columns}) FROM STDIN`)));
  await client.query("UPDATE ledger_head SET seq = $2, hash = $3 WHERE project_id = $1", [projectId, count, previous]);
}

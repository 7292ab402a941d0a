import { createHash } from "node:crypto";
import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { entryHash, genesisHash } from "@/lib/ledger/record";
import { addPerson, mustAct, openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const input = {
  name: "Garde",
  objective: "Rien ne se perd",
  language: "fr",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: { name: "Musées de Haute-Vère", legalForm: "", registrationNumber: "", city: "" },
};

/** Someone who holds the password of a database role and a prompt: no code of ours in between. */
async function prompt(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

describe("what is recorded stays recorded, whoever asks PostgreSQL (invariants 1 and 9)", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let helene: PersonId;
  let app: Client;
  let owner: Client;
  let projectId: string;
  const content = '{"signed":"words"}';
  const digest = createHash("sha256").update(content).digest("hex");
  const documentId = v7();

  beforeAll(async () => {
    database = await cloneDatabase("ledger_guards");
    door = openDoor(database.appUrl);
    helene = await addPerson(door.db, "Hélène Marchetti");
    await mustAct(door, createProject, helene, input);
    app = await prompt(database.appUrl);
    owner = await prompt(database.ownerUrl);
    projectId = (await owner.query("SELECT id FROM project")).rows[0].id;
    await owner.query("INSERT INTO signed_document VALUES ($1, $2, 'PV-2026-001', 'CHARTER', $3, 1, $4, $5, now())", [
      projectId,
      documentId,
      v7(),
      content,
      digest,
    ]);
    await app.query("SELECT set_config('aval.person_id', $1, false), set_config('aval.project_id', $2, false)", [
      helene,
      projectId,
    ]);
    await sign(helene);
    // A ledger text, an account event and a receipt exist since the project was founded.
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await door.db.$disconnect();
    await database.drop();
  });

  async function sign(personId: PersonId, changes: { digest?: string; document?: string } = {}): Promise<string> {
    const proof = await prove(door, personId, changes.digest ?? digest);
    const member = (await owner.query("SELECT id, party_id, side FROM member WHERE person_id = $1", [personId]))
      .rows[0];
    const id = v7();
    // As in the commands: the proof is used up in the very transaction of the signature.
    await app.query("BEGIN");
    const roll = async (error: unknown): Promise<never> => {
      await app.query("ROLLBACK");
      throw error;
    };
    await app.query("UPDATE identity_proof SET used_at = now(), used_by_command = $2 WHERE id = $1", [proof, v7()]);
    await app
      .query(
        `INSERT INTO signature (project_id, id, document_id, digest, meaning, person_id, member_id, party_id, side, role, identity_id,
         identity_hash, auth_method, authenticated_at, proof_id, signed_at, time_zone)
       VALUES ($1, $2, $3, $4, 'APPROVED', $5, $6, $7, $8, 'CLIENT_OWNER', $9, $10, 'PASSWORD', now(), $11, now(), 'Europe/Paris')`,
        [
          projectId,
          id,
          changes.document ?? documentId,
          changes.digest ?? digest,
          personId,
          member.id,
          member.party_id,
          member.side,
          v7(),
          genesisHash,
          proof,
        ],
      )
      .catch(roll);
    await app.query("COMMIT");
    return id;
  }

  const recorded = ["ledger_entry", "signed_document", "signature", "account_event"];

  it.each(recorded)("%s: the application's role may not update, delete or truncate it", async (table) => {
    for (const statement of [
      `UPDATE ${table} SET project_id = project_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(
        app.query(
          statement.replace(
            "project_id = project_id",
            table === "account_event" ? "type = type" : "project_id = project_id",
          ),
        ),
      ).rejects.toMatchObject({ code: "42501" });
    }
  });

  it.each(recorded)("%s: its owner is refused too, by trigger", async (table) => {
    const column = table === "account_event" ? "type" : "project_id";
    const before = (await owner.query(`SELECT count(*)::int AS count FROM ${table}`)).rows[0].count;
    expect(before).toBeGreaterThan(0);
    for (const statement of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(owner.query(statement)).rejects.toMatchObject({ code: "23001" });
    }
    expect((await owner.query(`SELECT count(*)::int AS count FROM ${table}`)).rows[0].count).toBe(before);
  });

  it.each(["project", "person", "organisation", "party", "member"])(
    "deleting from %s does not reach the ledger: it is refused",
    async (table) => {
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
      await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
    },
  );

  it("a frozen content has the digest of its words, or is not stored", async () => {
    const statement = "INSERT INTO signed_document VALUES ($1, $2, 'PV-2026-099', 'CHARTER', $3, 1, $4, $5, now())";
    await expect(app.query(statement, [projectId, v7(), v7(), '{"other":"words"}', digest])).rejects.toMatchObject({
      code: "23514",
    });
  });

  it("a signature stands on the digest of the document it names, or is not stored", async () => {
    const document = v7();
    await owner.query("INSERT INTO signed_document VALUES ($1, $2, 'PV-2026-002', 'CHARTER', $3, 1, $4, $5, now())", [
      projectId,
      document,
      v7(),
      content,
      digest,
    ]);
    await expect(sign(helene, { document, digest: "a".repeat(64) })).rejects.toMatchObject({ code: "23503" });
  });

  it("a proof of identity serves one signature and is never changed", async () => {
    const proof = await prove(door, helene, digest);
    const spend = "UPDATE identity_proof SET used_at = now() WHERE id = $1";
    await app.query(spend, [proof]);
    await expect(app.query(spend, [proof])).rejects.toMatchObject({ code: "23001" });
    const other = await prove(door, helene, digest);
    await expect(
      app.query("UPDATE identity_proof SET digest = $2 WHERE id = $1", [other, "b".repeat(64)]),
    ).rejects.toMatchObject({ code: "23001" });
  });

  it("a party signs a document once", async () => {
    await expect(sign(helene)).rejects.toMatchObject({ code: "23505" });
  });

  const entry =
    "INSERT INTO ledger_entry (project_id, seq, type, version, payload, actor_id, role, occurred_at, recorded_at, command_id, ordinal, prev_hash, hash) VALUES ($1, $2, 'Forged', 1, '{}', $3, 'AMO', now(), now(), $4, 0, $5, $6)";

  it("an entry cannot leave a gap, fork the chain or follow another hash", async () => {
    const head = (await owner.query("SELECT seq, hash FROM ledger_head")).rows[0];
    const next = Number(head.seq) + 1;
    const forged = "f".repeat(64);
    for (const [seq, previous] of [
      [next + 1, head.hash],
      [next - 1, head.hash],
      [next, genesisHash],
    ]) {
      await expect(app.query(entry, [projectId, seq, helene, v7(), previous, forged])).rejects.toMatchObject({
        code: expect.stringMatching(/^23/),
      });
    }
  });

  it("the head moves to an entry that is there, and never back or away", async () => {
    await expect(app.query("UPDATE ledger_head SET seq = seq + 1")).rejects.toMatchObject({ code: "23001" });
    await expect(
      app.query("UPDATE ledger_head SET seq = 1, hash = (SELECT hash FROM ledger_entry WHERE seq = 1)"),
    ).rejects.toMatchObject({ code: "23001" });
    await expect(owner.query("DELETE FROM ledger_head")).rejects.toMatchObject({ code: "23001" });
  });

  it("a recorded text is erased whole or left as it is", async () => {
    await expect(
      app.query("UPDATE ledger_text SET text = 'rewritten', salt = 'x' WHERE field = 'name'"),
    ).rejects.toMatchObject({ code: "23001" });
    await expect(owner.query("DELETE FROM ledger_text")).rejects.toMatchObject({ code: "23001" });
    const erased = await app.query("UPDATE ledger_text SET text = NULL, salt = NULL WHERE field = 'objective'");
    expect(erased.rowCount).toBe(1);
  });

  it("every hash can be recomputed from its entry alone, and the chain is whole", async () => {
    const rows = (await owner.query("SELECT * FROM ledger_entry ORDER BY seq")).rows;
    let previous = genesisHash;
    for (const row of rows) {
      const now = row.occurred_at.toISOString();
      const recomputed = entryHash({
        projectId: row.project_id,
        actorId: row.actor_id,
        role: row.role,
        partyId: row.party_id,
        delegationId: row.delegation_id,
        commandId: row.command_id,
        now,
        seq: Number(row.seq),
        ordinal: row.ordinal,
        type: row.type,
        version: row.version,
        payload: row.payload,
        prevHash: previous,
      });
      expect(row.prev_hash).toBe(previous);
      expect(row.hash).toBe(recomputed);
      previous = row.hash;
    }
    expect(rows.length).toBe(4);
  });

  it("without a person, or as a stranger, row-level security shows nothing and takes nothing", async () => {
    const stranger = await addPerson(door.db, "Paul Étranger");
    const other = await prompt(database.appUrl);
    for (const person of ["", stranger]) {
      await other.query("SELECT set_config('aval.person_id', $1, false), set_config('aval.project_id', $2, false)", [
        person,
        projectId,
      ]);
      for (const table of [
        "project",
        "party",
        "member",
        "member_role",
        "ledger_entry",
        "ledger_text",
        "signed_document",
        "signature",
        "ledger_head",
      ]) {
        expect((await other.query(`SELECT * FROM ${table}`)).rowCount).toBe(0);
      }
      await expect(other.query(entry, [projectId, 99, stranger, v7(), genesisHash, genesisHash])).rejects.toThrow();
    }
    await other.end();
  });
});

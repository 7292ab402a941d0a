import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import { listParties } from "@/lib/features/party/queries";
import { createProject } from "@/lib/features/project/commands/create-project";
import { PersonId } from "@/lib/kernel/ids";
import { act, addPerson, mustAct } from "@/tests/support/act";
import { addAdministrator, erase, erasureOf, proofFor } from "@/tests/support/erasure-stage";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { founding, join, scopeOf } from "@/tests/support/set-up";

describe("who may be erased, and by whom, as the database has it", () => {
  let stage: MilestoneStage;
  let administrator: PersonId;
  let app: Client;
  beforeAll(async () => {
    stage = await MilestoneStage.set("erasure guards");
    administrator = await addAdministrator(stage, "Ada Garde");
    app = new Client({ connectionString: stage.database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await stage.strike();
  });

  /** Calls the function of the database as the application would on behalf of a person. */
  async function call(by: string, target: string): Promise<unknown> {
    await app.query("BEGIN");
    try {
      await app.query("SELECT set_config('aval.person_id', $1, true)", [by]);
      return (await app.query("SELECT aval_erase_person($1, now()) AS erased", [target])).rows[0].erased;
    } finally {
      await app.query("ROLLBACK");
    }
  }

  it("the application erases by one function, for an administrator, and where no rule forbids it", async () => {
    const somebody = await addPerson(stage.door.db, "Un Passant");
    await expect(call(stage.who("owner"), somebody)).rejects.toMatchObject({ code: "42501" });
    await expect(call("", somebody)).rejects.toMatchObject({ code: "42501" });
    await expect(call(administrator, stage.who("signatory"))).rejects.toMatchObject({ code: "23001" });
    await expect(call(administrator, administrator)).rejects.toMatchObject({ code: "23001" });
    expect(await call(administrator, v7())).toBeNull();
    expect(await call(administrator, somebody)).toMatchObject({ signatures: 0 });
  });

  it.each([
    ["an identity is deleted", "DELETE FROM person_identity", "42501"],
    ["a person is deleted", "DELETE FROM person", "42501"],
    ["a person is marked erased", "UPDATE person SET email = NULL, erased_at = now()", "42501"],
    ["a signature is deleted", "DELETE FROM signature", "42501"],
    ["what a person administers is given away", "UPDATE person SET is_administrator = true", "42501"],
    ["the log of an erasure is rewritten", "UPDATE account_event SET payload = '{}'", "42501"],
    ["the count of what others depend on is asked", "SELECT aval_projects_held(gen_random_uuid(), now())", "42501"],
  ])("by raw SQL as the application's role, %s: refused", async (_what, statement, code) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code });
  });

  it("a person is not even deleted by the owner, an erased one never comes back", async () => {
    const gone = await addPerson(stage.door.db, "Une Passante");
    expect(await erase(stage, administrator, await erasureOf(stage, gone))).toMatchObject({ ok: true });
    await expect(stage.owner.query("DELETE FROM person WHERE id = $1", [gone])).rejects.toMatchObject({
      code: "23001",
    });
    await expect(stage.owner.query("UPDATE person SET erased_at = NULL WHERE id = $1", [gone])).rejects.toMatchObject({
      code: "23001",
    });
    for (const statement of [
      "INSERT INTO person_identity (id, person_id, version, display_name, key, created_at) VALUES (gen_random_uuid(), $1, 1, 'Revenue', decode(repeat('07', 32), 'hex'), now())",
      "INSERT INTO session (id, person_id, method, created_at, last_seen_at, expires_at) VALUES (gen_random_uuid(), $1, 'PASSWORD', now(), now(), now())",
      "INSERT INTO credential (person_id, password_hash, set_at) VALUES ($1, '$argon2id$x', now())",
      "INSERT INTO oidc_identity VALUES ('https://id.example.test', 'x', $1, now())",
    ]) {
      await expect(app.query(statement, [gone])).rejects.toMatchObject({ code: "23001" });
    }
    const mail =
      "INSERT INTO delivery (id, person_id, email, locale, template, payload, due_at, created_at) VALUES (gen_random_uuid(), $1, 'x@example.test', 'fr', 'notice', '{}', now(), now())";
    expect((await app.query(mail, [gone])).rowCount).toBe(0);
  });

  it("ten at once erase once; the others are told what stands", async () => {
    const wanted = await addPerson(stage.door.db, "Dix Fois");
    const input = await erasureOf(stage, wanted);
    const answers = await Promise.all(Array.from({ length: 10 }, () => erase(stage, administrator, input)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok))
      expect(answer).toMatchObject(refusedWith("person-already-erased"));
    expect(await act(stage.door, erasePerson, administrator, { ...input, personId: v7() })).toMatchObject({
      ok: false,
      error: { kind: "identity-proof-needed" },
    });
  });

  it("of two administrators who erase each other at once one remains, and the last is kept", async () => {
    const other = await addAdministrator(stage, "Bea Garde");
    const [of, back] = [await erasureOf(stage, other), await erasureOf(stage, administrator)];
    // Both have proved who they are before either acts.
    const proofs = [await proofFor(stage, administrator, of), await proofFor(stage, other, back)] as const;
    const answers = await Promise.all([
      act(stage.door, erasePerson, administrator, of, { proofId: proofs[0] }),
      act(stage.door, erasePerson, other, back, { proofId: proofs[1] }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const left = await stage.one("SELECT string_agg(id::text, ',') AS value FROM person WHERE is_administrator");
    expect(answers[0]?.ok === true ? administrator : other).toBe(left);
    administrator = PersonId.parse(left);
    expect(await erase(stage, administrator, await erasureOf(stage, administrator))).toMatchObject(
      refusedWith("last-administrator"),
    );
  });

  it("an administrator may erase themselves while another is left", async () => {
    const leaving = await addAdministrator(stage, "Cléo Garde");
    const commandId = v7();
    expect(await erase(stage, leaving, await erasureOf(stage, leaving), commandId)).toMatchObject({ ok: true });
    expect(
      await stage.one("SELECT count(*) AS value FROM command_receipt WHERE command_id = $1 AND outcome IS NOT NULL", [
        commandId,
      ]),
    ).toBe("1");
    expect(await stage.one("SELECT is_administrator AS value FROM person WHERE id = $1", [leaving])).toBe("false");
  });

  it("a mail to somebody else that has not left yet goes without the name", async () => {
    const named = await addPerson(stage.door.db, "Anne O'Neil (Dir.)");
    const facts = { signatory: "Anne O'Neil (Dir.)", lines: ["Signé par anne o'neil (dir.), hier", "Annexe"] };
    const id = v7();
    await stage.owner.query(
      "INSERT INTO delivery (id, person_id, email, locale, template, payload, due_at, created_at) VALUES ($1, $2, 'ines@example.test', 'fr', 'receipt', $3, now(), now())",
      [id, stage.who("owner"), facts],
    );
    expect(await erase(stage, administrator, await erasureOf(stage, named))).toMatchObject({ ok: true });
    const left = await stage.owner.query("SELECT state, payload FROM delivery WHERE id = $1", [id]);
    expect(left.rows).toEqual([
      {
        state: "PENDING",
        payload: { signatory: "Identité effacée", lines: ["Signé par Identité effacée, hier", "Annexe"] },
      },
    ]);
  });

  it("a contributor need not wait for the project: the membership stays without a name until the project ends it", async () => {
    const contributor = await addPerson(stage.door.db, "Jean Petit");
    const { code, clientParty } = stage.cast;
    await join(stage.door, stage.who("owner"), code, clientParty, contributor, ["CLIENT_CONTRIBUTOR"]);
    const alone = await addPerson(stage.door.db, "Seul Maître");
    await mustAct(stage.door, createProject, alone, { ...founding, name: "Essai" });
    for (const person of [contributor, alone]) {
      const answer = await erase(stage, administrator, await erasureOf(stage, person));
      expect(answer).toMatchObject({ ok: true });
    }
    const { projectId } = await scopeOf(stage.door, stage.who("owner"), code);
    const parties = await stage.read("owner", (tx) => listParties(tx, projectId, stage.door.clock.now()));
    const member = parties.flatMap((party) => party.members).find((one) => one.personId === contributor);
    expect(member).toMatchObject({ name: "", title: "", roles: [{ role: "CLIENT_CONTRIBUTOR" }] });
  });
});

import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presets } from "@/lib/domain/preset";
import { RecordContent } from "@/lib/domain/record";
import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { withdrawCharter } from "@/lib/features/charter/commands/withdraw-charter";
import { addParty } from "@/lib/features/party/commands/add-party";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { act, addPerson, mustAct, openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { commitClient } from "@/tests/support/commitment-stage";
import { cloneDatabase } from "@/tests/support/database";
import {
  activeProject,
  type Cast,
  castProject,
  countRows,
  organisation,
  privateCharter,
  proposed,
  scopeOf,
  sign,
  signByAll,
  told,
} from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;
let cast: Cast;

beforeAll(async () => {
  database = await cloneDatabase("charter");
  door = openDoor(database.appUrl);
});
afterAll(async () => {
  await door.db.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  cast = await castProject(door);
});

const at = (): { project: string } => ({ project: cast.code });
const kinds = (answer: Awaited<ReturnType<typeof act>>): readonly string[] =>
  !answer.ok && answer.error.kind === "refused"
    ? answer.error.refusals.map((one) => one.kind)
    : [answer.ok ? "done" : answer.error.kind];

async function asOwner<T>(work: (client: Client) => Promise<T>, url = database.ownerUrl): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function statuses(): Promise<readonly string[]> {
  const { projectId } = await scopeOf(door, cast.owner, cast.code);
  return asOwner(async (client) =>
    (
      await client.query<{ status: string }>("SELECT status FROM charter WHERE project_id = $1 ORDER BY version", [
        projectId,
      ])
    ).rows.map((row) => row.status),
  );
}

async function types(): Promise<readonly string[]> {
  const { projectId } = await scopeOf(door, cast.owner, cast.code);
  return asOwner(async (client) =>
    (
      await client.query<{ type: string }>("SELECT type FROM ledger_entry WHERE project_id = $1 ORDER BY seq", [
        projectId,
      ])
    ).rows.map((row) => row.type),
  );
}

describe("charter", () => {
  it("CD-16 the ledger says of the price what stands: an amendment changes none", async () => {
    cast = await activeProject(door);
    await mustAct(door, draftCharter, cast.owner, { ...privateCharter, initialPriceCents: 1 }, at());
    const { rows } = await asOwner((client) =>
      client.query(
        "SELECT e.payload -> 'parameters' ->> 'initialPriceCents' AS told, p.initial_price_cents AS stands FROM ledger_entry e JOIN project p ON p.id = e.project_id WHERE p.code = $1 AND e.type = 'CharterParametersChanged' ORDER BY seq DESC LIMIT 1",
        [cast.code],
      ),
    );
    expect(rows[0]).toEqual({ told: "18600000", stands: "18600000" });
  });

  it("CD-16 is drafted, proposed, signed by every party, and then starts the project in the act of the last signature", async () => {
    await commitClient({ door, project: cast.code }, cast);
    const charter = await proposed(door, cast);
    for (const person of [cast.agencySignatory, cast.amo])
      expect(await sign(door, signCharter, person, charter, cast.code)).toMatchObject({ ok: true });
    expect((await scopeOf(door, cast.owner, cast.code)).status).toBe("SETUP");
    expect(await statuses()).toEqual(["PROPOSED"]);
    expect(await sign(door, signCharter, cast.signatory, charter, cast.code)).toMatchObject({ ok: true });
    expect((await scopeOf(door, cast.owner, cast.code)).status).toBe("ACTIVE");
    expect(await statuses()).toEqual(["IN_FORCE"]);
    expect((await types()).slice(-3)).toEqual(["CharterSigned", "CharterEnteredIntoForce", "ProjectActivated"]);
  });

  it("CD-16 freezes the whole operative text in French, with the articles, the parameters, the deviations and the evidence agreement", async () => {
    const parameters = { ...presets.PRIVATE, questionAnswerPeriod: { amount: 5, unit: "WORKING_DAYS" } };
    const { digest } = await proposed(door, cast, { ...privateCharter, parameters });
    const content = await asOwner(async (client) =>
      RecordContent.parse(
        JSON.parse(
          (await client.query<{ content: string }>("SELECT content FROM signed_document WHERE digest = $1", [digest]))
            .rows[0]?.content ?? "",
        ),
      ),
    );
    expect(content.language).toBe("fr");
    const words = JSON.stringify(content.sections);
    for (const expected of [
      "Musées de Haute-Vère",
      "Atelier Corbel",
      "Cabinet Vauquelin",
      "186\u00a0000,00\u00a0€",
      "3 jours ouvrés",
      "5 jours ouvrés",
      "1368 du code civil",
      "CD-04",
    ])
      expect(words.replaceAll("\u00a0", " ")).toContain(expected.replaceAll("\u00a0", " "));
    expect(content.data.articles).toHaveLength(61);
    expect(content.data.deviations).toHaveLength(1);
    expect(JSON.stringify(content)).not.toContain("Marchetti");
    expect(words).not.toMatch(/charter\.|parameters\.|articles\.[A-Z]/);
  });

  it("CD-07 CD-08 CR-03 MR-01 is not proposed while a post is empty, and the refusals leave no row", async () => {
    const owner = await addPerson(door.db, "Seule Fondatrice");
    const { createProject } = await import("@/lib/features/project/commands/create-project");
    const { founding } = await import("@/tests/support/set-up");
    const code = told(await mustAct(door, createProject, owner, founding)).code ?? "";
    await mustAct(door, draftCharter, owner, privateCharter, { project: code });
    const before = await countRows(database.ownerUrl);
    const answer = await act(door, proposeCharter, owner, { version: 1 }, { project: code });
    expect(kinds(answer)).toEqual(["sponsor-missing", "client-signatories-missing", "agency-missing", "amo-missing"]);
    expect(await countRows(database.ownerUrl)).toEqual(before);
  });

  it("CR-12 a party signs once: two of its signatories at the same moment give one signature", async () => {
    const charter = await proposed(door, cast);
    const answers = await Promise.all([
      sign(door, signCharter, cast.signatory, charter, cast.code),
      sign(door, signCharter, cast.substitute, charter, cast.code),
    ]);
    expect(answers.flatMap(kinds).sort()).toEqual(["done", "party-already-signed"]);
    expect((await types()).filter((type) => type === "CharterSigned")).toHaveLength(1);
  });

  it("the same signature sent twice at once is one act", async () => {
    const charter = await proposed(door, cast);
    const commandId = v7();
    const proofId = await prove(door, cast.amo, charter.digest);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act(door, signCharter, cast.amo, charter, { ...at(), commandId, proofId })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await types()).filter((type) => type === "CharterSigned")).toHaveLength(1);
  });

  it("the three parties signing at the same moment start the project once", async () => {
    await commitClient({ door, project: cast.code }, cast);
    const charter = await proposed(door, cast);
    await Promise.all(
      [cast.signatory, cast.agencySignatory, cast.amo].map((person) =>
        sign(door, signCharter, person, charter, cast.code),
      ),
    );
    expect((await types()).filter((type) => type === "ProjectActivated")).toHaveLength(1);
    expect(await statuses()).toEqual(["IN_FORCE"]);
  });

  it("CR-12 is refused on another content than the one that stands, and leaves no row", async () => {
    const charter = await proposed(door, cast);
    const before = await countRows(database.ownerUrl);
    expect(kinds(await sign(door, signCharter, cast.amo, { ...charter, digest: "0".repeat(64) }, cast.code))).toEqual([
      "content-changed",
    ]);
    expect(kinds(await sign(door, signCharter, cast.manager, charter, cast.code))).toEqual(["wrong-role"]);
    expect(kinds(await act(door, signCharter, cast.amo, charter, at()))).toEqual(["identity-proof-needed"]);
    expect(await countRows(database.ownerUrl)).toEqual(before);
  });

  it("a project that is not one's own is not found", async () => {
    const stranger = await addPerson(door.db, "Paul Étranger");
    const before = await countRows(database.ownerUrl);
    for (const command of [draftCharter, proposeCharter])
      expect(
        kinds(await act(door, command, stranger, command === draftCharter ? privateCharter : { version: 1 }, at())),
      ).toEqual(["not-found"]);
    expect(await countRows(database.ownerUrl)).toEqual(before);
  });

  it("CD-16 a proposal can be taken back; it stays on record and the next draft is a new version", async () => {
    const charter = await proposed(door, cast);
    expect(await sign(door, signCharter, cast.amo, charter, cast.code)).toMatchObject({ ok: true });
    expect(kinds(await act(door, draftCharter, cast.owner, privateCharter, at()))).toEqual(["charter-version-open"]);
    await mustAct(door, withdrawCharter, cast.owner, { version: 1, reason: "Un paramètre est faux" }, at());
    expect(kinds(await sign(door, signCharter, cast.signatory, charter, cast.code))).toContain("wrong-status");
    await mustAct(door, draftCharter, cast.owner, privateCharter, at());
    expect(await statuses()).toEqual(["WITHDRAWN", "DRAFT"]);
  });

  it("CD-16 an amendment leaves the version in force as it is until the last signature, then supersedes it", async () => {
    const running = await activeProject(door);
    cast = running;
    const parameters = { ...presets.PRIVATE, questionAnswerPeriod: { amount: 4, unit: "WORKING_DAYS" } };
    const amendment = await proposed(door, running, { ...privateCharter, parameters });
    expect(await sign(door, signCharter, running.amo, amendment, running.code)).toMatchObject({ ok: true });
    expect(await statuses()).toEqual(["IN_FORCE", "PROPOSED"]);
    expect(await sign(door, signCharter, running.agencySignatory, amendment, running.code)).toMatchObject({ ok: true });
    expect(await sign(door, signCharter, running.substitute, amendment, running.code)).toMatchObject({ ok: true });
    expect(await statuses()).toEqual(["SUPERSEDED", "IN_FORCE"]);
    expect((await types()).slice(-3)).toEqual(["CharterSigned", "CharterEnteredIntoForce", "CharterSuperseded"]);
  });

  it("CD-16 binds its parties: none joins a text out for signature, and none leaves one in force", async () => {
    const charter = await proposed(door, cast);
    expect(
      kinds(
        await act(door, addParty, cast.owner, { side: "AGENCY", organisation: organisation("Seconde agence") }, at()),
      ),
    ).toEqual(["charter-version-open"]);
    await signByAll(door, cast, charter);
    expect(
      kinds(await act(door, removeParty, cast.owner, { partyId: cast.agencyParty, reason: "Remplacée" }, at())),
    ).toEqual(["party-bound-by-charter"]);
  });

  it("parameters out of their limits are field errors", async () => {
    const parameters = { ...presets.PRIVATE, acceptancePeriod: { amount: 45, unit: "CALENDAR_DAYS" } };
    expect(await act(door, draftCharter, cast.owner, { ...privateCharter, parameters }, at())).toMatchObject({
      ok: false,
      error: {
        kind: "invalid-input",
        issues: [{ path: "parameters.acceptancePeriod", code: "long-acceptance-needs-clause" }],
      },
    });
  });
});

describe("the database refuses, whatever the application does", () => {
  async function raw(sql: string): Promise<void> {
    const { projectId } = await scopeOf(door, cast.owner, cast.code);
    await asOwner(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT set_config('aval.person_id', $1, true), set_config('aval.project_id', $2, true)", [
        cast.owner,
        projectId,
      ]);
      const { rowCount } = await client.query(sql.replaceAll("$project", `'${projectId}'`));
      await client.query("ROLLBACK");
      if (rowCount === 0) throw new Error("nothing matched");
    }, database.appUrl);
  }

  it("to change a proposed charter or to bring it into force before all have signed", async () => {
    const charter = await proposed(door, cast);
    expect(await sign(door, signCharter, cast.amo, charter, cast.code)).toMatchObject({ ok: true });
    await expect(raw("UPDATE charter SET parameters = '{}' WHERE project_id = $project")).rejects.toThrow(
      /amendment is a new version/,
    );
    await expect(
      raw(
        "UPDATE charter SET status = 'DRAFT', document_id = NULL, digest = NULL, proposed_at = NULL WHERE project_id = $project",
      ),
    ).rejects.toThrow(/amendment is a new version/);
    await expect(
      raw("UPDATE charter SET status = 'IN_FORCE', in_force_at = now() WHERE project_id = $project"),
    ).rejects.toThrow(/every party has signed/);
    await expect(raw("UPDATE project SET status = 'ACTIVE' WHERE id = $project")).rejects.toThrow(
      /every party has signed the charter/,
    );
    await expect(raw("DELETE FROM charter WHERE project_id = $project")).rejects.toThrow(/permission denied/);
    await expect(raw("TRUNCATE charter")).rejects.toThrow(/permission denied/);
  });

  it("to change a charter in force, what it says of the project, or who signed", async () => {
    cast = await activeProject(door);
    await expect(raw("UPDATE charter SET digest = repeat('0', 64) WHERE project_id = $project")).rejects.toThrow(
      /amendment is a new version/,
    );
    await expect(
      raw("UPDATE charter SET status = 'WITHDRAWN', ended_at = now() WHERE project_id = $project"),
    ).rejects.toThrow(/amendment is a new version/);
    await expect(raw("UPDATE project SET status = 'SETUP' WHERE id = $project")).rejects.toThrow(/stays as signed/);
    await expect(raw("UPDATE project SET initial_price_cents = 1 WHERE id = $project")).rejects.toThrow(
      /stays as signed/,
    );
    await expect(raw("UPDATE signature SET meaning = 'WITNESSED' WHERE project_id = $project")).rejects.toThrow(
      /permission denied/,
    );
    await expect(raw("UPDATE party SET name = 'Autre' WHERE project_id = $project")).rejects.toThrow(/stays as it was/);
    await expect(
      raw("UPDATE member SET person_id = (SELECT id FROM person LIMIT 1) WHERE project_id = $project"),
    ).rejects.toThrow(/stays as it was/);
    await expect(
      raw("UPDATE member_role SET role = 'CLIENT_OWNER' WHERE project_id = $project AND role = 'CLIENT_SPONSOR'"),
    ).rejects.toThrow(/stays as it was/);
  });

  it("even to the owner of the tables", async () => {
    cast = await activeProject(door);
    const { projectId } = await scopeOf(door, cast.owner, cast.code);
    for (const sql of [
      "DELETE FROM charter WHERE project_id = $1",
      "DELETE FROM project WHERE id = $1",
      "UPDATE charter SET status = 'PROPOSED' WHERE project_id = $1",
    ]) {
      await expect(asOwner((client) => client.query(sql, [projectId]))).rejects.toThrow();
    }
    await expect(asOwner((client) => client.query("TRUNCATE charter CASCADE"))).rejects.toThrow(
      /never changed or removed/,
    );
  });
});

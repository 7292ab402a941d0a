import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { nextBaselineNumber, readBaselineSet, recordOfSet } from "@/lib/features/baseline/queries-set";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { agreeRequirement } from "@/lib/features/requirement/commands/agree-requirement";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { proposeRequirement } from "@/lib/features/requirement/commands/propose-requirement";
import { reviewRequirement } from "@/lib/features/requirement/commands/review-requirement";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import { recordDigest } from "@/lib/ledger/sign";
import { openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";
import { type Cast, castProject, proposed, scopeOf, sign } from "@/tests/support/set-up";

/** An open transaction of the application's role, in the name of a member: what SQL could do beside the commands. */
async function raw(url: string, person: PersonId, project: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT set_config('aval.person_id', $1, true), set_config('aval.project_id', $2, true)", [
    person,
    project,
  ]);
  return client;
}

/** What the database answers to statements that end in a commit. */
async function answerTo(client: Client, statements: readonly (readonly [string, unknown[]])[]): Promise<string> {
  try {
    for (const [text, values] of statements) await client.query(text, values);
    await client.query("COMMIT");
    return "committed";
  } catch (error) {
    return String(error);
  } finally {
    await client.end();
  }
}

describe("a charter out for signature", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let cast: Cast;
  let projectId: string;
  let documentId: string;
  let digest: string;

  beforeAll(async () => {
    database = await cloneDatabase("signature_guards");
    door = openDoor(database.appUrl);
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });
  beforeEach(async () => {
    cast = await castProject(door);
    const charter = await proposed(door, cast);
    digest = charter.digest;
    ({ projectId } = await scopeOf(door, cast.owner, cast.code));
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query("SELECT id FROM signed_document WHERE project_id = $1 AND kind = 'CHARTER'", [
      projectId,
    ]);
    documentId = String(rows[0]?.id);
    await owner.end();
    expect(await sign(door, signCharter, cast.signatory, charter, cast.code)).toMatchObject({ ok: true });
  });

  const tried = async (...statements: (readonly [string, unknown[]])[]): Promise<string> =>
    answerTo(await raw(database.appUrl, cast.owner, projectId), statements);

  it("CD-16 binds the parties that its text names: none is let go under it", async () => {
    const at = [projectId];
    expect(await tried(["UPDATE party SET removed_at = now() WHERE project_id = $1 AND side <> 'CLIENT'", at])).toMatch(
      /named in the charter stays/,
    );
    const enter = [
      "UPDATE charter SET status = 'IN_FORCE', in_force_at = now() WHERE project_id = $1 AND status = 'PROPOSED'",
      at,
    ] as const;
    expect(await tried([...enter])).toMatch(/every party has signed/);
    expect(await tried(["UPDATE project SET status = 'ACTIVE' WHERE id = $1", at])).toMatch(/every party has signed/);
  });

  it.each([
    ["currency", "'CHF'"],
    ["time_zone", "'Europe/Zurich'"],
    ["calendar", "'FR-57'"],
    ["language", "'en'"],
    ["initial_price_cents", "1"],
  ])("CR-12 freezes what it says of the project: %s", async (column, value) => {
    expect(await tried([`UPDATE project SET ${column} = ${value} WHERE id = $1`, [projectId]])).toMatch(
      /stays as signed/,
    );
  });

  type Forged = {
    person: PersonId;
    as: PersonId;
    role: string;
    proofOf: PersonId;
    proofFor: string;
    used: boolean;
    party: string;
    delegation: string | null;
  };

  async function forge(changes: Partial<Forged>): Promise<string> {
    const forged: Forged = {
      person: cast.substitute,
      as: cast.substitute,
      role: "CLIENT_SIGNATORY",
      proofOf: cast.substitute,
      proofFor: digest,
      used: true,
      party: cast.clientParty,
      delegation: null,
      ...changes,
    };
    const { memberId, side } = await scopeOf(door, forged.as, cast.code);
    const proof = await prove(door, forged.proofOf, forged.proofFor);
    const spent: [string, unknown[]] = [
      "UPDATE identity_proof SET used_at = now(), used_by_command = $2 WHERE id = $1",
      [proof, v7()],
    ];
    const insert = `INSERT INTO signature (project_id, id, document_id, digest, meaning, person_id, member_id, party_id, side, role, delegation_id,
        identity_id, identity_hash, auth_method, authenticated_at, proof_id, signed_at, time_zone)
      VALUES ($1, $2, $3, $4, 'APPROVED', $5, $6, $7, $8, $9, $10, $2, $11, 'PASSWORD', now(), $12, now(), 'Europe/Paris')`;
    const values = [
      projectId,
      v7(),
      documentId,
      digest,
      forged.person,
      memberId,
      forged.party,
      side,
      forged.role,
      forged.delegation,
      "a".repeat(64),
      proof,
    ];
    return tried(...(forged.used ? [spent] : []), [insert, values]);
  }

  it("CD-07 a signature is its member's own, in a role that the member has, with a proof that it uses up", async () => {
    const own = { person: cast.sponsor, as: cast.sponsor, proofOf: cast.sponsor };
    expect(await forge(own)).toMatch(/a role that its member has/);
    expect(await forge({ as: cast.sponsor })).toMatch(/by that person/);
    expect(await forge({ proofOf: cast.amo })).toMatch(/uses up a proof/);
    expect(await forge({ proofFor: "0".repeat(64) })).toMatch(/uses up a proof/);
    expect(await forge({ used: false })).toMatch(/uses up a proof/);
    expect(await forge({ party: cast.agencyParty })).toMatch(/needs a delegation/);
    const manager = {
      person: cast.manager,
      as: cast.manager,
      proofOf: cast.manager,
      party: cast.agencyParty,
      role: "AGENCY_SIGNATORY",
    };
    expect(await forge({ ...manager, delegation: v7() })).toMatch(/within it/);
    // The client has signed: the second signature of its party is stopped by its key, after every guard.
    expect(await forge({})).toMatch(/duplicate key/);
  });
});

describe("what is signed", () => {
  let stage: MilestoneStage;
  let projectId: string;

  beforeAll(async () => {
    stage = await MilestoneStage.set("signed_acts");
    projectId = await stage.one("SELECT id AS value FROM project WHERE code = $1", [stage.cast.code]);
  });
  afterAll(() => stage.strike());

  async function agreed(): Promise<string> {
    const { code = "" } = await stage.must("owner", draftRequirement, written());
    await stage.must("owner", proposeRequirement, { codes: [code] });
    await stage.must("amo", reviewRequirement, { codes: [code] });
    for (const part of ["owner", "manager"] as const)
      await stage.must(part, agreeRequirement, { read: [{ code, version: 1 }] });
    return code;
  }

  const readSet = (): Promise<{ digest: string; exclusions: string; read: { code: string; version: number }[] }> =>
    stage.read("owner", async (tx, scope) => {
      const items = await readBaselineSet(tx, scope.projectId);
      const record = recordOfSet(scope, await nextBaselineNumber(tx, scope.projectId), items, "aucune");
      return {
        digest: recordDigest(record),
        exclusions: "aucune",
        read: items.map(({ code, version }) => ({ code, version })),
      };
    });

  it("MD-01 9.9-5 a baseline is signed under a power only within its ceiling, the price of the project", async () => {
    await agreed();
    await stage.lend(["baseline.sign"], 185_999_99);
    expect(await stage.sign("amo", signBaseline, await readSet())).toMatchObject(
      refusedWith("delegation-ceiling-exceeded"),
    );
    expect(await forgedUnderPower()).toMatch(/stays under its ceiling/);
  });

  /** What the AMO would write beside the commands: its own set, on its own record, signed under a power that is too small. */
  async function forgedUnderPower(): Promise<string> {
    const [content, baseline, document] = [JSON.stringify({ forged: true }), v7(), v7()];
    const paper = sha256(content);
    const code = await agreed();
    const { rows } = await stage.owner.query(
      "SELECT r.id, v.digest, g.id AS power, g.party_id AS party, m.id AS member FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id, delegation g, member m WHERE r.project_id = $1 AND r.code = $2 AND g.project_id = $1 AND m.project_id = $1 AND m.person_id = $3",
      [projectId, code, stage.who("amo")],
    );
    const { id, digest, power, party, member } = rows[0] ?? {};
    const proof = await prove(stage.door, stage.who("amo"), paper);
    const insert = `INSERT INTO signature (project_id, id, document_id, digest, meaning, person_id, member_id, party_id, side, role, delegation_id,
        identity_id, identity_hash, auth_method, authenticated_at, proof_id, signed_at, time_zone)
      VALUES ($1, $2, $3, $4, 'APPROVED', $5, $6, $7, 'AMO', 'CLIENT_SIGNATORY', $8, $2, $9, 'PASSWORD', now(), $10, '2026-06-02T08:00:00Z', 'Europe/Paris')`;
    return answerTo(await raw(stage.database.appUrl, stage.who("amo"), projectId), [
      [
        "INSERT INTO signed_document VALUES ($1, $2, 'PV-2026-900', 'BASELINE', $3, 1, $4, $5, now())",
        [projectId, document, baseline, content, paper],
      ],
      ["UPDATE identity_proof SET used_at = now(), used_by_command = $2 WHERE id = $1", [proof, v7()]],
      [insert, [projectId, v7(), document, paper, stage.who("amo"), member, party, power, "a".repeat(64), proof]],
      ["INSERT INTO baseline_item VALUES ($1, $2, $3, 1, $4, true)", [projectId, baseline, id, digest]],
      ["UPDATE requirement SET status = 'BASELINED', baselined_version = version WHERE id = $1", [id]],
      [
        "INSERT INTO baseline VALUES ($1, $2, 99, $3, $4, 'rien', 1, $5, now())",
        [projectId, baseline, document, paper, member],
      ],
    ]);
  }

  it("CR-01 a baseline stands on its own record, signed by the client, and on no other signed paper", async () => {
    const code = await agreed();
    const { rows } = await stage.owner.query(
      "SELECT r.id, v.digest, d.id AS paper, d.digest AS \"paperDigest\" FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id, signed_document d WHERE r.project_id = $1 AND r.code = $2 AND d.project_id = $1 AND d.kind = 'CHARTER'",
      [projectId, code],
    );
    const { id, digest, paper, paperDigest } = rows[0] ?? {};
    const baseline = v7();
    const memberId = await stage.one("SELECT id AS value FROM member WHERE project_id = $1 AND person_id = $2", [
      projectId,
      stage.who("manager"),
    ]);
    const client = await raw(stage.database.appUrl, stage.who("manager"), projectId);
    const forged = await answerTo(client, [
      ["INSERT INTO baseline_item VALUES ($1, $2, $3, 1, $4, true)", [projectId, baseline, id, digest]],
      ["UPDATE requirement SET status = 'BASELINED', baselined_version = version WHERE id = $1", [id]],
      [
        "INSERT INTO baseline VALUES ($1, $2, 99, $3, $4, 'rien', 1, $5, now())",
        [projectId, baseline, paper, paperDigest, memberId],
      ],
    ]);
    expect(forged).toMatch(/stands on a signature of the client/);
  });

  it("CD-07 a power stands on its own paper and does not begin in the past", async () => {
    const values = (from: string): unknown[] => [projectId, v7(), from];
    const insert = `INSERT INTO delegation (project_id, id, code, grantor_member_id, grantee_member_id, party_id, role, acts, max_amount_cents, valid_from, valid_until, document_id, granted_at)
      SELECT project_id, $2, 'DEL-99', grantor_member_id, grantee_member_id, party_id, role, '{milestone.accept}', NULL, $3::timestamptz, valid_until, document_id, granted_at
      FROM delegation WHERE project_id = $1 LIMIT 1`;
    const tried = async (from: string): Promise<string> =>
      answerTo(await raw(stage.database.appUrl, stage.who("signatory"), projectId), [[insert, values(from)]]);
    expect(await tried("2026-06-01T06:54:59Z")).toMatch(/does not begin in the past/);
    expect(await tried("2026-06-01T07:00:00Z")).toMatch(/its own paper/);
  });

  it("CR-11 a reservation raised while the acceptance is being signed waits for it, and is refused", async () => {
    const milestone = await stage.verified([], { paymentShare: 0 });
    const about = await stage.owner.query(
      "SELECT m.id, s.id AS submission, c.id AS criterion FROM milestone m JOIN submission s ON s.milestone_id = m.id JOIN milestone_criterion c ON c.milestone_id = m.id WHERE m.project_id = $1 AND m.code = $2 LIMIT 1",
      [projectId, milestone],
    );
    const { id, submission, criterion } = about.rows[0] ?? {};
    const memberId = await stage.one("SELECT id AS value FROM member WHERE project_id = $1 AND person_id = $2", [
      projectId,
      stage.who("owner"),
    ]);
    const raising = await raw(stage.database.appUrl, stage.who("owner"), projectId);
    await raising.query(
      "INSERT INTO reservation (project_id, id, milestone_id, submission_id, code, severity, status, statement, steps, due_on, criterion_id, digest, raised_by, raised_at) VALUES ($1, $2, $3, $4, $5, 'BLOCKING', 'OPEN', 'x', 'x', '2026-07-01', $6, $7, $8, now())",
      [projectId, v7(), id, submission, `R-${milestone}-99`, criterion, "a".repeat(64), memberId],
    );
    // The acceptance, up to its commit: the milestone's row is held and moved, with the grounds looked at elsewhere.
    await stage.owner.query("ALTER TABLE milestone DISABLE TRIGGER guard_milestone_grounds");
    await stage.owner.query("BEGIN");
    await stage.owner.query("UPDATE milestone SET status = 'ACCEPTED' WHERE project_id = $1 AND id = $2", [
      projectId,
      id,
    ]);
    const raised = answerTo(raising, []);
    await new Promise((done) => setTimeout(done, 300));
    await stage.owner.query("COMMIT");
    await stage.owner.query("ALTER TABLE milestone ENABLE TRIGGER guard_milestone_grounds");
    expect(await raised).toMatch(/forbids acceptance/);
  });
});

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { connect } from "@/lib/db/client";
import { instant } from "@/lib/kernel/instant";
import { digestOf, sha256 } from "@/lib/ledger/canonical";
import { tellDemo } from "@/scripts/demo/tell";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const paris = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  weekday: "short",
  hour: "2-digit",
  hourCycle: "h23",
});

const Entry = z.object({
  project_id: z.string(),
  seq: z.coerce.number(),
  type: z.string(),
  version: z.int(),
  payload: z.record(z.string(), z.json()),
  actor_id: z.string().nullable(),
  role: z.string(),
  party_id: z.string().nullable(),
  delegation_id: z.string().nullable(),
  occurred_at: z.date(),
  recorded_at: z.date(),
  command_id: z.string(),
  ordinal: z.int(),
  prev_hash: z.string(),
  hash: z.string(),
});

/** The hash of an entry, made anew from its row as anybody could who reads the register. */
function recomputed(entry: z.infer<typeof Entry>): string {
  return digestOf({
    projectId: entry.project_id,
    seq: entry.seq,
    type: entry.type,
    version: entry.version,
    payload: entry.payload,
    actorId: entry.actor_id,
    role: entry.role,
    partyId: entry.party_id,
    delegationId: entry.delegation_id,
    occurredAt: entry.occurred_at.toISOString(),
    recordedAt: entry.recorded_at.toISOString(),
    commandId: entry.command_id,
    ordinal: entry.ordinal,
    prevHash: entry.prev_hash,
  });
}

/** A demo told in a database of its own, and read as the owner of the database. */
class Telling {
  readonly database: TestDatabase;
  readonly owner: Client;
  readonly filesDir: string;
  main = "";
  aside = "";
  silent = "";
  lines: string[] = [];

  private constructor(database: TestDatabase, filesDir: string) {
    this.database = database;
    this.filesDir = filesDir;
    this.owner = new Client({ connectionString: database.ownerUrl });
  }

  static async at(told: string): Promise<Telling> {
    const telling = new Telling(await cloneDatabase("demo"), await mkdtemp(join(tmpdir(), "aval-demo-")));
    await telling.owner.connect();
    await telling.tell(told);
    return telling;
  }

  async tell(at: string): Promise<void> {
    // What opens sealed offers asks the environment for the secret of the installation.
    process.env.DATABASE_URL ??= this.database.appUrl;
    process.env.AVAL_SECRET ??= "s".repeat(40);
    const db = connect(this.database.appUrl, 4);
    const { filesDir } = this;
    const say = (line: string): number => this.lines.push(line);
    try {
      const mail = { url: "https://aval.example", from: "Aval <aval@example.test>" };
      const told = {
        ...mail,
        db,
        secret: "s".repeat(40),
        filesDir,
        maxUploadBytes: 1024 * 1024,
        told: instant(at),
        say,
      };
      const { main, aside, silent } = await tellDemo(told);
      this.main = main;
      this.aside = aside;
      this.silent = silent;
    } finally {
      await db.$disconnect();
    }
  }

  /** The rows of a query, each as the text of its columns. */
  async rows(query: string, values: readonly unknown[] = []): Promise<readonly string[]> {
    const { rows } = await this.owner.query<Record<string, unknown>>(query, [...values]);
    return rows.map((row) => Object.values(row).join(" "));
  }

  async entries(): Promise<readonly z.infer<typeof Entry>[]> {
    const { rows } = await this.owner.query("SELECT * FROM ledger_entry ORDER BY project_id, seq");
    return z.array(Entry).parse(rows);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.database.drop();
    await rm(this.filesDir, { recursive: true, force: true });
  }
}

const ofMain = "project_id = (SELECT id FROM project WHERE code = $1)";

describe("the demo, told on a Sunday", () => {
  let telling: Telling;
  beforeAll(async () => {
    telling = await Telling.at("2026-11-22T09:30:00.000Z");
  }, 120_000);
  afterAll(() => telling.close());

  it("has a project under its signed charter, with two deviations, and one that waits for a signature", async () => {
    const { main, aside } = telling;
    expect(await telling.rows("SELECT status FROM project WHERE code = $1", [main])).toEqual(["ACTIVE"]);
    expect(await telling.rows("SELECT status FROM project WHERE code = $1", [aside])).toEqual(["SETUP"]);
    const charters = `SELECT c.status, count(s.id) FROM charter c LEFT JOIN signature s ON s.project_id = c.project_id AND s.document_id = c.document_id
      WHERE c.${ofMain} GROUP BY c.status`;
    expect(await telling.rows(charters, [main])).toEqual(["IN_FORCE 3"]);
    expect(await telling.rows(charters, [aside])).toEqual(["PROPOSED 2"]);
    const deviations = await telling.rows(
      `SELECT jsonb_array_length(block -> 'rows') FROM signed_document d, jsonb_array_elements(d.content::jsonb -> 'sections' -> 2 -> 'blocks') AS block
       WHERE d.${ofMain} AND d.kind = 'CHARTER' AND block ->> 'type' = 'table'`,
      [main],
    );
    expect(deviations).toEqual(["2"]);
  });

  it("has the same people as agency here and as client there", async () => {
    const both = await telling.rows(
      `SELECT i.display_name, a.side AS here, b.side AS there FROM member a JOIN member b ON b.person_id = a.person_id AND b.project_id <> a.project_id
       JOIN person_identity i ON i.person_id = a.person_id AND i.version = (SELECT max(version) FROM person_identity WHERE person_id = a.person_id)
       WHERE a.${ofMain} AND a.side <> b.side ORDER BY 1`,
      [telling.main],
    );
    expect(both).toEqual([
      "Nadia Ferhat AGENCY CLIENT",
      "Romain Delorme AGENCY CLIENT",
      "Sophie Lantier AGENCY CLIENT",
    ]);
  });

  it("has requirements frozen, accepted, and in every state that comes before", async () => {
    const states = await telling.rows(
      `SELECT status, count(*) FROM requirement WHERE ${ofMain} GROUP BY 1 ORDER BY 1`,
      [telling.main],
    );
    expect(states).toEqual([
      "ACCEPTED 3",
      "BASELINED 25",
      "DEFERRED 1",
      "DRAFT 1",
      "IMPLEMENTED 8",
      "PROPOSED 1",
      "REJECTED 1",
      "UNDER_REVIEW 1",
    ]);
    const items = `SELECT b.number, count(i.*) FROM baseline b JOIN baseline_item i ON i.project_id = b.project_id AND i.baseline_id = b.id WHERE b.${ofMain} GROUP BY 1`;
    expect(await telling.rows(items, [telling.main])).toEqual(["1 36"]);
  });

  it("has milestones at every stage of their life", async () => {
    const milestones = `SELECT code, status FROM milestone WHERE ${ofMain} ORDER BY number`;
    expect(await telling.rows(milestones, [telling.main])).toEqual([
      "J1 ACCEPTED",
      "J2 ACCEPTED_WITH_RESERVATIONS",
      "J3 UNDER_VERIFICATION",
      "J4 IN_PROGRESS",
      "J5 DRAFT",
      "J6 DRAFT",
      "J7 DRAFT",
    ]);
    const decisions = `SELECT m.code, d.kind FROM decision d JOIN milestone m ON m.project_id = d.project_id AND m.id = d.milestone_id WHERE d.${ofMain} ORDER BY d.decided_at`;
    expect(await telling.rows(decisions, [telling.main])).toEqual([
      "J1 ACCEPT",
      "J2 ADJOURN",
      "J2 ACCEPT_WITH_RESERVATIONS",
    ]);
    const signed = `SELECT s.side FROM signature s JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id
      JOIN milestone m ON m.project_id = d.project_id AND m.id = d.subject_id WHERE m.${ofMain} AND m.code = 'J5'`;
    expect(await telling.rows(signed, [telling.main])).toEqual(["AGENCY"]);
    const results = `SELECT r.passed, count(*) FROM verification_result r JOIN milestone m ON m.project_id = r.project_id AND m.id = r.milestone_id WHERE m.${ofMain} AND m.code = 'J3' GROUP BY 1 ORDER BY 1`;
    expect((await telling.rows(results, [telling.main]))[0]).toBe("false 1");
  });

  it("has a milestone accepted by a silence that was signed, with reminders that left, and time left to rebut it", async () => {
    const milestones = `SELECT code, status FROM milestone WHERE ${ofMain} ORDER BY number`;
    expect(await telling.rows(milestones, [telling.silent])).toEqual(["J1 ACCEPTED_TACITLY"]);
    const proofs = `SELECT r.step, r.delivered_at < t.checked_at FROM tacit_acceptance t JOIN tacit_reminder r ON r.project_id = t.project_id AND r.tacit_acceptance_id = t.id
      WHERE t.${ofMain} AND r.step IN (5, 1) ORDER BY r.step DESC`;
    expect(await telling.rows(proofs, [telling.silent])).toEqual(["5 true", "1 true"]);
    const left = `SELECT rebuttal_before > $2::timestamptz + interval '10 days' FROM tacit_acceptance WHERE ${ofMain}`;
    expect(await telling.rows(left, [telling.silent, "2026-11-22T09:30:00.000Z"])).toEqual(["true"]);
  });

  it("has reservations lifted by both, presented anew, contested and open; requests for change; questions with the ball", async () => {
    const reservations = `SELECT code, status, lifting_confirmed_at IS NOT NULL FROM reservation WHERE ${ofMain} ORDER BY code`;
    expect(await telling.rows(reservations, [telling.main])).toEqual([
      "R-J2-01 LIFTED true",
      "R-J2-02 FIX_SUBMITTED false",
      "R-J2-03 CONTESTED false",
      "R-J2-04 OPEN false",
      "R-J3-01 OPEN false",
    ]);
    const changes = `SELECT code, status FROM change_request WHERE ${ofMain} ORDER BY code`;
    expect(await telling.rows(changes, [telling.main])).toEqual(["FDE-001 SUBMITTED", "FDE-002 DRAFT"]);
    const open = `SELECT to_side, blocking FROM question WHERE ${ofMain} AND status = 'OPEN' ORDER BY to_side`;
    expect(await telling.rows(open, [telling.main])).toEqual(["AGENCY true", "CLIENT true"]);
  });

  it("has a change lived through to its signed amendment, one that waits for its decision, and a provider chosen", async () => {
    const changes = `SELECT code, status FROM change_request WHERE ${ofMain} ORDER BY code`;
    expect(await telling.rows(changes, [telling.silent])).toEqual(["FDE-001 IN_IMPLEMENTATION", "FDE-002 QUOTED"]);
    const orders = `SELECT a.code, a.status, count(s.id) FROM amendment a JOIN signature s ON s.document_id = a.document_id WHERE a.${ofMain} GROUP BY 1, 2`;
    expect(await telling.rows(orders, [telling.silent])).toEqual(["AV-001 CONTRACTED 2"]);
    const choice = `SELECT c.status, l.outcome FROM consultation c JOIN consultation_letter l ON l.consultation_id = c.id WHERE c.${ofMain} ORDER BY 2`;
    expect(await telling.rows(choice, [telling.silent])).toEqual([
      "AWARDED AWARDED",
      "AWARDED DECLINED",
      "AWARDED NO_OFFER",
    ]);
    // The clock sealed the box at its closing.
    const sealed = `SELECT role FROM ledger_entry WHERE ${ofMain} AND type = 'ConsultationSealed'`;
    expect(await telling.rows(sealed, [telling.silent])).toEqual(["SYSTEM"]);
  });

  it("has advice followed, advice gone against and signed, a warning that waits; risks watched, one that happened; disputes", async () => {
    const { main, silent } = telling;
    const advice = `SELECT code, kind, status FROM advice WHERE ${ofMain} ORDER BY number`;
    expect(await telling.rows(advice, [main])).toEqual([
      "AVIS-001 RECOMMENDATION FOLLOWED",
      "AVIS-002 WARNING OVERRIDDEN",
      "AVIS-003 WARNING ISSUED",
    ]);
    expect(await telling.rows(`SELECT status FROM opinion_request WHERE ${ofMain}`, [main])).toEqual(["OPEN"]);
    const risks = `SELECT status, count(*) FROM risk WHERE ${ofMain} GROUP BY 1 ORDER BY 1`;
    expect(await telling.rows(risks, [main])).toEqual(["ASSESSED 2", "OCCURRED 1", "TREATED 2"]);
    const disputes = `SELECT status FROM dispute WHERE ${ofMain}`;
    expect(await telling.rows(disputes, [main])).toEqual(["L2_FACILITATION"]);
    expect(await telling.rows(disputes, [silent])).toEqual(["SETTLED"]);
  });

  it("shows acts done within a written power, for the client by the AMO and inside the agency", async () => {
    const lent = await telling.rows(
      "SELECT DISTINCT role, type FROM ledger_entry WHERE delegation_id IS NOT NULL ORDER BY 1, 2",
    );
    expect(lent).toEqual([
      "AGENCY_SIGNATORY MilestoneSubmitted",
      "CLIENT_SIGNATORY CriterionVerified",
      "CLIENT_SIGNATORY ReservationRaised",
    ]);
  });

  it("lets every role of the first project be entered with one press", async () => {
    const roles = await telling.rows("SELECT DISTINCT role FROM demo_role ORDER BY 1");
    expect(roles).toEqual([
      "AGENCY_MANAGER",
      "AGENCY_MEMBER",
      "AGENCY_SIGNATORY",
      "AMO",
      "CLIENT_CONTRIBUTOR",
      "CLIENT_OWNER",
      "CLIENT_SIGNATORY",
      "CLIENT_SPONSOR",
    ]);
  });

  it("keeps every file that was handed over, under its digest", async () => {
    const digests = await telling.rows("SELECT DISTINCT sha256 FROM stored_file ORDER BY 1");
    const stored = (await readdir(telling.filesDir, { recursive: true })).map((path) => path.split("/").at(-1) ?? "");
    expect(stored.filter((name) => name.length === 64).toSorted()).toEqual(digests);
    expect(digests.length).toBeGreaterThan(12);
  });

  it("leaves three chains that anybody can recompute, entry by entry, free texts included", async () => {
    let previous = { project: "", hash: "" };
    for (const entry of await telling.entries()) {
      const before = entry.project_id === previous.project ? previous.hash : "0".repeat(64);
      expect([entry.prev_hash, entry.hash]).toEqual([before, recomputed(entry)]);
      previous = { project: entry.project_id, hash: entry.hash };
    }
    const heads = await telling.rows("SELECT project_id, seq FROM ledger_head ORDER BY 1");
    expect(heads).toEqual(await telling.rows("SELECT project_id, max(seq) FROM ledger_entry GROUP BY 1 ORDER BY 1"));
    expect(heads).toHaveLength(3);
    const { rows } = await telling.owner.query<{ salt: string; text: string; hash: string }>(
      `SELECT t.salt, t.text, e.payload -> 'texts' -> t.field ->> 'sha256' AS hash FROM ledger_text t JOIN ledger_entry e USING (project_id, seq)`,
    );
    expect(rows.filter(({ salt, text, hash }) => sha256(salt + text) !== hash)).toEqual([]);
    expect(rows.length).toBeGreaterThan(60);
  });

  it("happened on working days, at hours of work, within six or seven months before its telling", async () => {
    const entries = await telling.entries();
    // The clock works at midnight, when days end.
    const people = entries.filter(({ actor_id: actor }) => actor !== null);
    const hours = new Set(people.map(({ occurred_at: at }) => paris.format(at)));
    expect(
      [...hours].filter((hour) => /Sat|Sun/.test(hour) || Number(hour.slice(-2)) < 8 || Number(hour.slice(-2)) > 19),
    ).toEqual([]);
    const instants = entries.map(({ occurred_at: at }) => at.toISOString()).toSorted();
    expect(instants[0]?.slice(0, 7)).toBe("2026-05");
    expect(instants.at(-1)?.slice(0, 10)).toBe("2026-11-20");
  });

  it("is told once: people who are there are not told over", async () => {
    await expect(telling.tell("2026-11-22T09:30:00.000Z")).rejects.toThrow(/empty database/);
  });
});

describe("the demo, told on the Monday after the hour has changed", () => {
  it("is told as well, before anybody is at work", async () => {
    const telling = await Telling.at("2026-10-26T05:10:00.000Z");
    try {
      expect(await telling.rows("SELECT status FROM project WHERE code = $1", [telling.main])).toEqual(["ACTIVE"]);
      const last = (await telling.entries()).map(({ occurred_at: at }) => at.toISOString()).toSorted();
      expect(last.at(-1)?.slice(0, 10)).toBe("2026-10-23");
    } finally {
      await telling.close();
    }
  }, 120_000);
});

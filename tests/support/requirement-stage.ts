import { Client } from "pg";
import { v7 } from "uuid";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Command } from "@/lib/commands/define-command";
import type { Outcome, Problem } from "@/lib/commands/receipt";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { type Role, type Side, sideOf } from "@/lib/domain/party";
import { nextBaselineNumber, readBaselineSet, recordOfSet } from "@/lib/features/baseline/queries-set";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { DraftRequirementInput } from "@/lib/features/requirement/schema";
import type { PersonId } from "@/lib/kernel/ids";
import type { Result } from "@/lib/kernel/result";
import { recordDigest } from "@/lib/ledger/sign";
import { act, addPerson, mustAct, openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";

const founding = {
  name: "Refonte",
  objective: "",
  language: "fr",
  currency: "EUR",
  timeZone: "Europe/Paris",
  calendar: "FR",
  side: "CLIENT",
  organisation: { name: "Musées", legalForm: "", registrationNumber: "", city: "" },
};

/** A criterion as a form would send it. */
export const criterion = {
  reference: "",
  measure: "Contraste d’au moins 4,5 pour 1",
  target: "22 gabarits",
  method: "TEST",
  given: "",
  when: "",
  outcome: "",
  flexibility: "F0",
} as const;

/** A requirement as a form would send it: all that an agreement needs is there. */
export function written(change: Partial<DraftRequirementInput> = {}): DraftRequirementInput {
  return {
    title: "",
    statement: "Le site doit présenter tout texte avec un contraste suffisant.",
    kind: "QUALITY",
    priority: "MUST",
    source: "atelier du 3 juin",
    rationale: "",
    verificationMethod: "TEST",
    chapter: "Accessibilité",
    criteria: [criterion],
    ...change,
  };
}

const cast = [
  "CLIENT_OWNER",
  "CLIENT_SIGNATORY",
  "CLIENT_CONTRIBUTOR",
  "AGENCY_MANAGER",
  "AGENCY_MEMBER",
  "AMO",
] as const satisfies readonly Role[];
type Cast = (typeof cast)[number];

/** A project that runs, with one person per role, and a stranger who has a project of their own. */
export class RequirementStage {
  readonly database: TestDatabase;
  readonly door: TestDoor;
  readonly owner: Client;
  readonly people = new Map<Cast | "STRANGER", PersonId>();
  project = "";
  projectId = "";

  private constructor(database: TestDatabase) {
    this.database = database;
    this.door = openDoor(database.appUrl, 20);
    this.owner = new Client({ connectionString: database.ownerUrl });
  }

  /** Sets the stage on a database of its own. */
  static async set(name: string): Promise<RequirementStage> {
    const stage = new RequirementStage(await cloneDatabase(name));
    await stage.owner.connect();
    await stage.found();
    return stage;
  }

  private async found(): Promise<void> {
    const founder = await addPerson(this.door.db, "Hélène Marchetti");
    this.people.set("CLIENT_OWNER", founder);
    const { result } = await mustAct(this.door, createProject, founder, founding);
    this.project = result !== null && typeof result === "object" && "code" in result ? String(result.code) : "";
    const stranger = await addPerson(this.door.db, "Paul Étranger");
    this.people.set("STRANGER", stranger);
    await mustAct(this.door, createProject, stranger, { ...founding, name: "Autre" });
    this.projectId = await this.one("SELECT id AS value FROM project WHERE code = $1", [this.project]);
    const organisation = await this.one("SELECT id AS value FROM organisation LIMIT 1");
    const client = await this.one("SELECT id AS value FROM party WHERE project_id = $1", [this.projectId]);
    const parties = new Map<Side, string>([["CLIENT", client]]);
    for (const role of cast.slice(1)) {
      const side = sideOf(role);
      const party = parties.get(side) ?? v7();
      if (!parties.has(side)) {
        await this.sql("INSERT INTO party VALUES ($1, $2, $3, $4, $5, 1, now())", [
          this.projectId,
          party,
          side,
          organisation,
          side,
        ]);
        parties.set(side, party);
      }
      const person = await addPerson(this.door.db, role);
      const member = v7();
      await this.sql("INSERT INTO member VALUES ($1, $2, $3, $4, $5, now())", [
        this.projectId,
        member,
        party,
        side,
        person,
      ]);
      await this.sql("INSERT INTO member_role VALUES ($1, $2, $3, $4, $5, false, now())", [
        this.projectId,
        v7(),
        member,
        side,
        role,
      ]);
      this.people.set(role, person);
    }
    await this.setStatus("ACTIVE");
  }

  /** Puts the project in a status without its charter, which is not what these tests are about. */
  async setStatus(status: string): Promise<void> {
    await this.sql("ALTER TABLE project DISABLE TRIGGER USER");
    await this.sql("UPDATE project SET status = $1 WHERE id = $2", [status, this.projectId]);
    await this.sql("ALTER TABLE project ENABLE TRIGGER USER");
  }

  /** The person of a role. */
  who(role: Cast | "STRANGER"): PersonId {
    const person = this.people.get(role);
    if (person === undefined) throw new Error(`Nobody is ${role}`);
    return person;
  }

  /** Performs a command in the project. */
  act(
    role: Cast | "STRANGER",
    command: Command,
    input: unknown,
    commandId: string = v7(),
  ): Promise<Result<Outcome, Problem>> {
    return act(this.door, command, this.who(role), input, { project: this.project, commandId });
  }

  /** Performs a command that a test needs to have happened; answers its result as text values. */
  async must(role: Cast, command: Command, input: unknown): Promise<Record<string, string>> {
    const { result } = await mustAct(this.door, command, this.who(role), input, { project: this.project });
    return result !== null && typeof result === "object"
      ? Object.fromEntries(Object.entries(result).map(([key, value]) => [key, String(value)]))
      : {};
  }

  /** Reads as a person does, in a read-only transaction under row-level security. */
  read<T>(role: Cast | "STRANGER", work: (tx: Tx, scope: ProjectScope) => Promise<T>): Promise<T> {
    const person = this.who(role);
    return transact(this.door.db, { personId: person, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, person, this.project);
      if (scope === null) throw new Error("Not a member");
      return work(tx, scope);
    });
  }

  /** The texts of these requirements as they stand, as somebody reads them before they agree. */
  versionsOf(
    codes: readonly string[],
  ): Promise<{ readonly read: readonly { readonly code: string; readonly version: number }[] }> {
    return this.read("AMO", async (tx, scope) => {
      const found = await tx.requirement.findMany({
        where: { projectId: scope.projectId, code: { in: [...codes] } },
        select: { code: true, version: true },
      });
      return { read: found };
    });
  }

  /** The set as its signatory reads it: what is signed, its digest, and the proof of identity bound to it. */
  async readSet(exclusions: string): Promise<{
    input: { digest: string; exclusions: string; read: { code: string; version: number }[] };
    proofId: string;
  }> {
    const { digest, read } = await this.read("CLIENT_SIGNATORY", async (tx, scope) => {
      const items = await readBaselineSet(tx, scope.projectId);
      const number = await nextBaselineNumber(tx, scope.projectId);
      return {
        digest: recordDigest(recordOfSet(scope, number, items, exclusions)),
        read: items.map(({ code, version }) => ({ code, version })),
      };
    });
    return {
      input: { digest, exclusions, read },
      proofId: await prove(this.door, this.who("CLIENT_SIGNATORY"), digest),
    };
  }

  /** Runs SQL as the owner of the database. */
  async sql(text: string, values: unknown[] = []): Promise<void> {
    await this.owner.query(text, values);
  }

  /** The one value of a query, as the owner sees it. */
  async one(text: string, values: unknown[] = []): Promise<string> {
    const { rows } = await this.owner.query<{ value: unknown }>(text, values);
    return String(rows[0]?.value);
  }

  /** How many rows a table holds of the project. */
  async count(table: string): Promise<number> {
    return Number(await this.one(`SELECT count(*) AS value FROM ${table} WHERE project_id = $1`, [this.projectId]));
  }

  /** Everything this feature may have written, counted: equal before and after whatever was refused. */
  async rows(): Promise<Record<string, number>> {
    const tables = [
      "requirement",
      "requirement_version",
      "acceptance_criterion",
      "requirement_agreement",
      "baseline",
      "baseline_item",
      "question",
      "comment",
      "private_note",
      "signed_document",
      "signature",
      "ledger_entry",
      "ledger_text",
    ];
    const counted: Record<string, number> = {};
    for (const table of tables) counted[table] = await this.count(table);
    return counted;
  }

  /** Closes what was opened. */
  async strike(): Promise<void> {
    await this.owner.end();
    await this.door.db.$disconnect();
    await this.database.drop();
  }
}

import { Client } from "pg";
import type { Command } from "@/lib/commands/define-command";
import { confirmCommitment } from "@/lib/features/commitment/commands/confirm-commitment";
import { deliverCommitment } from "@/lib/features/commitment/commands/deliver-commitment";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { settleDue } from "@/lib/jobs/settle";
import type { PersonId } from "@/lib/kernel/ids";
import { act, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { memberIn, signOne } from "@/tests/support/commitment-stage";
import { cloneDatabase } from "@/tests/support/database";
import { activeProject, type Cast, castProject, told } from "@/tests/support/set-up";

/** A supply of content by the client's owner, due on Wednesday 10 June 2026. */
const supply = {
  kind: "CONTENT_SUPPLY",
  title: "Textes des pages pratiques",
  role: "CLIENT_OWNER",
  substituteMemberId: null,
  quantity: null,
  startsOn: null,
  dueOn: "2026-06-10",
  critical: false,
  milestones: [],
};

/** A project whose commitments are played: its people, its clock, and its rows as the owner of the database sees them. */
export class CommitmentPlay {
  readonly database: TestDatabase;
  readonly door: TestDoor;
  readonly owner: Client;
  cast: Cast;

  private constructor(database: TestDatabase, door: TestDoor, cast: Cast) {
    this.database = database;
    this.door = door;
    this.owner = new Client({ connectionString: database.ownerUrl });
    this.cast = cast;
  }

  /** Opens a play: in set-up, or with its project under way. */
  static async open(name: string, phase: "SETUP" | "ACTIVE" = "ACTIVE"): Promise<CommitmentPlay> {
    const database = await cloneDatabase(name);
    const door = openDoor(database.appUrl);
    const play = new CommitmentPlay(database, door, await (phase === "SETUP" ? castProject : activeProject)(door));
    await play.owner.connect();
    return play;
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.door.db.$disconnect()]);
    await this.database.drop();
  }

  get place(): { readonly door: TestDoor; readonly project: string } {
    return { door: this.door, project: this.cast.code };
  }

  member(person: PersonId): Promise<string> {
    return memberIn(this.place, person);
  }

  try(person: PersonId, command: Command, input: unknown): ReturnType<typeof act> {
    return act(this.door, command, person, input, { project: this.cast.code });
  }

  async must(person: PersonId, command: Command, input: unknown): Promise<Record<string, string>> {
    return told(await mustAct(this.door, command, person, input, { project: this.cast.code }));
  }

  /** Proposes a commitment of the client: a supply, unless told otherwise. */
  async propose(terms: object = {}): Promise<string> {
    const { owner, clientParty } = this.cast;
    const memberId = await this.member(owner);
    const { commitment = "" } = await this.must(owner, proposeCommitment, {
      ...supply,
      partyId: clientParty,
      memberId,
      ...terms,
    });
    return commitment;
  }

  /** A commitment of the client, signed. */
  async committed(terms: object = {}): Promise<string> {
    const code = await this.propose(terms);
    await signOne(this.place, this.cast.signatory, code);
    return code;
  }

  deliver(commitment: string): ReturnType<typeof act> {
    return this.try(this.cast.owner, deliverCommitment, { commitment, on: null, message: "" });
  }

  receive(commitment: string, confirmed: boolean): ReturnType<typeof act> {
    const reason = confirmed ? "" : "Il manque la moitié des pages.";
    return this.try(this.cast.manager, confirmCommitment, { commitment, confirmed, reason });
  }

  /** Lets the clock do all that is due at an instant. */
  async at(instant: string): Promise<void> {
    this.door.moveTo(instant);
    await settleDue(this.door);
  }

  async one(sql: string, values: readonly unknown[] = []): Promise<string> {
    const { rows } = await this.owner.query<{ value: unknown }>(sql, [...values]);
    return String(rows[0]?.value);
  }

  status(commitment: string): Promise<string> {
    return this.one(
      "SELECT c.status AS value FROM availability_commitment c JOIN project p ON p.id = c.project_id WHERE p.code = $1 AND c.code = $2",
      [this.cast.code, commitment],
    );
  }

  projectStatus(): Promise<string> {
    return this.one("SELECT status AS value FROM project WHERE code = $1", [this.cast.code]);
  }

  /** How often a kind of event is in the ledger of the project. */
  async count(type: string): Promise<number> {
    return Number(
      await this.one(
        "SELECT count(*) AS value FROM ledger_entry e JOIN project p ON p.id = e.project_id WHERE p.code = $1 AND e.type = $2",
        [this.cast.code, type],
      ),
    );
  }
}

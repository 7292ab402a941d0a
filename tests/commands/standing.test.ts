import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { composePower, nextPowerCode } from "@/lib/features/delegation/queries";
import { DelegationTerms } from "@/lib/features/delegation/schema";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { getInvitation } from "@/lib/features/invitation/queries";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import { recordDigest } from "@/lib/ledger/sign";
import { act, addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import {
  activeProject,
  type Cast,
  castProject,
  emailOf,
  founding,
  join,
  organisation,
  scopeOf,
  sign,
  tokenFor,
  told,
} from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;
let owner: Client;
let cast: Cast;

beforeAll(async () => {
  database = await cloneDatabase("standing");
  door = openDoor(database.appUrl, 20);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await door.db.$disconnect();
  await database.drop();
});

const at = (): { project: string } => ({ project: cast.code });
const kinds = (answer: Awaited<ReturnType<typeof act>>): readonly string[] => {
  if (answer.ok) return ["done"];
  return answer.error.kind === "refused" ? answer.error.refusals.map((one) => one.kind) : [answer.error.kind];
};
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** An open transaction of the application, named after a person: what raw SQL could do in their name. */
async function raw(person: PersonId, project = ""): Promise<Client> {
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT set_config('aval.person_id', $1, true), set_config('aval.project_id', $2, true)", [
    person,
    project,
  ]);
  return client;
}

async function invite(
  by: PersonId,
  partyId: string,
  person: PersonId,
  roles: readonly string[],
): ReturnType<typeof act> {
  const email = await emailOf(door, person);
  return act(door, inviteMember, by, { partyId, name: "Une personne", email, roles, substitute: false }, at());
}

async function accept(person: PersonId): ReturnType<typeof act> {
  return act(door, acceptInvitation, person, { token: await tokenFor(door, await emailOf(door, person)) });
}

describe("who names whom", () => {
  beforeEach(async () => {
    cast = await castProject(door);
  });

  it("CD-07 from another party only a lead is invited, and only while nobody of the party is there", async () => {
    const partyId =
      told(await mustAct(door, addParty, cast.owner, { side: "AGENCY", organisation: organisation("Seconde") }, at()))
        .party ?? "";
    const [puppet, lead, signatory] = [
      await addPerson(door.db, "Paille"),
      await addPerson(door.db, "Chef"),
      await addPerson(door.db, "Présidente"),
    ];
    for (const by of [cast.manager, cast.owner]) {
      expect(kinds(await invite(by, partyId, puppet, ["AGENCY_SIGNATORY"]))).toEqual(["lead-named-first"]);
      expect(kinds(await invite(by, partyId, puppet, ["AGENCY_MANAGER", "AGENCY_SIGNATORY"]))).toEqual([
        "lead-named-first",
      ]);
    }
    await join(door, cast.owner, cast.code, partyId, lead, ["AGENCY_MANAGER"]);
    expect(kinds(await invite(cast.owner, partyId, puppet, ["AGENCY_MANAGER"]))).toEqual(["party-runs-itself"]);
    await join(door, lead, cast.code, partyId, signatory, ["AGENCY_SIGNATORY"]);
    expect((await scopeOf(door, signatory, cast.code)).roles.map((held) => held.role)).toEqual(["AGENCY_SIGNATORY"]);
  });

  it("CD-07 an invitation written by another party ends when somebody of the party is there", async () => {
    const agency = await addPerson(door.db, "Agence Cheffe");
    const code =
      told(
        await mustAct(door, createProject, agency, {
          ...founding,
          side: "AGENCY",
          organisation: organisation("Agence"),
          client: organisation("Client"),
        }),
      ).code ?? "";
    cast = { ...cast, code };
    const { rows } = await owner.query(
      "SELECT y.id FROM party y JOIN project p ON p.id = y.project_id WHERE p.code = $1 AND y.side = 'CLIENT'",
      [code],
    );
    const clientParty = String(rows[0]?.id);
    const [real, puppet] = [await addPerson(door.db, "Vraie Cliente"), await addPerson(door.db, "Homme De Paille")];
    expect(kinds(await invite(agency, clientParty, puppet, ["CLIENT_OWNER"]))).toEqual(["done"]);
    await join(door, agency, code, clientParty, real, ["CLIENT_OWNER"]);
    const token = await tokenFor(door, await emailOf(door, puppet));
    expect(kinds(await accept(puppet))).toEqual(["not-found"]);
    const seen = await transact(door.db, { personId: null, readOnly: true }, (tx) =>
      getInvitation(tx, token, door.clock.now()),
    );
    expect(seen?.state).toBe("REVOKED");
  });

  it("CR-03 nobody joins a party while it is let go, whichever comes first", async () => {
    const partyId =
      told(await mustAct(door, addParty, cast.owner, { side: "AGENCY", organisation: organisation("Seconde") }, at()))
        .party ?? "";
    const late = await addPerson(door.db, "Tard Venue");
    expect(kinds(await invite(cast.owner, partyId, late, ["AGENCY_MANAGER"]))).toEqual(["done"]);
    const token = await tokenFor(door, await emailOf(door, late));
    const joining = await raw(late);
    await joining.query("SELECT aval_join($1, $2, $3, $4)", [
      sha256(token),
      v7(),
      Array.from({ length: 9 }, () => v7()),
      new Date(door.clock.now()),
    ]);
    const removal = act(door, removeParty, cast.owner, { partyId, reason: "Non" }, at());
    await pause(300);
    await joining.query("COMMIT");
    await joining.end();
    expect(kinds(await removal)).toEqual(["done"]);
    await expect(scopeOf(door, late, cast.code)).rejects.toThrow("Not a member");
    const { projectId } = await scopeOf(door, cast.owner, cast.code);
    await expect(
      owner.query("INSERT INTO member VALUES ($1, $2, $3, 'AGENCY', $4, now())", [projectId, v7(), partyId, late]),
    ).rejects.toThrow(/let go/);
    await expect(
      owner.query("UPDATE party SET removed_at = now() WHERE project_id = $1 AND id = $2", [
        projectId,
        cast.agencyParty,
      ]),
    ).rejects.toThrow(/with its people/);
  });

  it("nobody joins a project that is over", async () => {
    const late = await addPerson(door.db, "Tard Venue");
    expect(kinds(await invite(cast.owner, cast.clientParty, late, ["CLIENT_CONTRIBUTOR"]))).toEqual(["done"]);
    await owner.query("UPDATE project SET status = 'TERMINATED' WHERE code = $1", [cast.code]);
    expect(kinds(await accept(late))).toEqual(["not-found"]);
  });
});

describe("under a charter in force", () => {
  const reason = "Réorganisation";

  beforeEach(async () => {
    cast = await activeProject(door);
  });

  it("9.9-12 somebody who signed for one side, or stood on it, does not come back on another", async () => {
    const third = await addPerson(door.db, "Remplaçante");
    await join(door, cast.sponsor, cast.code, cast.clientParty, third, ["CLIENT_SIGNATORY"]);
    const { memberId } = await scopeOf(door, cast.signatory, cast.code);
    expect(kinds(await invite(cast.manager, cast.agencyParty, cast.signatory, ["AGENCY_MEMBER"]))).toEqual([
      "person-on-other-side",
    ]);
    await mustAct(door, removeMember, cast.owner, { memberId, reason }, at());
    expect(kinds(await invite(cast.manager, cast.agencyParty, cast.signatory, ["AGENCY_MEMBER"]))).toEqual([
      "signed-for-other-side",
    ]);
    expect(kinds(await invite(cast.owner, cast.clientParty, cast.signatory, ["CLIENT_CONTRIBUTOR"]))).toEqual(["done"]);
    expect(kinds(await accept(cast.signatory))).toEqual(["done"]);
  });

  it("9.9-12 the address of an invitation may change hands: the person behind it is looked at when they join", async () => {
    const [guest, third] = [await addPerson(door.db, "Nadia Serre"), await addPerson(door.db, "Remplaçante")];
    expect(kinds(await invite(cast.manager, cast.agencyParty, guest, ["AGENCY_MEMBER"]))).toEqual(["done"]);
    const email = await emailOf(door, guest);
    const token = await tokenFor(door, email);
    await join(door, cast.sponsor, cast.code, cast.clientParty, third, ["CLIENT_SIGNATORY"]);
    const { memberId } = await scopeOf(door, cast.signatory, cast.code);
    await mustAct(door, removeMember, cast.owner, { memberId, reason }, at());
    await owner.query("UPDATE person SET email = NULL WHERE id = $1", [guest]);
    await owner.query("UPDATE person SET email = $2 WHERE id = $1", [cast.signatory, email]);
    expect(kinds(await act(door, acceptInvitation, cast.signatory, { token }))).toEqual(["signed-for-other-side"]);
  });

  it("CD-07 the power to sign is given by a signatory or by the sponsor, and never to oneself", async () => {
    const change = async (by: PersonId, to: PersonId, roles: readonly string[]): Promise<readonly string[]> => {
      const { memberId } = await scopeOf(door, to, cast.code);
      return kinds(await act(door, changeRoles, by, { memberId, roles, substitute: false, reason }, at()));
    };
    const refused = ["signatory-named-by-signatory"];
    expect(await change(cast.owner, cast.owner, ["CLIENT_OWNER", "CLIENT_SIGNATORY"])).toEqual(refused);
    expect(await change(cast.sponsor, cast.sponsor, ["CLIENT_SPONSOR", "CLIENT_SIGNATORY"])).toEqual(refused);
    expect(await change(cast.owner, cast.sponsor, ["CLIENT_SPONSOR", "CLIENT_SIGNATORY"])).toEqual(refused);
    expect(await change(cast.manager, cast.manager, ["AGENCY_MANAGER", "AGENCY_SIGNATORY"])).toEqual(refused);
    const guest = await addPerson(door.db, "Nadia Serre");
    expect(kinds(await invite(cast.owner, cast.clientParty, guest, ["CLIENT_SIGNATORY"]))).toEqual(refused);
    expect(await change(cast.signatory, cast.owner, ["CLIENT_OWNER", "CLIENT_SIGNATORY"])).toEqual(["done"]);
    expect(await change(cast.agencySignatory, cast.manager, ["AGENCY_MANAGER", "AGENCY_SIGNATORY"])).toEqual(["done"]);
    expect(kinds(await invite(cast.sponsor, cast.clientParty, guest, ["CLIENT_SIGNATORY"]))).toEqual(["done"]);
  });

  it("CD-07 an agency that the charter does not name yet still names its first signatory", async () => {
    const partyId =
      told(await mustAct(door, addParty, cast.owner, { side: "AGENCY", organisation: organisation("Seconde") }, at()))
        .party ?? "";
    const lead = await addPerson(door.db, "Chef Second");
    await join(door, cast.owner, cast.code, partyId, lead, ["AGENCY_MANAGER"]);
    const signatory = await addPerson(door.db, "Présidente Seconde");
    expect(kinds(await invite(lead, partyId, signatory, ["AGENCY_SIGNATORY"]))).toEqual(["done"]);
  });

  async function lend(by: PersonId, to: PersonId, acts: readonly string[], role = "CLIENT_SIGNATORY"): Promise<void> {
    const { memberId } = await scopeOf(door, to, cast.code);
    const terms = DelegationTerms.parse({
      granteeMemberId: memberId,
      role,
      acts,
      maxAmountCents: 1,
      from: "2026-06-01",
      until: "2026-06-30",
      reason: "Absence",
    });
    const digest = await transact(door.db, { personId: by, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, by, cast.code);
      if (scope === null) throw new Error("Not a member");
      const composed = await composePower(tx, scope, terms, await nextPowerCode(tx, scope.projectId), door.clock.now());
      return composed === null ? "" : recordDigest(composed.record);
    });
    expect(kinds(await sign(door, grantDelegation, by, { ...terms, digest }, cast.code))).toEqual(["done"]);
  }
  const powersOf = async (person: PersonId): Promise<readonly string[]> =>
    (await scopeOf(door, person, cast.code)).delegations.map((one) => one.code).sort();

  it("MD-01 a power that ended with its grantor's role does not come back with the role, and the ledger says so", async () => {
    await lend(cast.signatory, cast.substitute, ["milestone.accept"]);
    await lend(cast.signatory, cast.amo, ["milestone.adjourn"]);
    const { memberId, projectId } = await scopeOf(door, cast.signatory, cast.code);
    door.wait(1000);
    const change = (by: PersonId, roles: readonly string[]): ReturnType<typeof act> =>
      act(door, changeRoles, by, { memberId, roles, substitute: false, reason }, at());
    expect(kinds(await change(cast.owner, ["CLIENT_SIGNATORY", "CLIENT_CONTRIBUTOR"]))).toEqual(["done"]);
    expect(await powersOf(cast.amo)).toEqual(["DEL-02"]);
    expect(kinds(await change(cast.owner, ["CLIENT_CONTRIBUTOR"]))).toEqual(["done"]);
    expect([await powersOf(cast.substitute), await powersOf(cast.amo)]).toEqual([[], []]);
    expect(kinds(await change(cast.sponsor, ["CLIENT_SIGNATORY"]))).toEqual(["done"]);
    expect([await powersOf(cast.substitute), await powersOf(cast.amo)]).toEqual([[], []]);
    const { rows } = await owner.query(
      "SELECT payload ->> 'delegation' AS code, role FROM ledger_entry WHERE project_id = $1 AND type = 'DelegationRevoked' ORDER BY seq",
      [projectId],
    );
    expect(rows).toEqual([
      { code: "DEL-01", role: "SYSTEM" },
      { code: "DEL-02", role: "SYSTEM" },
    ]);
  });

  it("MD-01 whoever leaves takes along the powers they lent and those lent to them", async () => {
    await lend(cast.signatory, cast.substitute, ["milestone.accept"]);
    await lend(cast.substitute, cast.amo, ["milestone.adjourn"]);
    const { memberId, projectId } = await scopeOf(door, cast.substitute, cast.code);
    door.wait(1000);
    await mustAct(door, removeMember, cast.owner, { memberId, reason }, at());
    expect(await powersOf(cast.amo)).toEqual([]);
    const { rows } = await owner.query(
      "SELECT code FROM delegation WHERE project_id = $1 AND revoked_at IS NOT NULL ORDER BY code",
      [projectId],
    );
    expect(rows).toEqual([{ code: "DEL-01" }, { code: "DEL-02" }]);
  });
});

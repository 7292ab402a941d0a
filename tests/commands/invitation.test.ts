import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgiveAttempts, limits, takeAttempts } from "@/lib/auth/rate-limit";
import { transact } from "@/lib/db/transact";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { revokeInvitation } from "@/lib/features/invitation/commands/revoke-invitation";
import { getInvitation } from "@/lib/features/invitation/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { act, addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { type Cast, castProject, countRows, emailOf, join, scopeOf, tokenFor, told } from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;
let cast: Cast;
let guest: PersonId;
let email: string;

beforeAll(async () => {
  database = await cloneDatabase("invitation");
  door = openDoor(database.appUrl);
});
afterAll(async () => {
  await door.db.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  door.moveTo("2026-06-01T07:00:00.000Z");
  cast = await castProject(door);
  guest = await addPerson(door.db, "Nadia Serre");
  email = await emailOf(door, guest);
});

const at = (): { project: string } => ({ project: cast.code });
const kinds = (answer: Awaited<ReturnType<typeof act>>): readonly string[] =>
  !answer.ok && answer.error.kind === "refused"
    ? answer.error.refusals.map((one) => one.kind)
    : [answer.ok ? "done" : answer.error.kind];
const wanted = (more: object = {}): object => ({
  partyId: cast.clientParty,
  name: "Nadia Serre",
  email,
  roles: ["CLIENT_CONTRIBUTOR"],
  substitute: false,
  ...more,
});

async function expectRefused(answer: () => ReturnType<typeof act>, ...expected: string[]): Promise<void> {
  const before = await countRows(database.ownerUrl);
  expect(kinds(await answer())).toEqual(expected);
  expect(await countRows(database.ownerUrl)).toEqual(before);
}

describe("member.invite", () => {
  it("mails a link whose secret is nowhere else, and the invited person joins with it", async () => {
    const outcome = await mustAct(door, inviteMember, cast.owner, wanted(), at());
    const token = await tokenFor(door, email);
    expect(JSON.stringify(outcome)).not.toContain(token);
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    for (const table of ["invitation", "ledger_entry", "ledger_text", "command_receipt", "account_event"]) {
      const { rows } = await client.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [token]);
      expect(rows, table).toEqual([]);
    }
    await client.end();
    expect(told(await mustAct(door, acceptInvitation, guest, { token }))).toEqual({ project: cast.code });
    expect((await scopeOf(door, guest, cast.code)).roles).toEqual([{ role: "CLIENT_CONTRIBUTOR", substitute: false }]);
  });

  it("CD-07 roles are of the party's side, and a party that has somebody invites its own", async () => {
    await expectRefused(
      () => act(door, inviteMember, cast.owner, wanted({ roles: ["AGENCY_SIGNATORY"] }), at()),
      "role-of-other-side",
    );
    await expectRefused(
      () => act(door, inviteMember, cast.owner, wanted({ partyId: cast.agencyParty, roles: ["AGENCY_MEMBER"] }), at()),
      "party-runs-itself",
    );
    const contributor = await addPerson(door.db, "Théo Garnier");
    await join(door, cast.owner, cast.code, cast.clientParty, contributor, ["CLIENT_CONTRIBUTOR"]);
    await expectRefused(() => act(door, inviteMember, contributor, wanted(), at()), "wrong-role");
    await expectRefused(() => act(door, inviteMember, cast.owner, wanted({ partyId: v7() }), at()), "not-found");
  });

  it("9.9-12 nobody stands on two sides, as a member or as somebody invited", async () => {
    const managerEmail = await emailOf(door, cast.manager);
    await expectRefused(
      () => act(door, inviteMember, cast.owner, wanted({ email: managerEmail }), at()),
      "person-on-other-side",
    );
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
    await expectRefused(
      () =>
        act(door, inviteMember, cast.manager, wanted({ partyId: cast.agencyParty, roles: ["AGENCY_MEMBER"] }), at()),
      "person-on-other-side",
    );
    const signatoryEmail = await emailOf(door, cast.signatory);
    await expectRefused(
      () => act(door, inviteMember, cast.owner, wanted({ email: signatoryEmail }), at()),
      "already-member",
    );
  });

  it("mails strangers fifty times a day and no more: whoever one is, in whatever project", async () => {
    const other = await castProject(door);
    const desk = { db: door.db, now: door.clock.now() };
    const mailed = { limit: limits.invitationByPerson, subject: cast.owner };
    await forgiveAttempts(door.db, mailed);
    for (let sent = 1; sent < 50; sent += 1) await takeAttempts(desk, [mailed]);
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
    await expectRefused(() => act(door, inviteMember, cast.owner, wanted(), at()), "invitations-exhausted");
    await mustAct(door, inviteMember, other.owner, wanted({ partyId: other.clientParty }), { project: other.code });
    door.wait(24 * 60 * 60_000);
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
  });

  it("9.9-12 the same person may be client here and agency there", async () => {
    const other = await castProject(door);
    await join(door, cast.owner, cast.code, cast.clientParty, guest, ["CLIENT_CONTRIBUTOR"]);
    await join(door, other.manager, other.code, other.agencyParty, guest, ["AGENCY_MEMBER"]);
    expect((await scopeOf(door, guest, other.code)).side).toBe("AGENCY");
  });

  it("inviting again replaces the link: the earlier one no longer opens", async () => {
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
    const first = await tokenFor(door, email);
    door.wait(1000);
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
    await expectRefused(() => act(door, acceptInvitation, guest, { token: first }), "not-found");
    await mustAct(door, acceptInvitation, guest, { token: await tokenFor(door, email) });
  });

  it("two invitations of one address at the same moment leave one open", async () => {
    await Promise.all([1, 2].map(() => mustAct(door, inviteMember, cast.owner, wanted(), at())));
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT count(*)::int AS open FROM invitation WHERE email = $1 AND revoked_at IS NULL",
      [email],
    );
    await client.end();
    expect(rows).toEqual([{ open: 1 }]);
  });
});

describe("invitation.accept", () => {
  beforeEach(async () => {
    await mustAct(door, inviteMember, cast.owner, wanted(), at());
  });

  it("belongs to one address: another account does not take it over", async () => {
    const thief = await addPerson(door.db, "Tristan Voleur");
    const token = await tokenFor(door, email);
    await expectRefused(() => act(door, acceptInvitation, thief, { token }), "not-found");
    await mustAct(door, acceptInvitation, guest, { token });
  });

  it("is used once, even by many clicks at once", async () => {
    const token = await tokenFor(door, email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => act(door, acceptInvitation, guest, { token })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await expectRefused(() => act(door, acceptInvitation, guest, { token }), "not-found");
  });

  it("runs out after fourteen days, to the millisecond", async () => {
    const token = await tokenFor(door, email);
    door.moveTo("2026-06-15T07:00:00.000Z");
    await expectRefused(() => act(door, acceptInvitation, guest, { token }), "not-found");
    const seen = await transact(door.db, { personId: null, readOnly: true }, (tx) =>
      getInvitation(tx, token, door.clock.now()),
    );
    expect(seen?.state).toBe("EXPIRED");
    door.moveTo("2026-06-15T06:59:59.999Z");
    await mustAct(door, acceptInvitation, guest, { token });
  });

  it("is taken back by whoever may invite", async () => {
    const token = await tokenFor(door, email);
    const seen = await transact(door.db, { personId: cast.owner, readOnly: true }, async (tx) => {
      await tx.$queryRaw`SELECT aval_enter(${cast.owner}::uuid, ${cast.code})`;
      return tx.invitation.findFirstOrThrow({ where: { email } });
    });
    await expectRefused(
      () => act(door, revokeInvitation, cast.manager, { invitationId: seen.id }, at()),
      "party-runs-itself",
    );
    await mustAct(door, revokeInvitation, cast.owner, { invitationId: seen.id }, at());
    await expectRefused(() => act(door, acceptInvitation, guest, { token }), "not-found");
    await expectRefused(() => act(door, revokeInvitation, cast.owner, { invitationId: seen.id }, at()), "not-found");
  });

  it("9.9-12 does not put on a second side somebody who has joined meanwhile", async () => {
    const token = await tokenFor(door, email);
    const other = await addPerson(door.db, "Autre Personne");
    // The address changes hands: the person now behind it is already with the agency.
    await join(door, cast.manager, cast.code, cast.agencyParty, other, ["AGENCY_MEMBER"]);
    await door.db.person.update({ where: { id: guest }, data: { email: null } });
    await door.db.person.update({ where: { id: other }, data: { email } });
    await expectRefused(() => act(door, acceptInvitation, other, { token }), "person-on-other-side");
  });

  it("an unknown token tells nothing", async () => {
    await expectRefused(() => act(door, acceptInvitation, guest, { token: "A".repeat(43) }), "not-found");
    expect(kinds(await act(door, acceptInvitation, guest, { token: "'; DROP" }))).toEqual(["invalid-input"]);
    expect(
      await transact(door.db, { personId: null, readOnly: true }, (tx) =>
        getInvitation(tx, "A".repeat(43), door.clock.now()),
      ),
    ).toBeNull();
  });

  it("is changed by nobody in the database", async () => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    for (const sql of [
      "UPDATE invitation SET roles = '{CLIENT_OWNER}' WHERE email = $1",
      "UPDATE invitation SET expires_at = expires_at + interval '1 year' WHERE email = $1",
      "DELETE FROM invitation WHERE email = $1",
    ]) {
      await expect(client.query(sql, [email])).rejects.toThrow(/accepted or revoked, once/);
    }
    await client.end();
  });
});

import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { withinCeiling } from "@/lib/domain/delegation";
import { authorityFor } from "@/lib/domain/policy";
import { grantDelegation } from "@/lib/features/delegation/commands/grant-delegation";
import { revokeDelegation } from "@/lib/features/delegation/commands/revoke-delegation";
import { composePower, listDelegations, nextPowerCode } from "@/lib/features/delegation/queries";
import { DelegationTerms } from "@/lib/features/delegation/schema";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import type { PersonId } from "@/lib/kernel/ids";
import { recordDigest } from "@/lib/ledger/sign";
import { act, mustAct, openDoor, prove, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { activeProject, type Cast, castProject, countRows, scopeOf, sign } from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;
let cast: Cast;

beforeAll(async () => {
  database = await cloneDatabase("delegation");
  door = openDoor(database.appUrl);
});
afterAll(async () => {
  await door.db.$disconnect();
  await database.drop();
});
beforeEach(async () => {
  door.moveTo("2026-06-01T07:00:00.000Z");
  cast = await activeProject(door);
});

const at = (): { project: string } => ({ project: cast.code });
const kinds = (answer: Awaited<ReturnType<typeof act>>): readonly string[] =>
  !answer.ok && answer.error.kind === "refused"
    ? answer.error.refusals.map((one) => one.kind)
    : [answer.ok ? "done" : answer.error.kind];

async function terms(to: PersonId, more: object = {}): Promise<DelegationTerms> {
  const { memberId } = await scopeOf(door, to, cast.code);
  return DelegationTerms.parse({
    granteeMemberId: memberId,
    role: "CLIENT_SIGNATORY",
    acts: ["baseline.sign", "milestone.accept"],
    maxAmountCents: 40_000_00,
    from: "2026-06-01",
    until: "2026-06-30",
    reason: "Absence de juin",
    ...more,
  });
}

/** The digest of the power as its page shows it now. */
async function digestOf(person: PersonId, power: DelegationTerms): Promise<string> {
  return transact(door.db, { personId: person, readOnly: true }, async (tx) => {
    const scope = await enterProject(tx, person, cast.code);
    if (scope === null) throw new Error("Not a member");
    const composed = await composePower(tx, scope, power, await nextPowerCode(tx, scope.projectId), door.clock.now());
    return composed === null ? "0".repeat(64) : recordDigest(composed.record);
  });
}

async function grant(by: PersonId, power: DelegationTerms): ReturnType<typeof act> {
  return sign(door, grantDelegation, by, { ...power, digest: await digestOf(by, power) }, cast.code);
}

async function powers(): Promise<Awaited<ReturnType<typeof listDelegations>>> {
  const { projectId } = await scopeOf(door, cast.owner, cast.code);
  return transact(door.db, { personId: cast.owner, readOnly: true }, async (tx) => {
    await enterProject(tx, cast.owner, cast.code);
    return listDelegations(tx, projectId, door.clock.now());
  });
}

async function expectRefused(answer: () => ReturnType<typeof act>, ...expected: string[]): Promise<void> {
  const before = await countRows(database.ownerUrl);
  expect(kinds(await answer())).toEqual(expected);
  expect(await countRows(database.ownerUrl)).toEqual(before);
}

describe("delegation.grant", () => {
  it("MD-01 lends the AMO named acts up to a ceiling, between two days, under a signed paper", async () => {
    expect(await grant(cast.signatory, await terms(cast.amo))).toMatchObject({
      ok: true,
      value: { result: { delegation: "DEL-01" } },
    });
    const scope = await scopeOf(door, cast.amo, cast.code);
    const authority = authorityFor("baseline.sign", scope, door.clock.now());
    expect(authority).toMatchObject({
      ok: true,
      value: {
        role: "CLIENT_SIGNATORY",
        partyId: cast.clientParty,
        delegation: { code: "DEL-01", maxAmountCents: 40_000_00 },
      },
    });
    if (!authority.ok) return;
    expect(withinCeiling(authority.value.delegation, 40_000_00)).toEqual([]);
    expect(withinCeiling(authority.value.delegation, 40_000_01)).toMatchObject([
      { kind: "delegation-ceiling-exceeded" },
    ]);
    expect(authorityFor("milestone.reject", scope, door.clock.now()).ok).toBe(false);
    expect(await powers()).toMatchObject([
      {
        code: "DEL-01",
        status: "IN_FORCE",
        grantor: { name: "Hélène Marchetti" },
        grantee: { name: "Judith Amsellem" },
        record: expect.stringMatching(/^PV-2026-/),
      },
    ]);
  });

  it("holds from the first instant of its first day to the end of its last day in Paris", async () => {
    expect((await grant(cast.signatory, await terms(cast.amo, { from: "2026-06-10", until: "2026-06-12" }))).ok).toBe(
      true,
    );
    const scope = await scopeOf(door, cast.amo, cast.code);
    const holds = (now: string): boolean => {
      door.moveTo(now);
      return authorityFor("baseline.sign", scope, door.clock.now()).ok;
    };
    expect([
      holds("2026-06-09T21:59:59.999Z"),
      holds("2026-06-09T22:00:00.000Z"),
      holds("2026-06-12T21:59:59.999Z"),
      holds("2026-06-12T22:00:00.000Z"),
    ]).toEqual([false, true, true, false]);
  });

  it("MD-01 CD-07 refuses what cannot be lent, and leaves no row", async () => {
    const amo = await terms(cast.amo);
    await expectRefused(() => grant(cast.signatory, { ...amo, maxAmountCents: null }), "delegation-ceiling-missing");
    await expectRefused(() => grant(cast.signatory, { ...amo, acts: [] }), "delegation-empty");
    await expectRefused(() => grant(cast.signatory, { ...amo, acts: ["charter.sign"] }), "not-delegable");
    await expectRefused(
      () => grant(cast.signatory, { ...amo, from: "2026-06-02", until: "2026-06-01" }),
      "delegation-period-invalid",
    );
    await expectRefused(
      () => grant(cast.signatory, { ...amo, from: "2026-05-01", until: "2026-05-31" }),
      "delegation-period-invalid",
    );
    const toManager = await terms(cast.manager);
    await expectRefused(() => grant(cast.signatory, toManager), "delegation-beyond-side");
    await expectRefused(() => grant(cast.owner, amo), "power-not-held");
    const self = await terms(cast.signatory);
    await expectRefused(() => grant(cast.signatory, self), "delegation-to-self");
    await expectRefused(() => grant(cast.amo, amo), "wrong-role");
  });

  it("CR-12 is signed as it was read: another power written meanwhile changes its number, and is told", async () => {
    const power = await terms(cast.amo);
    const digest = await digestOf(cast.signatory, power);
    expect((await grant(cast.substitute, await terms(cast.owner))).ok).toBe(true);
    const proofId = await prove(door, cast.signatory, digest);
    await expectRefused(
      () => act(door, grantDelegation, cast.signatory, { ...power, digest }, { ...at(), proofId }),
      "content-changed",
    );
  });

  it("9.9-3 one act of one grantor is lent once at a time, even when granted twice at the same moment", async () => {
    const power = await terms(cast.amo);
    const other = await terms(cast.owner, { acts: ["milestone.accept"], from: "2026-06-20", until: "2026-07-10" });
    const answers = await Promise.all([grant(cast.signatory, power), grant(cast.signatory, other)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await powers()).toHaveLength(1);
    const loser = answers[0]?.ok === true ? other : power;
    await expectRefused(() => grant(cast.signatory, loser), "delegation-overlaps");
  });

  it("the same grant sent twice is one power", async () => {
    const power = await terms(cast.amo);
    const digest = await digestOf(cast.signatory, power);
    const call = { ...at(), commandId: v7(), proofId: await prove(door, cast.signatory, digest) };
    const answers = await Promise.all(
      [1, 2, 3].map(() => act(door, grantDelegation, cast.signatory, { ...power, digest }, call)),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await powers()).toHaveLength(1);
  });

  it("somebody of another project is not found", async () => {
    const other = await castProject(door);
    const { memberId } = await scopeOf(door, other.amo, other.code);
    const power = await terms(cast.amo, { granteeMemberId: memberId });
    await expectRefused(() => grant(cast.signatory, power), "not-found");
  });
});

describe("delegation.revoke", () => {
  const reason = "Retour anticipé";
  let delegationId: string;

  beforeEach(async () => {
    await grant(cast.signatory, await terms(cast.amo));
    delegationId = (await powers())[0]?.id ?? "";
  });

  it("ends the power at once; the same act can then be lent again", async () => {
    door.wait(60_000);
    await mustAct(door, revokeDelegation, cast.signatory, { delegationId, reason }, at());
    expect(authorityFor("baseline.sign", await scopeOf(door, cast.amo, cast.code), door.clock.now()).ok).toBe(false);
    expect((await powers())[0]?.status).toBe("REVOKED");
    await expectRefused(
      () => act(door, revokeDelegation, cast.signatory, { delegationId, reason }, at()),
      "delegation-over",
    );
    expect((await grant(cast.signatory, await terms(cast.owner))).ok).toBe(true);
  });

  it("CD-07 is for whoever lent it, or a signatory of the same party", async () => {
    await expectRefused(() => act(door, revokeDelegation, cast.owner, { delegationId, reason }, at()), "not-grantor");
    await expectRefused(
      () => act(door, revokeDelegation, cast.agencySignatory, { delegationId, reason }, at()),
      "not-grantor",
    );
    await mustAct(door, revokeDelegation, cast.substitute, { delegationId, reason }, at());
  });

  it("a power dies with the role that it lends", async () => {
    const { memberId } = await scopeOf(door, cast.signatory, cast.code);
    await mustAct(door, removeMember, cast.owner, { memberId, reason: "Départ" }, at());
    expect(authorityFor("baseline.sign", await scopeOf(door, cast.amo, cast.code), door.clock.now()).ok).toBe(false);
  });

  it("nothing else of a power ever changes, whoever asks the database", async () => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    for (const sql of [
      "UPDATE delegation SET max_amount_cents = 1 WHERE id = $1",
      "UPDATE delegation SET valid_until = valid_until + interval '1 year' WHERE id = $1",
      "UPDATE delegation_act SET valid_until = valid_until + interval '1 year' WHERE delegation_id = $1",
      "DELETE FROM delegation WHERE id = $1",
      "DELETE FROM delegation_act WHERE delegation_id = $1",
    ]) {
      await expect(client.query(sql, [delegationId])).rejects.toThrow(/left as it is/);
    }
    await client.end();
  });
});

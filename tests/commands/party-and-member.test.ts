import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { ExitItem } from "@/lib/domain/exit-plan";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { changeRoles } from "@/lib/features/member/commands/change-roles";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { handBackExitItem } from "@/lib/features/party/commands/hand-back-exit-item";
import { removeParty } from "@/lib/features/party/commands/remove-party";
import { listExitItems } from "@/lib/features/party/queries-exit";
import type { ExitItemView } from "@/lib/features/party/view";
import { createProject } from "@/lib/features/project/commands/create-project";
import { renameProject } from "@/lib/features/project/commands/rename-project";
import { act, addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import {
  activeProject,
  type Cast,
  castProject,
  countRows,
  founding,
  join,
  organisation,
  scopeOf,
  told,
} from "@/tests/support/set-up";

let database: TestDatabase;
let door: TestDoor;
let cast: Cast;

beforeAll(async () => {
  database = await cloneDatabase("party and member");
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
const memberOf = async (person: Cast["owner"]): Promise<string> => (await scopeOf(door, person, cast.code)).memberId;

/** Refuses, and leaves every table as it was. */
async function expectRefused(answer: () => ReturnType<typeof act>, ...expected: string[]): Promise<void> {
  const before = await countRows(database.ownerUrl);
  expect(kinds(await answer())).toEqual(expected);
  expect(await countRows(database.ownerUrl)).toEqual(before);
}

describe("project.create and project.rename", () => {
  it("an AMO or an agency that opens a project names the client, whose people then run their own party", async () => {
    const amo = await addPerson(door.db, "Judith Amsellem");
    const { client: _, ...without } = { ...founding, side: "AMO", client: undefined };
    expect(await act(door, createProject, amo, without)).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "client.name", code: "client-missing" }] },
    });
    const code =
      told(
        await mustAct(door, createProject, amo, {
          ...without,
          organisation: organisation("Cabinet Vauquelin"),
          client: organisation("Musées de Haute-Vère"),
        }),
      ).code ?? "";
    const { projectId } = await scopeOf(door, amo, code);
    const rows = await door.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.person_id', ${amo}, true)`;
      return tx.party.findMany({ where: { projectId }, orderBy: { side: "asc" } });
    });
    expect(rows.map((row) => row.side)).toEqual(["AMO", "CLIENT"]);
    const owner = await addPerson(door.db, "Inès Belkacem");
    await join(door, amo, code, rows[1]?.id ?? "", owner, ["CLIENT_OWNER"]);
    const other = {
      partyId: rows[1]?.id ?? "",
      name: "X",
      email: "x@example.test",
      roles: ["CLIENT_SPONSOR"],
      substitute: false,
    };
    expect(kinds(await act(door, inviteMember, amo, other, { project: code }))).toEqual(["party-runs-itself"]);
  });

  it("CR-01 only the client's lead renames", async () => {
    await expectRefused(
      () => act(door, renameProject, cast.manager, { name: "Autre", objective: "" }, at()),
      "wrong-role",
    );
    await mustAct(door, renameProject, cast.owner, { name: "Refonte du site", objective: "" }, at());
    expect((await scopeOf(door, cast.owner, cast.code)).name).toBe("Refonte du site");
  });
});

describe("party.add and party.remove", () => {
  it("CR-03 there is one client and one AMO, and as many agencies as the client chooses", async () => {
    await expectRefused(
      () => act(door, addParty, cast.owner, { side: "AMO", organisation: organisation("Autre AMO") }, at()),
      "single-party-of-side",
    );
    await expectRefused(
      () => act(door, addParty, cast.owner, { side: "CLIENT", organisation: organisation("Autre client") }, at()),
      "single-party-of-side",
    );
    await expectRefused(
      () => act(door, addParty, cast.manager, { side: "AGENCY", organisation: organisation("Amie") }, at()),
      "wrong-role",
    );
    await mustAct(door, addParty, cast.owner, { side: "AGENCY", organisation: organisation("Seconde agence") }, at());
  });

  it("two AMOs added at the same moment are one", async () => {
    await mustAct(door, removeParty, cast.owner, { partyId: cast.amoParty, reason: "Autre cabinet" }, at());
    const answers = await Promise.all(
      ["Un", "Deux"].map((name) =>
        act(door, addParty, cast.owner, { side: "AMO", organisation: organisation(name) }, at()),
      ),
    );
    expect(answers.flatMap(kinds).sort()).toEqual(["done", "single-party-of-side"]);
  });

  it("a party that leaves takes its people along, and their access ends at once", async () => {
    await mustAct(door, removeParty, cast.owner, { partyId: cast.agencyParty, reason: "Autre prestataire" }, at());
    await expect(scopeOf(door, cast.manager, cast.code)).rejects.toThrow("Not a member");
    expect(
      kinds(await act(door, removeParty, cast.owner, { partyId: cast.agencyParty, reason: "Encore" }, at())),
    ).toEqual(["not-found"]);
    await expectRefused(
      () => act(door, removeParty, cast.owner, { partyId: cast.clientParty, reason: "Non" }, at()),
      "single-party-of-side",
    );
  });

  it("CR-03, CR-14 a provider is replaced for a reason, and the list of what it hands back begins", async () => {
    const without = await act(door, removeParty, cast.owner, { partyId: cast.agencyParty, reason: " " }, at());
    expect(without.ok || without.error.kind).toBe("invalid-input");
    await mustAct(door, removeParty, cast.owner, { partyId: cast.agencyParty, reason: "Autre prestataire" }, at());
    const listed = async (): Promise<readonly ExitItemView[]> => {
      const scope = await scopeOf(door, cast.owner, cast.code);
      return transact(door.db, { personId: cast.owner, readOnly: true }, async (tx) => {
        await enterProject(tx, cast.owner, cast.code);
        return listExitItems(tx, scope);
      });
    };
    const items = await listed();
    expect(items.map(({ kind, doneOn }) => [kind, doneOn])).toEqual(ExitItem.options.map((kind) => [kind, null]));
    const [first] = items;
    const itemId = first?.id ?? "";
    const today = door.clock.now().slice(0, 10);
    await mustAct(door, handBackExitItem, cast.owner, { itemId, doneOn: today, note: "Par courriel" }, at());
    expect((await listed()).filter(({ doneOn }) => doneOn === today).map(({ id }) => id)).toEqual([itemId]);
    await expectRefused(
      () => act(door, handBackExitItem, cast.owner, { itemId, doneOn: today, note: "" }, at()),
      "item-already-handed-back",
    );
  });

  it("a party of another project is not found", async () => {
    const other = await castProject(door);
    await expectRefused(
      () => act(door, removeParty, cast.owner, { partyId: other.agencyParty, reason: "Non" }, at()),
      "not-found",
    );
  });

  it("the same addition sent twice is one party", async () => {
    const commandId = v7();
    const input = { side: "AGENCY", organisation: organisation("Seconde agence") };
    const [first, second] = await Promise.all([
      mustAct(door, addParty, cast.owner, input, { ...at(), commandId }),
      mustAct(door, addParty, cast.owner, input, { ...at(), commandId }),
    ]);
    expect(told(first)).toEqual(told(second));
  });
});

describe("member.change-roles and member.remove", () => {
  const reason = "Réorganisation";

  it("CD-07 a party names its own people, in roles of its own side", async () => {
    const manager = await memberOf(cast.manager);
    await expectRefused(
      () =>
        act(
          door,
          changeRoles,
          cast.owner,
          { memberId: manager, roles: ["AGENCY_MEMBER"], substitute: false, reason },
          at(),
        ),
      "party-runs-itself",
    );
    await expectRefused(
      () =>
        act(
          door,
          changeRoles,
          cast.manager,
          { memberId: manager, roles: ["CLIENT_SIGNATORY"], substitute: false, reason },
          at(),
        ),
      "role-of-other-side",
    );
    await mustAct(
      door,
      changeRoles,
      cast.manager,
      { memberId: manager, roles: ["AGENCY_MANAGER", "AGENCY_SIGNATORY"], substitute: true, reason },
      at(),
    );
    expect((await scopeOf(door, cast.manager, cast.code)).roles).toEqual([
      { role: "AGENCY_MANAGER", substitute: false },
      { role: "AGENCY_SIGNATORY", substitute: true },
    ]);
  });

  it("CD-07 the client's lead is never the one who is missing; once a charter is in force, neither are the other posts", async () => {
    const owner = await memberOf(cast.owner);
    await expectRefused(
      () => act(door, removeMember, cast.owner, { memberId: owner, reason }, at()),
      "last-holder-of-role",
    );
    cast = await activeProject(door);
    const sponsor = await memberOf(cast.sponsor);
    const substitute = await memberOf(cast.substitute);
    const signatory = await memberOf(cast.signatory);
    await expectRefused(
      () => act(door, removeMember, cast.owner, { memberId: sponsor, reason }, at()),
      "last-holder-of-role",
    );
    await mustAct(door, removeMember, cast.owner, { memberId: substitute, reason }, at());
    await expectRefused(
      () => act(door, removeMember, cast.owner, { memberId: signatory, reason }, at()),
      "last-holder-of-role",
    );
    await expectRefused(() => act(door, removeMember, cast.owner, { memberId: substitute, reason }, at()), "not-found");
  });

  it("two who let each other go at the same moment do not leave the post empty", async () => {
    cast = await activeProject(door);
    const ids = await Promise.all([cast.signatory, cast.substitute].map(memberOf));
    const answers = await Promise.all(
      ids.map((memberId) => act(door, removeMember, cast.owner, { memberId, reason }, at())),
    );
    expect(answers.flatMap(kinds).sort()).toEqual(["done", "last-holder-of-role"]);
  });

  it("a member of another project is not found", async () => {
    const other = await castProject(door);
    const { memberId } = await scopeOf(door, other.signatory, other.code);
    await expectRefused(() => act(door, removeMember, cast.owner, { memberId, reason }, at()), "not-found");
  });
});

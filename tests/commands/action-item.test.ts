import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import { beginActionItem } from "@/lib/features/action-item/commands/begin-action-item";
import { dropActionItem } from "@/lib/features/action-item/commands/drop-action-item";
import { finishActionItem } from "@/lib/features/action-item/commands/finish-action-item";
import { openActionItem } from "@/lib/features/action-item/commands/open-action-item";
import { returnActionItem } from "@/lib/features/action-item/commands/return-action-item";
import { verifyActionItem } from "@/lib/features/action-item/commands/verify-action-item";
import { getActionRoom, listActions } from "@/lib/features/action-item/queries";
import { searchProject } from "@/lib/features/search/queries";
import { foundHref } from "@/lib/features/search/view";
import { listMatters } from "@/lib/features/todo/queries";
import { type Part, RoomStage } from "@/tests/support/room-stage";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let room: RoomStage;
const given = (change: object = {}): object => ({
  ...{ title: "Envoyer le devis", detail: "", ownerId: room.member("manager"), dueOn: "2026-06-12" },
  ...{ meeting: null, pointId: null, decision: null, ...change },
});

async function waiting(part: Part): Promise<readonly string[]> {
  const { matters } = await room.stage.read(part, (tx) =>
    listMatters(tx, personScope(room.stage.who(part)), { now: room.stage.door.clock.now() }),
  );
  return matters.flatMap(({ kind, subject }) => (/^action/.test(kind) ? [`${kind} ${subject}`] : []));
}

const clock = () =>
  room.stage.one(
    "SELECT kind || ' ' || due_on || ' ' || state AS value FROM clock WHERE matter_code = 'ACT-001' ORDER BY started_at DESC, id DESC LIMIT 1",
    [],
  );

beforeAll(async () => {
  room = await RoomStage.set("action");
}, 120_000);
afterAll(() => room.end());

describe("actions", () => {
  it("CD-16 are given to somebody who is there, for a day to come; their owner alone does them", async () => {
    const { stage } = room;
    expect(await room.refusals("amo", openActionItem, given({ dueOn: "2026-05-29" }))).toEqual(["action-day-past"]);
    expect(await room.refusals("amo", openActionItem, given({ ownerId: v7() }))).toEqual(["action-owner-missing"]);
    expect(await room.refusals("stranger", openActionItem, given())).toEqual(["not-found"]);
    const { action = "" } = await stage.must("amo", openActionItem, given());
    expect(action).toBe("ACT-001");
    expect(await waiting("manager")).toEqual(["action-do ACT-001"]);
    expect(await waiting("agencySignatory")).toEqual([]);
    expect(await clock()).toBe("ACTION_DUE 2026-06-12 RUNNING");
    expect(await room.refusals("agencySignatory", finishActionItem, { action, note: "" })).toEqual([
      "action-of-somebody-else",
    ]);
    await stage.must("manager", beginActionItem, { action });
    await stage.must("manager", finishActionItem, { action, note: "Envoyé." });
    expect(await clock()).toBe("ACTION_DUE 2026-06-12 STOPPED");
    expect(await waiting("amo")).toEqual(["action-verify ACT-001"]);
  });

  it("CD-16 are verified by somebody who neither owns nor did them, and sent back with a reason", async () => {
    const { stage } = room;
    const action = "ACT-001";
    expect(await room.refusals("manager", verifyActionItem, { action, note: "" })).toEqual(["verified-by-doer"]);
    const self = "UPDATE action_item SET status = 'VERIFIED', verified_by = owner_id, ended_at = now()";
    await expect(stage.owner.query(self)).rejects.toThrow();
    expect(await room.refusals("owner", returnActionItem, { action, reason: " " })).toEqual(["reason-missing"]);
    await stage.must("owner", returnActionItem, { action, reason: "Il manque le prix." });
    expect(await clock()).toBe("ACTION_DUE 2026-06-12 RUNNING");
    await stage.must("manager", finishActionItem, { action, note: "Prix ajouté." });
    await stage.must("amo", verifyActionItem, { action, note: "Reçu." });
    await expect(stage.owner.query("UPDATE action_item SET status = 'OPEN'")).rejects.toThrow();
    await expect(stage.owner.query("DELETE FROM action_item_step")).rejects.toThrow();
  });

  it("CD-09 are dropped by a decision that stands, and are found again across meetings", async () => {
    const { stage } = room;
    const { action = "" } = await stage.must("owner", openActionItem, given({ title: "Relire la charte" }));
    const drop = { action, decision: "D-2026-001", note: "" };
    expect(await room.refusals("sponsor", dropActionItem, drop)).toEqual(["not-found"]);
    stage.door.moveTo("2026-06-15T08:00:00.000Z");
    const now = stage.door.clock.now();
    const all = { text: "", state: "ALL", owner: "", meeting: "", after: 0 } as const;
    const list = (change: object) =>
      stage.read("manager", async (tx, scope) => {
        const { items } = await listActions(tx, scope, { ...all, ...change }, now);
        return items.map(({ code, late }) => `${code} ${late}`);
      });
    expect(await list({})).toEqual(["ACT-002 true", "ACT-001 false"]);
    expect(await list({ state: "LATE" })).toEqual(["ACT-002 true"]);
    expect(await list({ text: "charte" })).toEqual(["ACT-002 true"]);
    expect(await list({ state: "PENDING" })).toEqual(["ACT-002 true"]);
    await stage.must("manager", finishActionItem, { action, note: "Relue." });
    expect(await list({ state: "PENDING" })).toEqual([]);
    expect(await list({ state: "TO_VERIFY" })).toEqual(["ACT-002 false"]);
    const { view } = await stage.read("manager", (tx, scope) =>
      getActionRoom(tx, scope, { ...all, state: "TO_VERIFY" }, now),
    );
    expect(view.counts).toEqual({ pending: 0, late: 0, toVerify: 1 });
    expect(await list({ text: "100%_" })).toEqual([]);
    const known = await stage.read("manager", (tx, scope) => searchProject(tx, scope, "RELIRE LA CHARTE"));
    expect(known.map(foundHref)).toEqual([`/projects/${stage.cast.code}/actions/ACT-002`]);
  });

  it("CD-16 whose owner has left the project are their party's, and nobody else's", async () => {
    const { stage } = room;
    const { action = "" } = await stage.must("amo", openActionItem, given({ dueOn: "2026-06-19" }));
    const leave = "UPDATE member SET ended_at = $2 WHERE id = $1";
    await stage.owner.query(leave, [room.member("manager"), stage.door.clock.now()]);
    expect(await waiting("agencySignatory")).toEqual([`action-do ${action}`]);
    expect(await room.refusals("owner", beginActionItem, { action })).toEqual(["action-of-somebody-else"]);
    await stage.must("agencySignatory", finishActionItem, { action, note: "Envoyé à sa place." });
    expect(await waiting("agencySignatory")).toEqual([]);
  });
});

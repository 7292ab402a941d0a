import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import { admitToMediation } from "@/lib/features/dispute/commands/admit-to-mediation";
import { leaveMediation } from "@/lib/features/dispute/commands/leave-mediation";
import { proposeSettlement } from "@/lib/features/dispute/commands/propose-settlement";
import { loadDispute } from "@/lib/features/dispute/queries-state";
import { agreeDraft } from "@/lib/features/mediation/commands/agree-draft";
import { draftAgreement } from "@/lib/features/mediation/commands/draft-agreement";
import { endMission } from "@/lib/features/mediation/commands/end-mission";
import { postMessage } from "@/lib/features/mediation/commands/post-message";
import { getCompartment } from "@/lib/features/mediation/queries";
import { destroyCompartmentKey, makeCompartmentKey } from "@/lib/files/compartment";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import type { PersonId } from "@/lib/kernel/ids";
import { act, mustAct } from "@/tests/support/act";
import { blind, Disputes } from "@/tests/support/dispute-stage";
import { refusedWith } from "@/tests/support/milestone-stage";

const terms = {
  text: "Le solde est payé, et la dernière livraison reprise.",
  claimantConcession: "Renonce aux intérêts.",
  respondentConcession: "Paie le solde sous dix jours.",
  payer: "RESPONDENT",
  cents: 1_000_000,
  validUntil: "2026-12-31",
};

type Room = { readonly mediator: PersonId; readonly mediationId: string };

describe("the end of a mediation", () => {
  let disputes: Disputes;
  let [older, code, third] = ["", "", ""];
  let first: Room;
  let left: Room;
  let room: Room;

  beforeAll(async () => {
    disputes = await Disputes.set("mediation end");
    older = await disputes.opened();
    code = await disputes.opened();
    third = await disputes.opened();
    await disputes.stage.must("manager", proposeSettlement, { dispute: older, ...terms });
    for (const day of ["2026-06-05", "2026-06-13", "2026-06-20"]) await disputes.pass(`${day}T07:00:00.000Z`);
    first = await disputes.inMediation(older);
    room = await disputes.inMediation(code);
    left = await disputes.inMediation(third);
  });
  afterAll(async () => {
    await disputes.stage.strike();
    await rm(disputes.keysDir, { recursive: true });
  });

  const look = (personId: PersonId): ReturnType<typeof getCompartment> =>
    disputes.alone(personId, (tx) => getCompartment(tx, personId, room.mediationId, disputes.stage.door.clock.now()));
  const settlementsOf = (who: "owner" | "signatory"): Promise<number> =>
    disputes.stage.read(who, (tx, { projectId }) =>
      tx.signedDocument.count({ where: { projectId, kind: "SETTLEMENT", subjectId: room.mediationId } }),
    );

  it("CR-16 comes with a settlement on a proposal older than it too: its days are counted, its key has an end", async () => {
    const { stage } = disputes;
    await disputes.signs("agencySignatory", older, 1);
    await disputes.signs("signatory", older, 1);
    expect(await disputes.status(older)).toBe("SETTLED");
    const state = await stage.read("owner", (tx, { projectId }) => loadDispute(tx, projectId, older));
    expect(state?.mediation).toMatchObject({ outcome: "AGREEMENT", endedOn: "2026-06-20", eraseOn: "2026-06-30" });
    const left = "UPDATE dispute SET status = 'MEDIATION_ENDED_NO_AGREEMENT' WHERE code = $1";
    await expect(stage.owner.query(left, [code])).rejects.toThrow("leaves its mediation when that has ended");
  });

  it("is not waited for by whoever has left their party: no mail tells them that a message waits, and their name stays", async () => {
    const { stage } = disputes;
    const member = await stage.one("SELECT id AS value FROM member WHERE person_id = $1", [stage.who("owner")]);
    await stage.must("signatory", admitToMediation, { dispute: code, member });
    const message = { mediationId: room.mediationId, threadPartyId: null, text: "Bonjour.", files: [], blind };
    await mustAct(stage.door, postMessage, stage.who("owner"), message);
    const ends = "UPDATE member SET ended_at = $2 WHERE id = $1";
    await stage.owner.query(ends, [member, stage.door.clock.now()]);
    const view = await look(stage.who("signatory"));
    expect(view?.members.map(({ party }) => party !== null)).toHaveLength(3);
    expect(view?.threads[0]?.messages[0]?.by).not.toBe("…");
    await mustAct(stage.door, postMessage, room.mediator, message);
    const told = "SELECT count(*)::text AS value FROM delivery WHERE template = 'mediation-waits' AND person_id = $1";
    expect(await stage.one(told, [stage.who("owner")])).toBe("0");
  });

  it("keeps what one party alone has signed inside, and shows it to nobody once the key is destroyed", async () => {
    const { stage } = disputes;
    const draft = { mediationId: room.mediationId, ...terms, blind };
    await mustAct(stage.door, draftAgreement, room.mediator, draft);
    for (const who of ["agencySignatory", "signatory"] as const)
      await mustAct(stage.door, agreeDraft, stage.who(who), { mediationId: room.mediationId, version: 1 });
    await disputes.signs("agencySignatory", code, 0);
    expect(await Promise.all([settlementsOf("signatory"), readAsManager()])).toEqual([1, 0]);
    await stage.must("signatory", leaveMediation, { dispute: code });
  });

  /** Somebody of a party who is not in the compartment. */
  const readAsManager = (): Promise<number> =>
    disputes.stage.read("manager", (tx, { projectId }) =>
      tx.signedDocument.count({ where: { projectId, kind: "SETTLEMENT", subjectId: room.mediationId } }),
    );

  it("a mediator who later stands in the project hears nothing more of it", async () => {
    const { stage } = disputes;
    expect((await look(room.mediator))?.threads).toHaveLength(3);
    const copied =
      "INSERT INTO member SELECT (jsonb_populate_record(m, jsonb_build_object('id', $1::text, 'person_id', $2::text))).* FROM member m WHERE person_id = $3";
    await stage.owner.query(copied, [v7(), room.mediator, stage.who("manager")]);
    expect(await look(room.mediator)).toBeNull();
    const message = { mediationId: room.mediationId, threadPartyId: null, text: "Et moi ?", files: [], blind };
    expect(await act(stage.door, postMessage, room.mediator, message)).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
  });

  it("one key that cannot be destroyed keeps no other from it, and is destroyed as soon as it can", async () => {
    const { stage } = disputes;
    stage.door.moveTo("2026-06-30T22:00:00.000Z");
    const key = join(disputes.keysDir, `${first.mediationId}.key`);
    await rename(key, `${key}-away`);
    await mkdir(key);
    expect(await keepMediations(stage.door, 1)).toBe(1);
    expect(await settlementsOf("signatory")).toBe(0);
    await rmdir(key);
    await rename(`${key}-away`, key);
    expect(await keepMediations(stage.door)).toBe(1);
    expect(await readdir(disputes.keysDir)).toEqual([`${left.mediationId}.key`]);
  });

  it("CR-16 is ended by the mediator alone, who says no reason; a project that is closed meanwhile keeps no key", async () => {
    const { stage } = disputes;
    const { mediationId, mediator } = left;
    const end = (who: PersonId): ReturnType<typeof act> => act(stage.door, endMission, who, { mediationId });
    for (const who of [stage.who("signatory"), stage.who("amo"), room.mediator])
      expect(await end(who)).toEqual({ ok: false, error: { kind: "not-found" } });
    expect(await end(mediator)).toMatchObject({ ok: true });
    // Before the clock has written the end down, too.
    const message = { mediationId, threadPartyId: null, text: "Encore.", files: [], blind };
    expect(await act(stage.door, postMessage, mediator, message)).toMatchObject(refusedWith("compartment-closed"));
    await stage.owner.query("UPDATE project SET status = 'CLOSED' WHERE code = $1", [stage.cast.code]);
    // Nothing else is done in it by the clock, whatever still runs there.
    const { rows } = await stage.owner.query<{ id: string; project_id: string }>(
      "SELECT id, project_id FROM clock WHERE state = 'RUNNING' LIMIT 1",
    );
    const [running] = rows;
    const call = { projectId: running?.project_id ?? "", commandId: v7(), input: { clockId: running?.id } };
    expect(await executeAsSystem(stage.door, expireClock, call)).toEqual({ ok: false, error: { kind: "not-found" } });
    const due = await stage.owner.query("SELECT * FROM aval_due_in_project($1, '2030-01-01', 50)", [call.projectId]);
    expect([rows.length, due.rows]).toEqual([1, []]);
    expect([await keepMediations(stage.door), await disputes.status(third)]).toEqual([
      1,
      "MEDIATION_ENDED_NO_AGREEMENT",
    ]);
    stage.door.moveTo("2026-07-11T22:00:00.000Z");
    expect(await keepMediations(stage.door)).toBe(1);
    expect(await readdir(disputes.keysDir)).toEqual([]);
  });

  it("a key is written whole or not at all, once for all who come, and leaves no half of it behind", async () => {
    const [dir, id] = [await mkdtemp(join(tmpdir(), "aval-key-")), v7()];
    await writeFile(join(dir, `${id}.key.0.half`), "short");
    const [one, other] = await Promise.all([makeCompartmentKey(dir, id), makeCompartmentKey(dir, id)]);
    expect(other).toBe(one);
    expect(await destroyCompartmentKey(dir, id)).toBe(one);
    expect(await readdir(dir)).toEqual([]);
    await rm(dir, { recursive: true });
  });
});

import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { admitToMediation } from "@/lib/features/dispute/commands/admit-to-mediation";
import { leaveMediation } from "@/lib/features/dispute/commands/leave-mediation";
import { loadDispute } from "@/lib/features/dispute/queries-state";
import { agreeDraft } from "@/lib/features/mediation/commands/agree-draft";
import { draftAgreement } from "@/lib/features/mediation/commands/draft-agreement";
import { postMessage } from "@/lib/features/mediation/commands/post-message";
import { getCompartment, listMediations, readCompartmentFile } from "@/lib/features/mediation/queries";
import { searchProject } from "@/lib/features/search/queries";
import { readOperations } from "@/lib/http/api/reads";
import { keepMediations } from "@/lib/jobs/mediation-keeper";
import type { PersonId } from "@/lib/kernel/ids";
import { startLog } from "@/lib/log/log";
import { saveBackup } from "@/scripts/backup/save";
import { act, addPerson, mustAct } from "@/tests/support/act";
import { blind, Disputes } from "@/tests/support/dispute-stage";

/** Words that nobody else could have said: whatever holds one of them has it from inside the compartment. */
const sentinels = {
  toAll: `coquelicot-${randomBytes(8).toString("hex")}`,
  alone: `aubepine-${randomBytes(8).toString("hex")}`,
  file: `passerose-${randomBytes(8).toString("hex")}`,
  fileName: `giroflee-${randomBytes(8).toString("hex")}`,
  terms: `sauge-${randomBytes(8).toString("hex")}`,
};
const others = [
  "owner",
  "signatory",
  "substitute",
  "sponsor",
  "manager",
  "agencySignatory",
  "amo",
  "stranger",
] as const;
const insiders: readonly string[] = ["signatory", "agencySignatory"];

/** What is said, in each form in which bytes are written down. */
function formsOf(words: string | Buffer): readonly string[] {
  const bytes = Buffer.from(words);
  const plain = typeof words === "string" ? [words] : [bytes.toString("latin1")];
  return [...plain, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, "").slice(0, -2)];
}

/** Every file below a folder, as one text of bytes. */
async function bytesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  const read = await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name))));
  return read.map((bytes) => bytes.toString("latin1")).join("\n");
}

describe("the compartment of a mediation", () => {
  let disputes: Disputes;
  let code: string;
  let mediator: PersonId;
  let mediationId: string;
  let fileId: string;
  let key: Buffer;
  let said = "";
  const spies: { mockRestore: () => void }[] = [];

  /** Everything that must never be found outside. */
  const secrets = (): readonly string[] => [...Object.values(sentinels), key].flatMap(formsOf);
  const shown = (where: string): readonly string[] => secrets().filter((one) => where.includes(one));
  const message = (changes: object): object => ({
    mediationId,
    threadPartyId: null,
    text: sentinels.toAll,
    files: [],
    blind,
    ...changes,
  });

  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr])
      spies.push(
        vi.spyOn(stream, "write").mockImplementation((chunk) => {
          said += String(chunk);
          return true;
        }),
      );
    startLog("web", "debug");
    disputes = await Disputes.set("mediation");
    const { stage } = disputes;
    code = await disputes.opened();
    for (const day of ["2026-06-05", "2026-06-13", "2026-06-20"]) await disputes.pass(`${day}T07:00:00.000Z`);
    ({ mediator, mediationId } = await disputes.inMediation(code));
    key = await readFile(join(disputes.keysDir, `${mediationId}.key`));
    const base64 = Buffer.from(sentinels.file).toString("base64");
    const [client, agency] = [stage.who("signatory"), stage.who("agencySignatory")];
    await mustAct(stage.door, postMessage, client, message({ files: [{ name: `${sentinels.fileName}.txt`, base64 }] }));
    await mustAct(
      stage.door,
      postMessage,
      agency,
      message({ threadPartyId: stage.cast.agencyParty, text: sentinels.alone }),
    );
    await mustAct(stage.door, draftAgreement, mediator, {
      ...{
        mediationId,
        text: sentinels.terms,
        claimantConcession: sentinels.terms,
        respondentConcession: sentinels.terms,
      },
      ...{ payer: "RESPONDENT", cents: 900_000, validUntil: "2026-12-31", blind },
    });
    const view = await disputes.alone(client, (tx) => getCompartment(tx, client, mediationId, stage.door.clock.now()));
    fileId = view?.threads[0]?.messages[0]?.files[0]?.id ?? "";
  });
  afterAll(async () => {
    for (const spy of spies) spy.mockRestore();
    await disputes.stage.strike();
    await rm(disputes.keysDir, { recursive: true });
  });

  const look = (personId: PersonId): ReturnType<typeof getCompartment> =>
    disputes.alone(personId, (tx) => getCompartment(tx, personId, mediationId, disputes.stage.door.clock.now()));

  it("is heard by its members alone, and each private thread by its party and the mediator", async () => {
    const { stage } = disputes;
    const heard = await Promise.all([mediator, stage.who("signatory"), stage.who("agencySignatory")].map(look));
    const has = (index: number, word: string): boolean => JSON.stringify(heard[index]).includes(word);
    expect([0, 1, 2].map((index) => has(index, sentinels.toAll))).toEqual([true, true, true]);
    expect([0, 1, 2].map((index) => has(index, sentinels.alone))).toEqual([true, false, true]);
    const file = await disputes.alone(mediator, (tx) => readCompartmentFile(tx, { mediationId, fileId }));
    expect(file?.bytes.toString()).toBe(sentinels.file);
  });

  it("is found by no other role and by no administrator: not the room, not a file, not a row", async () => {
    const { stage } = disputes;
    const administrator = await addPerson(stage.door.db, "Ada Ministratrice");
    await stage.owner.query("UPDATE person SET is_administrator = true WHERE id = $1", [administrator]);
    const outside = [...others.filter((one) => !insiders.includes(one)).map((one) => stage.who(one)), administrator];
    for (const person of outside) {
      expect(await look(person)).toBeNull();
      const rows = await disputes.alone(person, async (tx) => [
        await readCompartmentFile(tx, { mediationId, fileId }),
        ...(await listMediations(tx)),
        ...(await tx.mediationMessage.findMany()),
        ...(await tx.mediationFile.findMany()),
        ...(await tx.mediationDraft.findMany()),
        ...(await tx.mediationConsent.findMany()),
        ...(await tx.mediationMember.findMany()),
      ]);
      expect(rows).toEqual([null]);
      const spoken = await act(stage.door, postMessage, person, message({ text: "Et moi ?" }));
      expect(spoken).toEqual({ ok: false, error: { kind: "not-found" } });
    }
  });

  it("shows nowhere outside: no GET, no search, no export, mail, ledger entry, receipt, log line, row or backup", async () => {
    const { stage } = disputes;
    const now = stage.door.clock.now();
    const known: Readonly<Record<string, string>> = { dispute: code, member: "", record: "PV-2026-001" };
    for (const who of ["signatory", "owner", "amo"] as const) {
      for (const operation of readOperations.filter(({ inProject }) => inProject !== null)) {
        const params = Object.fromEntries(
          Object.keys(operation.params.shape).map((name) => [name, known[name] ?? "J1"]),
        );
        const read = await stage
          .read(who, async (tx, scope) => {
            const actor = { personId: stage.who(who), sessionId: null };
            const grant = { tokenId: mediationId, access: "READ", projects: null } as const;
            const caller = { actor, grant, locale: "en" } as const;
            const asked = { params: operation.params.parse(params), query: operation.query.parse({}) };
            return operation.inProject === null ? null : operation.inProject({ tx, scope, now, caller }, asked);
          })
          .catch((error: unknown) => String(error));
        expect({ id: operation.id, who, shown: shown(JSON.stringify(read) ?? "") }).toEqual({
          id: operation.id,
          who,
          shown: [],
        });
      }
      const found = await stage.read(who, async (tx, scope) => [
        ...(await searchProject(tx, scope, sentinels.toAll)),
        ...(await searchProject(tx, scope, sentinels.terms)),
      ]);
      expect(found).toEqual([]);
    }
    // Every table as bytes, the mails and receipts among them; and a backup, with all that it copies.
    const folder = await mkdtemp(join(tmpdir(), "aval-mediation-"));
    const target = join(folder, "backup");
    await saveBackup({ ownerUrl: stage.database.ownerUrl, filesDir: folder, folder: target, now });
    const kept = await bytesBelow(target);
    await rm(folder, { recursive: true });
    expect(kept).toContain(mediationId);
    expect(shown(kept)).toEqual([]);
    expect(shown(said)).toEqual([]);
  });

  it("shows in no error: a box that was tampered with, a key that is another, a message that is refused", async () => {
    const { stage } = disputes;
    const { id } = z
      .object({ id: z.uuid() })
      .parse((await stage.owner.query("SELECT id FROM mediation_message ORDER BY posted_at LIMIT 1")).rows[0]);
    const refused = await act(
      stage.door,
      postMessage,
      stage.who("signatory"),
      message({ files: [{ name: "x.exe", base64: "TVqQAAMAAAAEAAAA" }] }),
    );
    expect(refused.ok).toBe(false);
    expect(shown(JSON.stringify(refused))).toEqual([]);
    const foreign = message({ threadPartyId: stage.cast.clientParty });
    expect(await act(stage.door, postMessage, stage.who("agencySignatory"), foreign)).toMatchObject({
      error: { kind: "not-found" },
    });
    await expect(stage.owner.query("UPDATE mediation_message SET box = 'x' WHERE id = $1", [id])).rejects.toThrow(
      "is refused",
    );
    expect(shown(said)).toEqual([]);
  });

  it("is entered by whom a party lets in, and by nobody else of it", async () => {
    const { stage } = disputes;
    const member = await stage.one("SELECT id AS value FROM member WHERE person_id = $1", [stage.who("owner")]);
    expect(await stage.act("agencySignatory", admitToMediation, { dispute: code, member })).toMatchObject({
      error: { refusals: [{ kind: "not-of-your-party" }] },
    });
    await stage.must("signatory", admitToMediation, { dispute: code, member: String(member) });
    expect((await look(stage.who("owner")))?.members).toHaveLength(4);
  });

  it("C. civ. 2044 what both agreed to there is signed in the project, and read by the two parties alone", async () => {
    const { stage } = disputes;
    const draft = { mediationId, version: 1 };
    await mustAct(stage.door, agreeDraft, stage.who("agencySignatory"), draft);
    expect(await act(stage.door, agreeDraft, mediator, draft)).toMatchObject({ error: { kind: "not-found" } });
    await mustAct(stage.door, agreeDraft, stage.who("signatory"), draft);
    await disputes.signs("agencySignatory", code, 0);
    await disputes.signs("signatory", code, 0);
    expect(await disputes.status(code)).toBe("SETTLED");
    const readers = await Promise.all(
      (["owner", "manager", "amo"] as const).map((who) =>
        stage.read(who, (tx, { projectId }) => tx.signedDocument.count({ where: { projectId, kind: "SETTLEMENT" } })),
      ),
    );
    expect(readers).toEqual([1, 1, 0]);
  });

  it("CR-16 on the agreed day its key is destroyed, once, and with it whatever was said; the settlement stays", async () => {
    const { stage } = disputes;
    const state = await stage.read("owner", (tx, { projectId }) => loadDispute(tx, projectId, code));
    expect(state?.mediation).toMatchObject({ outcome: "AGREEMENT", endedOn: "2026-06-20", eraseOn: "2026-06-30" });
    await disputes.pass("2026-06-30T21:59:59.999Z");
    expect(await readdir(disputes.keysDir)).toEqual([`${mediationId}.key`]);
    stage.door.moveTo("2026-06-30T22:00:00.000Z");
    expect((await Promise.all([keepMediations(stage.door), keepMediations(stage.door)])).reduce((a, b) => a + b)).toBe(
      1,
    );
    expect(await readdir(disputes.keysDir)).toEqual([]);
    const left =
      "SELECT (SELECT count(*) FROM mediation_message)::int + (SELECT count(*) FROM mediation_file)::int + (SELECT count(*) FROM mediation_draft)::int AS value";
    expect(await stage.one(left, [])).toBe("0");
    expect(await look(mediator)).toMatchObject({ destroyed: true, draft: null, threads: [{ messages: [] }, {}, {}] });
    const told = "SELECT payload ->> 'fingerprint' AS value FROM ledger_entry WHERE type = 'MediationKeyDestroyed'";
    expect(await stage.one(told, [])).toBe(state?.mediation?.fingerprint);
    expect(await stage.act("signatory", leaveMediation, { dispute: code })).toMatchObject({
      error: { kind: "refused" },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "@/lib/db/client";
import { RecordContent } from "@/lib/domain/record";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { findRecordProof, getRecordProof } from "@/lib/features/signature/queries-proof";
import { RecordProof, recordFileName, recordProofText } from "@/lib/features/signature/view-proof";
import { sendDue } from "@/lib/jobs/sender";
import { digestOf } from "@/lib/ledger/canonical";
import { openMailbox } from "@/tests/support/mailbox";
import { plainly } from "@/tests/support/milestone-input";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** An attachment as bytes. */
function bytesOf(content: string | ArrayBuffer | Uint8Array | undefined): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content ?? []);
}

describe("the proof of a signed record", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("record_proof");
  });
  afterAll(() => stage.strike());

  const proofs = (): Promise<readonly RecordProof[]> =>
    stage.read("manager", async (tx, scope) => {
      const found = await Promise.all((await codes(tx)).map((code) => getRecordProof(tx, scope, code)));
      return found.flatMap((proof) => (proof === null ? [] : [proof]));
    });
  const codes = async (tx: Tx): Promise<readonly string[]> =>
    (await tx.signedDocument.findMany({ orderBy: { code: "asc" }, select: { code: true } })).map(({ code }) => code);

  it("every signed record keeps to the contract, and its digest is that of its words", async () => {
    const milestone = await stage.verified();
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT", plainly));
    const all = await proofs();
    expect(new Set(all.map((proof) => proof.document.kind))).toEqual(
      new Set(["CHARTER", "COMMITMENT", "BASELINE", "MILESTONE_DEFINITION", "SUBMISSION", "MILESTONE_DECISION"]),
    );
    for (const proof of all) {
      const again = RecordProof.parse(JSON.parse(recordProofText(proof)));
      expect(again).toEqual(proof);
      expect(digestOf(RecordContent.parse(again.document.content))).toBe(again.document.digest);
      for (const signature of again.signatures) expect(signature.digest).toBe(again.document.digest);
      expect(recordFileName(proof, "pdf")).toMatch(/^PV-\d{4}-\d{3}_[a-z0-9-]+\.pdf$/);
    }
  });

  it("places each signature in the ledger and ends at the last entry of the act that signed last", async () => {
    const entries = await stage.read("manager", (tx) => tx.ledgerEntry.findMany({ orderBy: { seq: "asc" } }));
    const at = new Map(entries.map((entry) => [Number(entry.seq), entry]));
    for (const proof of await proofs()) {
      for (const { entry, personId } of proof.signatures) {
        expect(at.get(entry.seq)).toMatchObject({ hash: entry.hash, actorId: personId });
        expect(at.get(entry.seq)?.payload).toMatchObject({ documentId: proof.document.id });
      }
      const { head, projectId } = proof.ledger;
      const end = at.get(head.seq);
      const newest = at.get(proof.signatures.at(-1)?.entry.seq ?? 0);
      expect(projectId).toBe(proof.project.id);
      expect(end).toMatchObject({ hash: head.hash, commandId: newest?.commandId });
      expect(at.get(head.seq + 1)?.commandId).not.toBe(end?.commandId);
    }
  });

  it("the same record gives the same bytes, whoever reads it and whatever was done since", async () => {
    const before = (await proofs()).map(recordProofText);
    await stage.started();
    const after = await stage.read("owner", async (tx, scope) => {
      const found = await Promise.all((await codes(tx)).map((code) => getRecordProof(tx, scope, code)));
      return found.flatMap((proof) => (proof === null ? [] : [recordProofText(proof)]));
    });
    expect(after.slice(0, before.length)).toEqual(before);
  });

  it("is not found for a stranger, in another project and under another number", async () => {
    const at = { project: stage.cast.code, record: "PV-2026-001" };
    const { db } = stage.door;
    expect(await findRecordProof(db, stage.who("owner"), at)).toMatchObject({ record: at.record });
    expect(await findRecordProof(db, stage.who("stranger"), at)).toBeNull();
    expect(await findRecordProof(db, stage.who("owner"), { ...at, project: "AU-2026" })).toBeNull();
    expect(await findRecordProof(db, stage.who("owner"), { ...at, record: "PV-2026-999" })).toBeNull();
  });

  it("goes with the mail to each signatory, read as that person: whoever has left gets the words alone", async () => {
    const mailbox = await openMailbox();
    const { db, clock } = stage.door;
    const desk = {
      db,
      now: clock.now,
      url: "https://aval.example.test",
      from: "aval@example.test",
      secret: "s",
      smtpUrl: mailbox.url,
    };
    try {
      const milestone = await stage.verified();
      while ((await sendDue({ ...desk, smtpUrl: undefined })) > 0);
      const answer = await stage.mustSign(
        "signatory",
        acceptMilestone,
        await stage.deciding(milestone, "ACCEPT", plainly),
      );
      await stage.owner.query("UPDATE member SET ended_at = now() WHERE person_id = $1", [
        stage.who("agencySignatory"),
      ]);
      while ((await sendDue(desk)) > 0);
      const proof = await findRecordProof(db, stage.who("owner"), {
        project: stage.cast.code,
        record: answer.record ?? "",
      });
      const receipts = mailbox.received.filter((mail) => mail.subject?.includes(answer.record ?? "-"));
      const counts = receipts.map((mail) => mail.attachments.length).toSorted();
      expect(new Set(counts)).toEqual(new Set([0, 2]));
      for (const mail of receipts) expect(mail.text).toContain(proof?.ledger.head.hash);
      const [pdf, json] = receipts.find((mail) => mail.attachments.length > 0)?.attachments ?? [];
      expect(pdf).toMatchObject({ mimeType: "application/pdf" });
      expect(new TextDecoder().decode(bytesOf(pdf?.content)).slice(0, 8)).toBe("%PDF-1.7");
      expect(RecordProof.parse(JSON.parse(new TextDecoder().decode(bytesOf(json?.content))))).toEqual(proof);
    } finally {
      await mailbox.close();
    }
  });

  it("an erased identity leaves the signature, without a name", async () => {
    const person = stage.who("signatory");
    await stage.owner.query("DELETE FROM person_identity WHERE person_id = $1", [person]);
    for (const proof of await proofs()) {
      for (const signature of proof.signatures.filter((one) => one.personId === person)) {
        expect(signature).toMatchObject({ name: null, title: null });
        expect(signature.identityHash).toMatch(/^[0-9a-f]{64}$/);
      }
    }
  });
});

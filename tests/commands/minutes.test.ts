import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personScope } from "@/lib/auth/scope";
import type { Command } from "@/lib/commands/define-command";
import { executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import { openActionItem } from "@/lib/features/action-item/commands/open-action-item";
import { agreeMinutes } from "@/lib/features/minutes/commands/agree-minutes";
import { answerCorrection } from "@/lib/features/minutes/commands/answer-correction";
import { approveMinutes } from "@/lib/features/minutes/commands/approve-minutes";
import { circulateMinutes } from "@/lib/features/minutes/commands/circulate-minutes";
import { draftMinutes } from "@/lib/features/minutes/commands/draft-minutes";
import { requestCorrection } from "@/lib/features/minutes/commands/request-correction";
import { getMinutesToApprove } from "@/lib/features/minutes/queries-ceremony";
import { minutesAsCirculated, minutesAsDrafted } from "@/lib/features/minutes/queries-draft";
import { closeMeeting } from "@/lib/features/room/commands/close-meeting";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";
import { getRecordProof } from "@/lib/features/signature/queries-proof";
import { listMatters } from "@/lib/features/todo/queries";
import { recordDigest } from "@/lib/ledger/sign";
import type { MilestoneStage } from "@/tests/support/milestone-stage";
import { type Part, RoomStage } from "@/tests/support/room-stage";
import { charterWith } from "@/tests/support/silence-stage";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let room: RoomStage;
let stage: MilestoneStage;

/** A meeting that was held and closed at 16:00 in Paris, with one note; answers its number and its point. */
async function held(day: string): Promise<{ meeting: string; pointId: string }> {
  const { meeting, points } = await room.convene(`${day}T14:00`, ["GENERAL"]);
  await room.open(meeting, `${day}T12:00:00.000Z`, ["sponsor", "signatory", "agencySignatory"]);
  const [pointId = ""] = points;
  const note = { meeting, pointId, noteId: v7(), revision: 0, text: "Le devis est daté du 3." };
  await stage.must("amo", writeMeetingNote, { ...note, assertedBy: room.member("agencySignatory") });
  const given = { title: "Envoyer le devis", detail: "", ownerId: room.member("agencySignatory"), dueOn: "2026-12-01" };
  await stage.must("amo", openActionItem, { ...given, meeting, pointId, decision: null });
  stage.door.moveTo(`${day}T14:00:00.000Z`);
  await stage.must("owner", closeMeeting, { meeting });
  return { meeting, pointId };
}

const told = (pointId: string, text: string) => [
  { pointId: null, text: "" },
  { pointId, text },
];

async function sign(part: Part, command: Command, meeting: string): ReturnType<MilestoneStage["sign"]> {
  const record = await stage.read(part, async (tx, scope) => {
    const inside = { tx, scope, now: stage.door.clock.now() };
    const drafted = command === circulateMinutes ? await minutesAsDrafted(inside, meeting) : null;
    return (drafted ?? (await minutesAsCirculated(inside, meeting)))?.record;
  });
  if (record === undefined) throw new Error("No minutes");
  return stage.sign(part, command, { meeting, digest: recordDigest(record) });
}

async function circulated(day: string): Promise<{ meeting: string; pointId: string }> {
  const found = await held(day);
  const { meeting, pointId } = found;
  await stage.must("amo", draftMinutes, { meeting, revision: 0, sections: told(pointId, "Le devis est daté du 3.") });
  expect((await sign("amo", circulateMinutes, meeting)).ok).toBe(true);
  return found;
}

const kept = (meeting: string) =>
  stage.one(
    "SELECT k.status || ' ' || k.version AS value FROM minutes k JOIN meeting g ON g.id = k.meeting_id WHERE g.code = $1",
    [meeting],
  );

/** The mails of the minutes have left, all but the one of `but`. */
async function mailsLeave(but: Part | null = null): Promise<void> {
  await stage.owner.query(
    "UPDATE delivery SET state = 'SENT', sent_at = due_at WHERE payload ->> 'act' = 'minutes' AND state = 'PENDING' AND person_id IS DISTINCT FROM $1",
    [but === null ? null : stage.who(but)],
  );
}

/** The period to approve has its end. */
async function periodEnds(meeting: string, at: string): Promise<void> {
  stage.door.moveTo(at);
  const { rows } = await stage.owner.query<{ id: string; project_id: string }>(
    "SELECT id, project_id FROM clock WHERE matter_code = $1 AND kind = 'MINUTES_APPROVAL' AND state = 'RUNNING'",
    [meeting],
  );
  const [clock] = rows;
  const call = { projectId: clock?.project_id ?? "", commandId: v7(), input: { clockId: clock?.id } };
  expect(await executeAsSystem(stage.door, expireClock, call)).toMatchObject({ ok: true });
}

async function waiting(part: Part, days = false): Promise<readonly string[]> {
  const { matters } = await stage.read(part, (tx) =>
    listMatters(tx, personScope(stage.who(part)), { now: stage.door.clock.now() }),
  );
  return matters.flatMap(({ kind, subject, term }) =>
    /^minutes/.test(kind) ? [`${kind} ${subject}${days ? ` ${term?.on}` : ""}`] : [],
  );
}

beforeAll(async () => {
  room = await RoomStage.set("minutes", charterWith({ minutesTacit: true }));
  stage = room.stage;
}, 120_000);
afterAll(() => room.end());

describe("minutes", () => {
  it("MR-02 are drafted once by one writer at a time, circulated by who keeps them, corrected with the answer kept", async () => {
    const { meeting, pointId } = await held("2026-06-11");
    expect(await waiting("amo")).toEqual([`minutes-circulate ${meeting}`]);
    const draft = (revision: number, text: string) => ({ meeting, revision, sections: told(pointId, text) });
    expect(await room.refusals("agencySignatory", draftMinutes, draft(0, "Non."))).toEqual(["wrong-role"]);
    const racing = await Promise.all(
      ["Un.", "Deux."].map((text) => room.refusals("amo", draftMinutes, draft(0, text))),
    );
    expect(racing.flat().sort()).toEqual(["ALLOWED", "content-changed"]);
    await stage.must("amo", draftMinutes, draft(1, "Le devis est daté du 3."));
    expect((await sign("amo", circulateMinutes, meeting)).ok).toBe(true);
    expect(await waiting("signatory")).toEqual([`minutes-read ${meeting}`]);
    // What was circulated tells the actions of its meeting: another one is given outside, or in the next version.
    const more = { title: "Envoyer le plan", detail: "", ownerId: room.member("agencySignatory"), dueOn: "2026-12-01" };
    const given = { ...more, meeting, pointId, decision: null };
    expect(await room.refusals("amo", openActionItem, given)).toEqual(["action-meeting-told"]);
    const asked = { meeting, pointId, text: "Le devis est daté du 5.", reason: "Le courriel est du 5." };
    await stage.must("agencySignatory", requestCorrection, asked);
    await stage.must("amo", openActionItem, given);
    // Answering and circulating again have their own days, and the keeper keeps the turn until they are done.
    expect(await waiting("amo", true)).toEqual([`minutes-correct ${meeting} 2026-06-15`]);
    await expect(sign("amo", circulateMinutes, meeting)).resolves.toMatchObject({ ok: false });
    const answer = { meeting, correction: 1, accepted: true, text: asked.text, answer: "" };
    await stage.must("amo", answerCorrection, answer);
    expect(await waiting("amo", true)).toEqual([`minutes-circulate ${meeting} 2026-06-15`]);
    expect((await sign("amo", circulateMinutes, meeting)).ok).toBe(true);
    expect(await kept(meeting)).toBe("CIRCULATED 2");
    const found = await stage.read("owner", (tx, scope) =>
      minutesAsCirculated({ tx, scope, now: stage.door.clock.now() }, meeting),
    );
    expect(JSON.stringify(found?.record)).toContain("daté du 5");
    expect(found?.minutes.versions.map(({ sections }) => sections.at(-1)?.text)).toEqual([
      "Le devis est daté du 3.",
      "Le devis est daté du 5.",
    ]);
  });

  it("CD-09 are approved by everybody and signed by who presides; then nothing of them changes, for anybody", async () => {
    const { meeting, pointId } = await circulated("2026-06-25");
    for (const part of ["signatory", "owner", "manager"] as const)
      await stage.must(part, agreeMinutes, { meeting, observation: "" });
    expect(await sign("sponsor", approveMinutes, meeting)).toMatchObject({ ok: false });
    await stage.must("agencySignatory", agreeMinutes, { meeting, observation: "Le prix reste à dire." });
    expect(await waiting("sponsor")).toContain(`minutes-approve ${meeting}`);
    const before = await stage.one("SELECT string_agg(code || status, ',') AS value FROM milestone", []);
    const approved = await sign("sponsor", approveMinutes, meeting);
    expect(approved.ok).toBe(true);
    expect(await kept(meeting)).toBe("APPROVED_WITH_OBSERVATIONS 1");
    expect(await stage.one("SELECT string_agg(code || status, ',') AS value FROM milestone", [])).toBe(before);
    const { record } = approved.ok ? { record: JSON.stringify(approved.value.result) } : { record: "" };
    const code = /PV-\d{4}-\d{3}/.exec(record)?.[0] ?? "";
    const proof = await stage.read("manager", (tx, scope) => getRecordProof(tx, scope, code));
    expect(proof?.document.kind).toBe("MINUTES");
    expect(JSON.stringify(proof?.document.content)).toContain("Le prix reste à dire.");

    const late = { meeting, pointId, text: "Autre.", reason: "Trop tard." };
    expect(await room.refusals("signatory", requestCorrection, late)).toContain("wrong-status");
    expect(await room.refusals("amo", draftMinutes, { meeting, revision: 1, sections: [] })).toContain("wrong-status");
    for (const change of [
      "UPDATE minutes SET status = 'CIRCULATED' WHERE status LIKE 'APPROVED%'",
      "UPDATE minutes SET document_id = NULL WHERE status LIKE 'APPROVED%'",
      "DELETE FROM minutes WHERE status LIKE 'APPROVED%'",
      "UPDATE minutes_version SET sections = '[]'",
      "DELETE FROM minutes_agreement",
      "DELETE FROM minutes_correction",
      "TRUNCATE minutes CASCADE",
    ])
      await expect(stage.owner.query(change)).rejects.toThrow();
    await expect(
      stage.read("amo", (tx) => tx.minutes.updateMany({ where: {}, data: { status: "CIRCULATED" } })),
    ).rejects.toThrow();
  });

  it("C. civ. 1120 silence approves the narrative after its days, where signed, when the mails have left; nothing else", async () => {
    const { meeting } = await circulated("2026-07-09");
    await stage.must("agencySignatory", agreeMinutes, { meeting, observation: "Le prix reste à dire." });
    const unsent = await circulated("2026-07-23");
    const before = await stage.one(
      "SELECT count(*)::text AS value FROM committee_decision WHERE status = 'ADOPTED'",
      [],
    );
    const force = "UPDATE minutes SET status = 'APPROVED_TACITLY', approved_at = now() WHERE status = 'CIRCULATED'";
    await expect(stage.owner.query(force)).rejects.toThrow(/approves nothing/);
    await mailsLeave("signatory");
    await periodEnds(unsent.meeting, "2026-07-31T22:00:00.000Z");
    expect(await kept(unsent.meeting)).toBe("CIRCULATED 1");
    await mailsLeave();
    // The period of the first is over too: all its mails have left by now.
    await periodEnds(meeting, "2026-07-31T22:00:01.000Z");
    expect(await kept(meeting)).toBe("APPROVED_WITH_OBSERVATIONS 1");
    await periodEnds("COM-001", "2026-07-31T22:00:02.000Z");
    expect(await kept("COM-001")).toBe("APPROVED_TACITLY 2");
    const proofOf = async (code: string) => {
      const record = await stage.one(
        "SELECT d.code AS value FROM minutes k JOIN meeting g ON g.id = k.meeting_id JOIN signed_document d ON d.id = k.document_id WHERE g.code = $1",
        [code],
      );
      return stage.read("manager", (tx, scope) => getRecordProof(tx, scope, record));
    };
    // Nobody signs what was observed then: it is annexed to the words that were, in the file and on paper.
    expect((await proofOf("COM-001"))?.silentApproval?.observations).toEqual([]);
    const observed = await proofOf(meeting);
    expect(observed?.silentApproval).toMatchObject({
      charterVersion: 1,
      approvedAt: "2026-07-31T22:00:01.000Z",
      observations: [{ text: "Le prix reste à dire." }],
    });
    expect(await proofOf(unsent.meeting)).not.toHaveProperty("silentApproval");
    expect(await stage.one("SELECT count(*)::text AS value FROM committee_decision WHERE status = 'ADOPTED'", [])).toBe(
      before,
    );
    // Said in words, a yes counts after the period as well.
    for (const part of ["owner", "manager", "agencySignatory"] as const)
      await stage.must(part, agreeMinutes, { meeting: unsent.meeting, observation: "" });
    // One never answers: whoever presides closes what they leave unsaid, and what is signed does not say that they answered.
    expect(await waiting("sponsor")).toContain(`minutes-approve ${unsent.meeting}`);
    const ceremony = await stage.read("sponsor", (tx, scope) =>
      getMinutesToApprove({ tx, scope, now: stage.door.clock.now() }, unsent.meeting),
    );
    expect([ceremony?.ready, ceremony?.rules.allowed]).toEqual(["OVER", true]);
    expect((await sign("sponsor", approveMinutes, unsent.meeting)).ok).toBe(true);
    expect(await kept(unsent.meeting)).toBe("APPROVED 1");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/mail/replies/route";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { env } from "@/lib/env";
import { answerMeeting } from "@/lib/features/committee/commands/answer-meeting";
import { attachAgendaDocument } from "@/lib/features/committee/commands/attach-agenda-document";
import { cancelMeeting } from "@/lib/features/committee/commands/cancel-meeting";
import { composeCommittee } from "@/lib/features/committee/commands/compose-committee";
import { conveneMeeting } from "@/lib/features/committee/commands/convene-meeting";
import { dissolveCommittee } from "@/lib/features/committee/commands/dissolve-committee";
import { fixAgenda } from "@/lib/features/committee/commands/fix-agenda";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { giveMeetingProxy } from "@/lib/features/committee/commands/give-meeting-proxy";
import { orderAgenda } from "@/lib/features/committee/commands/order-agenda";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { proposeAgendaPoint } from "@/lib/features/committee/commands/propose-agenda-point";
import { rescheduleMeeting } from "@/lib/features/committee/commands/reschedule-meeting";
import { withdrawAgendaPoint } from "@/lib/features/committee/commands/withdraw-agenda-point";
import { writePreparation } from "@/lib/features/committee/commands/write-preparation";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { openMeeting } from "@/lib/features/room/commands/open-meeting";
import { listMatters } from "@/lib/features/todo/queries";
import { convocationCalendar } from "@/lib/mail/convocation-calendar";
import { mailDefinitions } from "@/lib/mail/message";
import { calendarReply, type ReplyWish } from "@/tests/support/calendar-reply";
import { MilestoneStage } from "@/tests/support/milestone-stage";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let stage: MilestoneStage;
const hook = "hook-".repeat(8);
const members = new Map<string, string>();

type Part = Parameters<MilestoneStage["act"]>[0];

async function refusals(...args: Parameters<MilestoneStage["act"]>): Promise<readonly string[]> {
  const answer = await stage.act(...args);
  if (answer.ok) return ["ALLOWED"];
  return answer.error.kind === "refused" ? answer.error.refusals.map(({ kind }) => kind) : [answer.error.kind];
}

async function upload(part: Part, name: string): Promise<string> {
  const file = { sha256: "ab".repeat(32), bytes: 1200, name, mediaType: "application/pdf" };
  return (await stage.must(part, uploadEvidence, file)).fileId ?? "";
}

/** The clocks of the first meeting. */
async function clocks(): Promise<readonly string[]> {
  const { rows } = await stage.owner.query<{ line: string }>(
    "SELECT kind || ' ' || due_on || ' ' || state AS line FROM clock WHERE matter_code = 'COM-001' ORDER BY 1",
  );
  return rows.map(({ line }) => line);
}

/** What a person has to do about meetings. */
async function waiting(part: Part): Promise<readonly string[]> {
  const { matters } = await stage.read(part, (tx) =>
    listMatters(tx, personScope(stage.who(part)), { now: stage.door.clock.now() }),
  );
  return matters
    .flatMap(({ kind, subject }) => (/^(meeting|agenda)/.test(kind) ? [`${kind} ${subject}`] : []))
    .toSorted();
}

const seat = (part: Part, voice: string): { memberId: string; voice: string } => ({
  memberId: members.get(stage.who(part)) ?? "",
  voice,
});
const steering = () => [
  seat("sponsor", "PRESIDES"),
  seat("signatory", "DELIBERATIVE"),
  seat("agencySignatory", "DELIBERATIVE"),
  seat("amo", "CONSULTATIVE"),
];
const plan = (change: object = {}): object => ({
  ...{ committee: "INS-01", kind: "ORDINARY", startsAt: "2026-06-11T14:00", minutes: 90, place: "Salle des Échevins" },
  ...{ reason: "", times: 1, reconvenes: "" },
  ...change,
});
const point = (meeting: string, change: object = {}): object => ({
  ...{ meeting, title: "Commander la visite virtuelle ?", detail: "", ask: "DECIDE", matter: null, minutes: 20 },
  ...{ subject: null, agencies: [], documents: [] },
  ...change,
});

beforeAll(async () => {
  process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
  process.env.AVAL_SECRET ??= "a secret of thirty-two characters, at least";
  process.env.AVAL_REPLIES_ADDRESS = "reponses@aval.example";
  process.env.AVAL_REPLIES_SECRET = hook;
  process.env.AVAL_REPLIES_SERVER = "mx.aval.example";
  stage = await MilestoneStage.set("committee");
  globalThis.avalDoor = stage.door;
  const { rows } = await stage.owner.query<{ id: string; person: string }>(
    "SELECT id, person_id AS person FROM member",
  );
  for (const { id, person } of rows) members.set(person, id);
  await stage.must("owner", formCommittee, {
    kind: "STEERING",
    title: "Comité de pilotage",
    rhythm: "MONTHLY",
    seats: steering(),
  });
}, 120_000);
afterAll(async () => {
  await stage.owner.end();
  await stage.door.db.$disconnect();
  await stage.database.drop();
});

describe("a committee", () => {
  it("CD-09 is composed by the client, with its chair and everybody who binds a party; nobody from elsewhere", async () => {
    const wanted = { committee: "INS-01", title: "COPIL", rhythm: "MONTHLY" };
    expect(await refusals("amo", composeCommittee, { ...wanted, seats: steering() })).toEqual(["wrong-role"]);
    const voting = [...steering().slice(0, 3), seat("amo", "DELIBERATIVE")];
    expect(await refusals("owner", composeCommittee, { ...wanted, seats: voting })).toEqual(["adviser-without-voice"]);
    const foreign = [...steering(), seat("stranger", "CONSULTATIVE")];
    expect(await refusals("owner", composeCommittee, { ...wanted, seats: foreign })).toEqual(["not-found"]);
    const more = [...steering(), seat("owner", "DELIBERATIVE"), seat("manager", "DELIBERATIVE")];
    await stage.must("owner", composeCommittee, { ...wanted, seats: more });
    const { rows } = await stage.owner.query("SELECT count(*)::int AS n FROM committee_seat WHERE unseated_at IS NULL");
    expect(rows).toEqual([{ n: 6 }]);
  });

  it("MD-01 the database gives the AMO no vote, whatever asks for it, and one chair", async () => {
    const vote = `UPDATE committee_seat SET voice = 'DELIBERATIVE' WHERE side = 'AMO'`;
    await expect(stage.owner.query(vote)).rejects.toThrow(/does not change/);
    const insert = `INSERT INTO committee_seat SELECT project_id, gen_random_uuid(), body_id, $1::uuid, $2, $3, now(), NULL FROM committee_seat LIMIT 1`;
    await expect(stage.owner.query(insert, [members.get(stage.who("amo")), "AMO", "DELIBERATIVE"])).rejects.toThrow(
      /check/,
    );
    await expect(stage.owner.query(insert, [members.get(stage.who("amo")), "CLIENT", "PRESIDES"])).rejects.toThrow();
    await expect(
      stage.owner.query(insert, [members.get(stage.who("substitute")), "CLIENT", "PRESIDES"]),
    ).rejects.toThrow(/one_chair/);
  });
});

describe("a meeting", () => {
  it("5.2 a series is planned with its days counted backwards, and none without the signed notice", async () => {
    expect(await refusals("owner", planMeeting, plan({ startsAt: "2026-06-05T14:00" }))).toEqual([
      "meeting-notice-short",
    ]);
    expect(await refusals("owner", planMeeting, plan({ startsAt: "2026-06-13T14:00" }))).toEqual(["meeting-day-off"]);
    expect(await refusals("owner", planMeeting, plan({ kind: "EXTRAORDINARY", startsAt: "2026-06-04T14:00" }))).toEqual(
      ["reason-missing"],
    );
    expect(await stage.must("amo", planMeeting, plan({ times: 3 }))).toEqual({ meeting: "COM-001" });
    const { rows } = await stage.owner.query(
      "SELECT code, starts_local AS local, convocation_due::text AS due, documents_due::text AS documents FROM meeting ORDER BY number",
    );
    expect(rows).toEqual([
      { code: "COM-001", local: "2026-06-11T14:00", due: "2026-06-04", documents: "2026-06-08" },
      { code: "COM-002", local: "2026-07-09T14:00", due: "2026-07-02", documents: "2026-07-06" },
      { code: "COM-003", local: "2026-08-13T14:00", due: "2026-08-06", documents: "2026-08-10" },
    ]);
  });

  it("CD-16 anybody proposes points; the chair alone fixes them, with the notice that a decision needs", async () => {
    const { pointId: first = "" } = await stage.must("manager", proposeAgendaPoint, point("COM-001"));
    const { pointId: second = "" } = await stage.must("amo", proposeAgendaPoint, point("COM-001", { ask: "INFORM" }));
    expect(await refusals("owner", orderAgenda, { meeting: "COM-001", points: [first] })).toEqual([
      "agenda-order-incomplete",
    ]);
    await stage.must("amo", orderAgenda, { meeting: "COM-001", points: [second, first] });
    expect(await refusals("owner", conveneMeeting, { meeting: "COM-001" })).toEqual(["agenda-not-fixed"]);
    expect(await clocks()).toEqual(["MEETING_CONVOCATION 2026-06-04 RUNNING"]);
    expect(await waiting("sponsor")).toEqual(["agenda-fix COM-001"]);
    expect(await refusals("owner", fixAgenda, { meeting: "COM-001", points: [first] })).toEqual(["not-chair"]);
    await stage.must("sponsor", fixAgenda, { meeting: "COM-001", points: [first, second] });
    expect(
      await refusals("signatory", withdrawAgendaPoint, { meeting: "COM-001", pointId: first, reason: "" }),
    ).toEqual(["point-of-somebody-else"]);
    // One duty, one line: of who convenes as a rule. The client may as well.
    expect(await waiting("amo")).toEqual(["meeting-convene COM-001"]);
    expect(await waiting("sponsor")).toEqual([]);
    const file = await upload("manager", "Étude.pdf");
    await stage.must("manager", attachAgendaDocument, { meeting: "COM-001", pointId: first, documents: [file] });
    expect(
      await refusals("amo", attachAgendaDocument, { meeting: "COM-001", pointId: first, documents: [file] }),
    ).toEqual(["not-found"]);
    await expect(stage.owner.query("UPDATE agenda_point SET title = 'Autre'")).rejects.toThrow(/does not change/);
  });

  it("5.4 who votes is for the subject to say, or for the client: not for whoever proposes, nor for the application", async () => {
    const { milestone = "" } = await stage.must("owner", defineMilestone, stage.definition());
    const about = { subject: { kind: "MILESTONE", code: milestone }, matter: "GENERAL" };
    const { pointId = "" } = await stage.must("manager", proposeAgendaPoint, point("COM-002", about));
    expect(await stage.one("SELECT matter AS value FROM agenda_point WHERE id = $1", [pointId])).toBe("CLIENT_ONLY");
    const chosen = point("COM-002", { matter: "CONTRACT_CHANGE" });
    expect(await refusals("manager", proposeAgendaPoint, chosen)).toEqual(["wrong-role"]);
    expect(await refusals("amo", proposeAgendaPoint, chosen)).toEqual(["wrong-role"]);
    expect(await refusals("sponsor", proposeAgendaPoint, chosen)).toEqual(["ALLOWED"]);
    for (const [kind, matter] of [
      ["MILESTONE", "GENERAL"],
      ["PENALTY", "CONTRACT_CHANGE"],
      ["CHANGE_REQUEST", "CLIENT_ONLY"],
    ]) {
      const row = "jsonb_build_object('id', gen_random_uuid(), 'subject_kind', $2::text, 'matter', $3::text)";
      const insert = `INSERT INTO agenda_point SELECT y.* FROM agenda_point p, jsonb_populate_record(p, ${row}) y WHERE p.id = $1`;
      await expect(stage.owner.query(insert, [pointId, kind, matter]), kind).rejects.toThrow(/voted_as_a_rule/);
    }
  });

  it("CD-09 is convened once, by mail with a calendar; the last day is the last day, to the database too", async () => {
    stage.door.moveTo("2026-06-04T22:00:00.000Z");
    expect(await refusals("owner", conveneMeeting, { meeting: "COM-001" })).toEqual(["meeting-notice-short"]);
    stage.door.moveTo("2026-06-04T21:59:00.000Z");
    const both = await Promise.all([1, 2].map(() => refusals("owner", conveneMeeting, { meeting: "COM-001" })));
    expect(both.flat().sort()).toEqual(["ALLOWED", "wrong-status"]);
    const sent = await stage.owner.query("SELECT count(*)::int AS n FROM delivery WHERE template = 'convocation'");
    expect(sent.rows).toEqual([{ n: 6 }]);
    expect(await clocks()).toEqual(["MEETING_CONVOCATION 2026-06-04 STOPPED", "MEETING_DOCUMENTS 2026-06-08 RUNNING"]);
    expect(await waiting("agencySignatory")).toEqual(["meeting-answer COM-001"]);
    expect(await waiting("substitute")).toEqual([]);
    const late =
      "UPDATE meeting SET status = 'CONVENED', convened_by = planned_by, convened_at = convocation_before WHERE code = 'COM-002'";
    await expect(stage.owner.query(late)).rejects.toThrow(/too late/);
  });

  it("CD-09 a decision is not added once the notice is over; what is only discussed is", async () => {
    stage.door.moveTo("2026-06-05T09:00:00.000Z");
    expect(await refusals("owner", proposeAgendaPoint, point("COM-001"))).toEqual(["decision-announced-late"]);
    await stage.must("owner", proposeAgendaPoint, point("COM-001", { ask: "DISCUSS" }));
  });

  it("CD-09 is answered by who sits there; a proxy stays within its party, is held once and not passed on", async () => {
    expect(await refusals("substitute", answerMeeting, { meeting: "COM-001", answer: "ACCEPTED" })).toEqual([
      "not-invited",
    ]);
    await stage.must("agencySignatory", answerMeeting, { meeting: "COM-001", answer: "TENTATIVE" });
    await stage.must("agencySignatory", answerMeeting, { meeting: "COM-001", answer: "ACCEPTED" });
    const to = (part: Part): object => ({ meeting: "COM-001", holderId: members.get(stage.who(part)) });
    expect(await refusals("sponsor", giveMeetingProxy, to("manager"))).toEqual(["proxy-to-other-side"]);
    const racing = await Promise.all([
      refusals("sponsor", giveMeetingProxy, to("substitute")),
      refusals("owner", giveMeetingProxy, to("substitute")),
    ]);
    expect(racing.flat().sort()).toEqual(["ALLOWED", "proxy-already-held"]);
    const giver = racing[0][0] === "ALLOWED" ? "sponsor" : "owner";
    expect(await refusals("signatory", giveMeetingProxy, to(giver))).toEqual(["proxy-passed-on"]);
    await stage.must(giver, giveMeetingProxy, { meeting: "COM-001", holderId: null });
    await stage.must("sponsor", giveMeetingProxy, to("substitute"));
    const foreign = `INSERT INTO meeting_proxy SELECT project_id, gen_random_uuid(), meeting_id, party_id, $1::uuid, $2::uuid, now() FROM meeting_proxy WHERE withdrawn_at IS NULL`;
    const [amo, owner] = [members.get(stage.who("amo")), members.get(stage.who("owner"))];
    await expect(stage.owner.query(foreign, [owner, amo])).rejects.toThrow(/within its party/);
  });

  it("CD-09 is answered from a mail program by who was invited: forged, replayed and broken answers change nothing", async () => {
    const { rows } = await stage.owner.query<{ payload: unknown; email: string; person: string }>(
      "SELECT payload, email, person_id AS person FROM delivery WHERE template = 'convocation'",
    );
    stage.door.moveTo("2026-06-05T10:00:00.000Z");
    const { secret, replies } = env();
    const invitationOf = (part: Part): string => {
      const mail = rows.find(({ person }) => person === stage.who(part));
      const convocation = mailDefinitions.convocation.payload.parse(mail?.payload);
      const desk = { url: "https://aval.example", secret, mailbox: replies?.address ?? null };
      return convocationCalendar(convocation, mail?.email ?? "", desk).content;
    };
    const addressOf = (part: Part): string => rows.find(({ person }) => person === stage.who(part))?.email ?? "";
    const passed = (part: Part): string => `mx.aval.example; dmarc=pass header.from=${addressOf(part).split("@")[1]}`;
    const reply = (part: Part, answer: string, stamp: string, change: Partial<ReplyWish> = {}): string =>
      calendarReply({
        ...{ invitation: invitationOf(part), from: addressOf(part), answer, stamp, checked: [passed(part)] },
        ...change,
      });
    const post = async (body: string, key = hook, type = "message/rfc822"): Promise<number> => {
      const headers = { authorization: `Bearer ${key}`, "content-type": type };
      const answer = await POST(new Request("http://localhost/api/mail/replies", { method: "POST", headers, body }));
      if (!answer.ok) expect(answer.headers.get("content-type")).toContain("application/problem+json");
      return answer.status;
    };
    const standing = async (): Promise<unknown> => {
      const all = await stage.owner.query(
        "SELECT answer, through FROM meeting_answer WHERE member_id = $1 ORDER BY answered_at, id",
        [members.get(stage.who("signatory"))],
      );
      return all.rows.map(({ answer, through }) => `${answer} ${through}`);
    };
    const [first, second] = ["20260605T090000Z", "20260605T090500Z"];
    const refused: readonly (readonly [number, string, string?, string?])[] = [
      [401, reply("signatory", "ACCEPTED", first), "hack-".repeat(8)],
      [415, reply("signatory", "ACCEPTED", first), hook, "text/plain"],
      [413, "x".repeat(1024 * 1024 + 1)],
      [400, "no message at all"],
      [400, reply("signatory", "MAYBE", first)],
      [400, reply("signatory", "ACCEPTED", first).replace("METHOD:REPLY", "METHOD:REQUEST")],
      [
        400,
        reply("signatory", "ACCEPTED", first).replace(
          "BEGIN:VEVENT",
          "BEGIN:VEVENT\r\nATTENDEE:mailto:other@x.example",
        ),
      ],
      [400, reply("signatory", "ACCEPTED", first, { from: `${addressOf("signatory")}, ${addressOf("owner")}` })],
      // Somebody else, who knows the secret address; and the person's own address, which nobody has proved.
      [409, reply("signatory", "ACCEPTED", first, { from: addressOf("owner"), checked: [passed("owner")] })],
      [409, reply("signatory", "ACCEPTED", first, { checked: [] })],
      [409, reply("signatory", "ACCEPTED", first, { checked: [`mx.evil.example; dmarc=pass`] })],
      [409, reply("signatory", "ACCEPTED", first, { checked: ["mx.aval.example; dmarc=fail", passed("signatory")] })],
      [404, reply("signatory", "ACCEPTED", first).replace(/\+[0-9a-f]{32}@/g, `+${"0".repeat(32)}@`)],
      // One's own answer to the invitation of somebody else.
      [404, reply("signatory", "ACCEPTED", first).replace(/UID:.*/, invitationOf("owner").match(/UID:.*/)?.[0] ?? "")],
      [409, reply("owner", "ACCEPTED", first, { from: addressOf("signatory"), checked: [passed("signatory")] })],
    ];
    for (const [status, body, key, type] of refused)
      expect([status, await post(body, key, type)]).toEqual([status, status]);
    expect(await standing()).toEqual([]);
    const accepted = reply("signatory", "ACCEPTED", first);
    expect(await post(accepted)).toBe(200);
    expect(await post(reply("signatory", "DECLINED", second))).toBe(200);
    // The first one again, and one that was made before it and arrives after.
    expect(await post(accepted)).toBe(200);
    expect(await post(reply("signatory", "TENTATIVE", "20260605T085900Z"))).toBe(409);
    expect(await standing()).toEqual(["ACCEPTED MAIL", "DECLINED MAIL"]);
    const entry =
      "SELECT actor_id::text || ' ' || (payload->>'through') AS value FROM ledger_entry WHERE type = 'MeetingAnswered' ORDER BY seq DESC LIMIT 1";
    expect(await stage.one(entry)).toBe(`${stage.who("signatory")} MAIL`);
    await stage.must("signatory", answerMeeting, { meeting: "COM-001", answer: "ACCEPTED" });
    expect(await post(reply("signatory", "DECLINED", "20260605T085959Z"))).toBe(409);
  });

  it("CD-09 moves with a reason and the whole notice, and is then answered anew; cancelled, it is over", async () => {
    const later = { meeting: "COM-001", startsAt: "2026-06-18T14:00", minutes: 60, place: "" };
    expect(await refusals("amo", rescheduleMeeting, { ...later, reason: "" })).toEqual(["reason-missing"]);
    await stage.must("amo", rescheduleMeeting, { ...later, reason: "La direction est absente." });
    const invitations = z.object({ sequence: z.int(), method: z.string(), invitationId: z.string() });
    const posted = async (): Promise<readonly z.infer<typeof invitations>[]> => {
      const { rows } = await stage.owner.query<{ payload: unknown }>(
        "SELECT payload FROM delivery WHERE template = 'convocation' ORDER BY id",
      );
      return rows.map(({ payload }) => invitations.parse(payload));
    };
    expect(await clocks()).toEqual([
      "MEETING_CONVOCATION 2026-06-04 STOPPED",
      "MEETING_DOCUMENTS 2026-06-08 STOPPED",
      "MEETING_DOCUMENTS 2026-06-15 RUNNING",
    ]);
    expect(await waiting("signatory")).toEqual(["meeting-answer COM-001"]);
    const moved = await posted();
    expect(moved.slice(6).map(({ sequence }) => sequence)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(new Set(moved.map(({ invitationId }) => invitationId)).size).toBe(6);
    stage.door.moveTo("2026-06-18T22:00:00.000Z");
    expect(await waiting("amo")).toContain("meeting-move COM-001");
    expect(await refusals("owner", openMeeting, { meeting: "COM-001" })).toEqual(["meeting-day-over"]);
    await stage.must("owner", cancelMeeting, { meeting: "COM-001", reason: "Plus rien à décider." });
    expect((await posted()).slice(12).map(({ method, sequence }) => `${method} ${sequence}`)).toEqual(
      Array.from({ length: 6 }, () => "CANCEL 2"),
    );
    expect(await refusals("owner", conveneMeeting, { meeting: "COM-001" })).toEqual(
      ["wrong-status", "wrong-role"].slice(0, 1),
    );
    await expect(stage.owner.query("DELETE FROM meeting WHERE code = 'COM-001'")).rejects.toThrow(/never removed/);
  });

  it("CD-09 a committee with meetings ahead is not dissolved", async () => {
    expect(await refusals("owner", dissolveCommittee, { committee: "INS-01", reason: "Fin." })).toEqual([
      "committee-meets",
    ]);
  });
});

describe("a preparation note", () => {
  it("is read by one's own side alone, and the ledger does not know of it", async () => {
    const before = await stage.owner.query("SELECT count(*)::int AS n FROM ledger_entry");
    await stage.must("manager", writePreparation, { meeting: "COM-002", pointId: null, text: "Tenir le prix." });
    const after = await stage.owner.query("SELECT count(*)::int AS n FROM ledger_entry");
    expect(after.rows).toEqual(before.rows);
    const seen = (part: Part): Promise<number> => stage.read(part, (tx) => tx.preparationNote.count());
    expect([await seen("agencySignatory"), await seen("owner"), await seen("amo")]).toEqual([1, 0, 0]);
    const outside = await transact(stage.door.db, { personId: stage.stranger, readOnly: true }, (tx) =>
      tx.preparationNote.count(),
    );
    expect(outside).toBe(0);
  });
});

it("ADR 0010 the name of somebody who is erased leaves agendas and meetings, and what they prepared goes whole", async () => {
  const named = "Vu avec Zoé Effacée, zoe@example.test.";
  await stage.must("manager", proposeAgendaPoint, point("COM-002", { detail: named, ask: "INFORM" }));
  await stage.must("substitute", writePreparation, { meeting: "COM-002", pointId: null, text: "À nous seuls." });
  const erased = stage.who("substitute");
  await stage.owner.query("BEGIN");
  try {
    await stage.owner.query("UPDATE person_identity SET display_name = 'Zoé Effacée' WHERE person_id = $1", [erased]);
    await stage.owner.query("DELETE FROM person_identity WHERE person_id = $1", [erased]);
    const kept = await stage.owner.query("SELECT detail FROM agenda_point WHERE detail LIKE 'Vu avec%'");
    expect(kept.rows).toEqual([{ detail: "Vu avec …, zoe@example.test." }]);
    const notes = await stage.owner.query("SELECT text FROM preparation_note WHERE written_by = $1", [
      members.get(erased),
    ]);
    expect(notes.rows).toEqual([{ text: null }]);
  } finally {
    await stage.owner.query("ROLLBACK");
  }
});

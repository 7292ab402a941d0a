import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeCommittee } from "@/lib/features/committee/commands/compose-committee";
import { adjournMeeting } from "@/lib/features/room/commands/adjourn-meeting";
import { arriveAttendance } from "@/lib/features/room/commands/arrive-attendance";
import { beginPoint } from "@/lib/features/room/commands/begin-point";
import { closeMeeting } from "@/lib/features/room/commands/close-meeting";
import { endPoint } from "@/lib/features/room/commands/end-point";
import { leaveAttendance } from "@/lib/features/room/commands/leave-attendance";
import { openMeeting } from "@/lib/features/room/commands/open-meeting";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";
import { RoomStage } from "@/tests/support/room-stage";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let room: RoomStage;
let meeting = "";
let points: readonly string[] = [];

const move = (memberId: string | null = null): object => ({ meeting, memberId });
const note = (change: object = {}): object => ({
  ...{ meeting, pointId: points[0], noteId: v7(), revision: 0, text: "L’agence expose l’option B.", assertedBy: null },
  ...change,
});

beforeAll(async () => {
  room = await RoomStage.set("room");
  ({ meeting, points } = await room.convene("2026-06-11T14:00", ["GENERAL", "GENERAL"]));
}, 120_000);
afterAll(() => room.end());

describe("a room", () => {
  it("9.4 opens at its hour, once, for who leads or keeps the minutes; an agency does not open it", async () => {
    expect(await room.refusals("owner", openMeeting, { meeting })).toEqual(["meeting-not-begun"]);
    expect(await room.refusals("sponsor", arriveAttendance, move())).toEqual(["meeting-not-open"]);
    room.stage.door.moveTo("2026-06-11T11:40:00.000Z");
    expect(await room.refusals("manager", openMeeting, { meeting })).toEqual(["wrong-role"]);
    const racing = await Promise.all([1, 2].map(() => room.refusals("amo", openMeeting, { meeting })));
    expect(racing.flat().sort()).toEqual(["ALLOWED", "wrong-status"]);
  });

  it("CD-09 people say that they come, or who keeps the minutes writes it down; who recorded it is kept apart", async () => {
    await room.stage.must("sponsor", arriveAttendance, move());
    expect(await room.refusals("sponsor", arriveAttendance, move())).toEqual(["already-in-room"]);
    const other = move(room.member("agencySignatory"));
    expect(await room.refusals("manager", arriveAttendance, other)).toEqual(["wrong-role"]);
    await room.stage.must("amo", arriveAttendance, other);
    expect(await room.refusals("owner", arriveAttendance, move(v7()))).toEqual(["not-found"]);
    const { rows } = await room.stage.owner.query("SELECT member_id, recorded_by FROM attendance ORDER BY ordinal");
    expect(rows).toEqual([
      { member_id: room.member("sponsor"), recorded_by: room.member("sponsor") },
      { member_id: room.member("agencySignatory"), recorded_by: room.member("amo") },
    ]);
    const racing = await Promise.all(
      (["owner", "signatory"] as const).map((part) => room.refusals(part, arriveAttendance, move())),
    );
    expect(racing.flat()).toEqual(["ALLOWED", "ALLOWED"]);
    await room.stage.must("owner", leaveAttendance, move());
    expect(await room.refusals("owner", leaveAttendance, move())).toEqual(["not-in-room"]);
    await expect(room.stage.owner.query("UPDATE attendance SET move = 'LEFT'")).rejects.toThrow();
  });

  it("9.4 a meeting with a quorum is not adjourned, nor is its committee composed anew while it sits", async () => {
    expect(await room.refusals("owner", adjournMeeting, { meeting })).toEqual(["quorum-met"]);
    const seats = [
      { memberId: room.member("sponsor"), voice: "PRESIDES" },
      { memberId: room.member("signatory"), voice: "DELIBERATIVE" },
      { memberId: room.member("agencySignatory"), voice: "DELIBERATIVE" },
    ];
    const wanted = { committee: "INS-01", title: "COPIL", rhythm: "MONTHLY", seats };
    expect(await room.refusals("owner", composeCommittee, wanted)).toEqual(["committee-sitting"]);
    const unseat = "UPDATE committee_seat SET unseated_at = now() WHERE voice = 'DELIBERATIVE'";
    await expect(room.stage.owner.query(unseat)).rejects.toThrow(/while it sits/);
  });

  it("9.4 one point is under way at a time, and what it took is a fact that stays", async () => {
    const [first, second] = points;
    await room.stage.must("owner", beginPoint, { meeting, pointId: first });
    expect(await room.refusals("amo", beginPoint, { meeting, pointId: first })).toEqual(["point-running"]);
    room.stage.door.wait(90_000);
    await room.stage.must("amo", beginPoint, { meeting, pointId: second });
    expect(await room.refusals("owner", endPoint, { meeting, pointId: first })).toEqual(["point-not-running"]);
    room.stage.door.wait(30_000);
    await room.stage.must("owner", endPoint, { meeting, pointId: second });
    const { rows } = await room.stage.owner.query(
      "SELECT point_id AS point, extract(epoch FROM ended_at - begun_at)::int AS seconds FROM agenda_point_run ORDER BY begun_at",
    );
    expect(rows).toEqual([
      { point: first, seconds: 90 },
      { point: second, seconds: 30 },
    ]);
    await expect(room.stage.owner.query("UPDATE agenda_point_run SET ended_at = now()")).rejects.toThrow(
      /does not change/,
    );
  });

  it("CD-16 two recorders never overwrite each other: the second is told what the first wrote, and both stay", async () => {
    const noteId = v7();
    await room.stage.must("amo", writeMeetingNote, note({ noteId, assertedBy: room.member("manager") }));
    const racing = await Promise.all([
      room.stage.act("amo", writeMeetingNote, note({ noteId, revision: 1, text: "B, selon l’agence." })),
      room.stage.act("owner", writeMeetingNote, note({ noteId, revision: 1, text: "A, selon le client." })),
    ]);
    const lost = racing.find(({ ok }) => !ok);
    const stands = await room.stage.one("SELECT text AS value FROM meeting_note WHERE note_id = $1 AND revision = 2", [
      noteId,
    ]);
    expect(lost?.ok === false && lost.error).toMatchObject({
      kind: "refused",
      refusals: [{ kind: "note-rewritten", revision: 2, standing: stands }],
    });
    await room.stage.must("owner", writeMeetingNote, note({ noteId, revision: 2, text: `${stands} Et A.` }));
    const { rows } = await room.stage.owner.query(
      "SELECT revision, asserted_by, recorded_by FROM meeting_note WHERE revision = 1",
    );
    expect(rows).toEqual([{ revision: 1, asserted_by: room.member("manager"), recorded_by: room.member("amo") }]);
    await expect(room.stage.owner.query("UPDATE meeting_note SET text = 'Autre'")).rejects.toThrow();
    await expect(room.stage.owner.query("DELETE FROM meeting_note")).rejects.toThrow();
  });

  it("MR-02 who keeps no minutes writes what they say themselves, while they are there, and nothing of others", async () => {
    expect(await room.refusals("manager", writeMeetingNote, note())).toEqual(["not-in-room"]);
    const put = note({ assertedBy: room.member("sponsor") });
    expect(await room.refusals("agencySignatory", writeMeetingNote, put)).toEqual(["wrong-role"]);
    const own = { noteId: v7(), assertedBy: room.member("agencySignatory") };
    await room.stage.must("agencySignatory", writeMeetingNote, note(own));
    expect(await room.refusals("signatory", writeMeetingNote, note({ ...own, revision: 1, assertedBy: null }))).toEqual(
      ["wrong-role"],
    );
    expect(await room.refusals("amo", writeMeetingNote, note({ ...own, pointId: points[1], revision: 1 }))).toEqual([
      "not-found",
    ]);
    expect(await room.refusals("owner", writeMeetingNote, note({ noteId: v7(), assertedBy: v7() }))).toEqual([
      "not-found",
    ]);
  });

  it("9.4 closes once; nothing is written in it any more, whoever asks the database", async () => {
    await room.stage.must("owner", beginPoint, { meeting, pointId: points[0] });
    await room.stage.must("amo", closeMeeting, { meeting });
    expect(await room.refusals("owner", closeMeeting, { meeting })).toEqual(["wrong-status"]);
    expect(await room.refusals("owner", writeMeetingNote, note())).toEqual(["meeting-not-open"]);
    const { rows } = await room.stage.owner.query(
      "SELECT count(*)::int AS n FROM agenda_point_run WHERE ended_at IS NULL",
    );
    expect(rows).toEqual([{ n: 0 }]);
    const line =
      "INSERT INTO attendance SELECT project_id, gen_random_uuid(), meeting_id, 99, member_id, move, at, recorded_by FROM attendance LIMIT 1";
    await expect(room.stage.owner.query(line)).rejects.toThrow(/while it is open/);
  });
});

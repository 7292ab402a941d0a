import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dropActionItem } from "@/lib/features/action-item/commands/drop-action-item";
import { openActionItem } from "@/lib/features/action-item/commands/open-action-item";
import { giveMeetingProxy } from "@/lib/features/committee/commands/give-meeting-proxy";
import { adoptDecision } from "@/lib/features/decision/commands/adopt-decision";
import { postponeDecision } from "@/lib/features/decision/commands/postpone-decision";
import { proposeDecision } from "@/lib/features/decision/commands/propose-decision";
import { rejectDecision } from "@/lib/features/decision/commands/reject-decision";
import { voteDecision } from "@/lib/features/decision/commands/vote-decision";
import { getDecision, listDecisions } from "@/lib/features/decision/queries";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { adjournMeeting } from "@/lib/features/room/commands/adjourn-meeting";
import { closeMeeting } from "@/lib/features/room/commands/close-meeting";
import { leaveAttendance } from "@/lib/features/room/commands/leave-attendance";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";
import { getLiveRoom } from "@/lib/features/room/queries-live";
import { searchProject } from "@/lib/features/search/queries";
import { foundHref } from "@/lib/features/search/view";
import { type Part, RoomStage } from "@/tests/support/room-stage";

/** The clock starts on Monday 1 June 2026 at 09:00 in Paris. */
let room: RoomStage;
let meeting = "";
let points: readonly string[] = [];

const wording = (pointId = points[0], change: object = {}): object => ({
  ...{ meeting, pointId, title: "Visite virtuelle commandée", text: "Le comité retient l’option A.", revokes: null },
  grounds: "Le budget le permet, et la billetterie l’attend.",
  options: [
    { label: "Commander", detail: "12 salles", retained: true },
    { label: "Ne rien commander", detail: "", retained: false },
  ],
  ...change,
});
const propose = async (pointId = points[0], change: object = {}): Promise<string> =>
  (await room.stage.must("amo", proposeDecision, wording(pointId, change))).decision ?? "";
const vote = (part: Part, decision: string, ballot = "FOR", reason = ""): Promise<readonly string[]> =>
  room.refusals(part, voteDecision, { decision, ballot, reason });
/** Pronounced without the chair and the signatory of the client, who are there and say nothing. */
const named = (decision: string) => ({ decision, without: [room.member("sponsor"), room.member("signatory")] });
const statusOf = (code: string): Promise<unknown> =>
  room.stage.one("SELECT status AS value FROM committee_decision WHERE code = $1", [code]);

beforeAll(async () => {
  room = await RoomStage.set("committee decision");
  ({ meeting, points } = await room.convene("2026-06-11T14:00", ["GENERAL", "CLIENT_ONLY", "CONTRACT_CHANGE"]));
  await room.stage.must("sponsor", giveMeetingProxy, { meeting, holderId: room.member("substitute") });
  await room.open(meeting, "2026-06-11T12:00:00.000Z", ["substitute", "signatory", "owner", "agencySignatory", "amo"]);
}, 120_000);
afterAll(() => room.end());

describe("a vote", () => {
  it("MD-01 the AMO puts decisions to the vote and has no voice, nor who is absent or has no seat", async () => {
    const decision = await propose();
    expect(decision).toBe("D-2026-001");
    expect(await vote("amo", decision)).toEqual(["wrong-role"]);
    expect(await vote("manager", decision)).toEqual(["not-in-room"]);
    expect(await room.refusals("stranger", voteDecision, { decision, ballot: "FOR", reason: "" })).toEqual([
      "not-found",
    ]);
    // Nobody has said anything yet: an abstention is said, and those who are there are named when they say nothing.
    expect(await room.refusals("substitute", adoptDecision, { decision })).toEqual([
      "voices-awaited",
      "vote-not-carried",
    ]);
    const without = (["sponsor", "signatory", "owner", "agencySignatory"] as const).map((part) => room.member(part));
    expect(await room.refusals("substitute", rejectDecision, { decision, without })).toEqual(["vote-not-lost"]);
    expect(await room.refusals("manager", proposeDecision, wording())).toEqual(["not-in-room"]);
    expect(await room.refusals("owner", proposeDecision, wording(points[0], { options: [] }))).toEqual([
      "invalid-input",
    ]);
  });

  it("CD-07 nobody votes twice, racing; the holder of a proxy has the one voice of whom they stand for", async () => {
    const decision = "D-2026-001";
    const racing = await Promise.all([
      vote("signatory", decision),
      vote("signatory", decision, "AGAINST"),
      vote("substitute", decision),
    ]);
    expect(racing.slice(0, 2).flat().sort()).toEqual(["ALLOWED", "already-voted"]);
    expect(racing[2]).toEqual(["ALLOWED"]);
    expect(await vote("substitute", decision, "AGAINST")).toEqual(["already-voted"]);
    const seat = await room.stage.one("SELECT seat_member_id AS value FROM committee_vote WHERE member_id = $1", [
      room.member("substitute"),
    ]);
    expect(seat).toBe(room.member("sponsor"));
  });

  it("CD-07 the database keeps one voice per person and seat, none of an adviser, none for two sides", async () => {
    const row = (set: string): string =>
      `INSERT INTO committee_vote SELECT y.* FROM committee_vote v, jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), ${set})) y LIMIT 1`;
    const agency = room.member("agencySignatory");
    await expect(room.stage.owner.query(row("'ballot', 'FOR'"))).rejects.toThrow(/committee_vote_.*_key/);
    await expect(room.stage.owner.query(row(`'seat_member_id', '${agency}'::uuid`))).rejects.toThrow(/own party/);
    await expect(
      room.stage.owner.query(row(`'side', 'AMO', 'member_id', '${room.member("amo")}'::uuid`)),
    ).rejects.toThrow();
    await expect(room.stage.owner.query("UPDATE committee_vote SET ballot = 'AGAINST'")).rejects.toThrow();
    await expect(room.stage.owner.query("DELETE FROM committee_vote")).rejects.toThrow();
  });

  it("5.4 an agency has no voice on what is the client's, to the database too; on a contract, each party consents", async () => {
    const own = await propose(points[1]);
    expect(await vote("agencySignatory", own)).toEqual(["no-voice-on-matter"]);
    const insert = `INSERT INTO committee_vote SELECT d.project_id, gen_random_uuid(), d.id, m.person_id, m.id, m.id, m.party_id, m.side, 'FOR', '', now()
      FROM committee_decision d, member m WHERE d.code = $1 AND m.id = $2`;
    await expect(room.stage.owner.query(insert, [own, room.member("agencySignatory")])).rejects.toThrow(/no voice/);
    const contract = await propose(points[2]);
    expect(await vote("substitute", contract)).toEqual(["ALLOWED"]);
    expect(await vote("agencySignatory", contract, "AGAINST", "Le prix de 2027 n’est pas fixé.")).toEqual(["ALLOWED"]);
    const pronounced = { decision: contract, without: [room.member("signatory"), room.member("owner")] };
    expect(await room.refusals("substitute", adoptDecision, pronounced)).toEqual(["party-not-consenting"]);
    await room.stage.must("substitute", rejectDecision, pronounced);
    expect(await statusOf(contract)).toBe("REJECTED");
  });
});

describe("a decision", () => {
  it("9.4 without its quorum it is neither voted nor adopted, nor does the database let it stand", async () => {
    const decision = "D-2026-002";
    expect(await vote("owner", decision)).toEqual(["ALLOWED"]);
    await room.stage.must("agencySignatory", leaveAttendance, { meeting, memberId: null });
    expect(await vote("substitute", decision)).toEqual(["quorum-missing"]);
    expect(await room.refusals("substitute", adoptDecision, named(decision))).toEqual(["quorum-missing"]);
    const adopt = `UPDATE committee_decision SET status = 'ADOPTED', decided_by = $2, decided_at = now(), favour = 1, against = 0, abstained = 0 WHERE code = $1`;
    await expect(room.stage.owner.query(adopt, [decision, room.member("owner")])).rejects.toThrow(/no quorum/);
    await room.arrive(meeting, "agencySignatory");
    const unvoted = await propose();
    await expect(room.stage.owner.query(adopt, [unvoted, room.member("owner")])).rejects.toThrow(/not carried/);
    expect(await room.refusals("substitute", postponeDecision, { decision: unvoted, reason: "" })).toEqual([
      "invalid-input",
    ]);
    await room.stage.must("substitute", postponeDecision, { decision: unvoted, reason: "Il manque un devis." });
  });

  it("CD-09 who presides pronounces it, once; from then on nothing of it changes, for the owner of the database either", async () => {
    const decision = "D-2026-002";
    expect(await room.refusals("owner", adoptDecision, named(decision))).toEqual(["not-presiding"]);
    const racing = await Promise.all([1, 2].map(() => room.refusals("substitute", adoptDecision, named(decision))));
    expect(racing.flat().filter((kind) => kind === "ALLOWED")).toHaveLength(1);
    const told =
      "SELECT payload->>'unheard' AS value FROM ledger_entry WHERE type = 'CommitteeDecisionAdopted' ORDER BY seq LIMIT 1";
    for (const seat of named(decision).without) expect(await room.stage.one(told)).toContain(seat);
    expect(await vote("signatory", decision)).toContain("wrong-status");
    for (const change of [
      "title = 'Autre'",
      "text = 'Autre'",
      "favour = 5",
      "status = 'REJECTED'",
      "status = 'PROPOSED'",
    ]) {
      const update = `UPDATE committee_decision SET ${change} WHERE code = $1`;
      await expect(room.stage.owner.query(update, [decision]), change).rejects.toThrow();
    }
    await expect(room.stage.owner.query("DELETE FROM committee_decision")).rejects.toThrow(/never removed/);
    await expect(room.stage.owner.query("UPDATE committee_decision_option SET label = 'Autre'")).rejects.toThrow();
  });

  it("CD-16 is revoked by a later one alone, in the same act; only what stands is revoked, and once", async () => {
    const revoked =
      "UPDATE committee_decision SET status = 'REVOKED', revoked_by_id = (SELECT id FROM committee_decision WHERE code = 'D-2026-001') WHERE code = 'D-2026-002'";
    await expect(room.stage.owner.query(revoked)).rejects.toThrow(/later one alone/);
    expect(await room.refusals("owner", proposeDecision, wording(points[1], { revokes: "D-2026-003" }))).toEqual([
      "decision-not-standing",
    ]);
    room.stage.door.wait(60_000);
    const given = { title: "Réserver les prises de vues", detail: "", ownerId: room.member("manager") };
    const where = { dueOn: "2026-07-20", meeting, pointId: points[1], decision: null };
    const { action = "" } = await room.stage.must("amo", openActionItem, { ...given, ...where });
    const drop = (decision: string): object => ({ action, decision, note: "" });
    expect(await room.refusals("sponsor", dropActionItem, drop("D-2026-002"))).toEqual(["drop-without-decision"]);
    const dropping = { revokes: "D-2026-002", text: `Rien n’est commandé ; ${action} est abandonnée.` };
    const [later, rival] = [await propose(points[1], dropping), await propose(points[1], dropping)];
    for (const decision of [later, rival]) expect(await vote("owner", decision)).toEqual(["ALLOWED"]);
    const racing = await Promise.all(
      [later, rival].map((decision) => room.refusals("substitute", adoptDecision, named(decision))),
    );
    expect(racing.flat().sort()).toEqual(["ALLOWED", "decision-not-standing"]);
    expect(await statusOf("D-2026-002")).toBe("REVOKED");
    // An action is dropped by a decision that was adopted since it was given, and names it: to the database too.
    const [stands, lost] = (await statusOf(later)) === "ADOPTED" ? [later, rival] : [rival, later];
    expect(await room.refusals("sponsor", dropActionItem, drop(lost))).toEqual(["drop-without-decision"]);
    const force =
      "UPDATE action_item SET status = 'DROPPED', ended_at = now(), dropped_by_id = (SELECT id FROM committee_decision WHERE code = $1)";
    await expect(room.stage.owner.query(force, ["D-2026-002"])).rejects.toThrow(/names it/);
    expect(await room.refusals("sponsor", dropActionItem, drop(stands))).toEqual(["ALLOWED"]);
  });

  it("9.4 what is left when a meeting closes is postponed with the voices it had; a first meeting without quorum is held again", async () => {
    const left = "D-2026-001";
    // Voices were given: what they say is pronounced, or left, by who presides.
    expect(await room.refusals("owner", closeMeeting, { meeting })).toEqual(["voices-not-pronounced"]);
    await room.stage.must("substitute", closeMeeting, { meeting });
    expect(await statusOf(left)).toBe("POSTPONED");
    expect(await room.refusals("owner", proposeDecision, wording())).toEqual(["meeting-not-open"]);
    const first = await room.convene("2026-06-25T14:00", ["GENERAL", "GENERAL"]);
    const there = ["sponsor", "signatory", "owner", "agencySignatory"] as const;
    await room.open(first.meeting, "2026-06-25T12:00:00.000Z", [...there, "amo"]);
    ({ meeting, points } = first);
    // What is decided with the quorum is decided: the second meeting, which needs less, does not take it up again.
    const settled = await propose(points[1]);
    for (const part of there) expect(await vote(part, settled)).toEqual(["ALLOWED"]);
    await room.stage.must("sponsor", adoptDecision, { decision: settled });
    for (const part of ["sponsor", "signatory"] as const)
      await room.stage.must(part, leaveAttendance, { meeting, memberId: null });
    const thin = await propose();
    expect(await vote("owner", thin)).toEqual(["quorum-missing"]);
    await room.stage.must("owner", adjournMeeting, { meeting });
    const second = await room.convene("2026-07-02T14:00", [], { kind: "SECOND", reconvenes: first.meeting });
    await room.open(second.meeting, "2026-07-02T12:00:00.000Z", ["owner", "agencySignatory", "amo"]);
    ({ meeting, points } = second);
    expect(points).toHaveLength(1);
    const again = await propose();
    for (const part of ["owner", "agencySignatory"] as const) expect(await vote(part, again)).toEqual(["ALLOWED"]);
    await room.stage.must("owner", adoptDecision, { decision: again });
    expect(await statusOf(again)).toBe("ADOPTED");
  });

  it("CD-16 the register is searched across meetings and read page by page; each page says what a decision is and was", async () => {
    const listed = (page: Partial<Parameters<typeof listDecisions>[2]>): Promise<readonly string[]> =>
      room.stage.read("manager", async (tx, scope) =>
        (await listDecisions(tx, scope, { size: 50, ...page })).map(({ code }) => code),
      );
    const all = await listed({});
    expect(all).toHaveLength(9);
    expect([...(await listed({ size: 3 })), ...(await listed({ after: all[2] ?? "" }))]).toEqual(all);
    expect(await listed({ status: "REVOKED" })).toEqual(["D-2026-002"]);
    expect(await listed({ meeting: "COM-003", text: "visite VIRTUELLE" })).toEqual([all[0]]);
    expect(await listed({ text: "100 %_" })).toEqual([]);
    const known = await room.stage.read("manager", async (tx, scope) => [
      ...(await searchProject(tx, scope, "visite VIRTUELLE")),
      ...(await searchProject(tx, scope, "com-003")),
    ]);
    const root = `/projects/${room.stage.cast.code}`;
    expect(known.map(foundHref)).toEqual(
      expect.arrayContaining([`${root}/decisions/${all[0]}`, `${root}/committees/COM-003`]),
    );
    const found = await room.stage.read("manager", (tx, scope) =>
      getDecision(tx, scope, "D-2026-003", room.stage.door.clock.now()),
    );
    expect(found?.abilities.vote.allowed).toBe(false);
    expect(found?.view.decision).toMatchObject({
      status: "REJECTED",
      rule: "UNANIMITY_OF_PARTIES",
      tally: { favour: 1, against: 1 },
    });
    expect(found?.view.decision.votes[1]).toMatchObject({
      ballot: "AGAINST",
      reason: "Le prix de 2027 n’est pas fixé.",
    });
  });

  it("5.3 what takes effect by signature waits for it on the screen of the room, until its record is there", async () => {
    const { stage } = room;
    await stage.must("owner", closeMeeting, { meeting });
    const code = await stage.verified();
    const about = { subject: { kind: "MILESTONE", code }, matter: null };
    const next = await room.convene("2026-07-16T14:00", ["CLIENT_ONLY"], {}, about);
    const clients = ["sponsor", "signatory", "owner"] as const;
    await room.open(next.meeting, "2026-07-16T12:00:00.000Z", [...clients, "agencySignatory", "amo"]);
    ({ meeting, points } = next);
    const decision = await propose();
    for (const part of clients) expect(await vote(part, decision)).toEqual(["ALLOWED"]);
    await stage.must("sponsor", adoptDecision, { decision });
    const shown = () =>
      stage.read("manager", async (tx, scope) => {
        const live = await getLiveRoom(tx, scope, meeting, stage.door.clock.now());
        return live?.decisions.map(({ effect, signed }) => ({ effect, signed }));
      });
    expect(await shown()).toEqual([{ effect: "SIGNATURE", signed: null }]);
    stage.door.wait(60_000);
    const { record } = await stage.mustSign("signatory", acceptMilestone, await stage.deciding(code, "ACCEPT"));
    expect(await shown()).toEqual([{ effect: "SIGNATURE", signed: { record, complete: true } }]);
  });

  it("ADR 0010 the name of somebody who is erased leaves notes, decisions, voices and actions; the guards are back after", async () => {
    const named = "Vu avec Zoé Effacée.";
    const { owner } = room.stage;
    const note = { noteId: v7(), revision: 0, text: named, assertedBy: null };
    await room.stage.must("amo", writeMeetingNote, { meeting, pointId: points[0], ...note });
    const options = [{ label: named, detail: named, retained: true }];
    const decision = await propose(points[0], { title: named, text: named, grounds: named, options });
    expect(await vote("owner", decision, "FOR", named)).toEqual(["ALLOWED"]);
    const asked = { title: named, detail: named, ownerId: room.member("manager"), dueOn: "2026-07-20" };
    await room.stage.must("amo", openActionItem, { ...asked, meeting, pointId: points[0], decision: null });
    const erased = room.stage.who("substitute");
    await owner.query("BEGIN");
    try {
      await owner.query("UPDATE person_identity SET display_name = 'Zoé Effacée' WHERE person_id = $1", [erased]);
      await owner.query("DELETE FROM person_identity WHERE person_id = $1", [erased]);
      for (const table of [
        "meeting_note",
        "committee_decision",
        "committee_decision_option",
        "committee_vote",
        "action_item",
      ]) {
        const { rows } = await owner.query(
          `SELECT count(*) FILTER (WHERE t::text LIKE '%Zoé%')::int AS named, count(*) FILTER (WHERE t::text LIKE '%Vu avec …%')::int AS left FROM ${table} t`,
        );
        expect([table, rows]).toEqual([table, [{ named: 0, left: 1 }]]);
      }
      await expect(
        owner.query("UPDATE committee_decision SET title = 'Autre' WHERE code = $1", [decision]),
      ).rejects.toThrow(/does not change/);
    } finally {
      await owner.query("ROLLBACK");
    }
  });
});

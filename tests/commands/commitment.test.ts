import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { enterProject } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { confirmCommitment } from "@/lib/features/commitment/commands/confirm-commitment";
import { declareAbsence } from "@/lib/features/commitment/commands/declare-absence";
import { declareTime } from "@/lib/features/commitment/commands/declare-time";
import { deliverCommitment } from "@/lib/features/commitment/commands/deliver-commitment";
import { excuseCommitment } from "@/lib/features/commitment/commands/excuse-commitment";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { releaseCommitment } from "@/lib/features/commitment/commands/release-commitment";
import { reviseCommitment } from "@/lib/features/commitment/commands/revise-commitment";
import { signCommitment } from "@/lib/features/commitment/commands/sign-commitment";
import { withdrawAbsence } from "@/lib/features/commitment/commands/withdraw-absence";
import { getCommitment, getCommitmentsPage } from "@/lib/features/commitment/queries";
import { CommitmentFilters } from "@/lib/features/commitment/view";
import type { PersonId } from "@/lib/kernel/ids";
import { act, addPerson, prove } from "@/tests/support/act";
import { CommitmentPlay } from "@/tests/support/commitment-play";
import { commitmentDigest, signOne } from "@/tests/support/commitment-stage";
import { countRows, join, proposed, sign } from "@/tests/support/set-up";

let play: CommitmentPlay;

/** The kinds of the refusals of an answer. */
function kinds(answer: Awaited<ReturnType<typeof act>>): readonly string[] {
  if (answer.ok) return ["done"];
  return answer.error.kind === "refused" ? answer.error.refusals.map((refusal) => refusal.kind) : [answer.error.kind];
}

describe("CD-02 a project starts with its charter and its client's commitments, whichever comes last", () => {
  afterEach(() => play.close());

  it("the charter signed by all does not start it; the client's last commitment does, in its own act", async () => {
    play = await CommitmentPlay.open("commitments_last", "SETUP");
    const { cast, door } = play;
    const charter = await proposed(door, cast);
    for (const person of [cast.signatory, cast.agencySignatory, cast.amo])
      expect((await sign(door, signCharter, person, charter, cast.code)).ok).toBe(true);
    expect(await play.projectStatus()).toBe("SETUP");
    const [first, second] = [await play.propose(), await play.propose({ title: "Photographies" })];
    await signOne(play.place, cast.signatory, first);
    expect(await play.projectStatus()).toBe("SETUP");
    await signOne(play.place, cast.substitute, second);
    expect(await play.projectStatus()).toBe("ACTIVE");
    expect(await play.one("SELECT type AS value FROM ledger_entry ORDER BY seq DESC LIMIT 1")).toBe("ProjectActivated");
  });

  it("a proposal taken back starts it too; and two last signatures at once start it once", async () => {
    play = await CommitmentPlay.open("commitments_race", "SETUP");
    const { cast, door } = play;
    const charter = await proposed(door, cast);
    for (const person of [cast.signatory, cast.agencySignatory, cast.amo])
      await sign(door, signCharter, person, charter, cast.code);
    const codes = [await play.propose(), await play.propose({ title: "Photographies" })];
    const idle = await play.propose({ title: "Vidéos" });
    await Promise.all(codes.map((code) => signOne(play.place, cast.signatory, code)));
    expect(await play.projectStatus()).toBe("SETUP");
    const taken = await play.try(cast.owner, releaseCommitment, { commitment: idle, reason: "Hors du périmètre." });
    expect(taken.ok).toBe(true);
    expect(await play.projectStatus()).toBe("ACTIVE");
    expect(await play.count("ProjectActivated")).toBe(1);
  });

  it("commitments of the agency start nothing, and nothing but the rule does, in the database either", async () => {
    play = await CommitmentPlay.open("commitments_agency", "SETUP");
    const { cast, door } = play;
    const terms = { partyId: cast.agencyParty, memberId: await play.member(cast.manager), role: "AGENCY_MANAGER" };
    await signOne(play.place, cast.agencySignatory, await play.propose(terms));
    const charter = await proposed(door, cast);
    for (const person of [cast.signatory, cast.agencySignatory, cast.amo])
      await sign(door, signCharter, person, charter, cast.code);
    expect(await play.projectStatus()).toBe("SETUP");
    await expect(play.owner.query("UPDATE project SET status = 'ACTIVE'")).rejects.toThrow(/commitments are signed/);
  });
});

describe("a commitment", () => {
  beforeAll(async () => {
    play = await CommitmentPlay.open("commitment");
  });
  afterAll(() => play.close());

  it("is proposed, written anew, signed once, delivered in time and received", async () => {
    const { cast } = play;
    const code = await play.propose({ title: "Textes" });
    const memberId = await play.member(cast.owner);
    const terms = { kind: "CONTENT_SUPPLY", memberId, role: "CLIENT_OWNER", quantity: null, startsOn: null };
    const wanted = { ...terms, title: "Tous les textes", dueOn: "2026-06-12", critical: false, milestones: [] };
    await play.must(cast.manager, reviseCommitment, { ...wanted, commitment: code, substituteMemberId: null });
    await signOne(play.place, cast.signatory, code);
    expect(await play.status(code)).toBe("COMMITTED");
    expect((await play.deliver(code)).ok).toBe(true);
    expect(await play.status(code)).toBe("KEPT");
    expect((await play.receive(code, true)).ok).toBe(true);
    expect(kinds(await play.receive(code, true))).toEqual(["receipt-already-confirmed"]);
    expect(await play.one("SELECT late_days AS value FROM availability_commitment WHERE code = $1", [code])).toBe("0");
    expect(await play.one("SELECT kind AS value FROM signed_document ORDER BY created_at DESC, id DESC LIMIT 1")).toBe(
      "COMMITMENT",
    );
  });

  it("every refusal leaves no row", async () => {
    const { cast } = play;
    const code = await play.committed();
    const draft = await play.propose();
    const memberId = await play.member(cast.owner);
    const agencyMember = await play.member(cast.manager);
    const terms = { partyId: cast.clientParty, kind: "CONTENT_SUPPLY", title: "T", role: "CLIENT_OWNER", memberId };
    const rest = { substituteMemberId: null, quantity: null, startsOn: null, critical: false, milestones: [] };
    const whole = { ...terms, ...rest, dueOn: "2026-06-20" };
    const before = await countRows(play.database.ownerUrl);
    const tries: readonly (readonly [string, Parameters<CommitmentPlay["try"]>])[] = [
      ["commitment-incomplete", [cast.owner, proposeCommitment, { ...whole, memberId: agencyMember }]],
      ["commitment-day-past", [cast.owner, proposeCommitment, { ...whole, dueOn: "2026-05-31" }]],
      ["wrong-status", [cast.manager, confirmCommitment, { commitment: draft, confirmed: true, reason: "" }]],
      ["other-party", [cast.manager, deliverCommitment, { commitment: code, on: null, message: "" }]],
      ["delivery-day-impossible", [cast.owner, deliverCommitment, { commitment: code, on: "2026-05-30", message: "" }]],
      ["not-owed-to-you", [cast.owner, excuseCommitment, { commitment: code, reason: "Grève" }]],
      ["not-owed-to-you", [cast.owner, releaseCommitment, { commitment: code, reason: "Inutile" }]],
      ["no-time-committed", [cast.owner, declareTime, { commitment: code, on: "2026-06-01", minutes: 60 }]],
      [
        "absence-not-in-advance",
        [
          cast.owner,
          declareAbsence,
          { memberId, startsOn: "2026-06-01", endsOn: "2026-06-05", substituteMemberId: null },
        ],
      ],
      ["not-found", [cast.owner, deliverCommitment, { commitment: "ENG-909", on: null, message: "" }]],
    ];
    for (const [kind, args] of tries) expect(kinds(await play.try(...args))).toContain(kind);
    expect(await countRows(play.database.ownerUrl)).toEqual(before);
  });

  it("CR-12 is signed as it stands: a revision in between refuses the signature", async () => {
    const { cast, door } = play;
    const code = await play.propose();
    const digest = await commitmentDigest(play.place, cast.signatory, code);
    const memberId = await play.member(cast.owner);
    const terms = { kind: "CONTENT_SUPPLY", memberId, role: "CLIENT_OWNER", quantity: null, startsOn: null };
    const other = { ...terms, title: "Autre chose", dueOn: "2026-06-15", critical: false, milestones: [] };
    await play.must(cast.owner, reviseCommitment, { ...other, commitment: code, substituteMemberId: null });
    const proofId = await prove(door, cast.signatory, digest);
    const answer = await act(
      door,
      signCommitment,
      cast.signatory,
      { commitment: code, digest },
      {
        project: cast.code,
        proofId,
      },
    );
    expect(kinds(answer)).toEqual(["content-changed"]);
  });

  it.each([
    ["the day of a signed one", "UPDATE availability_commitment SET due_on = due_on + 1 WHERE status = 'COMMITTED'"],
    ["the day in force", "UPDATE availability_commitment SET term_on = term_on + 1 WHERE status = 'COMMITTED'"],
    ["its words", "UPDATE availability_commitment SET title = 'x' WHERE status = 'COMMITTED'"],
    [
      "its person",
      "UPDATE commitment_person p SET member_id = substitute_member_id FROM availability_commitment c WHERE c.id = p.commitment_id AND c.status = 'COMMITTED'",
    ],
    ["a breach taken back", "UPDATE availability_commitment SET status = 'COMMITTED' WHERE status = 'KEPT'"],
    ["a commitment removed", "DELETE FROM availability_commitment WHERE status = 'COMMITTED'"],
    ["a step rewritten", "UPDATE commitment_step SET text = 'x'"],
    [
      "one signed by nobody",
      "UPDATE availability_commitment SET status = 'COMMITTED', document_id = (SELECT id FROM signed_document LIMIT 1), signed_at = now(), term_before = now(), grace_on = due_on, grace_before = now() WHERE status = 'PROPOSED'",
    ],
  ])("the database refuses to change %s, to its owner too", async (_what, sql) => {
    await expect(play.owner.query(sql)).rejects.toThrow();
  });

  it("tells the person, the hours and the absences to those concerned alone", async () => {
    const { cast, door } = play;
    const outsider = await addPerson(door.db, "Nadia Ferhat");
    await join(door, cast.manager, cast.code, cast.agencyParty, outsider, ["AGENCY_MEMBER"]);
    const period = { kind: "TESTER_DAYS", quantity: 1, startsOn: "2026-06-01", title: "Recette" };
    const code = await play.committed(period);
    await play.must(cast.owner, declareTime, { commitment: code, on: "2026-06-01", minutes: 90 });
    const memberId = await play.member(cast.owner);
    const away = { memberId, startsOn: "2026-06-22", endsOn: "2026-06-26", substituteMemberId: null };
    await play.must(cast.owner, declareAbsence, away);
    const seenBy = (personId: PersonId) =>
      transact(door.db, { personId, readOnly: true }, async (tx) => {
        const scope = await enterProject(tx, personId, cast.code);
        if (scope === null) throw new Error("Not a member");
        const reading = { tx, scope, now: door.clock.now() };
        const item = await getCommitment(reading, code);
        const page = await getCommitmentsPage(reading, CommitmentFilters.parse({}));
        return {
          person: item?.view.person,
          names: item?.view.history.filter((step) => step.by !== null).length,
          times: item?.view.times.length,
          declared: item?.view.balance?.declaredMinutes,
          absences: page.absences.length,
        };
      });
    const all = { person: "Inès Belkacem", names: 2, times: 1, declared: 90, absences: 1 };
    for (const person of [cast.owner, cast.sponsor, cast.manager, cast.amo]) expect(await seenBy(person)).toEqual(all);
    expect(await seenBy(outsider)).toEqual({ person: null, names: 0, times: 0, declared: 90, absences: 0 });
  });

  it("an absence is taken back before it begins, by its own party", async () => {
    const { cast } = play;
    const memberId = await play.member(cast.owner);
    const away = { memberId, startsOn: "2026-07-06", endsOn: "2026-07-10", substituteMemberId: null };
    const { absenceId = "" } = await play.must(cast.owner, declareAbsence, away);
    expect(kinds(await play.try(cast.manager, withdrawAbsence, { absenceId }))).toEqual(["other-party"]);
    expect(kinds(await play.try(cast.owner, withdrawAbsence, { absenceId }))).toEqual(["done"]);
    expect(kinds(await play.try(cast.owner, withdrawAbsence, { absenceId }))).toContain("absence-over");
  });
});

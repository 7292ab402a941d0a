import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PointSubject } from "@/lib/domain/agenda";
import { type Attendance, presentAt, refuseMove } from "@/lib/domain/attendance";
import { type Seat, VoteMatter, votersOn } from "@/lib/domain/committee";
import {
  type CommitteeDecisionFacts,
  committeeDecisionActs,
  DecisionStatus,
  decideCommitteeDecision,
  decisionCode,
  effectBy,
  presidesNow,
  takesEffect,
} from "@/lib/domain/decision";
import { type Actor, Role, systemActor } from "@/lib/domain/party";
import { quorumOf } from "@/lib/domain/quorum";
import { Ballot, type CastVote, tally } from "@/lib/domain/tally";
import { awaitedVoices, decideVote, type VoteFacts } from "@/lib/domain/vote";
import { instant } from "@/lib/kernel/instant";
import { actorIn, kindsOf, parties, steeringSeats } from "@/tests/support/rulebook";

const seat = (memberId: string, of: Seat): Seat => ({ ...of, memberId, personId: `person-${memberId}` });
const [claire, camille, anne, octave] = steeringSeats;
if (claire === undefined || camille === undefined || anne === undefined || octave === undefined)
  throw new Error("The steering committee has four seats");
const cleo = seat("cleo", { ...camille, roles: ["CLIENT_CONTRIBUTOR"] });
const seats = [claire, camille, cleo, anne, octave];

/** Somebody of the committee acting in their first role, for their own party. */
function acting({ personId, partyId, roles }: Seat): Actor {
  return { role: roles[0] ?? "CLIENT_CONTRIBUTOR", personId, partyId };
}
const said = ({ memberId, personId }: Seat, ballot: Ballot): CastVote => ({ personId, seatMemberId: memberId, ballot });

const facts: VoteFacts = {
  status: "PROPOSED",
  matter: "GENERAL",
  meetingStatus: "OPEN",
  seats,
  present: seats,
  proxies: [],
  concerned: [parties.AGENCY],
  cast: [],
  quorum: { met: true, missing: [] },
};

describe("attendance", () => {
  const at = (minute: number) => instant(`2026-12-03T13:${String(minute).padStart(2, "0")}:00.000Z`);
  const moves: readonly Attendance[] = [
    { memberId: "claire", move: "ARRIVED", at: at(0) },
    { memberId: "anne", move: "ARRIVED", at: at(1) },
    { memberId: "claire", move: "LEFT", at: at(10) },
    { memberId: "claire", move: "ARRIVED", at: at(20) },
  ];

  test("CD-09 who dropped out and came back is there again, and was not in between", () => {
    expect(presentAt(moves, at(5))).toEqual(["claire", "anne"]);
    expect(presentAt(moves, at(15))).toEqual(["anne"]);
    expect(presentAt(moves.toReversed(), at(20))).toEqual(["anne", "claire"]);
  });

  test("CD-09 nobody comes in twice, nobody leaves who is not there, and only while the meeting is open", () => {
    const kinds = (...ask: Parameters<typeof refuseMove>) => refuseMove(...ask).map(({ kind }) => kind);
    expect(kinds("OPEN", [], { memberId: "anne", move: "ARRIVED" })).toEqual([]);
    expect(kinds("OPEN", ["anne"], { memberId: "anne", move: "ARRIVED" })).toEqual(["already-in-room"]);
    expect(kinds("CLOSED", [], { memberId: "anne", move: "LEFT" })).toEqual(["meeting-not-open", "not-in-room"]);
  });
});

describe("votes", () => {
  const vote = (who: Seat, over: Partial<VoteFacts> = {}) =>
    kindsOf(decideVote({ ...facts, ...over }, who.memberId, acting(who)));

  test("CD-09 whoever deliberates votes on a common matter, in the room, with a quorum", () => {
    expect(vote(anne)).toEqual([]);
    expect(vote(anne, { present: [claire] })).toEqual(["not-in-room"]);
    expect(vote(anne, { meetingStatus: "CLOSED" })).toEqual(["meeting-not-open"]);
    expect(vote(anne, { status: "ADOPTED" })).toEqual(["wrong-status"]);
    expect(vote(anne, { quorum: { met: false, missing: [{ kind: "CHAIR" }] } })).toEqual(["quorum-missing"]);
  });

  test("MD-01 neither the AMO, however seated, nor an agency on what is the client's alone, has a voice", () => {
    expect(vote(octave)).toEqual(["wrong-role", "no-voice"]);
    const seatedToVote: Seat = { ...octave, voice: "DELIBERATIVE" };
    expect(vote(seatedToVote, { seats: [claire, seatedToVote] })).toEqual(["wrong-role", "no-voice-on-matter"]);
    expect(vote(anne, { matter: "CLIENT_ONLY" })).toEqual(["no-voice-on-matter"]);
    expect(vote(anne, { matter: "CONTRACT_CHANGE", concerned: ["party-other"] })).toEqual(["no-voice-on-matter"]);
  });

  test("CD-07 one person has one voice, one seat is heard once, and everybody speaks for their own side", () => {
    expect(vote(camille, { cast: [said(camille, "FOR")] })).toEqual(["already-voted"]);
    const proxies = [{ giverId: "camille", holderId: "carl" }];
    const carl = seat("carl", { ...camille, roles: ["CLIENT_CONTRIBUTOR"] });
    const room = { present: [...seats, carl], proxies };
    expect(decideVote({ ...facts, ...room }, "carl", acting(carl))).toEqual({ ok: true, value: camille });
    expect(vote(carl, { ...room, cast: [said(camille, "FOR")] })).toEqual(["already-voted"]);
    expect(kindsOf(decideVote(facts, "camille", acting(anne)))).toEqual(["voice-of-other-side"]);
  });

  test("CD-09 no order of attempts gives a person or a seat two voices, or a voice to who has none", () => {
    const attempt = fc.record({ who: fc.constantFrom(...seats), ballot: fc.constantFrom(...Ballot.options) });
    const matters = fc.constantFrom(...VoteMatter.options);
    fc.assert(
      fc.property(matters, fc.array(attempt, { maxLength: 12 }), (matter, attempts) => {
        let cast: readonly CastVote[] = [];
        for (const { who, ballot } of attempts)
          if (decideVote({ ...facts, matter, cast }, who.memberId, acting(who)).ok) cast = [...cast, said(who, ballot)];
        const entitled = votersOn(matter, seats, facts.concerned).voters.map(({ memberId }) => memberId);
        expect(new Set(cast.map(({ personId }) => personId)).size).toBe(cast.length);
        expect(cast.every(({ seatMemberId }) => entitled.includes(seatMemberId))).toBe(true);
      }),
    );
  });
});

describe("counting", () => {
  const result = (matter: VoteMatter, ...cast: CastVote[]) =>
    tally({ matter, seats, concerned: [parties.AGENCY], cast });

  test("CD-09 more for than against carries; abstentions count for neither", () => {
    expect(result("GENERAL").result).toBe("OPEN");
    expect(result("GENERAL", said(anne, "FOR"), said(cleo, "ABSTAIN")).result).toBe("CARRIED");
    expect(result("GENERAL", said(anne, "FOR"), said(cleo, "AGAINST"), said(camille, "AGAINST")).result).toBe("LOST");
  });

  test("CD-09 at equal voices the chair decides; without a voice of the chair it is lost", () => {
    expect(result("GENERAL", said(claire, "FOR"), said(anne, "AGAINST"))).toMatchObject({
      result: "CARRIED",
      casting: true,
    });
    expect(result("GENERAL", said(claire, "AGAINST"), said(anne, "FOR"))).toMatchObject({
      result: "LOST",
      casting: true,
    });
    expect(result("GENERAL", said(camille, "FOR"), said(anne, "AGAINST"))).toMatchObject({
      result: "LOST",
      casting: false,
    });
  });

  test("CD-04 a change of the contract wants every party: no majority outvotes one, nor does the chair", () => {
    const client = [said(claire, "FOR"), said(camille, "FOR"), said(cleo, "FOR")];
    expect(result("CONTRACT_CHANGE", ...client)).toMatchObject({ result: "OPEN", withheld: [parties.AGENCY] });
    expect(result("CONTRACT_CHANGE", ...client, said(anne, "ABSTAIN")).result).toBe("LOST");
    expect(result("CONTRACT_CHANGE", ...client, said(anne, "AGAINST")).result).toBe("LOST");
    expect(result("CONTRACT_CHANGE", ...client, said(anne, "FOR")).result).toBe("CARRIED");
    const absent = { matter: "CONTRACT_CHANGE", seats, concerned: [parties.AGENCY, "party-second"] } as const;
    expect(tally({ ...absent, cast: [...client, said(anne, "FOR")] }).withheld).toEqual(["party-second"]);
    expect(tally({ ...absent, concerned: [], cast: client }).result).toBe("OPEN");
  });

  test("CD-07 a voice that is handed in twice, or by who has none, changes no count", () => {
    const twice = [said(anne, "AGAINST"), said(anne, "AGAINST"), said(octave, "AGAINST"), said(camille, "FOR")];
    expect(result("CLIENT_ONLY", ...twice)).toMatchObject({ result: "CARRIED", favour: 1, against: 0 });
    expect(result("GENERAL", ...twice)).toMatchObject({ favour: 1, against: 1 });
  });
});

const carried = tally({ matter: "GENERAL", seats, concerned: [], cast: [said(claire, "FOR")] });
const lost = tally({ matter: "GENERAL", seats, concerned: [], cast: [said(claire, "AGAINST")] });
const decision: CommitteeDecisionFacts = {
  status: "PROPOSED",
  meetingStatus: "OPEN",
  body: "STEERING",
  matter: "GENERAL",
  point: { status: "FIXED", ask: "DECIDE" },
  quorum: { met: true, missing: [] },
  tally: carried,
  awaited: [],
  without: [],
  present: true,
  presides: true,
  unwritten: 0,
  reason: "Il manque un devis.",
  revokes: null,
  revokedBy: null,
  adoptedAt: null,
  unansweredAdvice: [],
};
const chair = actorIn("CLIENT_SPONSOR");
const adopt = (over: Partial<CommitteeDecisionFacts> = {}, actor = chair) =>
  kindsOf(decideCommitteeDecision("adopt", { ...decision, ...over }, actor));

describe("decisions", () => {
  test("CD-09 who presides pronounces what the vote says, on what was announced, while the meeting is open", () => {
    expect(adopt()).toEqual([]);
    expect(adopt({ presides: false })).toEqual(["not-presiding"]);
    expect(adopt({ tally: lost })).toEqual(["vote-not-carried"]);
    expect(adopt({ point: { status: "FIXED", ask: "DISCUSS" } })).toEqual(["point-not-to-decide"]);
    expect(adopt({ meetingStatus: "CLOSED" })).toEqual(["meeting-not-open"]);
    expect(adopt({ unwritten: 2 })).toEqual(["decision-incomplete"]);
    expect(kindsOf(decideCommitteeDecision("reject", { ...decision, tally: lost }, chair))).toEqual([]);
    expect(kindsOf(decideCommitteeDecision("reject", decision, chair))).toEqual(["vote-not-lost"]);
    expect(kindsOf(decideCommitteeDecision("postpone", { ...decision, reason: " " }, chair))).toEqual([
      "reason-missing",
    ]);
  });

  test("CD-09 an abstention is said: without who is there and silent it is pronounced by naming each of them alone", () => {
    expect(adopt({ awaited: ["camille", "anne"] })).toEqual(["voices-awaited"]);
    expect(adopt({ awaited: ["camille", "anne"], without: ["anne"] })).toEqual(["voices-awaited"]);
    expect(adopt({ awaited: ["anne"], without: ["anne", "camille"] })).toEqual(["voices-awaited"]);
    expect(adopt({ awaited: ["camille", "anne"], without: ["anne", "camille"] })).toEqual([]);
    const silent = { ...decision, tally: lost, awaited: ["anne"] };
    expect(kindsOf(decideCommitteeDecision("reject", silent, chair))).toEqual(["voices-awaited"]);
    expect(kindsOf(decideCommitteeDecision("postpone", silent, chair))).toEqual([]);
    const proxies = [{ giverId: "claire", holderId: "octave" }];
    const poll = { ...facts, present: [octave, anne, cleo], proxies, cast: [said(cleo, "ABSTAIN")] };
    expect(awaitedVoices(poll)).toEqual(["claire", "anne"]);
    expect(awaitedVoices({ ...poll, matter: "CLIENT_ONLY" })).toEqual(["claire"]);
  });

  test("CD-16 whoever puts a decision to the vote is in the room", () => {
    expect(kindsOf(decideCommitteeDecision("propose", { ...decision, present: false }, chair))).toEqual([
      "not-in-room",
    ]);
  });

  test("CD-09 the chair presides, or its proxy; a second meeting without it is presided by a voice of the client", () => {
    const room = { seats, present: seats, proxies: [], second: false };
    const presiding = (over: Partial<typeof room>) =>
      seats.map(({ memberId }) => memberId).filter((memberId) => presidesNow(memberId, { ...room, ...over }));
    expect(presiding({})).toEqual(["claire"]);
    expect(presiding({ present: [camille, anne, octave] })).toEqual([]);
    expect(presiding({ present: [octave, anne, cleo, camille], second: true })).toEqual(["camille"]);
    expect(presiding({ present: [anne, octave], second: true })).toEqual([]);
    const carl = seat("carl", { ...camille, roles: ["CLIENT_CONTRIBUTOR"] });
    const proxies = [{ giverId: "claire", holderId: "carl" }];
    expect(presidesNow("carl", { ...room, present: [carl, camille], proxies })).toBe(true);
    expect(presidesNow("camille", { ...room, present: [carl, camille], proxies })).toBe(false);
    // The chair's proxy is with somebody who has a seat: they preside, and speak with their own voice.
    const lent = { present: [camille, anne], proxies: [{ giverId: "claire", holderId: "camille" }] };
    expect(presidesNow("camille", { ...room, ...lent })).toBe(true);
    expect(presidesNow("anne", { ...room, ...lent })).toBe(false);
    expect(presidesNow("camille", { ...room, ...lent, present: seats })).toBe(false);
  });

  test("MD-01 neither the AMO nor an agency pronounces a decision", () => {
    for (const role of Role.options.filter((name) => !name.startsWith("CLIENT")))
      for (const act of ["adopt", "reject", "postpone"] as const)
        expect(kindsOf(decideCommitteeDecision(act, { ...decision, tally: lost }, actorIn(role)))).toContain(
          "wrong-role",
        );
  });

  test("CD-09 without its quorum a decision is neither adopted nor rejected, whatever the voices", () => {
    const quorum = quorumOf({
      seats,
      present: [claire, anne],
      proxies: [],
      concerned: [parties.AGENCY],
      agencies: [parties.AGENCY],
      rule: "CONCERNED_AGENCIES",
      second: false,
    });
    expect(adopt({ quorum })).toEqual(["quorum-missing"]);
    expect(kindsOf(decideCommitteeDecision("reject", { ...decision, tally: lost, quorum }, chair))).toEqual([
      "quorum-missing",
    ]);
  });

  test("CD-04 a party that does not consent is told to whoever would adopt a change of the contract", () => {
    const cast = [said(claire, "FOR"), said(anne, "AGAINST")];
    const held = tally({ matter: "CONTRACT_CHANGE", seats, concerned: [parties.AGENCY], cast });
    expect(adopt({ tally: held })).toEqual(["party-not-consenting"]);
  });

  test("CD-16 a decision is revoked by a later one that was adopted, and by nothing else", () => {
    const stood: CommitteeDecisionFacts = {
      ...decision,
      status: "ADOPTED",
      meetingStatus: "CLOSED",
      adoptedAt: instant("2026-12-03T14:00:00.000Z"),
    };
    const revoke = (revokedBy: CommitteeDecisionFacts["revokedBy"], actor: Pick<Actor, "role"> = systemActor) =>
      kindsOf(decideCommitteeDecision("revoke", { ...stood, revokedBy }, actor));
    const later = instant("2027-01-07T14:00:00.000Z");
    expect(revoke({ status: "ADOPTED", adoptedAt: later })).toEqual([]);
    expect(revoke({ status: "ADOPTED", adoptedAt: later }, chair)).toEqual(["wrong-role"]);
    expect(revoke({ status: "ADOPTED", adoptedAt: instant("2026-11-05T14:00:00.000Z") })).toEqual([
      "revocation-without-decision",
    ]);
    expect(revoke({ status: "REJECTED", adoptedAt: null })).toEqual(["revocation-without-decision"]);
    expect(revoke(null)).toEqual(["revocation-without-decision"]);
    const same = { code: "D-2026-001", matter: decision.matter } as const;
    expect(adopt({ revokes: { ...same, status: "REVOKED" } })).toEqual(["decision-not-standing"]);
    // What some voices decided is not revoked by others: neither the client's alone nor the parties' consent.
    expect(adopt({ revokes: { ...same, status: "ADOPTED" } })).toEqual([]);
    for (const matter of VoteMatter.options.filter((one) => one !== decision.matter))
      expect(adopt({ revokes: { ...same, status: "ADOPTED", matter } })).toEqual(["revocation-of-other-matter"]);
  });

  test("CD-16 once pronounced, no person leads a decision anywhere", () => {
    const leaving = Object.entries(committeeDecisionActs)
      .filter(([, act]) => act.from.some((status) => status !== "PROPOSED"))
      .map(([name, act]) => [name, act.by]);
    expect(leaving).toEqual([["revoke", ["SYSTEM"]]]);
  });

  test("AR-02 what must be signed takes effect once signed; minutes have no part in it", () => {
    expect(decisionCode(2026, 1)).toBe("D-2026-001");
    for (const subject of PointSubject.options)
      for (const status of DecisionStatus.options) {
        const effect = effectBy(subject);
        expect(takesEffect(status, effect, false)).toBe(status === "ADOPTED" && effect === "ADOPTION");
      }
    expect(takesEffect("ADOPTED", effectBy("MILESTONE"), true)).toBe(true);
    expect(effectBy(null)).toBe("ADOPTION");
  });
});

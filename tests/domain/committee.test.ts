import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { decideMatter, decidePoint, matterOf, orderComplete, PointSubject } from "@/lib/domain/agenda";
import { decideBody, type Seat, votersOn } from "@/lib/domain/committee";
import { decideMeeting, decideProxy } from "@/lib/domain/meeting";
import { earliestMeetingDay, meetingDates, seriesDays } from "@/lib/domain/meeting-dates";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { type QuorumFacts, quorumOf, seatOf } from "@/lib/domain/quorum";
import { workingDaysBefore } from "@/lib/domain/working-day";
import { instant } from "@/lib/kernel/instant";
import {
  actorIn,
  bodyFacts,
  kindsOf,
  meetingFacts,
  parties,
  pointFacts,
  steeringSeats,
} from "@/tests/support/rulebook";

const owner = actorIn("CLIENT_OWNER");
const seated = (name: string): Seat => {
  const seat = steeringSeats.find(({ memberId }) => memberId === name);
  if (seat === undefined) throw new Error(`Nobody is called ${name}`);
  return seat;
};
const ids = (seats: readonly Seat[]): readonly string[] => seats.map(({ memberId }) => memberId);

describe("composition", () => {
  const withVoice = (name: string, voice: Seat["voice"]): typeof bodyFacts => ({
    ...bodyFacts,
    seats: steeringSeats.map((seat) => (seat.memberId === name ? { ...seat, voice } : seat)),
  });

  test("CD-09 a steering committee as it should be is formed by the client, not by its adviser", () => {
    expect(decideBody("form", bodyFacts, owner).ok).toBe(true);
    expect(kindsOf(decideBody("form", bodyFacts, actorIn("AMO")))).toEqual(["wrong-role"]);
  });

  test("CD-09 one person presides, and it is somebody of the client", () => {
    expect(kindsOf(decideBody("compose", withVoice("claire", "DELIBERATIVE"), owner))).toEqual(["chair-missing"]);
    expect(kindsOf(decideBody("compose", withVoice("camille", "PRESIDES"), owner))).toEqual(["chair-missing"]);
    const agencyChairs = { ...withVoice("anne", "PRESIDES"), seats: withVoice("anne", "PRESIDES").seats.slice(1) };
    expect(kindsOf(decideBody("compose", agencyChairs, owner))).toEqual(["chair-not-of-client"]);
  });

  test("MD-01 the AMO is heard and never votes", () => {
    expect(kindsOf(decideBody("form", withVoice("octave", "DELIBERATIVE"), owner))).toEqual(["adviser-without-voice"]);
  });

  test("CD-07 one person has one seat", () => {
    const twice = { ...bodyFacts, seats: [...steeringSeats, seated("anne")] };
    expect(kindsOf(decideBody("form", twice, owner))).toEqual(["seated-twice"]);
  });

  test("CD-09 what binds the parties seats a signatory and every agency; what does not, need not", () => {
    const small = { ...bodyFacts, seats: [seated("claire"), seated("octave")] };
    expect(kindsOf(decideBody("form", small, owner))).toEqual(["seat-missing", "agency-unseated"]);
    expect(decideBody("form", { ...small, kind: "PROJECT" }, owner).ok).toBe(true);
  });

  test("CD-09 a committee that still meets is not dissolved", () => {
    const refused = decideBody("dissolve", { ...bodyFacts, meetingsAhead: ["COM-007"] }, owner);
    expect(kindsOf(refused)).toEqual(["committee-meets"]);
  });
});

describe("who votes", () => {
  test("CR-01 on what is the client's, the client alone; on the contract, the parties concerned, unanimously", () => {
    expect(ids(votersOn("CLIENT_ONLY", steeringSeats).voters)).toEqual(["claire", "camille"]);
    const change = votersOn("CONTRACT_CHANGE", steeringSeats, [parties.AGENCY]);
    expect([change.rule, ids(change.voters)]).toEqual(["UNANIMITY_OF_PARTIES", ["claire", "camille", "anne"]]);
    expect(ids(votersOn("CONTRACT_CHANGE", steeringSeats, []).voters)).toEqual(["claire", "camille"]);
    expect(ids(votersOn("GENERAL", steeringSeats).voters)).toEqual(["claire", "camille", "anne"]);
  });

  test("MD-01 whatever voice it was given, the AMO votes on nothing; and an agency never on what is the client's", () => {
    const voice = fc.constantFrom("DELIBERATIVE", "CONSULTATIVE", "PRESIDES");
    fc.assert(
      fc.property(fc.array(voice, { minLength: 4, maxLength: 4 }), (voices) => {
        const seats = steeringSeats.map((seat, place) => ({ ...seat, voice: voices[place] ?? seat.voice }));
        for (const matter of ["GENERAL", "CLIENT_ONLY", "CONTRACT_CHANGE"] as const) {
          const { voters } = votersOn(matter, seats, [parties.AGENCY]);
          expect(voters.some(({ side }) => side === "AMO")).toBe(false);
          if (matter === "CLIENT_ONLY") expect(voters.every(({ side }) => side === "CLIENT")).toBe(true);
        }
      }),
    );
  });

  test("CR-07 a point on what the client alone decides is the client's unless said otherwise", () => {
    expect(matterOf("MILESTONE")).toBe("CLIENT_ONLY");
    expect(matterOf("CHANGE_REQUEST")).toBe("CONTRACT_CHANGE");
    expect(matterOf(null)).toBe("GENERAL");
    for (const subject of PointSubject.options)
      expect(["GENERAL", "CLIENT_ONLY", "CONTRACT_CHANGE"]).toContain(matterOf(subject));
  });
});

describe("quorum", () => {
  const facts: QuorumFacts = {
    seats: steeringSeats,
    present: steeringSeats,
    proxies: [],
    concerned: [parties.AGENCY],
    agencies: [parties.AGENCY, "party-other-agency"],
    rule: "CONCERNED_AGENCIES",
    second: false,
  };
  const without = (...names: string[]): QuorumFacts => ({
    ...facts,
    present: steeringSeats.filter(({ memberId }) => !names.includes(memberId)),
  });
  const gaps = (of: QuorumFacts): readonly string[] => quorumOf(of).missing.map(({ kind }) => kind);

  test("CD-09 the chair, a signatory of the client and each agency concerned; the AMO is not counted", () => {
    expect(quorumOf(facts)).toEqual({ met: true, missing: [] });
    expect(quorumOf(without("octave")).met).toBe(true);
    expect(gaps(without("claire"))).toEqual(["CHAIR"]);
    expect(gaps(without("camille"))).toEqual(["CLIENT_SIGNATORY"]);
    expect(quorumOf(without("anne")).missing).toEqual([{ kind: "AGENCY", partyId: parties.AGENCY }]);
    expect(gaps({ ...without("claire", "camille", "anne", "octave") })).toEqual([
      "CHAIR",
      "CLIENT_SIGNATORY",
      "AGENCY",
    ]);
  });

  test("CD-09 where all agencies were signed, one that nothing concerns is missed too", () => {
    expect(gaps({ ...facts, rule: "ALL_AGENCIES" })).toEqual(["AGENCY"]);
  });

  test("CD-09 a proxy of the chair counts when its holder is there; it is not a signature", () => {
    const lent = { giverId: "claire", holderId: "camille" };
    expect(quorumOf({ ...without("claire"), proxies: [lent] }).met).toBe(true);
    expect(gaps({ ...without("claire", "camille"), proxies: [lent] })).toEqual(["CHAIR", "CLIENT_SIGNATORY"]);
    const toColleague = { giverId: "camille", holderId: "claire" };
    expect(gaps({ ...without("camille"), proxies: [toColleague] })).toEqual(["CLIENT_SIGNATORY"]);
  });

  test("CD-09 a second meeting decides with a voice of the client and the agency concerned", () => {
    const second = { ...without("claire"), second: true, rule: "ALL_AGENCIES" } as const;
    expect(quorumOf(second).met).toBe(true);
    expect(gaps({ ...without("claire", "camille"), second: true })).toEqual(["CLIENT"]);
    expect(gaps({ ...without("anne"), second: true })).toEqual(["AGENCY"]);
  });

  test("CD-07 one person speaks for one seat: a voice of their own first, else the one that was lent", () => {
    const lent = [{ giverId: "claire", holderId: "camille" }];
    expect(seatOf("camille", steeringSeats, lent)?.memberId).toBe("camille");
    expect(seatOf("inès", steeringSeats, [{ giverId: "claire", holderId: "inès" }])?.memberId).toBe("claire");
    expect(seatOf("inès", steeringSeats, [])).toBeNull();
    expect(seatOf("octave", steeringSeats, [])?.voice).toBe("CONSULTATIVE");
  });
});

const paris = {
  timeZone: "Europe/Paris",
  nonWorking: new Set(["2026-05-14", "2026-05-25", "2026-12-25", "2027-01-01"]),
};

describe("dates counted backwards", () => {
  const parameters = presets.PRIVATE;

  test("B01 five working days before Thursday 21 May 2026 is Wednesday 13 May: Ascension is inside", () => {
    const dates = meetingDates("2026-05-21", "ORDINARY", parameters, paris);
    expect(dates.convocation).toEqual({ on: "2026-05-13", before: "2026-05-13T22:00:00.000Z" });
    expect(dates.documents.on).toBe("2026-05-18");
  });

  test("9.4 an extraordinary meeting has two days, a second one three; its documents come with the convocation", () => {
    expect(meetingDates("2026-12-03", "EXTRAORDINARY", parameters, paris)).toMatchObject({
      convocation: { on: "2026-12-01" },
      documents: { on: "2026-12-01" },
    });
    expect(meetingDates("2026-12-03", "SECOND", parameters, paris)).toMatchObject({
      convocation: { on: "2026-11-30" },
      documents: { on: "2026-11-30" },
    });
  });

  test("9.4 the first day one can still convene for is the first, whatever the day one asks on", () => {
    const start = Temporal.PlainDate.from("2026-05-01");
    fc.assert(
      fc.property(fc.nat(400), fc.constantFrom("ORDINARY", "EXTRAORDINARY", "SECOND"), (days, kind) => {
        const today = start.add({ days }).toString();
        const earliest = earliestMeetingDay(today, kind, parameters, paris.nonWorking);
        const { convocation } = meetingDates(earliest, kind, parameters, paris);
        expect(convocation.on >= today).toBe(true);
        const previous = workingDaysBefore(earliest, 1, paris.nonWorking);
        expect(meetingDates(previous, kind, parameters, paris).convocation.on < today).toBe(true);
      }),
    );
  });

  test("5.1 a series keeps its weekday, and moves off a day that is not worked", () => {
    expect(seriesDays("2026-11-26", "MONTHLY", 3, paris.nonWorking)).toEqual([
      "2026-11-26",
      "2026-12-24",
      "2027-01-28",
    ]);
    expect(seriesDays("2026-12-11", "FORTNIGHTLY", 3, paris.nonWorking)).toEqual([
      "2026-12-11",
      "2026-12-28",
      "2027-01-08",
    ]);
    expect(seriesDays("2026-10-30", "MONTHLY", 2, paris.nonWorking)).toEqual(["2026-10-30", "2026-11-27"]);
    expect(seriesDays("2026-11-26", "ON_DEMAND", 9, paris.nonWorking)).toEqual(["2026-11-26"]);
  });

  test("charters signed before committees had rules are still read", () => {
    const { meetingExtraordinary, meetingReconvening, quorumAgencies, ...signed } = presets.PRIVATE;
    expect(CharterParameters.parse(signed)).toMatchObject({ meetingExtraordinary, meetingReconvening, quorumAgencies });
  });
});

describe("a meeting", () => {
  test("CD-09 is convened in time, with an agenda and a chair, or not at all", () => {
    expect(decideMeeting("convene", meetingFacts, actorIn("AMO")).ok).toBe(true);
    const late = { ...meetingFacts, now: meetingFacts.convocationBefore };
    expect(kindsOf(decideMeeting("convene", late, owner))).toEqual(["meeting-notice-short"]);
    const empty = { ...meetingFacts, fixedPoints: 0, chairSeated: false };
    expect(kindsOf(decideMeeting("convene", empty, owner))).toEqual(["chair-missing", "agenda-not-fixed"]);
    expect(kindsOf(decideMeeting("convene", meetingFacts, actorIn("AGENCY_SIGNATORY")))).toEqual(["wrong-role"]);
  });

  test("CD-09 an extraordinary one says why; none is planned on a day off, in the past, or for a committee that is no more", () => {
    const silent = { ...meetingFacts, kind: "EXTRAORDINARY", reason: " " } as const;
    expect(kindsOf(decideMeeting("plan", silent, owner))).toEqual(["reason-missing"]);
    expect(decideMeeting("plan", { ...silent, kind: "ORDINARY" }, owner).ok).toBe(true);
    const wrong = { ...meetingFacts, worked: false, bodyStatus: "DISSOLVED", startsAt: meetingFacts.now } as const;
    expect(kindsOf(decideMeeting("plan", wrong, owner))).toEqual([
      "wrong-status",
      "meeting-not-ahead",
      "meeting-day-off",
    ]);
    const again = { ...meetingFacts, kind: "SECOND", reconvenedAs: ["COM-008"] } as const;
    expect(kindsOf(decideMeeting("plan", again, owner))).toEqual(["meeting-already-reconvened"]);
  });

  test("CD-09 once convened it moves with a reason, and with the whole notice again", () => {
    const convened = { ...meetingFacts, status: "CONVENED" } as const;
    expect(decideMeeting("rescheduleConvened", convened, owner).ok).toBe(true);
    expect(kindsOf(decideMeeting("rescheduleConvened", { ...convened, reason: "" }, owner))).toEqual([
      "reason-missing",
    ]);
    const short = { ...convened, convocationBefore: meetingFacts.now };
    expect(kindsOf(decideMeeting("rescheduleConvened", short, owner))).toEqual(["meeting-notice-short"]);
  });

  test("CD-09 answers come from who is invited, before it begins; the room opens half an hour before its hour", () => {
    const convened = { ...meetingFacts, status: "CONVENED" } as const;
    expect(kindsOf(decideMeeting("answer", { ...convened, invited: false }, owner))).toEqual(["not-invited"]);
    const at = (now: string): typeof convened => ({ ...convened, now: instant(now) });
    expect(kindsOf(decideMeeting("answer", at("2026-12-03T13:00:00.000Z"), owner))).toEqual(["meeting-not-ahead"]);
    expect(kindsOf(decideMeeting("open", at("2026-12-03T12:29:59.999Z"), owner))).toEqual(["meeting-not-begun"]);
    expect(decideMeeting("open", at("2026-12-03T12:30:00.000Z"), owner).ok).toBe(true);
    // Until the end of its day in the zone of the project; then it is moved or cancelled.
    expect(decideMeeting("open", at("2026-12-03T22:59:59.999Z"), owner).ok).toBe(true);
    const missed = at("2026-12-03T23:00:00.000Z");
    expect(kindsOf(decideMeeting("open", missed, owner))).toEqual(["meeting-day-over"]);
    expect(decideMeeting("cancel", missed, owner).ok).toBe(true);
    const open = { ...meetingFacts, status: "OPEN", quorumMet: true } as const;
    expect(kindsOf(decideMeeting("adjourn", open, owner))).toEqual(["quorum-met"]);
  });
});

describe("a proxy", () => {
  const convened = { ...meetingFacts, status: "CONVENED" } as const;
  const giver = { memberId: "claire", partyId: parties.CLIENT, seated: true };
  const holder = { memberId: "inès", partyId: parties.CLIENT };
  const give = (offer: Partial<Parameters<typeof decideProxy>[1]>): readonly string[] =>
    kindsOf(decideProxy(convened, { giver, holder, standing: [], ...offer }, owner));

  test("CD-07 is given by who is seated, to somebody else of the same party", () => {
    expect(give({})).toEqual([]);
    expect(give({ giver: { ...giver, seated: false } })).toEqual(["proxy-without-seat"]);
    expect(give({ holder: { ...holder, partyId: parties.AGENCY } })).toEqual(["proxy-to-other-side"]);
    expect(give({ holder: giver })).toEqual(["proxy-already-given"]);
  });

  test("CD-07 is held once, and never passed on", () => {
    expect(give({ standing: [{ giverId: "camille", holderId: "inès" }] })).toEqual(["proxy-already-held"]);
    expect(give({ standing: [{ giverId: "inès", holderId: "camille" }] })).toEqual(["proxy-passed-on"]);
    expect(give({ standing: [{ giverId: "camille", holderId: "claire" }] })).toEqual(["proxy-passed-on"]);
  });
});

describe("an agenda", () => {
  test("5.4 its subject says who votes on a point; without one the client's side alone chooses", () => {
    const [manager, amo] = [actorIn("AGENCY_MANAGER"), actorIn("AMO")];
    expect(decideMatter("GENERAL", "MILESTONE", manager)).toEqual({ ok: true, value: "CLIENT_ONLY" });
    expect(decideMatter("CLIENT_ONLY", "AMENDMENT", owner)).toEqual({ ok: true, value: "CONTRACT_CHANGE" });
    expect(decideMatter("CLIENT_ONLY", null, owner)).toEqual({ ok: true, value: "CLIENT_ONLY" });
    expect(decideMatter(null, null, manager)).toEqual({ ok: true, value: "GENERAL" });
    expect(kindsOf(decideMatter("CLIENT_ONLY", null, amo))).toEqual(["wrong-role"]);
    expect(kindsOf(decideMatter("CONTRACT_CHANGE", "QUESTION", manager))).toEqual(["wrong-role"]);
  });

  test("CD-16 anybody proposes; what is to be decided is announced with the convocation", () => {
    const late = { ...pointFacts, now: pointFacts.convocationBefore };
    expect(decidePoint("propose", pointFacts, actorIn("AGENCY_MEMBER")).ok).toBe(true);
    expect(kindsOf(decidePoint("propose", late, owner))).toEqual(["decision-announced-late"]);
    expect(decidePoint("propose", { ...late, ask: "DISCUSS" }, owner).ok).toBe(true);
    // What is fixed already may be put in another order.
    expect(decidePoint("fix", { ...late, status: "FIXED" }, owner).ok).toBe(true);
  });

  test("CD-09 who presides fixes it; a point is withdrawn by its proposer or the chair; documents come in time", () => {
    expect(kindsOf(decidePoint("fix", { ...pointFacts, presides: false }, owner))).toEqual(["not-chair"]);
    const foreign = { ...pointFacts, presides: false, own: false };
    expect(kindsOf(decidePoint("withdraw", foreign, owner))).toEqual(["point-of-somebody-else"]);
    expect(decidePoint("withdraw", { ...foreign, presides: true }, owner).ok).toBe(true);
    const late = { ...pointFacts, now: pointFacts.documentsBefore };
    expect(kindsOf(decidePoint("attach", late, owner))).toEqual(["documents-late"]);
    const begun = { ...pointFacts, meetingStatus: "OPEN" } as const;
    expect(kindsOf(decidePoint("withdraw", begun, owner))).toEqual(["meeting-not-ahead"]);
  });

  test("MR-02 an order names every point once", () => {
    expect(orderComplete(["b", "a"], ["a", "b"])).toEqual([]);
    expect(orderComplete(["a", "a"], ["a", "b"])).toHaveLength(1);
    expect(orderComplete(["a"], ["a", "b"])).toHaveLength(1);
  });
});

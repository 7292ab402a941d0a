import { describe, expect, it } from "vitest";
import type { CommitmentFacts } from "@/lib/domain/commitment";
import {
  decideBreach,
  decideCommitmentRevision,
  decideCommitmentSignature,
  decideDayAnswer,
  decideDayOffer,
  decideDelivery,
  decideExcuse,
  decideReceipt,
  decideRelease,
  decideSubstitution,
  decideTime,
} from "@/lib/domain/commitment-decision";
import {
  type AbsenceFacts,
  breachesToTell,
  covers,
  decideAbsence,
  decideAbsenceWithdrawal,
  graceAfter,
  lateDays,
} from "@/lib/domain/commitment-keeping";
import {
  CommitmentKind,
  type CommitmentTerms,
  commitmentArticle,
  commitmentShapes,
  committedMinutes,
  flawsOf,
  isSupply,
} from "@/lib/domain/commitment-terms";
import {
  actorIn,
  after,
  before,
  changedText,
  commitmentFacts,
  expectOutcome,
  kindsOf,
  now,
  parties,
  sameText,
} from "@/tests/support/rulebook";

const client = actorIn("CLIENT_OWNER");
const signatory = actorIn("CLIENT_SIGNATORY");
const agency = actorIn("AGENCY_MANAGER");
const running: CommitmentFacts = { ...commitmentFacts, status: "DUE" };
const kept: CommitmentFacts = {
  ...commitmentFacts,
  status: "KEPT",
  delivery: { contestBefore: after, confirmed: false },
};

describe("the terms of a commitment", () => {
  const party = {
    side: "CLIENT",
    members: [
      { id: "ines", roles: ["CLIENT_OWNER"] },
      { id: "theo", roles: ["CLIENT_CONTRIBUTOR"] },
    ],
  } as const;
  const supply: CommitmentTerms = {
    kind: "CONTENT_SUPPLY",
    title: "Textes",
    role: "CLIENT_OWNER",
    memberId: "ines",
    substituteMemberId: "theo",
    quantity: null,
    startsOn: null,
    dueOn: "2026-12-01",
    critical: false,
    milestones: [],
  };

  it("CD-02 name a person of the party in a role that they have, and a substitute who is somebody else", () => {
    expect(flawsOf(supply, party)).toEqual([]);
    expect(flawsOf({ ...supply, memberId: "romain" }, party)).toEqual(["person", "role"]);
    expect(flawsOf({ ...supply, role: "CLIENT_SPONSOR" }, party)).toEqual(["role"]);
    expect(flawsOf({ ...supply, role: "AGENCY_MANAGER" }, party)).toEqual(["role"]);
    expect(flawsOf({ ...supply, substituteMemberId: "ines" }, party)).toEqual(["substitute"]);
    expect(flawsOf({ ...supply, substituteMemberId: "romain" }, party)).toEqual(["substitute"]);
  });

  it("CD-02 have the quantity and the period that their kind wants, and no others", () => {
    for (const kind of CommitmentKind.options) {
      const { unit, lasts } = commitmentShapes[kind];
      const terms = { ...supply, kind, quantity: unit === null ? null : 3, startsOn: lasts ? "2026-11-01" : null };
      expect({ kind, flaws: flawsOf(terms, party) }).toEqual({ kind, flaws: [] });
      expect(flawsOf({ ...terms, quantity: unit === null ? 3 : null }, party)).toEqual(["quantity"]);
      expect(flawsOf({ ...terms, startsOn: lasts ? null : "2026-11-01" }, party)).toEqual(["period"]);
      expect(isSupply(kind) && unit !== null).toBe(false);
    }
    expect(flawsOf({ ...supply, kind: "TESTER_DAYS", quantity: 2, startsOn: "2026-12-02" }, party)).toEqual(["period"]);
  });

  it("CD-06 a critical one says which milestone stands still without it", () => {
    expect(flawsOf({ ...supply, critical: true }, party)).toEqual(["milestones"]);
    expect(flawsOf({ ...supply, critical: true, milestones: [{ code: "J1", input: "" }] }, party)).toEqual([]);
  });

  it("AD-04 rests on an article of the side that commits: agencies and the AMO commit as the client does", () => {
    expect(commitmentArticle("CONTENT_SUPPLY", "CLIENT")).toBe("CD-06");
    expect(commitmentArticle("SPONSOR_TIME", "CLIENT")).toBe("CD-08");
    expect(commitmentArticle("ACCESS_SUPPLY", "AGENCY")).toBe("AD-04");
    expect(commitmentArticle("MEETING_ATTENDANCE", "AMO")).toBe("MD-04");
  });

  it("CD-02 time is counted in the days that are worked: a week with a holiday asks for four fifths", () => {
    const week = { kind: "SPONSOR_TIME", quantity: 5, startsOn: "2026-07-13", dueOn: "2026-07-17" } as const;
    expect(committedMinutes(week, new Set<string>())).toBe(300);
    expect(committedMinutes(week, new Set(["2026-07-14"]))).toBe(240);
    expect(committedMinutes({ ...week, kind: "TESTER_DAYS" }, new Set<string>())).toBe(5 * 420);
    expect(committedMinutes({ ...week, kind: "ANSWER_TIME" }, new Set<string>())).toBeNull();
  });
});

describe("signing and delivering", () => {
  it("CD-02 is signed by its own party, as it was read, for a day that is not over", () => {
    const ahead = { ...commitmentFacts, dueOn: "2026-11-24" };
    expectOutcome(decideCommitmentSignature(ahead, signatory, sameText), "COMMITTED");
    expect(kindsOf(decideCommitmentSignature(ahead, signatory, changedText))).toEqual(["content-changed"]);
    expect(kindsOf(decideCommitmentSignature(ahead, actorIn("AGENCY_SIGNATORY"), sameText))).toEqual(["other-party"]);
    expect(kindsOf(decideCommitmentSignature({ ...ahead, dueOn: "2026-11-22" }, signatory, sameText))).toEqual([
      "commitment-day-past",
    ]);
    expect(kindsOf(decideCommitmentSignature({ ...ahead, flaws: ["person"] }, signatory, sameText))).toEqual([
      "commitment-incomplete",
    ]);
  });

  it("CD-02 a proposal is revised by either side and by the AMO; by no agency to which it is not owed", () => {
    for (const actor of [client, agency, actorIn("AMO")])
      expectOutcome(decideCommitmentRevision(commitmentFacts, actor), "PROPOSED");
    expect(kindsOf(decideCommitmentRevision({ ...commitmentFacts, receivers: [] }, agency))).toEqual([
      "not-owed-to-you",
    ]);
    expect(kindsOf(decideCommitmentRevision(running, client))).toEqual(["wrong-status"]);
  });

  it("CD-06 is kept on its very day, and late on the next one", () => {
    expectOutcome(decideDelivery(running, client, "2026-11-23"), "KEPT");
    expectOutcome(decideDelivery({ ...running, dueOn: "2026-11-22" }, client, "2026-11-23"), "KEPT_LATE");
    expectOutcome(
      decideDelivery({ ...running, status: "BROKEN", dueOn: "2026-11-16" }, client, "2026-11-23"),
      "BROKEN",
    );
    expect(lateDays("2026-11-13", "2026-11-23", new Set<string>())).toBe(6);
    expect(lateDays("2026-11-20", "2026-11-21", new Set<string>())).toBe(0);
  });

  it("CD-06 a supply counts on the day on which it is told here; of a presence the day may be said, not one to come", () => {
    expect(kindsOf(decideDelivery(running, client, "2026-11-20"))).toEqual(["delivery-day-impossible"]);
    const meeting: CommitmentFacts = { ...running, kind: "MEETING_ATTENDANCE", dueOn: "2026-11-20" };
    expectOutcome(decideDelivery(meeting, client, "2026-11-20"), "KEPT");
    expect(kindsOf(decideDelivery(meeting, client, "2026-11-24"))).toEqual(["delivery-day-impossible"]);
    expect(kindsOf(decideDelivery(running, agency, "2026-11-23"))).toEqual(["other-party"]);
  });

  it("CD-02 time that was committed has been given before it is kept", () => {
    const time: CommitmentFacts = { ...running, kind: "TESTER_DAYS", committedMinutes: 840, declaredMinutes: 839 };
    expect(kindsOf(decideDelivery(time, client, "2026-11-23"))).toEqual(["time-short"]);
    expectOutcome(decideDelivery({ ...time, declaredMinutes: 840 }, client, "2026-11-23"), "KEPT");
  });

  it("CD-16 is received or contested by those to whom it is owed, with the reason, in its time", () => {
    const yes = { confirmed: true, reason: "" };
    const no = { confirmed: false, reason: "Il manque la moitié" };
    expectOutcome(decideReceipt(kept, agency, yes), "KEPT");
    expectOutcome(decideReceipt({ ...kept, status: "KEPT_LATE" }, agency, yes), "KEPT_LATE");
    expectOutcome(decideReceipt(kept, agency, no), "DUE");
    expectOutcome(decideReceipt({ ...kept, status: "BROKEN" }, agency, no), "BROKEN");
    expect(kindsOf(decideReceipt(kept, client, yes))).toEqual(["not-owed-to-you"]);
    expect(kindsOf(decideReceipt(kept, agency, { ...no, reason: " " }))).toEqual(["reason-missing"]);
    const over = { contestBefore: now, confirmed: false };
    expect(kindsOf(decideReceipt({ ...kept, delivery: over }, agency, no))).toEqual(["receipt-period-over"]);
    expectOutcome(decideReceipt({ ...kept, delivery: over }, agency, yes), "KEPT");
    const done = { contestBefore: after, confirmed: true };
    expect(kindsOf(decideReceipt({ ...kept, delivery: done }, agency, yes))).toEqual(["receipt-already-confirmed"]);
  });

  it("CD-16 is excused and released by those to whom it is owed; a proposal is taken back by its own party", () => {
    expectOutcome(decideExcuse({ ...running, status: "BROKEN" }, agency, "Inondation"), "EXCUSED");
    expect(kindsOf(decideExcuse(running, client, "Inondation"))).toEqual(["not-owed-to-you"]);
    expectOutcome(decideRelease(running, agency, "Plus nécessaire"), "RELEASED");
    expect(kindsOf(decideRelease(running, client, "Plus nécessaire"))).toEqual(["not-owed-to-you"]);
    expectOutcome(decideRelease(commitmentFacts, client, "Autrement"), "RELEASED");
    expect(kindsOf(decideRelease(commitmentFacts, agency, ""))).toEqual(["other-party", "reason-missing"]);
  });
});

describe("another day, somebody else, time", () => {
  it("AR-03 another day is offered before the first one is over, and agreed by the other side alone", () => {
    expectOutcome(decideDayOffer(running, client, "2026-12-01"), "DUE");
    expectOutcome(decideDayOffer(running, agency, "2026-12-01"), "DUE");
    const over = { ...running, dueOn: "2026-11-22" };
    expect(kindsOf(decideDayOffer(over, client, "2026-12-01"))).toEqual(["commitment-day-past"]);
    expect(kindsOf(decideDayOffer(running, client, "2026-11-23"))).toEqual(["commitment-day-past"]);
    const offered = { ...running, offer: { dueOn: "2026-12-01", partyId: parties.CLIENT } };
    expectOutcome(decideDayAnswer(offered, agency, true), "RESCHEDULED");
    expectOutcome(decideDayAnswer(offered, agency, false), "DUE");
    expect(kindsOf(decideDayAnswer(offered, client, true))).toEqual(["day-offered-by-you"]);
    expect(kindsOf(decideDayAnswer(running, agency, true))).toEqual(["no-day-offered"]);
    expect(kindsOf(decideDayAnswer({ ...offered, dueOn: "2026-11-22" }, agency, true))).toEqual([
      "commitment-day-past",
    ]);
    expect(kindsOf(decideDayOffer(offered, agency, "2026-12-02"))).toEqual(["day-already-offered"]);
  });

  it("CD-02 the substitute who is named takes over, nobody else", () => {
    expectOutcome(decideSubstitution(running, client), "SUBSTITUTED");
    expect(kindsOf(decideSubstitution({ ...running, substituteNamed: false }, client))).toEqual(["substitute-missing"]);
    expect(kindsOf(decideSubstitution(running, agency))).toEqual(["other-party"]);
  });

  it("CD-02 time is declared by its party, for a day that has come, and a correction takes back no more than was said", () => {
    const time: CommitmentFacts = { ...running, kind: "SPONSOR_TIME", committedMinutes: 600, declaredMinutes: 60 };
    expectOutcome(decideTime(time, client, { on: "2026-11-23", minutes: 30 }), "DUE");
    expectOutcome(decideTime(time, client, { on: "2026-11-23", minutes: -60 }), "DUE");
    expect(kindsOf(decideTime(time, client, { on: "2026-11-23", minutes: -61 }))).toEqual(["time-below-zero"]);
    expect(kindsOf(decideTime(time, client, { on: "2026-11-24", minutes: 30 }))).toEqual(["delivery-day-impossible"]);
    expect(kindsOf(decideTime(running, client, { on: "2026-11-23", minutes: 30 }))).toEqual(["no-time-committed"]);
    expect(kindsOf(decideTime({ ...time, status: "RELEASED" }, client, { on: "2026-11-23", minutes: 1 }))).toEqual([
      "wrong-status",
    ]);
  });
});

describe("breach and absence", () => {
  const absence: AbsenceFacts = {
    memberId: "ines",
    partyId: parties.CLIENT,
    startsOn: "2026-11-24",
    endsOn: "2026-11-30",
    substituteMemberId: "theo",
    withdrawn: false,
  };
  const around = { own: true, today: "2026-11-23", substituteOfParty: true };

  it("CD-02 is broken from the very end of the grace, and not a millisecond before", () => {
    expectOutcome(decideBreach(running, false), "BROKEN");
    expectOutcome(decideBreach({ ...running, now: after }, false), "BROKEN");
    expect(kindsOf(decideBreach({ ...running, now: before }, false))).toEqual(["grace-running"]);
    expect(graceAfter("2026-11-20", { amount: 2, unit: "WORKING_DAYS" }, new Set<string>())).toBe("2026-11-24");
    expect(graceAfter("2026-11-21", { amount: 0, unit: "WORKING_DAYS" }, new Set<string>())).toBe("2026-11-21");
  });

  it("CD-02 an absence declared in advance with a substitute is no breach, once", () => {
    expectOutcome(decideBreach(running, true), "SUBSTITUTED");
    expectOutcome(decideBreach({ ...running, status: "SUBSTITUTED" }, true), "BROKEN");
    expect(covers(absence, "ines", "2026-11-24")).toBe(true);
    expect(covers(absence, "ines", "2026-12-01")).toBe(false);
    expect(covers(absence, "theo", "2026-11-24")).toBe(false);
    expect(covers({ ...absence, substituteMemberId: null }, "ines", "2026-11-24")).toBe(false);
    expect(covers({ ...absence, withdrawn: true }, "ines", "2026-11-24")).toBe(false);
  });

  it("CD-02 an absence is told in advance, by the person or by who leads or binds the party, with somebody else of it", () => {
    expectOutcome(decideAbsence(absence, actorIn("CLIENT_CONTRIBUTOR"), around), null);
    expectOutcome(decideAbsence(absence, client, { ...around, own: false }), null);
    expect(kindsOf(decideAbsence(absence, actorIn("CLIENT_CONTRIBUTOR"), { ...around, own: false }))).toEqual([
      "other-party",
    ]);
    expect(kindsOf(decideAbsence(absence, agency, { ...around, own: false }))).toEqual(["other-party"]);
    expect(kindsOf(decideAbsence({ ...absence, startsOn: "2026-11-23" }, client, around))).toEqual([
      "absence-not-in-advance",
    ]);
    expect(kindsOf(decideAbsence({ ...absence, endsOn: "2026-11-20" }, client, around))).toEqual([
      "absence-period-invalid",
    ]);
    expect(kindsOf(decideAbsence(absence, client, { ...around, substituteOfParty: false }))).toEqual([
      "substitute-missing",
    ]);
    expectOutcome(decideAbsenceWithdrawal(absence, client, around), null);
    expect(kindsOf(decideAbsenceWithdrawal(absence, client, { ...around, today: "2026-11-24" }))).toEqual([
      "absence-over",
    ]);
  });

  it("CD-02 two breaches in thirty days go before the committee together, and each once", () => {
    const breach = (commitment: string, on: string, told = false) => ({ commitment, on, told });
    expect(breachesToTell([breach("ENG-001", "2026-11-23")], "2026-11-23")).toEqual([]);
    expect(breachesToTell([breach("ENG-002", "2026-11-23"), breach("ENG-001", "2026-10-25")], "2026-11-23")).toEqual([
      "ENG-001",
      "ENG-002",
    ]);
    expect(breachesToTell([breach("ENG-002", "2026-11-23"), breach("ENG-001", "2026-10-24")], "2026-11-23")).toEqual(
      [],
    );
    expect(
      breachesToTell([breach("ENG-002", "2026-11-23"), breach("ENG-001", "2026-11-20", true)], "2026-11-23"),
    ).toEqual([]);
  });
});

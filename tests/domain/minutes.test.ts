import { describe, expect, test } from "vitest";
import { type ActionFacts, ActionStatus, decideActionItem, isLateAction } from "@/lib/domain/action-item";
import {
  approvalDue,
  approvalDueAgain,
  circulationDue,
  decideMinutes,
  isLocked,
  type MinutesFacts,
  MinutesStatus,
  minutesActs,
} from "@/lib/domain/minutes";
import { Role, systemActor } from "@/lib/domain/party";
import { instant } from "@/lib/kernel/instant";
import { actorIn, expectOutcome, kindsOf } from "@/tests/support/rulebook";

const facts: MinutesFacts = {
  status: "CIRCULATED",
  meetingStatus: "CLOSED",
  now: instant("2026-12-08T10:00:00.000Z"),
  version: 1,
  written: true,
  approvalBefore: instant("2026-12-11T23:00:00.000Z"),
  tacit: true,
  silent: ["anne"],
  unreached: [],
  corrections: 0,
  observations: 0,
  participant: true,
  answered: false,
  presides: true,
};
const over: MinutesFacts = { ...facts, now: instant("2026-12-11T23:00:00.000Z") };
const chair = actorIn("CLIENT_SPONSOR");
const amo = actorIn("AMO");
const agency = actorIn("AGENCY_MANAGER");

describe("minutes", () => {
  test("MR-02 the AMO writes and circulates them once the meeting is over", () => {
    const draft: MinutesFacts = { ...facts, status: "DRAFT", approvalBefore: null };
    expectOutcome(decideMinutes("circulate", draft, amo), "CIRCULATED");
    expect(kindsOf(decideMinutes("circulate", draft, agency))).toEqual(["wrong-role"]);
    expect(kindsOf(decideMinutes("circulate", { ...draft, written: false }, amo))).toEqual(["minutes-empty"]);
    expect(kindsOf(decideMinutes("write", { ...draft, meetingStatus: "OPEN" }, amo))).toEqual(["meeting-not-closed"]);
  });

  test("CD-16 a participant asks for a correction in time; answered, they are circulated again", () => {
    expectOutcome(decideMinutes("requestCorrection", facts, agency, "Le devis est daté du 3."), "CORRECTION_REQUESTED");
    expect(kindsOf(decideMinutes("requestCorrection", facts, agency, " "))).toEqual(["reason-missing"]);
    expect(kindsOf(decideMinutes("requestCorrection", { ...facts, participant: false }, agency))).toEqual([
      "not-participant",
    ]);
    expect(kindsOf(decideMinutes("requestCorrection", over, agency))).toEqual(["approval-period-over"]);
    const asked: MinutesFacts = { ...facts, status: "CORRECTION_REQUESTED", corrections: 1 };
    expect(kindsOf(decideMinutes("circulateAgain", asked, amo))).toEqual(["corrections-unanswered"]);
    expectOutcome(decideMinutes("circulateAgain", { ...asked, corrections: 0 }, amo), "CIRCULATED");
  });

  test("CD-09 approved by all; by the chair alone only once the period is over, corrected or not", () => {
    expect(kindsOf(decideMinutes("agree", { ...facts, answered: true }, agency))).toEqual(["approval-already-given"]);
    expectOutcome(decideMinutes("approve", { ...facts, silent: [] }, chair), "APPROVED");
    expect(kindsOf(decideMinutes("approve", facts, chair))).toEqual(["approvals-missing"]);
    // One who never answers does not hold up everybody's record, whether silence was signed or not.
    for (const tacit of [true, false]) expectOutcome(decideMinutes("approve", { ...over, tacit }, chair), "APPROVED");
    expect(kindsOf(decideMinutes("approve", { ...over, presides: false }, chair))).toEqual([
      "approvals-missing",
      "not-presiding",
    ]);
    expect(kindsOf(decideMinutes("approve", { ...facts, silent: [], presides: false }, chair))).toEqual([
      "not-presiding",
    ]);
    expect(kindsOf(decideMinutes("approve", { ...facts, silent: [] }, amo))).toEqual(["wrong-role"]);
  });

  test("CD-09 silence approves where it was signed, once the period is over, and for those who were reached", () => {
    expectOutcome(decideMinutes("approveTacitly", over, systemActor), "APPROVED_TACITLY");
    expect(kindsOf(decideMinutes("approveTacitly", facts, systemActor))).toEqual(["approval-period-running"]);
    expect(kindsOf(decideMinutes("approveTacitly", { ...over, tacit: false }, systemActor))).toEqual([
      "silence-not-signed",
    ]);
    expect(kindsOf(decideMinutes("approveTacitly", { ...over, unreached: ["anne"] }, systemActor))).toEqual([
      "minutes-not-received",
    ]);
    for (const role of Role.options)
      expect(kindsOf(decideMinutes("approveTacitly", over, actorIn(role)))).toEqual(["wrong-role"]);
  });

  test("CD-16 what somebody observes is annexed, not silenced", () => {
    const observed: MinutesFacts = { ...over, observations: 1 };
    expect(kindsOf(decideMinutes("approveTacitly", observed, systemActor))).toEqual(["observations-noted"]);
    expectOutcome(decideMinutes("approveObserved", observed, systemActor), "APPROVED_WITH_OBSERVATIONS");
    expect(kindsOf(decideMinutes("approveObserved", { ...facts, observations: 1 }, chair))).toEqual([
      "approval-period-running",
    ]);
    const corrected: MinutesFacts = { ...observed, tacit: false };
    expectOutcome(decideMinutes("approveObserved", corrected, chair), "APPROVED_WITH_OBSERVATIONS");
    expect(kindsOf(decideMinutes("approveObserved", { ...over, silent: [] }, chair))).toEqual(["observations-missing"]);
  });

  test("CR-12 once approved, nothing of them changes, whoever asks", () => {
    for (const status of MinutesStatus.options.filter(isLocked))
      for (const act of Object.values(minutesActs)) expect([...act.from]).not.toContain(status);
    for (const act of Object.values(minutesActs)) expect(MinutesStatus.options).toContain(act.to);
  });

  test("CD-09 their periods are counted in working days; a correction leaves what was left, and two days at least", () => {
    const place = { timeZone: "Europe/Paris", nonWorking: new Set(["2026-12-25", "2027-01-01"]) };
    const parameters = {
      minutesCirculation: { amount: 2, unit: "WORKING_DAYS" },
      minutesApproval: { amount: 5, unit: "WORKING_DAYS" },
    } as const;
    // A meeting that ends on Thursday 3 December: circulated by Monday 7, approved by Monday 14.
    expect(circulationDue(instant("2026-12-03T15:00:00.000Z"), parameters, place).on).toBe("2026-12-07");
    const first = approvalDue(instant("2026-12-07T09:00:00.000Z"), parameters, place);
    expect(first).toEqual({ on: "2026-12-14", before: "2026-12-14T23:00:00.000Z" });
    const again = (requestedAt: string, circulatedAt: string) =>
      approvalDueAgain({ dueOn: first.on, requestedAt: instant(requestedAt) }, instant(circulatedAt), place).on;
    // Asked on Tuesday, four days were left; asked on the last day, two are given all the same, over Christmas too.
    expect(again("2026-12-08T09:00:00.000Z", "2026-12-10T09:00:00.000Z")).toBe("2026-12-16");
    expect(again("2026-12-14T09:00:00.000Z", "2026-12-15T09:00:00.000Z")).toBe("2026-12-17");
    expect(again("2026-12-14T09:00:00.000Z", "2026-12-24T09:00:00.000Z")).toBe("2026-12-29");
  });
});

const action: ActionFacts = {
  status: "OPEN",
  projectStatus: "ACTIVE",
  today: "2026-12-03",
  dueOn: "2026-12-10",
  ownerThere: true,
  own: true,
  standsIn: false,
  doneByActor: false,
  reason: "Le fichier ne s’ouvre pas.",
  dropping: null,
  told: false,
};

describe("actions", () => {
  test("CD-16 an action has an owner and a day ahead; its owner does it", () => {
    expectOutcome(decideActionItem("open", action, agency), "OPEN");
    expect(kindsOf(decideActionItem("open", { ...action, ownerThere: false, dueOn: "2026-12-02" }, agency))).toEqual([
      "action-owner-missing",
      "action-day-past",
    ]);
    // Of a meeting that is told already, nothing new is said.
    expect(kindsOf(decideActionItem("open", { ...action, told: true }, agency))).toEqual(["action-meeting-told"]);
    expectOutcome(decideActionItem("begin", action, agency), "IN_PROGRESS");
    expectOutcome(decideActionItem("finish", { ...action, status: "IN_PROGRESS" }, agency), "DONE");
    expect(kindsOf(decideActionItem("finish", { ...action, own: false }, agency))).toEqual(["action-of-somebody-else"]);
    // Its owner has left the project: anybody of their party does it.
    expectOutcome(decideActionItem("finish", { ...action, own: false, standsIn: true }, agency), "DONE");
    expect(kindsOf(decideActionItem("begin", { ...action, projectStatus: "CLOSED" }, agency))).toEqual([
      "project-over",
    ]);
  });

  test("CD-16 who verifies is not who did it; what is sent back says why", () => {
    const done: ActionFacts = { ...action, status: "DONE", own: false };
    expectOutcome(decideActionItem("verify", done, amo), "VERIFIED");
    expect(kindsOf(decideActionItem("verify", { ...done, own: true }, agency))).toEqual(["verified-by-doer"]);
    // The owner changed since: whoever did it still does not verify it.
    expect(kindsOf(decideActionItem("verify", { ...done, doneByActor: true }, agency))).toEqual(["verified-by-doer"]);
    expectOutcome(decideActionItem("sendBack", done, amo), "IN_PROGRESS");
    expect(kindsOf(decideActionItem("sendBack", { ...done, reason: "" }, amo))).toEqual(["reason-missing"]);
  });

  test("CD-09 an action is dropped by a decision that was adopted since and names it, said by the client", () => {
    const dropping = { status: "ADOPTED", names: true } as const;
    expectOutcome(decideActionItem("drop", { ...action, dropping }, chair), "DROPPED");
    expect(kindsOf(decideActionItem("drop", action, chair))).toEqual(["drop-without-decision"]);
    expect(kindsOf(decideActionItem("drop", { ...action, dropping: { ...dropping, names: false } }, chair))).toEqual([
      "drop-without-decision",
    ]);
    expect(
      kindsOf(decideActionItem("drop", { ...action, dropping: { ...dropping, status: "REJECTED" } }, amo)),
    ).toEqual(["wrong-role", "drop-without-decision"]);
  });

  test("CD-16 late is what is to be done still after its day, and nothing else", () => {
    const late = ActionStatus.options.filter((status) => isLateAction({ ...action, status, today: "2026-12-11" }));
    expect(late).toEqual(["OPEN", "IN_PROGRESS"]);
    expect(isLateAction({ ...action, today: "2026-12-10" })).toBe(false);
  });
});

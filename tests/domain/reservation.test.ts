import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MilestoneStatus } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { presets } from "@/lib/domain/preset";
import {
  decideReservation,
  decideReservationAct,
  decideReservationSignature,
  decideSettlement,
  isSettled,
  liftingPeriod,
  type ReservationFacts,
  ReservationStatus,
  raisingStatuses,
} from "@/lib/domain/reservation";
import {
  actorIn,
  after,
  before,
  changedText,
  expectOutcome,
  kindsOf,
  minorReservation,
  now,
  reservationFacts,
  sameText,
} from "@/tests/support/rulebook";

const client = actorIn("CLIENT_SIGNATORY");
const agency = actorIn("AGENCY_SIGNATORY");
const otherAgency: Actor = { role: "AGENCY_SIGNATORY", personId: "x", partyId: "another-agency" };
const inStatus = (status: ReservationStatus, change: Partial<ReservationFacts> = {}): ReservationFacts => ({
  ...reservationFacts,
  status,
  ...change,
});

describe("raising", () => {
  it.each(MilestoneStatus.options)("CD-10 in %s the list is open only until the decision", (status) => {
    const open = raisingStatuses.includes(status);
    expect(kindsOf(decideReservation(status, minorReservation))).toEqual(open ? [] : ["reservation-list-closed"]);
    expect(
      kindsOf(decideReservationAct("withdraw", inStatus("OPEN", { milestoneStatus: status }), client, "erreur")),
    ).toEqual(open ? [] : ["reservation-list-closed"]);
  });

  it("CD-10 a reservation names what it concerns, what is wrong, how to see it, and a date", () => {
    const vague = { code: "R-J1-01", statement: "", steps: " ", linkedTo: null, dueOn: null };
    const ruling = decideReservation("UNDER_VERIFICATION", vague);
    expect(ruling.ok ? [] : ruling.error).toEqual([
      {
        kind: "reservation-incomplete",
        article: "CD-10",
        reservations: ["R-J1-01"],
        missing: ["linkedTo", "statement", "steps", "dueOn"],
      },
    ]);
  });
});

describe("lifting", () => {
  it("AD-06 a fix is submitted, refused with a reason, submitted again, lifted by the client, countersigned by the agency", () => {
    expectOutcome(decideReservationAct("submitFix", inStatus("OPEN"), agency, ""), "FIX_SUBMITTED");
    expect(kindsOf(decideReservationAct("refuseFix", inStatus("FIX_SUBMITTED"), client, ""))).toEqual([
      "reason-missing",
    ]);
    expectOutcome(decideReservationAct("refuseFix", inStatus("FIX_SUBMITTED"), client, "le défaut demeure"), "OPEN");
    expectOutcome(decideReservationSignature("lift", inStatus("FIX_SUBMITTED"), client, "", sameText), "LIFTED");
    expectOutcome(decideReservationSignature("confirmLifting", inStatus("LIFTED"), agency, "", sameText), "LIFTED");
    expect(
      kindsOf(
        decideReservationSignature(
          "confirmLifting",
          inStatus("LIFTED", { liftingConfirmed: true }),
          agency,
          "",
          sameText,
        ),
      ),
    ).toEqual(["lifting-already-confirmed"]);
  });

  it("CR-07 an agency never lifts its own reservation", () => {
    for (const status of ReservationStatus.options)
      expect(decideReservationAct("lift", inStatus(status), agency, "").ok).toBe(false);
  });

  it("CR-12 a lifting that changed since it was read is not signed", () => {
    expect(kindsOf(decideReservationSignature("lift", inStatus("FIX_SUBMITTED"), client, "", changedText))).toEqual([
      "content-changed",
    ]);
  });

  it("AD-08 another agency neither fixes nor contests", () => {
    expect(kindsOf(decideReservationAct("submitFix", inStatus("OPEN"), otherAgency, ""))).toEqual(["other-party"]);
    expect(kindsOf(decideReservationAct("contest", inStatus("OPEN"), otherAgency, "non"))).toEqual(["other-party"]);
  });

  it("AR-08 the agency contests in time, with a reason; too late, it may still fix", () => {
    expectOutcome(
      decideReservationAct("contest", inStatus("OPEN", { contestBefore: after }), agency, "hors périmètre"),
      "CONTESTED",
    );
    expect(
      kindsOf(decideReservationAct("contest", inStatus("OPEN", { contestBefore: now }), agency, "hors périmètre")),
    ).toEqual(["contest-period-over"]);
    expect(kindsOf(decideReservationAct("contest", inStatus("OPEN", { contestBefore: before }), agency, ""))).toEqual([
      "contest-period-over",
      "reason-missing",
    ]);
    expectOutcome(decideReservationAct("submitFix", inStatus("CONTESTED"), agency, ""), "FIX_SUBMITTED");
  });

  it("CR-11 the client waives a reservation with a reason", () => {
    expectOutcome(decideReservationSignature("waive", inStatus("CONTESTED"), client, "sans objet", sameText), "WAIVED");
    expect(kindsOf(decideReservationSignature("waive", inStatus("OPEN"), client, "", sameText))).toEqual([
      "reason-missing",
    ]);
  });

  it("AD-06 the time to mend depends on severity, as the charter says", () => {
    expect(liftingPeriod("BLOCKING", presets.PRIVATE).amount).toBe(5);
    expect(liftingPeriod("MAJOR", presets.PRIVATE).amount).toBe(15);
    expect(liftingPeriod("MINOR", presets.PRIVATE).amount).toBe(30);
    expect(liftingPeriod("BLOCKING", presets.CCAG_TIC_2021).amount).toBe(15);
  });
});

describe("settlement", () => {
  const lifted = { code: "R-J1-01", status: "LIFTED" as const, liftingConfirmed: true };

  it("AD-06 the acceptance is without reservation once all are waived, or lifted with both signatures", () => {
    const waived = { code: "R-J1-02", status: "WAIVED" as const, liftingConfirmed: false };
    expectOutcome(decideSettlement("ACCEPTED_WITH_RESERVATIONS", [lifted, waived]), "ACCEPTED");
    const ruling = decideSettlement("ACCEPTED_WITH_RESERVATIONS", [{ ...lifted, liftingConfirmed: false }]);
    expect(ruling.ok ? [] : ruling.error).toEqual([
      { kind: "reservations-not-settled", article: "AD-06", reservations: ["R-J1-01"] },
    ]);
    expect(kindsOf(decideSettlement("UNDER_VERIFICATION", [lifted]))).toEqual(["wrong-status"]);
  });

  it("AD-06 the last reservation decides: settled exactly when each one is", () => {
    const anyReservation = fc.record({
      code: fc.string(),
      status: fc.constantFrom(...ReservationStatus.options),
      liftingConfirmed: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyReservation, { maxLength: 5 }),
        (list) => decideSettlement("ACCEPTED_WITH_RESERVATIONS", list).ok === list.every(isSettled),
      ),
    );
  });
});

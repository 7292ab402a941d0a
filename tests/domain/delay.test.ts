import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DateFacts,
  type Dependency,
  decideDateAgreement,
  decideDateProposal,
  decideInputDelivery,
  delayOf,
  extendedDate,
} from "@/lib/domain/delay";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { workingDaysBetween } from "@/lib/domain/working-day";
import { actorIn, kindsOf, parties } from "@/tests/support/rulebook";

const none = new Set<string>();
const own = parties.AGENCY;
const open = { startsOn: null, until: "2026-12-31" };
const late = (dueOn: string, deliveredOn: string | null, side: Dependency["side"] = "CLIENT"): Dependency => ({
  side,
  partyId: side === "AGENCY" ? own : null,
  dueOn,
  deliveredOn,
});

describe("delay days", () => {
  test("AR-03 six working days late: the date moves by six working days, over the weekends", () => {
    const delay = delayOf([late("2026-11-06", "2026-11-16")], own, open, new Set(["2026-11-11"]));
    expect(delay).toEqual({ client: 5, agency: 0, other: 0, owed: 5 });
    const six = delayOf([late("2026-11-06", "2026-11-16")], own, open, none);
    expect(six.owed).toBe(6);
    expect(extendedDate("2026-12-18", six, none)).toBe("2026-12-28");
  });

  test("in time, or on the very day, costs nothing", () => {
    expect(delayOf([late("2026-11-06", "2026-11-06"), late("2026-11-09", "2026-11-02")], own, open, none).owed).toBe(0);
    expect(extendedDate("2026-12-18", { owed: 0 }, none)).toBe("2026-12-18");
  });

  test("CD-06 what was due before the planned start counts from the start, and nothing after the submission", () => {
    const window = { startsOn: "2026-11-16", until: "2026-11-20" };
    expect(delayOf([late("2026-11-02", null)], own, window, none).client).toBe(5);
  });

  test("overlaps count once: for what was due first, of one day for the client", () => {
    const both = [late("2026-11-06", "2026-11-13"), late("2026-11-04", "2026-11-10", "AGENCY")];
    expect(delayOf(both, own, open, none)).toEqual({ client: 3, agency: 4, other: 0, owed: 3 });
    const same = [late("2026-11-06", "2026-11-10", "AGENCY"), late("2026-11-06", "2026-11-10")];
    expect(delayOf(same, own, open, none)).toEqual({ client: 2, agency: 0, other: 0, owed: 2 });
  });

  test("an agency's own delay never moves its own date; another agency's does", () => {
    const mine = late("2026-11-06", "2026-11-13", "AGENCY");
    expect(delayOf([mine], own, open, none)).toEqual({ client: 0, agency: 5, other: 0, owed: 0 });
    expect(delayOf([mine], "party-other", open, none).owed).toBe(5);
  });

  test("never more days than the longest wait allows, never fewer than one wait alone", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-11-${String(date).padStart(2, "0")}`);
    const side = fc.constantFrom("CLIENT" as const, "AGENCY" as const, "AMO" as const);
    const dependency = fc.record({ dueOn: day, deliveredOn: fc.option(day), side }).map((one) => ({
      ...one,
      partyId: one.side === "AGENCY" ? own : null,
    }));
    fc.assert(
      fc.property(fc.array(dependency, { maxLength: 8 }), (all) => {
        const window = { startsOn: null, until: "2026-11-30" };
        const { client, agency, other, owed } = delayOf(all, own, window, none);
        const alone = all.map((one) => workingDaysBetween(one.dueOn, one.deliveredOn ?? window.until));
        const firstDue = all.map((one) => one.dueOn).sort()[0] ?? window.until;
        const total = client + agency + other;
        expect(total).toBeGreaterThanOrEqual(Math.max(0, ...alone));
        expect(total).toBeLessThanOrEqual(workingDaysBetween(firstDue, window.until));
        expect(owed).toBe(client + other);
        expect(delayOf(all.toReversed(), own, window, none)).toEqual({ client, agency, other, owed });
      }),
    );
  });
});

describe("the acts around a date", () => {
  const facts: DateFacts = {
    status: "PROPOSED",
    milestoneStatus: "IN_PROGRESS",
    agencyPartyId: own,
    startsOn: "2026-11-02",
    dueOn: "2026-12-01",
    today: "2026-11-23",
    proposal: { dueOn: "2026-12-08", side: "AGENCY" },
  };
  const manager = actorIn("AGENCY_MANAGER");

  test("AR-03 a date that is past, in force already or before the start is not proposed", () => {
    for (const dueOn of ["2026-11-23", "2026-12-01"])
      expect(kindsOf(decideDateProposal(facts, manager, dueOn))).toEqual(["date-impossible"]);
    const later = { ...facts, startsOn: "2026-12-15" };
    expect(kindsOf(decideDateProposal(later, manager, "2026-12-10"))).toEqual(["date-impossible"]);
    expect(decideDateProposal(facts, manager, "2026-12-08")).toEqual({ ok: true, value: "PROPOSED" });
  });

  test("AR-03 nobody agrees to their own side's date, nor to another than the one they read", () => {
    const client = actorIn("CLIENT_SIGNATORY");
    expect(decideDateAgreement(facts, client, "2026-12-08")).toEqual({ ok: true, value: "AGREED" });
    expect(kindsOf(decideDateAgreement(facts, client, "2026-12-09"))).toEqual(["content-changed"]);
    const agency = actorIn("AGENCY_SIGNATORY");
    expect(kindsOf(decideDateAgreement(facts, agency, "2026-12-08"))).toEqual(["date-proposed-by-you"]);
  });

  test("AD-08 another agency has no word on it; once submitted, the date stands", () => {
    const other = { ...facts, agencyPartyId: "party-other" };
    expect(kindsOf(decideDateProposal(other, manager, "2026-12-08"))).toEqual(["other-party"]);
    const submitted = { ...facts, milestoneStatus: "SUBMITTED" as const };
    expect(kindsOf(decideDateProposal(submitted, manager, "2026-12-08"))).toEqual(["wrong-status"]);
  });

  test("CD-06 nothing is supplied for a draft or for what is decided", () => {
    const client = actorIn("CLIENT_CONTRIBUTOR");
    for (const milestoneStatus of ["DRAFT", "ACCEPTED", "CANCELLED"] as const)
      expect(kindsOf(decideInputDelivery({ status: "AWAITED", milestoneStatus }, client))).toEqual(["wrong-status"]);
  });
});

test("a charter signed before extensions could be automatic is read without them", () => {
  const { autoExtension: _, ...before } = presets.PRIVATE;
  expect(CharterParameters.parse(before).autoExtension).toBe(false);
});

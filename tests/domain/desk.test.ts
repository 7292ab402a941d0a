import { describe, expect, it } from "vitest";
import { lastMonths, sharesOf, trendOf, wholeShare } from "@/lib/domain/client-share";
import type { Seat } from "@/lib/domain/committee";
import { levelAbove, stepOf } from "@/lib/domain/dispute-step";
import { missingFor, type ReadinessFacts } from "@/lib/domain/meeting-readiness";
import { instant } from "@/lib/kernel/instant";

describe("MD-06 the share of acts done in the client's place", () => {
  const months = lastMonths("2026-02-15");
  const counted = [
    { month: "2025-09", acts: 4, instead: 3 },
    { month: "2025-11", acts: 6, instead: 1 },
    { month: "2026-02", acts: 10, instead: 1 },
    { month: "2024-01", acts: 90, instead: 90 },
  ];

  it("is told for the last six months, the oldest first, across a new year", () => {
    expect(months).toEqual(["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"]);
  });

  it("counts what each month has, and nothing for a month without an act", () => {
    const shares = sharesOf(counted, months);
    expect(shares.map(({ share }) => share)).toEqual([7500, null, 1667, null, null, 1000]);
    expect(wholeShare(shares)).toEqual({ acts: 20, instead: 5, share: 2500 });
    expect(wholeShare([])).toEqual({ acts: 0, instead: 0, share: null });
  });

  it("falls when the client acts itself, and says so only where both halves have acts", () => {
    expect(trendOf(sharesOf(counted, months))).toEqual({ trend: "FALLS", before: 4000, after: 1000 });
    const lone = sharesOf([{ month: "2026-02", acts: 3, instead: 1 }], months);
    expect(trendOf(lone)).toEqual({ trend: "UNKNOWN", before: null, after: 3333 });
    const [early, late] = [
      { month: "2025-09", acts: 5, instead: 0 },
      { month: "2026-01", acts: 5, instead: 1 },
    ];
    expect(trendOf(sharesOf([early, late], months)).trend).toBe("RISES");
    expect(trendOf(sharesOf([early, { ...late, instead: 0 }], months)).trend).toBe("STEADY");
  });
});

const seat = (memberId: string, side: Seat["side"], voice: Seat["voice"], role: Seat["roles"][number]): Seat => ({
  memberId,
  personId: memberId,
  partyId: side,
  side,
  voice,
  roles: [role],
});
const chair = seat("chair", "CLIENT", "PRESIDES", "CLIENT_SPONSOR");
const signatory = seat("signatory", "CLIENT", "DELIBERATIVE", "CLIENT_SIGNATORY");
const agency = seat("agency", "AGENCY", "DELIBERATIVE", "AGENCY_SIGNATORY");
const adviser = seat("amo", "AMO", "CONSULTATIVE", "AMO");
const facts: ReadinessFacts = {
  status: "CONVENED",
  kind: "ORDINARY",
  now: instant("2026-06-02T08:00:00.000Z"),
  convocation: { on: "2026-06-04", before: instant("2026-06-04T22:00:00.000Z") },
  documents: { on: "2026-06-08", before: instant("2026-06-08T22:00:00.000Z") },
  points: [{ ask: "DECIDE", status: "FIXED", documents: 1, concerned: ["AGENCY"] }],
  seats: [chair, signatory, agency, adviser],
  answers: ["chair", "signatory", "agency", "amo"].map((memberId) => ({ memberId, answer: "ACCEPTED" })),
  proxies: [],
  agencies: ["AGENCY"],
  rule: "CONCERNED_AGENCIES",
};

describe("5.2 what a meeting still wants", () => {
  it("is nothing once it is convened, documented, answered and in number, nor once it is held", () => {
    expect(missingFor(facts)).toEqual([]);
    for (const status of ["OPEN", "CLOSED", "ADJOURNED_NO_QUORUM", "CANCELLED"] as const)
      expect(missingFor({ ...facts, status, seats: [], points: [] })).toEqual([]);
  });

  it("is a chair, an agenda and a convocation before that, in time or too late", () => {
    const planned = { ...facts, status: "PLANNED", seats: [signatory, agency], answers: [] } as const;
    const proposed = [{ ask: "INFORM", status: "PROPOSED", documents: 0, concerned: [] }] as const;
    expect(missingFor({ ...planned, points: proposed })).toEqual([
      { kind: "CHAIR" },
      { kind: "AGENDA", proposed: 1 },
      { kind: "CONVOCATION", on: "2026-06-04", late: false },
      { kind: "QUORUM", lost: true, missing: [{ kind: "CHAIR" }] },
    ]);
    const late = { ...planned, seats: facts.seats, now: facts.convocation.before };
    expect(missingFor(late)).toEqual([{ kind: "CONVOCATION", on: "2026-06-04", late: true }]);
  });

  it("is a document for what is to be decided, and not for what is told", () => {
    const bare = { ask: "DECIDE", status: "FIXED", documents: 0, concerned: [] } as const;
    const points = [bare, bare, { ...bare, ask: "INFORM" } as const];
    expect(missingFor({ ...facts, points })).toEqual([{ kind: "DOCUMENTS", points: 2, on: "2026-06-08", late: false }]);
    expect(missingFor({ ...facts, points, now: facts.documents.before })).toMatchObject([{ late: true }]);
  });

  it("is answers, while the quorum hangs on who is silent; a refusal loses it, a proxy saves the chair", () => {
    const silent = { ...facts, answers: facts.answers.filter(({ memberId }) => memberId !== "agency") };
    expect(missingFor(silent)).toEqual([
      { kind: "ANSWERS", silent: 1, invited: 4 },
      { kind: "QUORUM", lost: false, missing: [{ kind: "AGENCY", partyId: "AGENCY" }] },
    ]);
    const declined = (who: string): ReadinessFacts => ({
      ...facts,
      answers: facts.answers.map((one) => (one.memberId === who ? { ...one, answer: "DECLINED" } : one)),
    });
    expect(missingFor(declined("chair"))).toEqual([{ kind: "QUORUM", lost: true, missing: [{ kind: "CHAIR" }] }]);
    expect(missingFor({ ...declined("chair"), proxies: [{ giverId: "chair", holderId: "colleague" }] })).toEqual([]);
    expect(
      missingFor({ ...declined("signatory"), proxies: [{ giverId: "signatory", holderId: "colleague" }] }),
    ).toEqual([{ kind: "QUORUM", lost: true, missing: [{ kind: "CLIENT_SIGNATORY" }] }]);
  });
});

describe("5.7 the next step of a dispute", () => {
  const parties = {
    claimant: { partyId: "a", side: "AGENCY" },
    respondent: { partyId: "c", side: "CLIENT" },
  } as const;

  it("is the facilitation of the AMO, unless it is a party, then the committee, the executives, the end", () => {
    expect(levelAbove("L1_MANAGERS", parties)).toBe("L2_FACILITATION");
    expect(levelAbove("L1_MANAGERS", { ...parties, claimant: { partyId: "m", side: "AMO" } })).toBe("L3_COPIL");
    expect(levelAbove("L2_FACILITATION", parties)).toBe("L3_COPIL");
    expect(levelAbove("L3_COPIL", parties)).toBe("L4_EXECUTIVES");
    expect(levelAbove("L4_EXECUTIVES", parties)).toBe("LADDER_ENDED");
  });

  it("is near from three working days on, holidays not counted", () => {
    const on = (today: string, holidays: readonly string[] = []) =>
      stepOf({ ...parties, level: "L1_MANAGERS", dueOn: "2026-06-12" }, today, new Set(holidays));
    expect(on("2026-06-08")).toMatchObject({ workingDaysLeft: 4, near: false, over: false });
    expect(on("2026-06-08", ["2026-06-10"])).toMatchObject({ workingDaysLeft: 3, near: true });
    expect(on("2026-06-12")).toMatchObject({ workingDaysLeft: 0, near: true, over: false });
    expect(on("2026-06-13")).toMatchObject({ workingDaysLeft: 0, near: true, over: true });
  });
});

import { describe, expect, it } from "vitest";
import { regularityOf } from "@/lib/domain/regularity";
import { rulingOnSilence, type SilenceFacts } from "@/lib/domain/silence";
import { instant } from "@/lib/kernel/instant";

const dueBefore = instant("2026-06-16T22:00:00.000Z");
const proof = (step: number, remindAt: string, deliveredAt: string | null): SilenceFacts["reminders"][number] => ({
  id: `r${step}`,
  step,
  remindAt: instant(remindAt),
  deliveryId: deliveredAt === null ? null : `d${step}`,
  deliveredAt: deliveredAt === null ? null : instant(deliveredAt),
});
const reminded = [
  proof(5, "2026-06-09T07:00:00.000Z", "2026-06-09T07:00:04.000Z"),
  proof(1, "2026-06-15T07:00:00.000Z", "2026-06-15T07:00:04.000Z"),
];
const facts: SilenceFacts = {
  clock: "ACCEPTANCE",
  status: "UNDER_VERIFICATION",
  twoStage: false,
  clause: { silenceEffect: "TACIT_ACCEPTANCE", serviceSilenceEffect: "TACIT_ACCEPTANCE", tacitAfterNotice: true },
  reservations: [],
  questions: [],
  warnings: [],
  disputes: [],
  serviceRegular: null,
  rebutted: false,
  reminders: reminded,
  dueBefore,
};

describe("the effect of silence", () => {
  it("AR-02 needs its clause: without one nothing is asked and nothing happens", () => {
    const clause = { silenceEffect: "NONE", serviceSilenceEffect: "NONE", tacitAfterNotice: false } as const;
    for (const clock of ["ACCEPTANCE", "SERVICE_DECISION", "SECOND_PERIOD"] as const)
      expect(rulingOnSilence({ ...facts, clause, clock })).toEqual({ kind: "NO_EFFECT" });
  });

  it("AR-02 comes with its clause and its reminders", () => {
    expect(rulingOnSilence(facts)).toEqual({ kind: "EFFECT", effect: "TACIT_ACCEPTANCE", reminders: reminded });
  });

  it.each(["ACCEPTANCE", "SECOND_PERIOD"] as const)("CCAG-TIC 33.2.1 never approves an aptitude: %s", (clock) => {
    expect(rulingOnSilence({ ...facts, clock, twoStage: true })).toEqual({ kind: "NO_EFFECT" });
  });

  it.each([
    ["BLOCKING_RESERVATION", { reservations: ["R-J1-01"] }],
    ["BLOCKING_QUESTION", { questions: ["Q-001"] }],
    ["WARNING_UNANSWERED", { warnings: ["AV-001"] }],
    ["CONTESTED", { disputes: ["LIT-001"] }],
    ["SERVICE_IRREGULAR", { serviceRegular: false }],
    ["ALREADY_REBUTTED", { rebutted: true }],
  ] as const)("is barred by %s, also when its reminders did not leave", (bar, change) => {
    const ruling = { kind: "BARRED", effect: "TACIT_ACCEPTANCE", bars: [bar] };
    expect(rulingOnSilence({ ...facts, ...change })).toEqual(ruling);
    expect(rulingOnSilence({ ...facts, ...change, reminders: [] })).toEqual(ruling);
  });

  it.each([
    ["to the last millisecond of its day's grace", "2026-06-16T07:00:00.000Z", []],
    ["a millisecond after it", "2026-06-16T07:00:00.001Z", [1]],
    ["never", null, [1]],
  ] as const)("a reminder counts when its mail left: %s", (_what, at, steps) => {
    const ruling = rulingOnSilence({
      ...facts,
      reminders: [
        proof(5, "2026-06-09T07:00:00.000Z", "2026-06-09T07:00:00.000Z"),
        proof(1, "2026-06-15T07:00:00.000Z", at),
      ],
    });
    expect(ruling.kind === "REMINDERS_MISSING" ? ruling.steps : []).toEqual(steps);
  });

  it("a reminder that left after the end of the period proves nothing", () => {
    const late = [proof(5, dueBefore, dueBefore), proof(1, dueBefore, dueBefore)];
    expect(rulingOnSilence({ ...facts, reminders: late })).toMatchObject({ kind: "REMINDERS_MISSING", steps: [5, 1] });
  });
});

describe("the regularity of a service", () => {
  const july = {
    from: instant("2026-07-01T22:00:00.000Z"),
    until: instant("2026-07-31T22:00:00.000Z"),
    timeZone: "Europe/Paris",
    nonWorking: new Set(["2026-07-14"]),
  };
  const outage = (startedAt: string, endedAt: string | null) => ({
    kind: "OUTAGE" as const,
    startedAt: instant(startedAt),
    endedAt: endedAt === null ? null : instant(endedAt),
  });
  const now = instant("2026-08-01T08:00:00.000Z");

  it("CCAG-TIC 32.4 twenty-one working days of ten hours: 252 minutes are tolerated and not one more", () => {
    const exactly = [outage("2026-07-02T06:00:00.000Z", "2026-07-02T10:12:00.000Z")];
    expect(regularityOf(july, exactly, 200, now)).toEqual({
      usedMinutes: 12_600,
      downMinutes: 252,
      basisPoints: 200,
      thresholdBasisPoints: 200,
      regular: true,
    });
    const more = [outage("2026-07-02T06:00:00.000Z", "2026-07-02T10:12:00.001Z")];
    expect(regularityOf(july, more, 200, now).regular).toBe(false);
  });

  it("counts what falls into the hours of use alone, overlaps once, and what lasts until now", () => {
    const night = outage("2026-07-02T18:00:00.000Z", "2026-07-03T05:00:00.000Z");
    const holiday = outage("2026-07-14T06:00:00.000Z", "2026-07-14T16:00:00.000Z");
    const weekend = outage("2026-07-04T06:00:00.000Z", "2026-07-05T16:00:00.000Z");
    const twice = [
      outage("2026-07-06T06:00:00.000Z", "2026-07-06T08:00:00.000Z"),
      outage("2026-07-06T07:00:00.000Z", "2026-07-06T09:00:00.000Z"),
    ];
    const degraded = { kind: "DEGRADED" as const, startedAt: instant("2026-07-07T06:00:00.000Z"), endedAt: null };
    expect(regularityOf(july, [night, holiday, weekend, ...twice, degraded], 200, now).downMinutes).toBe(180);
    const lasting = [outage("2026-07-30T15:00:00.000Z", null)];
    expect(regularityOf(july, lasting, 200, instant("2026-07-31T07:00:00.000Z")).downMinutes).toBe(120);
  });

  it.each([
    [
      "spring",
      "2026-03-26T23:00:00.000Z",
      "2026-03-31T22:00:00.000Z",
      "2026-03-30T06:00:00.000Z",
      "2026-03-30T16:00:00.000Z",
    ],
    [
      "autumn",
      "2026-10-22T22:00:00.000Z",
      "2026-10-27T23:00:00.000Z",
      "2026-10-26T07:00:00.000Z",
      "2026-10-26T17:00:00.000Z",
    ],
  ])("a day after the change of hour in %s has ten hours like any other", (_season, from, until, start, end) => {
    const change = {
      from: instant(from),
      until: instant(until),
      timeZone: "Europe/Paris",
      nonWorking: new Set<string>(),
    };
    const found = regularityOf(change, [outage(start, end)], 200, now);
    expect(found).toMatchObject({ usedMinutes: 1_800, downMinutes: 600 });
  });
});

import { describe, expect, test } from "vitest";
import { ClockKind } from "@/lib/domain/clock";
import { nextDigest } from "@/lib/domain/digest";
import { announcedEffect, ExpiryEffect, silenceOnMilestone } from "@/lib/domain/expiry-effect";
import { ChosenKind, defaultChoice, MailKind, MailMode, MailStop, modeOf, stopped } from "@/lib/domain/mail-kind";
import { latestSnooze, snoozeChoices, snoozeFault } from "@/lib/domain/snooze";
import { instant } from "@/lib/kernel/instant";

describe("the mail of the day", () => {
  const after = (now: string, hour: number, timeZone: string): string => {
    const { day, at } = nextDigest(instant(now), { hour, timeZone });
    return `${day} ${at}`;
  };

  test.each([
    [
      "Paris, the evening before summer time",
      "2026-03-28T20:00:00.000Z",
      8,
      "Europe/Paris",
      "2026-03-29 2026-03-29T06:00:00.000Z",
    ],
    [
      "Paris, an hour that summer time leaves out comes an hour later",
      "2026-03-28T20:00:00.000Z",
      2,
      "Europe/Paris",
      "2026-03-29 2026-03-29T01:00:00.000Z",
    ],
    [
      "Paris, an hour that comes twice in October is the first",
      "2026-10-24T20:00:00.000Z",
      2,
      "Europe/Paris",
      "2026-10-25 2026-10-25T00:00:00.000Z",
    ],
    [
      "Paris, once that first has come the next is tomorrow",
      "2026-10-25T00:00:00.000Z",
      2,
      "Europe/Paris",
      "2026-10-26 2026-10-26T01:00:00.000Z",
    ],
    [
      "Paris, the second time that hour comes is not another turn",
      "2026-10-25T00:59:00.000Z",
      2,
      "Europe/Paris",
      "2026-10-26 2026-10-26T01:00:00.000Z",
    ],
    ["Montréal, summer time", "2026-03-08T05:00:00.000Z", 2, "America/Montreal", "2026-03-08 2026-03-08T07:00:00.000Z"],
    ["Montréal, winter time", "2026-11-01T03:00:00.000Z", 1, "America/Montreal", "2026-11-01 2026-11-01T05:00:00.000Z"],
    [
      "Réunion, where the hour never changes",
      "2026-03-29T03:59:59.999Z",
      8,
      "Indian/Reunion",
      "2026-03-29 2026-03-29T04:00:00.000Z",
    ],
    [
      "Réunion, at the very instant it is over",
      "2026-03-29T04:00:00.000Z",
      8,
      "Indian/Reunion",
      "2026-03-30 2026-03-30T04:00:00.000Z",
    ],
  ])("%s", (_what, now, hour, timeZone, expected) => {
    expect(after(now, hour, timeZone)).toBe(expected);
  });

  test.each(["Europe/Paris", "America/Montreal", "Indian/Reunion"])(
    "%s: every local day of a year has exactly one, whatever the hour",
    (timeZone) => {
      for (const hour of [0, 1, 2, 3, 8, 23]) {
        let now = instant("2025-12-31T12:00:00.000Z");
        const days: string[] = [];
        for (let turn = 0; turn < 366; turn += 1) {
          const next = nextDigest(now, { hour, timeZone });
          expect(next.at > now).toBe(true);
          days.push(next.day);
          now = next.at;
        }
        expect(new Set(days).size).toBe(days.length);
        const step = (Date.parse(days.at(-1) ?? "") - Date.parse(days[0] ?? "")) / 86_400_000;
        expect(step).toBe(365);
      }
    },
  );
});

describe("who chooses what", () => {
  test("legal notices leave at once, whatever was chosen; the rest as chosen", () => {
    for (const mode of MailMode.options) {
      const choice = { TURN: mode, DISCUSSION: mode, PROGRESS: mode };
      const table = Object.fromEntries(MailKind.options.map((kind) => [kind, modeOf(kind, choice)]));
      expect(table).toEqual({
        ACCOUNT: "IMMEDIATE",
        SIGNATURE: "IMMEDIATE",
        RECEIPT: "IMMEDIATE",
        REMINDER: "IMMEDIATE",
        FORMAL_NOTICE: "IMMEDIATE",
        TURN: mode,
        DISCUSSION: mode,
        PROGRESS: mode,
      });
    }
  });

  test("one click ends one kind; that of the mail of the day, all that waits for it", () => {
    expect(defaultChoice).toEqual({ TURN: "IMMEDIATE", DISCUSSION: "DIGEST", PROGRESS: "DIGEST" });
    for (const kind of ChosenKind.options)
      expect(stopped(defaultChoice, kind)).toEqual({ ...defaultChoice, [kind]: "OFF" });
    expect(stopped(defaultChoice, "DIGEST")).toEqual({ TURN: "IMMEDIATE", DISCUSSION: "OFF", PROGRESS: "OFF" });
    expect(MailStop.options.filter((what) => MailKind.options.some((kind) => kind === what))).toEqual(
      ChosenKind.options,
    );
  });
});

describe("what is set aside", () => {
  const today = "2026-06-03";

  test("comes back tomorrow at the earliest, and never after its due day", () => {
    const due = { today, dueOn: "2026-06-10" };
    expect(snoozeFault("2026-06-03", due)).toBe("snooze-too-soon");
    expect(snoozeFault("2026-06-04", due)).toBeNull();
    expect(snoozeFault("2026-06-10", due)).toBeNull();
    expect(snoozeFault("2026-06-11", due)).toBe("snooze-past-due");
    expect(snoozeChoices(due)).toEqual(["2026-06-04", "2026-06-06", "2026-06-08", "2026-06-10"]);
  });

  test("cannot wait on its due day or when it is late, and waits a month at most without one", () => {
    for (const dueOn of [today, "2026-06-01"]) {
      expect(latestSnooze({ today, dueOn })).toBeNull();
      expect(snoozeChoices({ today, dueOn })).toEqual([]);
    }
    const none = { today, dueOn: null };
    expect(snoozeFault("2026-07-03", none)).toBeNull();
    expect(snoozeFault("2026-07-04", none)).toBe("snooze-too-long");
    expect(snoozeFault("2026-07-04", { today, dueOn: "2026-12-31" })).toBe("snooze-too-long");
    expect(snoozeChoices(none)).toEqual(["2026-06-04", "2026-06-06", "2026-06-08", "2026-06-17"]);
  });
});

test("what the end of a due day means is announced for every clock, by the signed charter", () => {
  const rules = { silenceEffect: "NONE", tacitAfterNotice: false, serviceSilenceEffect: "NONE" } as const;
  for (const kind of ClockKind.options) expect(ExpiryEffect.options).toContain(announcedEffect(kind, rules, "CLIENT"));
  expect(announcedEffect("ACCEPTANCE", rules, "CLIENT")).toBe("NOTHING_ACCEPTED");
  expect(announcedEffect("ACCEPTANCE", { ...rules, tacitAfterNotice: true }, "CLIENT")).toBe("NOTICE_POSSIBLE");
  const withClause = { ...rules, silenceEffect: "TACIT_ACCEPTANCE", tacitAfterNotice: true } as const;
  expect(announcedEffect("ACCEPTANCE", withClause, "CLIENT")).toBe("TACIT_ACCEPTANCE");
  expect(announcedEffect("SECOND_PERIOD", rules, "CLIENT")).toBe("NOTHING_ACCEPTED");
  expect(announcedEffect("SECOND_PERIOD", withClause, "CLIENT")).toBe("TACIT_ACCEPTANCE");
  expect(announcedEffect("SECOND_PERIOD", withClause, "AGENCY")).toBe("LATE");
  expect(announcedEffect("SERVICE_DECISION", rules, "CLIENT")).toBe("NOTHING_ACCEPTED");
  expect(silenceOnMilestone({ twoStage: false, status: "SUBMITTED" }, withClause)).toBe("TACIT_ACCEPTANCE");
  expect(silenceOnMilestone({ twoStage: true, status: "SUBMITTED" }, withClause)).toBe("NOTHING_ACCEPTED");
  expect(silenceOnMilestone({ twoStage: false, status: "DRAFT" }, null)).toBe("NOTHING_ACCEPTED");
});

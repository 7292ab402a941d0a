import fc from "fast-check";
import ICAL from "ical.js";
import { sync, type VEvent, type VTodo } from "node-ical";
import { describe, expect, test } from "vitest";
import { endOfDay } from "@/lib/domain/deadline";
import type { FeedEntry } from "@/lib/features/feed/view";
import { type FeedPage, writeCalendar } from "@/lib/http/calendar-text";
import { instant } from "@/lib/kernel/instant";

const id = "0190b3c8-7a2e-7c1d-9b1e-0123456789ab";

/** A Paris term of a Saturday, the eve of the change of hour, unless said. */
function entry(change: Partial<FeedEntry> = {}): FeedEntry {
  const { dueOn = "2026-10-24", timeZone = "Europe/Paris" } = change;
  return {
    id,
    kind: "ACCEPTANCE",
    matter: { kind: "MILESTONE", code: "J2", title: "Maquettes" },
    project: { code: "orangerie-12345678", name: "Site de l’Orangerie" },
    state: "OPEN",
    dueOn,
    dueBefore: endOfDay(dueOn, timeZone),
    timeZone,
    sequence: 0,
    revisedAt: instant("2026-10-01T08:00:00.123Z"),
    ...change,
  };
}

type Wish = Omit<Partial<FeedPage>, "reader"> & { readonly locale?: "fr" | "en"; readonly timeZone?: string };

function write(
  entries: readonly FeedEntry[],
  { locale = "fr", timeZone = "Europe/Paris", ...rest }: Wish = {},
): string {
  const page = { form: "event", url: "https://aval.test", projectName: null } as const;
  return writeCalendar(entries, { reader: { locale, timeZone }, ...page, ...rest });
}

/** The first event or task, as a parser that has nothing in common with the writer understands it. */
function readEvent(text: string): VEvent {
  const found = Object.values(sync.parseICS(text)).find((one) => one?.type === "VEVENT");
  if (found?.type !== "VEVENT") throw new Error("No event was read");
  return found;
}

function readTask(text: string): VTodo {
  const found = Object.values(sync.parseICS(text)).find((one) => one?.type === "VTODO");
  if (found?.type !== "VTODO") throw new Error("No task was read");
  return found;
}

/** Logical lines: what was folded put together again. */
function unfolded(text: string): readonly string[] {
  return text.replaceAll("\r\n ", "").split("\r\n");
}

/** A property of the first entry, or of the calendar where it has it alone. */
function line(text: string, name: string): string {
  const lines = unfolded(text);
  const begins = lines.findIndex((one) => /^BEGIN:(VEVENT|VTODO)$/.test(one));
  return lines.slice(Math.max(0, begins)).find((one) => new RegExp(`^${name}[:;]`).test(one)) ?? "";
}

describe("the octets of a calendar (RFC 5545, 3.1)", () => {
  const hostile = 'a,b;c\\d\n"e" : « 𝒜 » \u0007\u202e'.repeat(12);
  const text = write([entry({ matter: { kind: "MILESTONE", code: "J2", title: hostile } })]);

  test("end each line with CRLF and hold no other control character", () => {
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.endsWith("\r\n\r\n")).toBe(false);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("keep to 75 in a line, and never part a character", () => {
    const lines = text.split("\r\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((one) => Buffer.byteLength(one) > 75)).toEqual([]);
    expect(lines.every((one) => one.isWellFormed() && !one.includes("\ufffd"))).toBe(true);
  });

  test("escape what has a meaning, and are read back as they were", () => {
    const title = "Maquettes, gabarits; et \\ « l’œuvre » 𝒜";
    const told = write([entry({ matter: { kind: "MILESTONE", code: "J2", title } })]);
    expect(line(told, "SUMMARY")).toContain("Maquettes\\, gabarits\\; et \\\\ «");
    expect(readEvent(told).summary).toBe(`Se prononcer sur J2 ${title} · Site de l’Orangerie`);
    expect(String(readEvent(told).description)).toMatch(/^Échéance\s: .*heure de Paris\.\n\nhttps:\/\/aval\.test\//);
  });

  test("whatever a title is: one event, one summary, short lines", () => {
    const titles = fc.string({ unit: "binary", maxLength: 200 }).filter((one) => one.isWellFormed());
    fc.assert(
      fc.property(titles, (title) => {
        const told = write([entry({ matter: { kind: "MILESTONE", code: "J2", title } })]);
        expect(unfolded(told).filter((one) => one === "BEGIN:VEVENT")).toHaveLength(1);
        expect(unfolded(told).filter((one) => one.startsWith("SUMMARY"))).toHaveLength(1);
        expect(told.split("\r\n").filter((one) => Buffer.byteLength(one) > 75)).toEqual([]);
        expect(Object.values(sync.parseICS(told)).filter((one) => one?.type === "VEVENT")).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});

describe("an entry", () => {
  test("has what every event must have, and the same octets each time", () => {
    const text = write([entry({ sequence: 3 })]);
    expect(line(text, "DTSTAMP")).toBe("DTSTAMP:20261001T080000Z");
    expect(line(text, "UID")).toBe(`UID:${id}.event@aval`);
    expect(readEvent(text)).toMatchObject({ sequence: 3, status: "CONFIRMED", transparency: "TRANSPARENT" });
    expect(readEvent(text).url).toBe("https://aval.test/projects/orangerie-12345678/milestones/J2");
    expect(text).not.toContain("VALARM");
    expect(write([entry({ sequence: 3 })])).toBe(text);
  });

  test("keeps its UID when it changes, and has another as a task", () => {
    const [one, other] = [write([entry()]), write([entry({ sequence: 1, dueOn: "2026-11-02", state: "WAITING" })])];
    expect(line(one, "UID")).toBe(line(other, "UID"));
    expect(readEvent(other).status).toBe("TENTATIVE");
    expect(line(write([entry()], { form: "todo" }), "UID")).toBe(`UID:${id}.todo@aval`);
  });

  test("that is off says so", () => {
    expect(readEvent(write([entry({ state: "CANCELLED", sequence: 1 })])).status).toBe("CANCELLED");
    expect(readTask(write([entry({ state: "CANCELLED" })], { form: "todo" })).status).toBe("CANCELLED");
  });

  test("is told as a task on demand: open until it is done", () => {
    const open = write([entry()], { form: "todo" });
    expect(open).not.toContain("VEVENT");
    expect(line(open, "DUE")).toBe("DUE;VALUE=DATE:20261024");
    expect(readTask(open)).toMatchObject({ status: "NEEDS-ACTION" });
    const done = write([entry({ state: "DONE" })], { form: "todo" });
    expect(readTask(done)).toMatchObject({ status: "COMPLETED" });
    expect(line(done, "COMPLETED")).toBe("COMPLETED:20261001T080000Z");
  });

  test.each(["MILESTONE", "RESERVATION", "QUESTION", "COMMITMENT"] as const)("leads to its %s", (kind) => {
    const matter = { kind, code: "R-J1-01", title: "" };
    expect(readEvent(write([entry({ matter })])).url).toMatch(/^https:\/\/aval\.test\/projects\/orangerie-12345678/);
  });
});

describe("a due day", () => {
  test("is a whole day, which ends before the next", () => {
    const text = write([entry()]);
    expect(line(text, "DTSTART")).toBe("DTSTART;VALUE=DATE:20261024");
    expect(line(text, "DTEND")).toBe("DTEND;VALUE=DATE:20261025");
    expect(readEvent(text).datetype).toBe("date");
  });

  test("is one for whoever has all of it: Réunion is ahead of Paris", () => {
    expect(line(write([entry()], { timeZone: "Indian/Reunion" }), "DTSTART")).toBe("DTSTART;VALUE=DATE:20261024");
  });

  // Both sides of both changes of hour: Paris changes on 29 March and 25 October 2026, Montréal on 8 March and 1 November.
  test.each([
    ["Europe/Paris", "America/Montreal", "2026-03-07", "2026-03-07T18:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-03-08", "2026-03-08T19:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-03-28", "2026-03-28T19:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-03-29", "2026-03-29T18:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-10-24", "2026-10-24T18:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-10-25", "2026-10-25T19:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-10-31", "2026-10-31T19:00:00"],
    ["Europe/Paris", "America/Montreal", "2026-11-01", "2026-11-01T18:00:00"],
    ["Indian/Reunion", "Europe/Paris", "2026-03-28", "2026-03-28T21:00:00"],
    ["Indian/Reunion", "Europe/Paris", "2026-03-29", "2026-03-29T22:00:00"],
    ["Indian/Reunion", "America/Montreal", "2026-10-25", "2026-10-25T16:00:00"],
    ["Indian/Reunion", "America/Montreal", "2026-11-01", "2026-11-01T15:00:00"],
  ])("of %s read in %s, %s: to the hour, since it ends early there", (counted, timeZone, dueOn, wall) => {
    const due = entry({ dueOn, timeZone: counted });
    const text = write([due], { timeZone });
    const event = readEvent(text);
    expect(event.end?.toISOString()).toBe(due.dueBefore);
    expect(Date.parse(due.dueBefore) - (event.start?.getTime() ?? 0)).toBe(30 * 60_000);
    expect(line(text, "DTEND")).toBe(`DTEND;TZID=${timeZone}:${wall.replace(/[-:]/g, "")}`);
    expect(unfolded(write([due], { timeZone, form: "todo" }))).toContain(
      `DUE;TZID=${timeZone}:${wall.replace(/[-:]/g, "")}`,
    );
    // And by the rules that the calendar itself carries, as Thunderbird reads them.
    const calendar = new ICAL.Component(ICAL.parse(text));
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? "");
    const end = ICAL.Time.fromDateTimeString(wall);
    end.zone = zone;
    expect(new Date(end.toUnixTime() * 1000).toISOString()).toBe(due.dueBefore);
  });

  test("says by whose clock it ends, and by one's own where that is earlier", () => {
    const said = String(readEvent(write([entry()], { timeZone: "America/Montreal", locale: "en" })).description);
    expect(said.replaceAll("\u00a0", " ").split("\n").slice(0, 2)).toEqual([
      "Due: Saturday 24 October 2026, end of day, Paris time.",
      "Where you are: Saturday 24 October 2026, 18:00, Montreal time.",
    ]);
  });
});

test("a calendar without an entry still holds the zone of its reader, and its name", () => {
  const text = write([], { projectName: "A, b; c" });
  expect(unfolded(text)).toContain("TZID:Europe/Paris");
  expect(sync.parseICS(text).vcalendar).toMatchObject({ version: "2.0", "WR-CALNAME": "Aval · A, b; c" });
  expect(line(text, "REFRESH-INTERVAL")).toBe("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
});

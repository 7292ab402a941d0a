import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dueAfter, endOfDay } from "@/lib/domain/deadline";
import { workingDaysAfter } from "@/lib/domain/working-day";
import { declareClosure } from "@/lib/features/calendar/commands/declare-closure";
import { nameOwnCalendar } from "@/lib/features/calendar/commands/name-own-calendar";
import { withdrawClosure } from "@/lib/features/calendar/commands/withdraw-closure";
import { listDaysOff, loadCalendar, type ProjectCalendar } from "@/lib/features/calendar/queries";
import { listHolidays } from "@/lib/features/calendar/queries-holidays";
import { getCalendarPage } from "@/lib/features/calendar/queries-page";
import { renewCalendars } from "@/lib/jobs/calendar-keeper";
import { ProjectId } from "@/lib/kernel/ids";
import { instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";
import { MilestoneStage } from "@/tests/support/milestone-stage";

const summer = { name: "Fermeture d’été", firstOn: "2026-08-03", lastOn: "2026-08-07" };

let stage: MilestoneStage;

beforeAll(async () => {
  stage = await MilestoneStage.set("calendar");
});
afterAll(() => stage.strike());

function calendar(): Promise<ProjectCalendar> {
  return stage.read("owner", (tx, scope) => loadCalendar(tx, scope));
}

/** The versions that are stored, as text: what must never change. */
async function stored(): Promise<readonly string[]> {
  const { rows } = await stage.owner.query(
    `SELECT v.* FROM calendar_version v JOIN project p ON p.id = v.project_id WHERE p.code = $1 ORDER BY v.number`,
    [stage.cast.code],
  );
  return rows.map((row) => JSON.stringify(row));
}

/** Why the database refuses a statement, tried and rolled back. */
async function refusal(sql: string): Promise<string> {
  await stage.owner.query("BEGIN");
  try {
    await stage.owner.query(sql);
    return "";
  } catch (error) {
    return String(error);
  } finally {
    await stage.owner.query("ROLLBACK");
  }
}

/** Performs what a test needs to have happened. */
async function did(...call: Parameters<MilestoneStage["act"]>): Promise<void> {
  const answer = await stage.act(...call);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

async function refusals(...call: Parameters<MilestoneStage["act"]>): Promise<readonly string[]> {
  const before = await stored();
  const answer = await stage.act(...call);
  expect(await stored()).toEqual(before);
  if (answer.ok || answer.error.kind !== "refused") throw new Error(JSON.stringify(answer));
  return answer.error.refusals.map(({ kind }) => kind);
}

describe("a project's calendar", () => {
  it("is fixed when the project is founded: the law's days over ten years, their hash, and an event that carries both", async () => {
    const fixed = await calendar();
    const law = await listHolidays("FR", 2025, 2036);
    expect([...fixed.nonWorking]).toEqual([...law]);
    expect(fixed).toMatchObject({ version: 1, calendar: "FR", beside: [], timeZone: "Europe/Paris" });
    expect([fixed.firstOn, fixed.lastOn]).toEqual(["2025-01-01", "2036-12-31"]);
    expect(fixed.hash).toBe(digestOf([...law.keys()]));
    const { rows } = await stage.owner.query(
      `SELECT e.payload FROM ledger_entry e JOIN project p ON p.id = e.project_id WHERE p.code = $1 AND e.type = 'CalendarFixed'`,
      [stage.cast.code],
    );
    expect(rows).toMatchObject([{ payload: { version: 1, hash: fixed.hash, days: [...law.keys()] } }]);
    const off = await stage.read("owner", (tx) => listDaysOff(tx));
    expect([off.get(stage.cast.code)?.has("2026-07-14"), off.get(stage.cast.code)?.has("2026-07-15")]).toEqual([
      true,
      false,
    ]);
  });

  it("a closure is declared in advance: never in the past, never today, never past the calendar's end", async () => {
    const on = (firstOn: string, lastOn: string): object => ({ ...summer, firstOn, lastOn });
    expect(await refusals("manager", declareClosure, on("2026-05-29", "2026-06-02"))).toEqual(["closure-not-ahead"]);
    expect(await refusals("manager", declareClosure, on("2026-06-01", "2026-06-02"))).toEqual(["closure-not-ahead"]);
    expect(await refusals("manager", declareClosure, on("2036-12-31", "2037-01-02"))).toEqual(["closure-too-far"]);
    for (const [firstOn, lastOn] of [
      ["2026-08-07", "2026-08-03"],
      ["2026-08-01", "2026-11-30"],
    ] as const) {
      const answer = await stage.act("manager", declareClosure, on(firstOn, lastOn));
      expect(answer).toMatchObject({ ok: false, error: { kind: "invalid-input", issues: [{ path: "lastOn" }] } });
    }
  });

  it("today is that of the project: at 23:59 in Paris one may still declare for tomorrow, at 00:00 no more", async () => {
    const tomorrow = { ...summer, firstOn: "2026-06-02", lastOn: "2026-06-02" };
    stage.door.moveTo("2026-06-01T22:00:00.000Z");
    expect(await refusals("manager", declareClosure, tomorrow)).toEqual(["closure-not-ahead"]);
    stage.door.moveTo("2026-06-01T21:59:59.999Z");
    const { closureId } = await stage.must("manager", declareClosure, tomorrow);
    await did("manager", withdrawClosure, { closureId });
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
  });

  it("a closure counts for what starts afterwards and moves nothing that runs; versions before it stay as they are", async () => {
    await stage.verified();
    const running = await stage.owner.query("SELECT due_on::text, due_before, calendar_version FROM submission");
    const before = await calendar();
    const versions = await stored();
    const term = { unit: "WORKING_DAYS", amount: 3 } as const;
    const at = instant("2026-07-30T08:00:00.000Z");
    const was = dueAfter(at, term, before.timeZone, before.nonWorking);
    await stage.must("manager", declareClosure, summer);
    const after = await calendar();
    expect(after.version).toBe(before.version + 1);
    expect(after.hash).not.toBe(before.hash);
    expect(after.nonWorking.get("2026-08-05")).toEqual({ kind: "CLOSURE", fr: summer.name, en: summer.name });
    expect([was.on, dueAfter(at, term, after.timeZone, after.nonWorking).on]).toEqual(["2026-08-04", "2026-08-11"]);
    expect((await stored()).slice(0, versions.length)).toEqual(versions);
    const stands = await stage.owner.query("SELECT due_on::text, due_before, calendar_version FROM submission");
    expect(stands.rows).toEqual(running.rows);
    expect(running.rows).toMatchObject([{ calendar_version: String(before.version) }]);
  });

  it("both sides see it; its own party takes it back, before it begins, once", async () => {
    const page = (part: "owner" | "manager") =>
      stage.read(part, async (tx, scope) => (await getCalendarPage(tx, scope, stage.door.clock.now())).view.closures);
    const seen = await page("owner");
    expect(seen).toMatchObject([{ ...summer, party: { side: "AGENCY" }, mayWithdraw: false }]);
    expect(await page("manager")).toMatchObject([{ mayWithdraw: true }]);
    const closureId = seen[0]?.id ?? "";
    expect(await refusals("owner", withdrawClosure, { closureId })).toEqual(["other-party"]);
    stage.door.moveTo("2026-08-02T22:00:00.000Z");
    expect(await refusals("manager", withdrawClosure, { closureId })).toEqual(["closure-not-ahead"]);
    stage.door.moveTo("2026-08-02T21:59:59.999Z");
    const { version } = await calendar();
    await did("manager", withdrawClosure, { closureId });
    const after = await calendar();
    expect([after.version, after.nonWorking.has("2026-08-05")]).toEqual([version + 1, false]);
    expect(await refusals("manager", withdrawClosure, { closureId })).toEqual(["closure-withdrawn"]);
  });

  it("the holidays of both parties count once the client and an agency have named their calendar, and no longer when one takes it back", async () => {
    const hasBelgianDay = async (): Promise<boolean> => (await calendar()).nonWorking.has("2027-07-21");
    await did("manager", nameOwnCalendar, { calendar: "BE" });
    expect(await hasBelgianDay()).toBe(false);
    await did("owner", nameOwnCalendar, { calendar: "FR" });
    expect([await hasBelgianDay(), (await calendar()).beside]).toEqual([true, ["BE"]]);
    expect(await refusals("owner", nameOwnCalendar, { calendar: "FR" })).toEqual(["calendar-already-named"]);
    await did("owner", nameOwnCalendar, { calendar: null });
    expect([await hasBelgianDay(), (await calendar()).beside]).toEqual([false, []]);
  });

  it("only those who lead a party declare", async () => {
    for (const part of ["sponsor", "agencySignatory"] as const)
      expect(await refusals(part, declareClosure, { ...summer, firstOn: "2026-09-01", lastOn: "2026-09-02" })).toEqual([
        "wrong-role",
      ]);
  });

  it("of a project founded before versions were is the law's, as version 0", async () => {
    const before = await stage.read("owner", (tx, scope) =>
      loadCalendar(tx, { ...scope, projectId: ProjectId.parse(v7()) }),
    );
    expect([before.version, before.nonWorking.has("2026-07-14")]).toEqual([0, true]);
  });

  it("is read from its version, not from the library: another edition of the library changes no stored day", async () => {
    const { version } = await calendar();
    const odd = ["2026-09-09", "2031-02-28"];
    const days = Object.fromEntries(odd.map((day) => [day, { kind: "HOLIDAY", fr: "Jour ancien", en: "Old day" }]));
    await stage.owner.query(
      `INSERT INTO calendar_version (project_id, number, calendar, beside, library, first_on, last_on, days, hash, fixed_at)
       SELECT id, $2, 'FR', '{}', 'date-holidays 1.0.0', '2026-01-01', '2036-12-31', $3, $4, now() FROM project WHERE code = $1`,
      [stage.cast.code, version + 1, JSON.stringify(days), digestOf(odd)],
    );
    const read = await calendar();
    expect([...read.nonWorking.keys()]).toEqual(odd);
    expect(workingDaysAfter("2026-09-08", 1, read.nonWorking)).toBe("2026-09-10");
    expect(workingDaysAfter("2026-07-13", 1, read.nonWorking)).toBe("2026-07-14");
    expect(endOfDay("2026-09-10", read.timeZone)).toBe("2026-09-10T22:00:00.000Z");
  });
});

describe("the database is the last juror", () => {
  it("a version has the hash of its days, follows the one before, and stays", async () => {
    const insert = (number: string, hash: string): string => `
      INSERT INTO calendar_version (project_id, number, calendar, beside, library, first_on, last_on, days, hash, fixed_at)
      SELECT p.id, ${number}, 'FR', '{}', 'x', '2026-01-01', '2026-12-31', '{"2026-05-01": {}}', '${hash}', now()
      FROM project p WHERE p.code = '${stage.cast.code}'`;
    const next = "(SELECT max(number) + 1 FROM calendar_version v WHERE v.project_id = p.id)";
    expect(await refusal(insert(next, digestOf(["2026-05-01"])))).toBe("");
    expect(await refusal(insert(next, digestOf(["2026-05-02"])))).toMatch(/hash of a calendar/);
    expect(await refusal(insert("99", digestOf(["2026-05-01"])))).toMatch(/follow each other/);
    expect(await refusal("UPDATE calendar_version SET days = '{}'")).toMatch(/calendar_version/);
    expect(await refusal("DELETE FROM calendar_version")).toMatch(/calendar_version/);
  });

  it("a closure is declared ahead, withdrawn once and before it begins, and otherwise stays", async () => {
    const insert = (firstOn: string, declaredAt: string): string => `
      INSERT INTO calendar_closure (project_id, id, party_id, first_on, last_on, name, declared_at)
      SELECT p.id, gen_random_uuid(), y.id, '${firstOn}', '${firstOn}', 'x', '${declaredAt}'
      FROM project p JOIN party y ON y.project_id = p.id AND y.side = 'CLIENT' WHERE p.code = '${stage.cast.code}'`;
    expect(await refusal(insert("2026-06-03", "2026-06-02T21:59:59Z"))).toBe("");
    expect(await refusal(insert("2026-06-03", "2026-06-02T22:00:00Z"))).toMatch(/in advance/);
    expect(await refusal("UPDATE calendar_closure SET first_on = first_on + 1, last_on = last_on + 1")).toMatch(
      /stays as/,
    );
    expect(await refusal("UPDATE calendar_closure SET withdrawn_at = NULL")).toMatch(/stays as/);
    expect(await refusal("DELETE FROM calendar_closure")).toMatch(/never removed/);
  });
});

describe("a calendar that comes to its end", () => {
  it("is renewed by the worker two years before, once, however many come; what ran keeps its version", async () => {
    const before = await stored();
    const { version, lastOn } = await calendar();
    const year = Number(lastOn.slice(0, 4));
    stage.door.moveTo(`${year - 2}-12-30T12:00:00.000Z`);
    expect(await renewCalendars(stage.door)).toBe(0);
    stage.door.moveTo(`${year - 1}-01-02T12:00:00.000Z`);
    const renewed = await Promise.all([renewCalendars(stage.door), renewCalendars(stage.door)]);
    // Two projects are on this stage: each is renewed by one of the two.
    expect(renewed[0] + renewed[1]).toBe(2);
    expect((await stored()).slice(0, before.length)).toEqual(before);
    expect(await calendar()).toMatchObject({ version: version + 1, lastOn: `${year + 9}-12-31` });
    expect(
      await stage.one(
        "SELECT role AS value FROM ledger_entry WHERE type = 'CalendarFixed' ORDER BY occurred_at DESC LIMIT 1",
      ),
    ).toBe("SYSTEM");
    expect(await renewCalendars(stage.door)).toBe(0);
  });
});

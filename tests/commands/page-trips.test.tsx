import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { personScope } from "@/lib/auth/scope";
import { connect, type Database } from "@/lib/db/client";
import { getProjectFrame } from "@/lib/features/shell/queries";
import { countMatters } from "@/lib/features/todo/queries";
import { openProject, type ProjectReading } from "@/lib/http/shared-reading";
import { PersonId } from "@/lib/kernel/ids";
import { instant } from "@/lib/kernel/instant";
import { listenOnWire, type Wire } from "@/scripts/bench/wire";
import { layDecisions } from "@/tests/support/laid-decisions";
import { type ToldDemo, toldDemo } from "@/tests/support/told-demo";

/** A page may wait for PostgreSQL six times, one of them for the session, which is read before. */
const most = 5;
const now = instant("2026-11-22T09:30:00.000Z");

const request = vi.hoisted(() => {
  const held: { reading: ProjectReading | null } = { reading: null };
  return held;
});

vi.mock("@/lib/http/reading", async () => {
  const { notFound } = await import("next/navigation");
  return {
    readProject: async (_code: string, work: Parameters<ProjectReading["read"]>[0]) =>
      (await request.reading?.read(work)) ?? notFound(),
  };
});
vi.mock("@/lib/auth/current", () => ({ currentPerson: () => Promise.resolve(null) }));
vi.mock("@/lib/env", () => ({ env: () => ({ filesDir: "/nowhere", secret: "s".repeat(40) }) }));
vi.mock("next-intl/server", () => ({
  getTranslations: () => {
    const say = (key: string): string => key;
    return Promise.resolve(Object.assign(say, { rich: say, markup: say, raw: say, has: () => true }));
  },
  getLocale: () => Promise.resolve("fr"),
  getMessages: () => Promise.resolve({}),
}));

let demo: ToldDemo;
let wire: Wire;
let db: Database;
let people: readonly PersonId[];
const codes = new Map<string, readonly string[]>();

beforeAll(async () => {
  demo = await toldDemo("page_trips");
  wire = await listenOnWire(demo.database.appUrl);
  db = connect(wire.url, 2);
  const ask = async (sql: string): Promise<readonly string[]> => {
    const { rows } = await demo.owner.query(sql, [demo.main.id]);
    return z
      .array(z.object({ code: z.coerce.string() }))
      .parse(rows)
      .map(({ code }) => code);
  };
  // One of each status or kind: what hangs on it is what makes a page ask more.
  const one = (table: string, by: string): Promise<readonly string[]> =>
    ask(`SELECT DISTINCT ON (${by}) code FROM ${table} WHERE project_id = $1 ORDER BY ${by}, code`);
  codes.set("[requirement]", await one("requirement", "status"));
  codes.set("[milestone]", await one("milestone", "status"));
  codes.set("[reservation]", await one("reservation", "status"));
  codes.set("[invoice]", await one("invoice", "kind"));
  await demo.owner.query(
    `INSERT INTO penalty (project_id, id, code, milestone_id, party_id, status, value_cents, late_days, divisor, computed_cents, reasons, announced_by, announced_at, ends_on, ends_before)
     SELECT m.project_id, m.id, 'PEN-01', m.id, m.agency_party_id, 'ANNOUNCED', m.amount_cents, 1, 1000, 0, 'Un jour.', m.defined_by, now(), now() + interval '16 days', now() + interval '16 days'
     FROM milestone m WHERE m.project_id = $1 ORDER BY m.number LIMIT 1`,
    [demo.main.id],
  );
  codes.set("[penalty]", await one("penalty", "status"));
  codes.set("[commitment]", await one("availability_commitment", "status"));
  await demo.owner.query(
    `INSERT INTO formal_notice (project_id, id, code, number, status, awaited, matter_kind, matter_id, matter_code, milestone_id, from_party_id, to_party_id,
       clock_id, text, drafted_by, drafted_at)
     SELECT c.project_id, c.id, 'MED-001', 1, 'DRAFT', 'DECISION', 'MILESTONE', m.id, m.code, m.id, m.agency_party_id,
       (SELECT p.id FROM party p WHERE p.project_id = m.project_id AND p.side = 'CLIENT'), c.id, 'Rien ne vient.', m.defined_by, now()
     FROM clock c JOIN milestone m ON m.project_id = c.project_id AND m.id = c.milestone_id WHERE c.project_id = $1 LIMIT 1`,
    [demo.main.id],
  );
  codes.set("[notice]", ["MED-001"]);
  await demo.owner.query(
    `INSERT INTO consultation (project_id, id, number, code, status, title, subject, baseline_id, questions_until, closes_at, opens_at, created_at)
     SELECT b.project_id, b.id, 900, 'C-900', 'DRAFT', 'Un titre', '', b.id, now(), now(), now(), now()
     FROM baseline b WHERE b.project_id = $1 ORDER BY b.number LIMIT 1`,
    [demo.main.id],
  );
  codes.set("[consultation]", ["C-900"]);
  await demo.owner.query(
    `INSERT INTO dispute (project_id, id, number, code, status, title, subject, salt, claimant_party_id, respondent_party_id, contested, opened_by, opened_at, level_since, level_due_on)
     SELECT m.project_id, m.id, 900, 'LIT-900', 'L1_MANAGERS', 'Un titre', 'Un fait.', repeat('0', 64), m.agency_party_id,
       (SELECT p.id FROM party p WHERE p.project_id = m.project_id AND p.side = 'CLIENT'), '{}', m.defined_by, now(), now(), now()
     FROM milestone m WHERE m.project_id = $1 ORDER BY m.number LIMIT 1`,
    [demo.main.id],
  );
  codes.set("[dispute]", ["LIT-900"]);
  await layDecisions(demo);
  codes.set("[body]", ["INS-900"]);
  codes.set("[meeting]", ["COM-900"]);
  codes.set("[decision]", ["D-2026-900"]);
  codes.set("[advice]", ["AVIS-900"]);
  codes.set("[risk]", ["RSQ-900"]);
  codes.set("[action]", ["ACT-900"]);
  codes.set("[change]", await one("change_request", "status"));
  codes.set("[record]", await one("signed_document", "kind"));
  codes.set("[number]", await ask("SELECT number AS code FROM baseline WHERE project_id = $1"));
  const signing = await ask(
    `SELECT DISTINCT ON (r.role) m.person_id AS code FROM member m JOIN member_role r ON r.project_id = m.project_id AND r.member_id = m.id
     WHERE m.project_id = $1 AND m.ended_at IS NULL AND r.ended_at IS NULL AND r.role IN ('CLIENT_SIGNATORY', 'AGENCY_SIGNATORY') ORDER BY r.role`,
  );
  people = z.array(PersonId).parse(signing);
}, 120_000);

afterAll(async () => {
  await db.$disconnect();
  wire.close();
  await demo.close();
});

type Page = (props: {
  readonly params: Promise<Readonly<Record<string, string>>>;
  readonly searchParams: Promise<Readonly<Record<string, string>>>;
}) => Promise<unknown>;
const Loaded = z.object({ default: z.custom<Page>((value) => typeof value === "function") });

/** The trips of one request: the frame and the page, begun together, as Next renders them. */
async function tripsOf(
  page: Page,
  params: Readonly<Record<string, string>>,
  personId: PersonId,
): Promise<{ readonly shown: boolean; readonly trips: number; readonly calendars: number; readonly said: string }> {
  const reading = openProject({ db, personId, code: demo.main.code, now, onEnd: () => undefined });
  request.reading = reading;
  // The form of a reservation is told in the address for which milestone it is.
  const search = { milestone: codes.get("[milestone]")?.[0] ?? "" };
  wire.take();
  const counted = reading.before((tx) => countMatters(tx, personScope(personId), now));
  const [shown] = await Promise.all([
    page({ params: Promise.resolve({ code: demo.main.code, ...params }), searchParams: Promise.resolve(search) }).then(
      () => true,
      (error: unknown) => {
        // Not found, or sent on to where it may be done: Next's own way of saying so.
        if (error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_")) return false;
        throw error;
      },
    ),
    reading.read(({ tx, scope }) => getProjectFrame(tx, scope)),
    counted,
  ]);
  // The end of a transaction is on its way when its page is: one is counted whether it has come or not.
  const trips = wire.take().filter(([first]) => first !== "COMMIT");
  const said = trips.map((trip) => trip.map((one) => one.slice(0, 90)).join("\n  ")).join("\n");
  const calendars = trips.flat().filter((one) => one.includes("FROM calendar_version v WHERE")).length;
  return { shown, trips: trips.length + 1, calendars, said };
}

const root = "app/(workspace)/projects/[code]";
const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx"))
  .map((path) => join(root, path))
  .sort();

describe("every page of a project waits for PostgreSQL six times at most, its session among them, and reads the working calendar once", () => {
  it("and there are pages", () => {
    expect(pages.length).toBeGreaterThan(25);
  });

  let calendars = 0;
  it.each(pages)("%s", async (path) => {
    const page = Loaded.parse(await import(resolve(path))).default;
    const name = /\[(?!code)\w+\]/.exec(path)?.[0];
    const subjects = name === undefined ? [""] : (codes.get(name) ?? []);
    expect(subjects.length).toBeGreaterThan(0);
    let shown = 0;
    for (const personId of people)
      for (const subject of subjects) {
        const params = name === undefined ? {} : { [name.slice(1, -1)]: subject };
        const seen = await tripsOf(page, params, personId);
        if (seen.shown) shown += 1;
        expect(seen.trips, `${subject}\n${seen.said}`).toBeLessThanOrEqual(most);
        calendars += seen.calendars;
        expect(seen.calendars, `${subject}: how often the working calendar is read`).toBeLessThanOrEqual(1);
      }
    expect(shown).toBeGreaterThan(0);
  });

  it("and a calendar is something that they read", () => {
    expect(calendars).toBeGreaterThan(20);
  });
});

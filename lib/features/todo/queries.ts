import { z } from "zod";
import type { PersonScope, ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readOnce } from "@/lib/db/transact";
import { listDaysOff } from "@/lib/features/calendar/queries";
import { silenceOf } from "@/lib/features/todo/queries-clock";
import { openMatters } from "@/lib/features/todo/queries-open";
import { MatterRow, matterView } from "@/lib/features/todo/queries-term";
import {
  actOf,
  kindsOf,
  type MatterAct,
  type MatterCounts,
  MatterKind,
  type MatterPage,
  type MatterView,
  roomOf,
  type Turn,
} from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

const pageSize = 50;

type Wanted = {
  readonly after?: string | undefined;
  readonly act?: MatterAct | undefined;
  /** Those that the person has set aside, instead of those that they have not. */
  readonly snoozed?: boolean;
  readonly size?: number;
};

/** The rows of a page and one more, which says whether there is another page. */
function rowsOf(wanted: Wanted, from = Prisma.sql`told WHERE mine`): Prisma.Sql {
  return Prisma.sql`
    SELECT t.*, ${silenceOf} FROM (
      SELECT * FROM ${from} AND key > ${wanted.after ?? ""} AND ("snoozedUntil" IS NOT NULL) = ${wanted.snoozed ?? false}
        ${wanted.act === undefined ? Prisma.empty : Prisma.sql`AND kind = ANY (${[...kindsOf(wanted.act)]}::text[])`}
      ORDER BY key LIMIT ${(wanted.size ?? pageSize) + 1}) t ORDER BY t.key`;
}

/** How many wait, by project, by kind, and set aside or not. */
function countsAt(from = Prisma.sql`told WHERE mine`): Prisma.Sql {
  return Prisma.sql`
    SELECT code, kind, "snoozedUntil" IS NOT NULL AS snoozed, count(*)::int AS count,
           count(*) FILTER (WHERE late)::int AS late
    FROM ${from} GROUP BY 1, 2, 3`;
}

/** What waits for the person in all their projects, what is due first first; paged by key, filtered by kind of act. */
export async function listMatters(
  tx: Tx,
  { personId }: PersonScope,
  at: Wanted & { readonly now: Instant },
): Promise<MatterPage> {
  const [rows, daysOff] = await Promise.all([
    tx.$queryRaw<unknown[]>`${openMatters(personId, at.now)} ${rowsOf(at)}`,
    listDaysOff(tx),
  ]);
  return pageOf(rows, at.size ?? pageSize, daysOff, at.now);
}

function pageOf(rows: readonly unknown[], size: number, daysOff: DaysOff, now: Instant): MatterPage {
  const matters = rows.slice(0, size).map((row) => matterView(MatterRow.parse(row), daysOff, now));
  return { matters, next: rows.length > size ? (matters.at(-1)?.key ?? null) : null };
}

type DaysOff = Awaited<ReturnType<typeof listDaysOff>>;

const own = Prisma.sql`own WHERE mine`;
const InboxRow = z.object({ counts: z.array(z.unknown()), rows: z.array(z.unknown()) });
const inboxOnce = readOnce<{ readonly counts: MatterCounts; readonly page: MatterPage }>();

/**
 * What waits for the person, counted, and its first page: both out of one look at all that is open, which costs more
 * than counting and listing it do. Read once for the frame around a page of one's own and for the page itself.
 */
export function readInbox(
  tx: Tx,
  { personId }: PersonScope,
  now: Instant,
): Promise<{ readonly counts: MatterCounts; readonly page: MatterPage }> {
  return inboxOnce(tx, `${personId} ${now}`, async () => {
    const [found, daysOff] = await Promise.all([
      tx.$queryRaw<unknown[]>`
        ${openMatters(personId, now)}, own AS MATERIALIZED (SELECT * FROM told WHERE mine)
        SELECT (SELECT coalesce(json_agg(c), '[]') FROM (${countsAt(own)}) c) AS counts,
               (SELECT coalesce(json_agg(r ORDER BY r.key), '[]') FROM (${rowsOf({}, own)}) r) AS rows`,
      listDaysOff(tx),
    ]);
    const { counts, rows } = InboxRow.parse(found[0]);
    return { counts: countsOf(counts), page: pageOf(rows, pageSize, daysOff, now) };
  });
}

const OwnRow = z.object({ projectId: z.uuid(), timeZone: z.string(), dueOn: z.string().nullable() });

/** One open matter that waits for the person, whether they have set it aside or not; `null` when there is none. */
export async function findOwnMatter(
  tx: Tx,
  { personId }: PersonScope,
  wanted: { readonly project: string; readonly kind: MatterKind; readonly subject: string; readonly party: string },
  now: Instant,
): Promise<z.infer<typeof OwnRow> | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    ${openMatters(personId, now, Prisma.sql`WHERE s.kind = ${wanted.kind} AND s.subject = ${wanted.subject} AND s.party_id = ${wanted.party}::uuid`)}
    SELECT t."projectId", t."timeZone", t."dueOn" FROM told t WHERE t.mine AND t.code = ${wanted.project} LIMIT 1`;
  return rows[0] === undefined ? null : OwnRow.parse(rows[0]);
}

const once = readOnce<MatterCounts>();

/** How many matters wait for the person: what the sidebar and the head of the list say, counted once for both. */
export function countMatters(tx: Tx, { personId }: PersonScope, now: Instant): Promise<MatterCounts> {
  return once(tx, `${personId} ${now}`, () => readCounts(tx, personId, now));
}

async function readCounts(tx: Tx, personId: PersonScope["personId"], now: Instant): Promise<MatterCounts> {
  return countsOf(await tx.$queryRaw<unknown[]>`${openMatters(personId, now)} ${countsAt()}`);
}

function countsOf(rows: readonly unknown[]): MatterCounts {
  const all = rows.map((row) => CountRow.parse(row));
  const counts = all.filter(({ snoozed }) => !snoozed);
  const sum = (kept: (row: z.infer<typeof CountRow>) => boolean): number =>
    counts.filter(kept).reduce((total, { count }) => total + count, 0);
  const inAct = (act: MatterAct): number => sum(({ kind }) => actOf(kind) === act);
  return {
    total: sum(() => true),
    snoozed: all.filter(({ snoozed }) => snoozed).reduce((total, { count }) => total + count, 0),
    late: counts.reduce((total, { late }) => total + late, 0),
    projects: new Set(counts.map(({ code }) => code)).size,
    byAct: {
      sign: inAct("sign"),
      decide: inAct("decide"),
      answer: inAct("answer"),
      provide: inAct("provide"),
      other: inAct("other"),
    },
    byRoom: (project) => {
      const inRoom = (room: ReturnType<typeof roomOf>): number =>
        sum(({ code, kind }) => code === project && roomOf(kind) === room);
      return {
        prove: inRoom("prove"),
        define: inRoom("define"),
        validate: inRoom("validate"),
        change: inRoom("change"),
        decide: inRoom("decide"),
      };
    },
  };
}

const CountRow = z.object({ code: z.string(), kind: MatterKind, snoozed: z.boolean(), count: z.int(), late: z.int() });

const TurnRow = z.object({ code: z.string(), mine: z.int(), ours: z.int(), theirs: z.int(), late: z.int() });

/** Whose turn it is in each project of the person: matters theirs to do, their party's, and the others'. Projects without any are not there. */
export async function countTurns(tx: Tx, { personId }: PersonScope, now: Instant): Promise<ReadonlyMap<string, Turn>> {
  const rows = await tx.$queryRaw<unknown[]>`
    ${openMatters(personId, now)}
    SELECT t.code, count(*) FILTER (WHERE t.mine)::int AS mine,
           count(*) FILTER (WHERE t."partyId" IN (SELECT party_id FROM me))::int AS ours,
           count(*) FILTER (WHERE t."partyId" NOT IN (SELECT party_id FROM me))::int AS theirs,
           count(*) FILTER (WHERE t.late)::int AS late
    FROM told t GROUP BY t.code`;
  return new Map(rows.map((row) => TurnRow.parse(row)).map(({ code, ...turn }) => [code, turn]));
}

/** Every open matter of a project, whoever holds it: the court. At most 200, what is due first. */
export async function listCourt(
  tx: Tx,
  { personId, projectId }: ProjectScope,
  now: Instant,
): Promise<readonly MatterView[]> {
  const [rows, daysOff] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    ${openMatters(personId, now)}
    SELECT t.*, ${silenceOf} FROM told t WHERE code = (SELECT code FROM project WHERE id = ${projectId}::uuid) ORDER BY key LIMIT 200`,
    listDaysOff(tx),
  ]);
  return rows.map((row) => matterView(MatterRow.parse(row), daysOff, now));
}

import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { ClockKind, MatterSubject } from "@/lib/domain/clock";
import { cancelledDays, type FeedEntry, type FeedView, pastDays } from "@/lib/features/feed/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** Entries of one feed at most: what is due first comes first. */
const most = 2000;
const day = 24 * 60 * 60 * 1000;

/** One's live feeds, the newest first. */
export async function listFeeds(tx: Tx, { personId }: PersonScope): Promise<readonly FeedView[]> {
  const rows = await tx.calendarFeed.findMany({
    where: { personId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => ({
    feedId: row.id,
    ending: row.lastCharacters,
    project: row.projectCode,
    timeZone: row.timeZone,
    createdAt: instantOf(row.createdAt),
    lastFetchedAt: row.lastFetchedAt === null ? null : instantOf(row.lastFetchedAt),
  }));
}

/** The name of a project of one's own; `null` for one that is not, or is no longer. */
export async function findProjectName(tx: Tx, { personId }: PersonScope, code: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM project p JOIN member m ON m.project_id = p.id AND m.person_id = ${personId}::uuid AND m.ended_at IS NULL
    WHERE p.code = ${code}`;
  return rows[0]?.name ?? null;
}

const EntryRow = z.object({
  id: z.uuid(),
  kind: z.enum(["MILESTONE", ...ClockKind.options]),
  matterKind: MatterSubject,
  code: z.string(),
  title: z.string(),
  project: z.string(),
  projectName: z.string(),
  state: z.enum(["OPEN", "WAITING", "DONE", "CANCELLED"]),
  dueOn: z.string(),
  dueBefore: z.date(),
  timeZone: z.string(),
  sequence: z.int(),
  revisedAt: z.date(),
});

/**
 * What a feed shows, as row-level security lets its person see it now: the promised days of the milestones of their
 * projects (signed, or agreed to since), and the clocks that wait for their party. Of one project where `project` is its code. What was called off, or
 * was done, is told for thirty days; a day that has gone by, for ninety.
 */
export async function listFeedEntries(
  tx: Tx,
  { personId }: PersonScope,
  { project, now }: { readonly project: string | null; readonly now: Instant },
): Promise<readonly FeedEntry[]> {
  const cancelledSince = new Date(Date.parse(now) - cancelledDays * day);
  const since = new Date(Date.parse(now) - pastDays * day);
  const rows = await tx.$queryRaw<unknown[]>`
    WITH mine AS (
      SELECT m.project_id, m.party_id, m.side, p.code, p.name, p.time_zone FROM member m
      JOIN project p ON p.id = m.project_id AND p.status NOT IN ('CLOSED', 'TERMINATED')
      WHERE m.person_id = ${personId}::uuid AND m.ended_at IS NULL AND (${project}::text IS NULL OR p.code = ${project})),
    promised AS (
      SELECT j.id, 'MILESTONE' AS kind, 'MILESTONE' AS "matterKind", j.code, j.title, mine.code AS project, mine.name AS "projectName",
             CASE WHEN j.status IN ('CANCELLED', 'SUPERSEDED') THEN 'CANCELLED'
                  WHEN j.status = 'REJECTED' OR j.status LIKE 'ACCEPTED%' THEN 'DONE' ELSE 'OPEN' END AS state,
             coalesce(moved.due_on, j.due_on) AS due_on, (coalesce(moved.due_on, j.due_on) + 1)::timestamp AT TIME ZONE mine.time_zone AS "dueBefore",
             mine.time_zone AS "timeZone", j.version - 1 + moved.count + (ended.at IS NOT NULL)::int AS sequence,
             greatest(j.agreed_at, moved.at, ended.at) AS "revisedAt"
      FROM mine JOIN milestone j ON j.project_id = mine.project_id AND j.agreed_at IS NOT NULL AND j.due_on IS NOT NULL
      LEFT JOIN LATERAL (
        SELECT max(at) AS at FROM (
          SELECT d.decided_at AS at FROM decision d WHERE d.project_id = j.project_id AND d.milestone_id = j.id AND (j.status = 'REJECTED' OR j.status LIKE 'ACCEPTED%')
          UNION ALL
          SELECT s.signed_at FROM milestone_cancellation c JOIN signature s ON s.project_id = c.project_id AND s.document_id = c.document_id
          WHERE c.project_id = j.project_id AND c.milestone_id = j.id AND j.status = 'CANCELLED') AS facts) ended ON true
      CROSS JOIN LATERAL (SELECT count(*)::int AS count, max(g.agreed_at) AS at, (array_agg(g.due_on ORDER BY g.number DESC))[1] AS due_on
        FROM milestone_date g WHERE g.project_id = j.project_id AND g.milestone_id = j.id AND g.agreed_at IS NOT NULL) moved),
    waiting AS (
      SELECT c.id, c.kind, c.matter_kind AS "matterKind", c.matter_code AS code, coalesce(j.title, a.title, '') AS title,
             mine.code AS project, mine.name AS "projectName",
             CASE c.state WHEN 'RUNNING' THEN 'OPEN' WHEN 'SUSPENDED' THEN 'WAITING' ELSE 'CANCELLED' END AS state,
             c.due_on, c.due_before AS "dueBefore", c.time_zone AS "timeZone",
             moved.count + (c.ended_at IS NOT NULL)::int AS sequence, greatest(c.started_at, moved.at, c.ended_at) AS "revisedAt"
      FROM mine JOIN clock c ON c.project_id = mine.project_id
        AND (c.party_id = mine.party_id OR (c.party_id IS NULL AND c.side = mine.side))
        AND (c.ended_at IS NULL OR c.ended_at > ${cancelledSince}::timestamptz)
      LEFT JOIN milestone j ON c.matter_kind = 'MILESTONE' AND j.project_id = c.project_id AND j.id = c.matter_id
      LEFT JOIN availability_commitment a ON c.matter_kind = 'COMMITMENT' AND a.project_id = c.project_id AND a.id = c.matter_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS count, max(x.at) AS at FROM clock_change x
        WHERE x.project_id = c.project_id AND x.clock_id = c.id) moved)
    SELECT id, kind, "matterKind", code, title, project, "projectName", state, to_char(due_on, 'YYYY-MM-DD') AS "dueOn",
           "dueBefore", "timeZone", sequence, "revisedAt"
    FROM (SELECT * FROM promised WHERE "dueBefore" > ${since}::timestamptz OR state = 'OPEN' UNION ALL SELECT * FROM waiting) told
    WHERE state <> 'CANCELLED' OR "revisedAt" > ${cancelledSince}::timestamptz
    ORDER BY "dueBefore", id LIMIT ${most}`;
  return rows.map((row) => entryOf(EntryRow.parse(row)));
}

function entryOf(row: z.infer<typeof EntryRow>): FeedEntry {
  const { id, kind, matterKind, code, title, project, projectName, dueBefore, revisedAt, ...rest } = row;
  return {
    id,
    kind,
    matter: { kind: matterKind, code, title },
    project: { code: project, name: projectName },
    ...rest,
    dueBefore: instantOf(dueBefore),
    revisedAt: instantOf(revisedAt),
  };
}

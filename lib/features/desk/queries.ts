import { z } from "zod";
import type { PersonScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { lastMonths, SHARE_MONTHS, sharesOf, trendOf, wholeShare } from "@/lib/domain/client-share";
import { dayOf } from "@/lib/domain/deadline";
import { listDaysOff } from "@/lib/features/calendar/queries";
import { listNextMeetings } from "@/lib/features/desk/queries-meeting";
import { listOpenDisputes, listOpenWarnings } from "@/lib/features/desk/queries-open";
import type { AdvisedProject, DeskView, ShareView } from "@/lib/features/desk/view";
import { listLate } from "@/lib/features/todo/queries-late";
import type { Instant } from "@/lib/kernel/instant";

/** What the desk is asked for: one project of those advised, or all; `among` keeps it to the projects that a token reaches. */
export type DeskAsked = {
  readonly project: string | null;
  readonly among?: readonly string[] | null;
};

/** True for who advises some project: they have a desk, whatever the projects have come to. */
export async function hasDesk(tx: Tx, { personId }: PersonScope): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM member m WHERE m.person_id = ${personId}::uuid AND m.side = 'AMO' AND m.ended_at IS NULL LIMIT 1`;
  return rows.length > 0;
}

const ProjectRow = z.object({
  code: z.string(),
  name: z.string(),
  timeZone: z.string(),
  client: z.string().nullable(),
});

/** The projects that the person advises and that are not over. */
function advised(personId: string, { project, among = null }: DeskAsked): Prisma.Sql {
  return Prisma.sql`
    SELECT w.project_id FROM member w JOIN project v ON v.id = w.project_id
    WHERE w.person_id = ${personId}::uuid AND w.side = 'AMO' AND w.ended_at IS NULL AND v.status NOT IN ('CLOSED', 'TERMINATED')
      AND (${project}::text IS NULL OR v.code = ${project}) AND (${among}::text[] IS NULL OR v.code = ANY (${among}::text[]))`;
}

/**
 * The desk of who advises: next meetings, warnings without an answer, what is late, disputes by their step, and the share of
 * acts done in the client's place. Nothing of projects in which the person stands elsewhere. `null` for who
 * advises none, or not the one that is asked for.
 */
export async function getDesk(tx: Tx, scope: PersonScope, asked: DeskAsked, now: Instant): Promise<DeskView | null> {
  const which = advised(scope.personId, asked);
  const daysOff = listDaysOff(tx);
  const [has, projects, meetings, warnings, late, disputes, acts] = await Promise.all([
    hasDesk(tx, scope),
    listAdvised(tx, advised(scope.personId, { ...asked, project: null })),
    listNextMeetings(tx, which, now),
    listOpenWarnings(tx, which, { now, daysOff }),
    listLate(tx, scope, { which, now, daysOff }),
    listOpenDisputes(tx, which, { now, daysOff }),
    listClientActs(tx, which, now),
  ]);
  const shown = projects.filter(({ code }) => asked.project === null || code === asked.project);
  if (!has || (asked.project !== null && shown.length === 0)) return null;
  return {
    now,
    projects,
    chosen: asked.project,
    meetings,
    warnings,
    late,
    disputes: disputes.filter(({ level }) => level !== null),
    shares: sharesIn(shown, acts, now),
  };
}

async function listAdvised(tx: Tx, which: Prisma.Sql): Promise<readonly AdvisedProject[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.code, p.name, p.time_zone AS "timeZone",
      (SELECT c.name FROM party c WHERE c.project_id = p.id AND c.side = 'CLIENT' AND c.removed_at IS NULL LIMIT 1) AS client
    FROM project p WHERE p.id IN (${which}) ORDER BY p.name, p.code`;
  return rows.map((row) => ProjectRow.parse(row));
}

const ActsRow = z.object({ project: z.string(), month: z.string(), acts: z.int(), instead: z.int() });
type ActsRow = z.infer<typeof ActsRow>;

/**
 * The acts of the client's side by month, and those of them that the AMO did under its power, counted from the ledger alone:
 * the first entry of each act, for which party it says it was done, and under which delegation.
 */
async function listClientActs(tx: Tx, which: Prisma.Sql, now: Instant): Promise<readonly ActsRow[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.code AS project, to_char(e.occurred_at AT TIME ZONE p.time_zone, 'YYYY-MM') AS month, count(*)::int AS acts,
      count(*) FILTER (WHERE g.side = 'AMO')::int AS instead
    FROM project p
    JOIN party y ON y.project_id = p.id AND y.side = 'CLIENT'
    JOIN ledger_entry e ON e.project_id = p.id AND e.party_id = y.id AND e.ordinal = 0 AND e.actor_id IS NOT NULL
      AND e.occurred_at >= (date_trunc('month', ${now}::timestamptz AT TIME ZONE p.time_zone) - make_interval(months => ${SHARE_MONTHS - 1}::integer)) AT TIME ZONE p.time_zone
    LEFT JOIN delegation d ON d.project_id = e.project_id AND d.id = e.delegation_id
    LEFT JOIN member g ON g.project_id = d.project_id AND g.id = d.grantee_member_id
    WHERE p.id IN (${which}) GROUP BY 1, 2`;
  return rows.map((row) => ActsRow.parse(row));
}

/** Projects around the world may be in two months at once: all are told by the later one. */
function sharesIn(projects: readonly AdvisedProject[], acts: readonly ActsRow[], now: Instant): DeskView["shares"] {
  const today =
    projects
      .map(({ timeZone }) => dayOf(now, timeZone))
      .toSorted()
      .at(-1) ?? dayOf(now, "UTC");
  const months = lastMonths(today);
  const view = (counted: readonly ActsRow[]): ShareView => {
    const told = sharesOf(counted, months);
    return { months: told, whole: wholeShare(told), ...trendOf(told) };
  };
  return {
    ...view(acts),
    projects: projects.map(({ client: _, ...project }) => ({
      project,
      ...view(acts.filter((one) => one.project === project.code)),
    })),
  };
}

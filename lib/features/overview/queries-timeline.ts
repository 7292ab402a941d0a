import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { CommitmentStatus } from "@/lib/domain/commitment";
import { dayOf } from "@/lib/domain/deadline";
import { acceptedStatuses, MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { getProjectAccount } from "@/lib/features/ball/queries";
import type { AccountParty } from "@/lib/features/ball/view";
import type { TimelinePage } from "@/lib/features/overview/view";
import { rowOf } from "@/lib/features/overview/view-timeline";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** Milestones on one page of the timeline, and how many settled ones lead it. */
const timelineSize = 40;
const settledBefore = 5;
const settled: readonly MilestoneStatus[] = [...acceptedStatuses, "REJECTED", "CANCELLED", "SUPERSEDED"];

const TimelineMilestone = z.object({
  number: z.int(),
  total: z.int(),
  code: z.string(),
  title: z.string(),
  status: MilestoneStatus,
  name: z.string(),
  side: Side,
  ordinal: z.int(),
  startsOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  proposedOn: z.string().nullable(),
  decisions: z.array(z.object({ kind: z.string(), at: z.string() })),
  tacitOn: z.string().nullable(),
});

/** A page of the milestones in order, each with the account of its ball; and the days of the whole project. */
export async function pageTimeline(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  from: number | null,
): Promise<
  Omit<TimelinePage, "rows"> & { readonly drawn: (parties: readonly AccountParty[]) => TimelinePage["rows"] }
> {
  const { projectId, timeZone } = scope;
  const [rows, account, commitments] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    SELECT m.number, (SELECT count(*)::int FROM milestone a WHERE a.project_id = ${projectId}::uuid) AS total, m.code, m.title, m.status, y.name, y.side, y.ordinal, to_char(m.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(coalesce((SELECT g.due_on FROM milestone_date g
             WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NOT NULL ORDER BY g.number DESC LIMIT 1), m.due_on), 'YYYY-MM-DD') AS "dueOn",
           (SELECT to_char(g.due_on, 'YYYY-MM-DD') FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NULL
             AND g.number = (SELECT max(h.number) FROM milestone_date h WHERE h.project_id = m.project_id AND h.milestone_id = m.id)) AS "proposedOn",
           coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'at', d.decided_at) ORDER BY d.decided_at)
             FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id AND d.kind <> 'APPROVE_APTITUDE'), '[]') AS decisions,
           CASE WHEN m.status = 'ACCEPTED_TACITLY' THEN (SELECT to_char(max(t.effect_on), 'YYYY-MM-DD') FROM tacit_acceptance t
             WHERE t.project_id = m.project_id AND t.milestone_id = m.id) END AS "tacitOn"
    FROM milestone m JOIN party y ON y.project_id = m.project_id AND y.id = m.agency_party_id
    WHERE m.project_id = ${projectId}::uuid AND m.number >= coalesce(${from}::integer,
      (SELECT b.number - ${settledBefore}::integer FROM milestone b
        WHERE b.project_id = ${projectId}::uuid AND b.status <> ALL (${[...settled]}::text[]) ORDER BY b.number LIMIT 1),
      (SELECT max(b.number) + 1 - ${timelineSize}::integer FROM milestone b WHERE b.project_id = ${projectId}::uuid))
    ORDER BY m.number LIMIT ${timelineSize + 1}`,
    getProjectAccount(tx, scope, now),
    listCommitmentRows(tx, projectId),
  ]);
  const read = rows.map((row) => TimelineMilestone.parse(row));
  const milestones = read.slice(0, timelineSize);
  const accounts = new Map(account.milestones.map((one) => [one.milestone, one]));
  const day = (at: string): string => dayOf(instantOf(new Date(at)), timeZone);
  const start = milestones[0]?.number ?? 1;
  return {
    drawn: (parties) =>
      milestones.map(({ name, side, ordinal, decisions, tacitOn, number: _, total: __, ...rest }) => {
        const final = decisions.findLast(({ kind }) => kind !== "ADJOURN");
        const facts = {
          ...rest,
          agency: { name, side, ordinal },
          adjournedOn: decisions.filter(({ kind }) => kind === "ADJOURN").map(({ at }) => day(at)),
          decidedOn: tacitOn ?? (final === undefined ? null : day(final.at)),
        };
        return rowOf(facts, accounts.get(rest.code), parties);
      }),
    days: account.days,
    commitments,
    total: read[0]?.total ?? 0,
    earlier: start > 1 ? Math.max(1, start - timelineSize) : null,
    later: read[timelineSize]?.number ?? null,
  };
}

const CommitmentMark = z.object({
  code: z.string(),
  status: CommitmentStatus,
  on: z.string(),
  name: z.string(),
  side: Side,
  ordinal: z.int(),
});

async function listCommitmentRows(tx: Tx, projectId: string): Promise<TimelinePage["commitments"]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT c.code, c.status, to_char(c.term_on, 'YYYY-MM-DD') AS on, y.name, y.side, y.ordinal
    FROM availability_commitment c JOIN party y ON y.project_id = c.project_id AND y.id = c.party_id
    WHERE c.project_id = ${projectId}::uuid AND c.document_id IS NOT NULL AND c.status <> 'RELEASED'
    ORDER BY c.term_on, c.code LIMIT 300`;
  const marks = rows.map((row) => CommitmentMark.parse(row));
  const parties = new Map(marks.map(({ name, side, ordinal }) => [`${side} ${ordinal}`, { name, side, ordinal }]));
  return [...parties.values()]
    .sort((a, b) => Side.options.indexOf(a.side) - Side.options.indexOf(b.side) || a.ordinal - b.ordinal)
    .map((party) => ({
      party,
      marks: marks
        .filter(({ side, ordinal }) => side === party.side && ordinal === party.ordinal)
        .map(({ code, on, status }) => ({ code, on, status })),
    }));
}

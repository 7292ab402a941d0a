import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { movingTypes } from "@/lib/domain/ball-move";
import { forecastOf, remainingOf } from "@/lib/domain/budget-sums";
import { acceptedStatuses, MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { RISK_THRESHOLD } from "@/lib/domain/risk";
import type {
  BriefedAction,
  BriefedDecision,
  BriefedMilestone,
  BriefedMoney,
  BriefingView,
} from "@/lib/features/briefing/view";
import { getMoneySums } from "@/lib/features/budget/queries-sums";
import { listDaysOff } from "@/lib/features/calendar/queries";
import { listNextMeetings } from "@/lib/features/desk/queries-meeting";
import { listOpenDisputes, listOpenWarnings } from "@/lib/features/desk/queries-open";
import { listLedger } from "@/lib/features/ledger/queries";
import { LedgerFilters } from "@/lib/features/ledger/view";
import { listRisksAbove } from "@/lib/features/risk/queries";
import { listCourt } from "@/lib/features/todo/queries";
import type { MatterView } from "@/lib/features/todo/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const settled: readonly MilestoneStatus[] = [...acceptedStatuses, "REJECTED"];
/** What a mediation waits for is told by its own room. */
const apart: readonly MatterView["kind"][] = ["mediation-answer", "mediator-choose"];
const newest = 8;

/** The briefing of a project as this reader may read it: where it stands, what is awaited, what weighs on it. */
export async function getBriefing(tx: Tx, scope: ProjectScope, now: Instant): Promise<BriefingView> {
  const { projectId, code, name, status, timeZone, currency, language } = scope;
  const which = Prisma.sql`SELECT ${projectId}::uuid`;
  const daysOff = listDaysOff(tx);
  const [standing, milestones, waiting, money, meetings, warnings, risks, disputes, decisions, actions, signed] =
    await Promise.all([
      readStanding(tx, projectId),
      listBriefedMilestones(tx, projectId),
      listWaiting(tx, scope, now),
      readMoney(tx, scope, now),
      listNextMeetings(tx, which, now),
      listOpenWarnings(tx, which, { now, daysOff }),
      listRisksAbove(tx, projectId, RISK_THRESHOLD),
      listOpenDisputes(tx, which, { now, daysOff }),
      listDecided(tx, projectId),
      listOpenActions(tx, projectId),
      listLedger(tx, scope, LedgerFilters.parse({ signed: "1" }), newest),
    ]);
  return {
    project: { code, name, status, timeZone, currency, language },
    reader: scope.partyName,
    now,
    ...standing,
    milestones,
    waiting,
    money,
    meetings,
    warnings,
    risks,
    disputes,
    decisions,
    actions,
    signed: signed.entries,
  };
}

const StandingRow = z.object({
  version: z.int().nullable(),
  inForceAt: z.date().nullable(),
  number: z.int().nullable(),
  signedAt: z.date().nullable(),
});

async function readStanding(tx: Tx, projectId: string): Promise<Pick<BriefingView, "charter" | "baseline">> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT h.version, h.in_force_at AS "inForceAt", b.number, b.signed_at AS "signedAt" FROM (SELECT 1) one
    LEFT JOIN charter h ON h.project_id = ${projectId}::uuid AND h.status = 'IN_FORCE'
    LEFT JOIN LATERAL (SELECT l.number, l.signed_at FROM baseline l WHERE l.project_id = ${projectId}::uuid ORDER BY l.number DESC LIMIT 1) b ON true`;
  const { version, inForceAt, number, signedAt } = StandingRow.parse(rows[0]);
  return {
    charter: version === null || inForceAt === null ? null : { version, on: instantOf(inForceAt) },
    baseline: number === null || signedAt === null ? null : { number, on: instantOf(signedAt) },
  };
}

const MilestoneRow = z.object({
  code: z.string(),
  title: z.string(),
  status: MilestoneStatus,
  name: z.string(),
  side: Side,
  ordinal: z.int(),
  dueOn: z.iso.date().nullable(),
  signedOn: z.iso.date().nullable(),
  decidedOn: z.iso.date().nullable(),
});

/** The milestones in order, those given up or replaced left out; at most 200. */
async function listBriefedMilestones(tx: Tx, projectId: string): Promise<readonly BriefedMilestone[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT m.code, m.title, m.status, y.name, y.side, y.ordinal, m.due_on::text AS "signedOn",
      coalesce((SELECT g.due_on FROM milestone_date g WHERE g.project_id = m.project_id AND g.milestone_id = m.id AND g.agreed_at IS NOT NULL
        ORDER BY g.number DESC LIMIT 1), m.due_on)::text AS "dueOn",
      coalesce((SELECT max(t.effect_on) FROM tacit_acceptance t WHERE m.status = 'ACCEPTED_TACITLY' AND t.project_id = m.project_id AND t.milestone_id = m.id),
        (SELECT max(d.decided_at AT TIME ZONE p.time_zone)::date FROM decision d
          WHERE d.project_id = m.project_id AND d.milestone_id = m.id AND d.kind NOT IN ('ADJOURN', 'APPROVE_APTITUDE')))::text AS "decidedOn"
    FROM milestone m JOIN project p ON p.id = m.project_id JOIN party y ON y.project_id = m.project_id AND y.id = m.agency_party_id
    WHERE m.project_id = ${projectId}::uuid AND m.status NOT IN ('CANCELLED', 'SUPERSEDED') ORDER BY m.number LIMIT 200`;
  return rows.map((row) => {
    const { name, side, ordinal, ...line } = MilestoneRow.parse(row);
    return { ...line, agency: { name, side, ordinal }, settled: settled.includes(line.status) };
  });
}

const SinceRow = z.object({ code: z.string(), at: z.date() });

/** What waits, and for whom: since the clock began that counts it down, else since the last act that moved its ball. */
async function listWaiting(tx: Tx, scope: ProjectScope, now: Instant): Promise<BriefingView["waiting"]> {
  const { projectId } = scope;
  const [court, clocks] = await Promise.all([
    listCourt(tx, scope, now),
    tx.$queryRaw<unknown[]>`
      SELECT c.matter_code AS code, max(c.started_at) AS at FROM clock c
      WHERE c.project_id = ${projectId}::uuid AND c.state IN ('RUNNING', 'SUSPENDED') GROUP BY c.matter_code`,
  ]);
  const matters = court.filter(({ kind }) => !apart.includes(kind));
  const codes = [...new Set(matters.map(({ subject }) => subject).filter((subject) => subject !== ""))];
  const moves = await tx.$queryRaw<unknown[]>`
    SELECT k.code, max(e.occurred_at) AS at FROM ledger_code k JOIN ledger_entry e ON e.project_id = k.project_id AND e.seq = k.seq
    WHERE k.project_id = ${projectId}::uuid AND k.code = ANY (${codes}::text[]) AND e.type = ANY (${[...movingTypes]}::text[]) GROUP BY k.code`;
  const since = new Map(
    [...moves, ...clocks].map((row) => SinceRow.parse(row)).map(({ code, at }) => [code, instantOf(at)]),
  );
  return matters.map((matter) => ({ matter, since: since.get(matter.subject) ?? null }));
}

async function readMoney(tx: Tx, scope: ProjectScope, now: Instant): Promise<BriefedMoney> {
  const { own, ceilingCents, inDecisionCents, total } = await getMoneySums(tx, scope, now);
  const { committed, accepted, invoiced, paid } = total;
  const [agreed, taken] = [
    { name: "committed", cents: committed } as const,
    { name: "accepted", cents: accepted } as const,
  ];
  const settledWith = { name: "paid", cents: paid } as const;
  if (own)
    return {
      own,
      figures: [
        agreed,
        taken,
        { name: "invoiced", cents: invoiced },
        settledWith,
        { name: "remaining", cents: remainingOf(total) },
      ],
    };
  const forecast = { name: "forecast", cents: forecastOf(total, inDecisionCents) } as const;
  return { own, figures: [{ name: "ceiling", cents: ceilingCents }, agreed, taken, settledWith, forecast] };
}

const DecisionRow = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(["ADOPTED", "REJECTED", "POSTPONED", "REVOKED"]),
  decidedAt: z.date(),
});

/** What committees decided last. */
async function listDecided(tx: Tx, projectId: string): Promise<readonly BriefedDecision[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT d.code, d.title, d.status, d.decided_at AS "decidedAt" FROM committee_decision d
    WHERE d.project_id = ${projectId}::uuid AND d.status <> 'PROPOSED' ORDER BY d.year DESC, d.number DESC LIMIT ${newest}`;
  return rows.map((row) => {
    const { decidedAt, ...line } = DecisionRow.parse(row);
    return { ...line, decidedAt: instantOf(decidedAt) };
  });
}

const PartyRow = z.object({ name: z.string(), side: Side, ordinal: z.int() });
const ActionRow = z.object({ code: z.string(), title: z.string(), owner: PartyRow, dueOn: z.iso.date() });

/** The actions that are open, what is due first; at most 100. */
async function listOpenActions(tx: Tx, projectId: string): Promise<readonly BriefedAction[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT a.code, a.title, a.due_on::text AS "dueOn", jsonb_build_object('name', y.name, 'side', y.side, 'ordinal', y.ordinal) AS owner
    FROM action_item a JOIN member m ON m.project_id = a.project_id AND m.id = a.owner_id
    JOIN party y ON y.project_id = m.project_id AND y.id = m.party_id
    WHERE a.project_id = ${projectId}::uuid AND a.status IN ('OPEN', 'IN_PROGRESS') ORDER BY a.due_on, a.number LIMIT 100`;
  return rows.map((row) => ActionRow.parse(row));
}

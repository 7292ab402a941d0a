import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { agenciesCanSign, amoPresent, clientCanAlwaysSign, sponsorNamed } from "@/lib/domain/charter";
import { acceptedStatuses, MilestoneStatus } from "@/lib/domain/milestone";
import { Side } from "@/lib/domain/party";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { listCharterVersions } from "@/lib/features/charter/queries";
import { listLedger } from "@/lib/features/ledger/queries";
import { LedgerFilters } from "@/lib/features/ledger/view";
import type { CharterLine, CourtColumn, OverviewView, SetupStep, TimelinePage } from "@/lib/features/overview/view";
import { countTurnsOf } from "@/lib/features/overview/view-timeline";
import { listParties } from "@/lib/features/party/queries";
import { charterParties } from "@/lib/features/party/view";
import { listCourt } from "@/lib/features/todo/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";

const latestActs = 6;

/**
 * The overview of a project: the court by party, the charter, what the set-up still wants, the milestones from a number
 * on (unless told, just before the first that is not settled, or the last ones), the latest acts.
 */
export async function getOverview(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
  from: number | null = null,
): Promise<OverviewView> {
  const { code, name, status, timeZone, projectId } = scope;
  const [matters, parties, versions, page, timeline] = await Promise.all([
    listCourt(tx, scope, now),
    listParties(tx, projectId, now, scope.partyId),
    listCharterVersions(tx, projectId),
    listLedger(tx, scope, LedgerFilters.parse({}), latestActs),
    pageTimeline(tx, scope, now, from),
  ]);
  const columns = parties
    .filter(({ side }) => side !== "MEDIATOR")
    .map(
      ({ id, name: party, side, ordinal }): CourtColumn => ({
        party: { id, name: party, side, ordinal },
        mine: id === scope.partyId,
        matters: matters.filter(({ holder }) => holder.id === id),
      }),
    )
    .sort((a, b) => Number(b.mine) - Number(a.mine));
  return {
    code,
    name,
    status,
    timeZone,
    columns,
    charter: charterLine(versions),
    setup:
      status === "SETUP"
        ? setupSteps(
            code,
            parties,
            versions,
            matters.some(({ kind, mine }) => kind === "charter-sign" && mine),
          )
        : null,
    timeline,
    latest: page.entries,
    now,
  };
}

type Versions = Awaited<ReturnType<typeof listCharterVersions>>;

function charterLine(versions: Versions): CharterLine | null {
  const force = versions.find((version) => version.status === "IN_FORCE");
  if (force === undefined) return null;
  const { version, inForceAt, signatures } = force;
  return { version, inForceAt: inForceAt === null ? null : instantOf(new Date(inForceAt)), parties: signatures.length };
}

/** What the charter wants before the project starts, in order, by the very guards that refuse its proposal. */
function setupSteps(
  code: string,
  parties: Awaited<ReturnType<typeof listParties>>,
  versions: Versions,
  signs: boolean,
): readonly SetupStep[] {
  const root = `/projects/${code}`;
  const facts = { status: "DRAFT", parties: charterParties(parties), signatures: [] } as const;
  const latest = versions[0];
  const proposed = latest?.status === "PROPOSED" ? latest : undefined;
  const signed = proposed?.signatures.filter(({ signedAt }) => signedAt !== null).length ?? 0;
  const has = (side: Side): boolean => parties.some((party) => party.side === side);
  const step = (
    name: SetupStep["step"],
    done: boolean,
    path: string,
    detail: SetupStep["detail"] = null,
  ): SetupStep => ({ step: name, done, href: `${root}/${path}`, detail });
  return [
    step("parties", has("CLIENT") && has("AGENCY"), "members"),
    step("amo", amoPresent(facts).length === 0, "members"),
    step("sponsor", sponsorNamed(facts).length === 0, "members"),
    step("signatories", clientCanAlwaysSign(facts).length === 0, "members"),
    step("agency-signatory", agenciesCanSign(facts).length === 0, "members"),
    step("parameters", latest !== undefined && latest.status !== "WITHDRAWN", "charter"),
    step("proposed", proposed !== undefined, "charter"),
    step(
      "signatures",
      false,
      signs ? "charter/sign" : "charter",
      proposed === undefined ? null : { done: signed, needed: proposed.signatures.length },
    ),
  ];
}

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
  startedAt: z.date().nullable(),
  turns: z.array(
    z.object({ kind: z.enum(["submitted", "adjourned", "decided"]), at: z.string(), dueOn: z.string().nullable() }),
  ),
});

/** A page of the milestones in order with the instants at which the ball changed sides. */
async function pageTimeline(tx: Tx, scope: ProjectScope, now: Instant, from: number | null): Promise<TimelinePage> {
  const { projectId, timeZone } = scope;
  const [rows, calendar] = await Promise.all([
    tx.$queryRaw<unknown[]>`
    SELECT m.number, (SELECT count(*)::int FROM milestone a WHERE a.project_id = ${projectId}::uuid) AS total, m.code, m.title, m.status, y.name, y.side, y.ordinal, to_char(m.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(m.due_on, 'YYYY-MM-DD') AS "dueOn",
           m.started_at AS "startedAt", coalesce((
             SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'at', t.at, 'dueOn', t.due_on) ORDER BY t.at) FROM (
               SELECT 'submitted' AS kind, s.submitted_at AS at, to_char(s.due_on, 'YYYY-MM-DD') AS due_on FROM submission s WHERE s.project_id = m.project_id AND s.milestone_id = m.id
               UNION ALL
               SELECT CASE d.kind WHEN 'ADJOURN' THEN 'adjourned' ELSE 'decided' END, d.decided_at, to_char(d.term_on, 'YYYY-MM-DD')
               FROM decision d WHERE d.project_id = m.project_id AND d.milestone_id = m.id AND d.kind <> 'APPROVE_APTITUDE') t), '[]') AS turns
    FROM milestone m JOIN party y ON y.project_id = m.project_id AND y.id = m.agency_party_id
    WHERE m.project_id = ${projectId}::uuid AND m.number >= coalesce(${from}::integer,
      (SELECT b.number - ${settledBefore}::integer FROM milestone b
        WHERE b.project_id = ${projectId}::uuid AND b.status <> ALL (${[...settled]}::text[]) ORDER BY b.number LIMIT 1),
      (SELECT max(b.number) + 1 - ${timelineSize}::integer FROM milestone b WHERE b.project_id = ${projectId}::uuid))
    ORDER BY m.number LIMIT ${timelineSize + 1}`,
    loadCalendar(tx, scope),
  ]);
  const read = rows.map((row) => TimelineMilestone.parse(row));
  const milestones = read.slice(0, timelineSize);
  const zone = { timeZone, holidays: calendar.nonWorking, now };
  const drawn = milestones.map(({ name, side, ordinal, startedAt, turns, ...rest }) =>
    countTurnsOf(
      {
        ...rest,
        agency: { name, side, ordinal },
        startedAt: startedAt === null ? null : instantOf(startedAt),
        turns: turns.map((turn) => ({ ...turn, at: instantOf(new Date(turn.at)) })),
      },
      zone,
    ),
  );
  const start = milestones[0]?.number ?? 1;
  return {
    rows: drawn,
    total: read[0]?.total ?? 0,
    earlier: start > 1 ? Math.max(1, start - timelineSize) : null,
    later: read[timelineSize]?.number ?? null,
  };
}

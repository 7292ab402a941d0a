import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { agenciesCanSign, amoPresent, clientCanAlwaysSign, sponsorNamed } from "@/lib/domain/charter";
import type { Side } from "@/lib/domain/party";
import { clientCommitted } from "@/lib/domain/project";
import { listCharterVersions } from "@/lib/features/charter/queries";
import { countClientCommitments } from "@/lib/features/commitment/queries-setting";
import { listNextMeetings } from "@/lib/features/desk/queries-meeting";
import { listLedger } from "@/lib/features/ledger/queries";
import { LedgerFilters } from "@/lib/features/ledger/view";
import { pageTimeline } from "@/lib/features/overview/queries-timeline";
import type { CharterLine, CourtColumn, OverviewView, SetupStep } from "@/lib/features/overview/view";
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
  const [client, matters, parties, versions, page, { drawn, ...timeline }, meetings] = await Promise.all([
    status === "SETUP" ? countClientCommitments(tx, projectId) : null,
    listCourt(tx, scope, now),
    listParties(tx, projectId, now, scope.partyId),
    listCharterVersions(tx, projectId),
    listLedger(tx, scope, LedgerFilters.parse({}), latestActs),
    pageTimeline(tx, scope, now, from),
    listNextMeetings(tx, Prisma.sql`SELECT ${projectId}::uuid`, now),
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
      client === null
        ? null
        : setupSteps(
            code,
            parties,
            versions,
            matters.some(({ kind, mine }) => kind === "charter-sign" && mine),
            client,
          ),
    timeline: { ...timeline, rows: drawn(parties) },
    nextMeeting: meetings[0] ?? null,
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
  client: { readonly signed: number; readonly proposed: number },
): readonly SetupStep[] {
  const root = `/projects/${code}`;
  const facts = { status: "DRAFT", parties: charterParties(parties), signatures: [], unansweredAdvice: [] } as const;
  const latest = versions[0];
  const inForce = versions.some((version) => version.status === "IN_FORCE");
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
    step("proposed", proposed !== undefined || inForce, "charter"),
    step(
      "signatures",
      inForce,
      signs ? "charter/sign" : "charter",
      proposed === undefined ? null : { done: signed, needed: proposed.signatures.length },
    ),
    step(
      "commitments",
      clientCommitted({ clientCommitments: client }).length === 0,
      "commitments",
      client.proposed === 0 ? null : { done: client.signed, needed: client.signed + client.proposed },
    ),
  ];
}

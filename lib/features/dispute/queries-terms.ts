import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Due, dueAfter, type Period } from "@/lib/domain/deadline";
import { DisputeSide } from "@/lib/domain/dispute";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { loadCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

type Key =
  | "escalationManagers"
  | "escalationFacilitation"
  | "escalationCommittee"
  | "escalationExecutives"
  | "mediationAnswer"
  | "mediationLength";

/** Until when something that begins now lasts: a period of the charter in force, or one that is given. */
export type DisputeTerms = { readonly from: (now: Instant, period: Key | Period) => Due };

/** The periods of disputes as the charter in force says, in the project's zone and calendar. */
export async function loadDisputeTerms(
  tx: Tx,
  place: Pick<ProjectPlace, "projectId" | "timeZone" | "calendar">,
): Promise<DisputeTerms> {
  const [charter, calendar] = await Promise.all([
    tx.charter.findFirst({
      where: { projectId: place.projectId, status: "IN_FORCE" },
      select: { parameters: true },
    }),
    loadCalendar(tx, place),
  ]);
  const parameters = charter === null ? presets.PRIVATE : CharterParameters.parse(charter.parameters);
  return {
    from: (now, period) =>
      dueAfter(now, typeof period === "string" ? parameters[period] : period, calendar.timeZone, calendar.nonWorking),
  };
}

const PartyRow = z.object({ partyId: z.uuid(), side: DisputeSide, name: z.string() });

/** The parties that can be in a dispute. */
export async function listDisputeParties(tx: Tx, projectId: string): Promise<readonly z.infer<typeof PartyRow>[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.id AS "partyId", p.side, p.name FROM party p
    WHERE p.project_id = ${projectId}::uuid AND p.removed_at IS NULL AND p.side <> 'MEDIATOR' ORDER BY p.created_at, p.id`;
  return z.array(PartyRow).parse(rows);
}

/** What a dispute names, as far as the project has it: entries of the register, numbers, formal notices. */
export async function loadNamed(
  tx: Tx,
  projectId: string,
  named: {
    readonly entries: readonly number[];
    readonly codes: readonly string[];
    readonly notices: readonly string[];
  },
): Promise<{
  readonly entries: number;
  readonly codes: readonly string[];
  readonly notices: readonly { id: string; code: string }[];
}> {
  const [entries, codes, notices] = await Promise.all([
    named.entries.length === 0
      ? 0
      : tx.ledgerEntry.count({ where: { projectId, seq: { in: named.entries.map((seq) => BigInt(seq)) } } }),
    named.codes.length === 0
      ? []
      : tx.$queryRaw<{ code: string }[]>`
          SELECT DISTINCT c.code FROM ledger_code c WHERE c.project_id = ${projectId}::uuid AND c.code = ANY (${[...named.codes]}::text[])`,
    named.notices.length === 0
      ? []
      : tx.formalNotice.findMany({
          where: { projectId, code: { in: [...named.notices] } },
          select: { id: true, code: true },
        }),
  ]);
  return { entries, codes: codes.map(({ code }) => code), notices };
}

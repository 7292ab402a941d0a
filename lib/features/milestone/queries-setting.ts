import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Due, dueAfter, type Period } from "@/lib/domain/deadline";
import { CharterParameters } from "@/lib/domain/parameter";
import { Side } from "@/lib/domain/party";
import { loadCalendar, type ProjectCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

/** A party as records name it and pages draw it. */
export type SettingParty = {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly ordinal: number;
  readonly details: string;
};

/** What surrounds the milestones of a project: its parties, its charter, its baseline, what is left of the price. */
export type Setting = {
  readonly parties: readonly SettingParty[];
  /** `null` before a charter is in force. */
  readonly parameters: CharterParameters | null;
  readonly charterVersion: number | null;
  readonly baselineNumber: number | null;
  readonly initialPriceCents: number | null;
  /** Basis points of the price that each milestone takes, by code; drafts, given up and rejected ones take none. */
  readonly shares: Readonly<Record<string, number>>;
  /** In which whatever starts now is counted. */
  readonly calendar: ProjectCalendar;
};

const PartyRow = z.object({ id: z.string(), side: Side, name: z.string(), ordinal: z.int(), details: z.string() });

/** The parties in the order in which records name them, each with what makes its organisation known. */
async function listSettingParties(tx: Tx, projectId: string): Promise<readonly SettingParty[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p.id, p.side, p.name, p.ordinal,
      concat_ws(', ', nullif(o.legal_form, ''), nullif(o.registration_number, ''), nullif(o.city, '')) AS details
    FROM party p LEFT JOIN organisation o ON o.id = p.organisation_id
    WHERE p.project_id = ${projectId}::uuid AND p.removed_at IS NULL ORDER BY p.created_at, p.id`;
  return z
    .array(PartyRow)
    .parse(rows)
    .sort((a, b) => Side.options.indexOf(a.side) - Side.options.indexOf(b.side) || a.ordinal - b.ordinal);
}

const SharesRow = z.object({ shares: z.record(z.string(), z.int()) });

/** Reads the setting of the milestones of a project. */
export async function loadSetting(
  tx: Tx,
  scope: Pick<ProjectScope, "projectId" | "timeZone" | "calendar">,
): Promise<Setting> {
  const { projectId } = scope;
  const [parties, charter, baseline, project, shares, calendar] = await Promise.all([
    listSettingParties(tx, projectId),
    tx.charter.findFirst({ where: { projectId, status: "IN_FORCE" }, select: { version: true, parameters: true } }),
    tx.baseline.findFirst({ where: { projectId }, orderBy: { number: "desc" }, select: { number: true } }),
    tx.project.findUnique({ where: { id: projectId }, select: { initialPriceCents: true } }),
    tx.$queryRaw<unknown[]>`
      SELECT coalesce(jsonb_object_agg(code, payment_share), '{}') AS shares FROM milestone
      WHERE project_id = ${projectId}::uuid AND status NOT IN ('DRAFT', 'CANCELLED', 'REJECTED', 'SUPERSEDED')`,
    loadCalendar(tx, scope),
  ]);
  return {
    parties,
    parameters: charter === null ? null : CharterParameters.parse(charter.parameters),
    charterVersion: charter?.version ?? null,
    baselineNumber: baseline?.number ?? null,
    initialPriceCents:
      project?.initialPriceCents === null || project === null ? null : Number(project.initialPriceCents),
    shares: SharesRow.parse(shares[0]).shares,
    calendar,
  };
}

/** What the other milestones leave of the price, in basis points. */
export function leftBasisPoints(setting: Setting, code: string | null): number {
  const taken = Object.entries(setting.shares).reduce((sum, [other, share]) => (other === code ? sum : sum + share), 0);
  return 10_000 - taken;
}

/** The term of a period that begins now, in the project's zone and calendar. */
export function termFrom({ calendar }: Pick<Setting, "calendar">, now: Instant, period: Period): Due {
  return dueAfter(now, period, calendar.timeZone, calendar.nonWorking);
}

/** The parameters of the charter in force. Nothing that needs them happens before: a project without a charter is not active. */
export function inForce(setting: Setting): CharterParameters {
  if (setting.parameters === null) throw new Error("No charter is in force");
  return setting.parameters;
}

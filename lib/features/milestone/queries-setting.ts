import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Due, dayOf, dueAfter, type Period } from "@/lib/domain/deadline";
import type { CharterParameters } from "@/lib/domain/parameter";
import { Side } from "@/lib/domain/party";
import { holidaysFrom } from "@/lib/features/calendar/queries";
import { getParametersInForce } from "@/lib/features/charter/queries";
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
};

/** Reads the setting of the milestones of a project. */
export async function loadSetting(tx: Tx, scope: ProjectScope): Promise<Setting> {
  const { projectId } = scope;
  const parties = await tx.party.findMany({
    where: { projectId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const organisations = await tx.organisation.findMany({
    where: { id: { in: parties.map((party) => party.organisationId) } },
  });
  const charter = await tx.charter.findFirst({ where: { projectId, status: "IN_FORCE" }, select: { version: true } });
  const baseline = await tx.baseline.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const project = await tx.project.findUnique({ where: { id: projectId }, select: { initialPriceCents: true } });
  const shares = await tx.milestone.findMany({
    where: { projectId, status: { notIn: ["DRAFT", "CANCELLED", "REJECTED", "SUPERSEDED"] } },
    select: { code: true, paymentShare: true },
  });
  return {
    parties: parties
      .map((party) => {
        const organisation = organisations.find((one) => one.id === party.organisationId);
        const details = [organisation?.legalForm, organisation?.registrationNumber, organisation?.city].filter(
          (part) => part !== undefined && part !== "",
        );
        return {
          id: party.id,
          side: Side.parse(party.side),
          name: party.name,
          ordinal: party.ordinal,
          details: details.join(", "),
        };
      })
      .sort((a, b) => Side.options.indexOf(a.side) - Side.options.indexOf(b.side) || a.ordinal - b.ordinal),
    parameters: await getParametersInForce(tx, projectId),
    charterVersion: charter?.version ?? null,
    baselineNumber: baseline?.number ?? null,
    initialPriceCents:
      project?.initialPriceCents === null || project === null ? null : Number(project.initialPriceCents),
    shares: Object.fromEntries(shares.map((one) => [one.code, one.paymentShare])),
  };
}

/** What the other milestones leave of the price, in basis points. */
export function leftBasisPoints(setting: Setting, code: string | null): number {
  const taken = Object.entries(setting.shares).reduce((sum, [other, share]) => (other === code ? sum : sum + share), 0);
  return 10_000 - taken;
}

/** The term of a period that begins now, in the project's zone and calendar. */
export function termFrom(scope: Pick<ProjectScope, "timeZone" | "calendar">, now: Instant, period: Period): Due {
  return dueAfter(now, period, scope.timeZone, holidaysFrom(scope.calendar, dayOf(now, scope.timeZone)));
}

/** The parameters of the charter in force. Nothing that needs them happens before: a project without a charter is not active. */
export function inForce(setting: Setting): CharterParameters {
  if (setting.parameters === null) throw new Error("No charter is in force");
  return setting.parameters;
}

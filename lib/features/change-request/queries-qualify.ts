import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Due, dueAfter, type Period } from "@/lib/domain/deadline";
import { CharterParameters, type ParameterKey } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { loadCalendar, type ProjectCalendar } from "@/lib/features/calendar/queries";
import type { Instant } from "@/lib/kernel/instant";

type Place = Pick<ProjectScope, "projectId" | "timeZone" | "calendar">;

/** The periods of the charter in force, counted in the project's calendar from an instant. */
export type ChangeTerms = {
  readonly parameters: CharterParameters;
  readonly calendar: ProjectCalendar;
  readonly from: (now: Instant, period: PeriodKey) => Due;
};

/** The parameters that say how long something of a change request may take. */
type PeriodKey = Extract<
  ParameterKey,
  "advicePeriod" | "changeAssessmentPeriod" | "changeDecisionPeriod" | "quoteValidity" | "regularisationPeriod"
>;

/** What is due after each finding. */
export const periodAfter = {
  CHANGE: "changeAssessmentPeriod",
  DEFECT: "changeDecisionPeriod",
  AMBIGUOUS: "advicePeriod",
} as const satisfies Record<string, PeriodKey>;

/** Reads the periods of change requests; before a charter is in force, those of the private model. */
export async function loadChangeTerms(tx: Tx, place: Place): Promise<ChangeTerms> {
  const [charter, calendar] = await Promise.all([
    tx.charter.findFirst({
      where: { projectId: place.projectId, status: "IN_FORCE" },
      select: { parameters: true },
    }),
    loadCalendar(tx, place),
  ]);
  const parameters = charter === null ? presets.PRIVATE : CharterParameters.parse(charter.parameters);
  const from = (now: Instant, key: PeriodKey): Due => {
    const period: Period = parameters[key];
    return dueAfter(now, period, calendar.timeZone, calendar.nonWorking);
  };
  return { parameters, calendar, from };
}

const KnownRow = z.object({
  criterion: z.boolean(),
  duplicate: z.boolean(),
  agencies: z.array(z.uuid()),
});

/**
 * What a qualification names: whether the requirement stands in a signed baseline with a criterion, whether the duplicate
 * is another submitted request of the project, and which of the parties are its agencies.
 */
export async function loadNamed(
  tx: Tx,
  projectId: string,
  named: {
    readonly id: string;
    readonly requirement: string;
    readonly duplicateOf: string;
    readonly agencies: readonly string[];
  },
): Promise<z.infer<typeof KnownRow>> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT EXISTS (SELECT 1 FROM requirement r JOIN baseline_item i ON i.project_id = r.project_id AND i.requirement_id = r.id
        JOIN requirement_version v ON v.project_id = i.project_id AND v.requirement_id = i.requirement_id AND v.version = i.version
        WHERE r.project_id = ${projectId}::uuid AND r.code = ${named.requirement} AND v.criteria_count > 0) AS criterion,
      ${named.duplicateOf} = '' OR EXISTS (SELECT 1 FROM change_request c WHERE c.project_id = ${projectId}::uuid AND c.code = ${named.duplicateOf}
        AND c.status <> 'DRAFT' AND c.id <> ${named.id}::uuid) AS duplicate,
      ARRAY(SELECT y.id FROM party y WHERE y.project_id = ${projectId}::uuid AND y.side = 'AGENCY' AND y.removed_at IS NULL
        AND y.id = ANY (${[...named.agencies]}::uuid[])) AS agencies`;
  return KnownRow.parse(rows[0]);
}

/** Of the numbers that an assessment names, those that are not of this project. */
export async function listUnknown(
  tx: Tx,
  projectId: string,
  named: { readonly milestones: readonly string[]; readonly requirements: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT n.code FROM unnest(${[...named.milestones]}::text[]) AS n (code)
      WHERE NOT EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = ${projectId}::uuid AND m.code = n.code)
    UNION SELECT n.code FROM unnest(${[...named.requirements]}::text[]) AS n (code)
      WHERE NOT EXISTS (SELECT 1 FROM requirement r WHERE r.project_id = ${projectId}::uuid AND r.code = n.code)
    ORDER BY 1`;
  return rows.map(({ code }) => code);
}

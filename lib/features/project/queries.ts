import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { ProjectSettingsView } from "@/lib/features/project/view";

/** What a project is called, what it is for, and the frame that its charter sets. */
export async function getProjectSettings(tx: Tx, scope: ProjectScope): Promise<ProjectSettingsView> {
  const row = await tx.project.findUniqueOrThrow({ where: { id: scope.projectId } });
  const { code, status, currency, timeZone, calendar, language } = scope;
  const initialPriceCents = row.initialPriceCents === null ? null : Number(row.initialPriceCents);
  return {
    name: row.name,
    objective: row.objective,
    code,
    status,
    currency,
    timeZone,
    calendar,
    language,
    initialPriceCents,
  };
}

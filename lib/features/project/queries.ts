import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import type { ProjectSettingsView } from "@/lib/features/project/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

/** What a project is called, what it is for, and the frame that its charter sets. */
async function getProjectSettings(tx: Tx, scope: ProjectScope): Promise<ProjectSettingsView> {
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

/** The settings of the project, and whether the reader may give it another name now. */
export async function getSettingsPage(
  tx: Tx,
  scope: ProjectScope,
  now: Instant,
): Promise<{ readonly settings: ProjectSettingsView; readonly rename: Ability }> {
  const settings = await getProjectSettings(tx, scope);
  return { settings, rename: abilityTo("project.rename", scope, now, () => ok(null)) };
}

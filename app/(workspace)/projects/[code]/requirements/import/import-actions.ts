"use server";

import { forecastImport } from "@/lib/features/requirement/queries-import";
import { ImportRequirementInput } from "@/lib/features/requirement/schema";
import type { ImportForecast } from "@/lib/features/requirement/view-import";
import { readProject } from "@/lib/http/reading";

const Asked = ImportRequirementInput.pick({ fields: true, requirements: true });

/** What the import of these lines would do; `null` when they cannot come in as they are. */
export async function forecastSheet(
  project: string,
  fields: unknown,
  requirements: unknown,
): Promise<ImportForecast | null> {
  const asked = Asked.safeParse({ fields, requirements });
  if (!asked.success) return null;
  return readProject(project, ({ tx, scope }) => forecastImport(tx, scope, { ...asked.data, problems: [] }));
}

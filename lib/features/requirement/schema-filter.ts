import { z } from "zod";
import { Lack } from "@/lib/domain/quality-score";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { RequirementCode } from "@/lib/features/requirement/schema";

/** The filters of the list, as they stand in the address; what is not understood is no filter. */
export const RequirementFilter = z.object({
  q: z.string().trim().max(200).catch(""),
  status: RequirementStatus.nullable().catch(null),
  kind: RequirementKind.nullable().catch(null),
  priority: Priority.nullable().catch(null),
  chapter: z.string().max(300).nullable().catch(null),
  lack: Lack.nullable().catch(null),
  after: RequirementCode.nullable().catch(null),
  before: RequirementCode.nullable().catch(null),
});
export type RequirementFilter = z.infer<typeof RequirementFilter>;

type Change = { readonly [name in keyof RequirementFilter]?: string | null };

/** The address of the list with some filters changed. A change goes back to the first page. */
export function requirementsHref(project: string, filter: RequirementFilter, change: Change): string {
  const { after, before, ...kept } = filter;
  const merged: Change = { ...kept, ...change };
  const pairs = Object.entries(merged).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, value]],
  );
  const query = new URLSearchParams(pairs).toString();
  return `/projects/${project}/requirements${query === "" ? "" : `?${query}`}`;
}

import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { baselineRecord } from "@/lib/domain/baseline-record";
import type { RecordContent } from "@/lib/domain/record";
import type { RequirementStatus } from "@/lib/domain/requirement";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";

/** The set that would be signed: what both sides agreed on, and what earlier baselines already lock. */
const inSet: readonly RequirementStatus[] = ["AGREED", "BASELINED", "IMPLEMENTED", "VERIFIED", "ACCEPTED"];

/** The set as it stands now. `lock` keeps it as it stands until the end of the transaction. */
export async function readBaselineSet(
  tx: Tx,
  projectId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<readonly FullRequirement[]> {
  if (lock) {
    await tx.$queryRaw`
      SELECT id FROM requirement WHERE project_id = ${projectId}::uuid AND status = ANY (${[...inSet]}) ORDER BY id FOR UPDATE`;
  }
  return readRequirements(tx, projectId, { statuses: inSet });
}

/** The number that the next baseline will bear. */
export async function nextBaselineNumber(tx: Tx, projectId: string): Promise<number> {
  const { _max } = await tx.baseline.aggregate({ where: { projectId }, _max: { number: true } });
  return (_max.number ?? 0) + 1;
}

/** The price that the charter starts from (cents before tax): what a set commits to. `null` when none is said. */
export async function readInitialPrice(tx: Tx, projectId: string): Promise<number | null> {
  const { initialPriceCents } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { initialPriceCents: true },
  });
  return initialPriceCents === null ? null : Number(initialPriceCents);
}

/** The record of a set: what is read and what is signed are made by the same function. */
export function recordOfSet(
  scope: ProjectScope,
  number: number,
  items: readonly FullRequirement[],
  exclusions: string,
): RecordContent {
  const { projectId: id, code, name, language } = scope;
  return baselineRecord({ project: { id, code, name }, language, number, exclusions, items });
}

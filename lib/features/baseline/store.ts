import type { SigningContext } from "@/lib/commands/define-command";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import type { SignedDocument } from "@/lib/ledger/sign";

const chunk = 5_000;

type SignedSet = {
  readonly id: string;
  readonly number: number;
  readonly exclusions: string;
  readonly document: SignedDocument;
  readonly items: readonly FullRequirement[];
};

/**
 * Saves a signed set: its items, the lock on those that enter it, then the baseline itself, which closes the set.
 * Answers the requirements that were locked by it.
 */
export async function saveBaseline(
  { tx, scope, now }: SigningContext,
  set: SignedSet,
): Promise<readonly FullRequirement[]> {
  const { projectId } = scope;
  const added = set.items.filter((item) => item.status === "AGREED");
  const rows = set.items.map(({ id, version, digest, status }) => ({
    projectId,
    baselineId: set.id,
    requirementId: id,
    version,
    digest,
    added: status === "AGREED",
  }));
  for (let from = 0; from < rows.length; from += chunk) {
    await tx.baselineItem.createMany({ data: rows.slice(from, from + chunk) });
  }
  await tx.$executeRaw`
    UPDATE requirement SET status = 'BASELINED', status_reason = '', baselined_version = version, changed_at = ${new Date(now)}
    WHERE project_id = ${projectId}::uuid AND id = ANY (${added.map(({ id }) => id)}::uuid[])`;
  await tx.baseline.create({
    data: {
      projectId,
      id: set.id,
      number: set.number,
      documentId: set.document.id,
      digest: set.document.digest,
      exclusions: set.exclusions,
      itemCount: rows.length,
      signedBy: scope.memberId,
      signedAt: new Date(now),
    },
  });
  return added;
}

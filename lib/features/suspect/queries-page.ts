import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decideConfirmation } from "@/lib/domain/suspect";
import { listSuspects, type SuspectState } from "@/lib/features/suspect/queries";
import type { Instant } from "@/lib/kernel/instant";

/** A confirmation is open when any reason would do: the reason itself is asked at the act. */
const someReason = "…";

/** What amendments made suspect under a milestone, and whether this reader may confirm each; `null` when there is no such milestone. */
export async function getSuspects(
  tx: Tx,
  scope: ProjectScope,
  milestone: string,
  now: Instant,
): Promise<{
  readonly title: string;
  readonly suspects: readonly (SuspectState & { readonly ability: Ability })[];
} | null> {
  const { projectId } = scope;
  const [row, suspects] = await Promise.all([
    tx.milestone.findUnique({
      where: { projectId_code: { projectId, code: milestone } },
      select: { title: true },
    }),
    listSuspects(tx, projectId, { milestone }),
  ]);
  if (row === null) return null;
  return {
    title: row.title,
    suspects: suspects.map((suspect) => ({
      ...suspect,
      ability: abilityTo("suspect.confirm", scope, now, (actor) => decideConfirmation([suspect], actor, someReason)),
    })),
  };
}

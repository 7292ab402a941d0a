import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Instant } from "@/lib/kernel/instant";

/** Keeps what is left out as the next version: what was said before stays. */
export async function saveExclusions(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  { version, text }: { readonly version: number; readonly text: string },
): Promise<void> {
  await tx.scopeExclusion.createMany({
    data: [{ projectId: scope.projectId, version, text, statedBy: scope.memberId, statedAt: new Date(now) }],
  });
}

import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { decideChangeApproval } from "@/lib/domain/change-decision";
import { authorityFor } from "@/lib/domain/policy";
import type { Refusal } from "@/lib/domain/refusal";
import { type DraftedApproval, draftApproval } from "@/lib/features/change-request/queries-decision";
import { type ChangeState, changeFacts, loadChange } from "@/lib/features/change-request/queries-state";
import type { Instant } from "@/lib/kernel/instant";

/** An approval as this reader would sign it now, and why they may not. */
export type DraftedChange = DraftedApproval & {
  readonly scope: ProjectScope;
  readonly state: ChangeState;
  readonly refusals: readonly Refusal[];
};

/** Draws up the approval of a request for a reader; `null` when there is no such request here. */
export async function draftChangeApproval(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  code: string,
): Promise<DraftedChange | null> {
  const state = await loadChange(tx, scope.projectId, code);
  if (state === null || state.status === "DRAFT") return null;
  const drafted = await draftApproval(tx, scope, state);
  const { digest, weight } = drafted;
  const authority = authorityFor("change-request.approve", scope, now);
  const delegation = authority.ok ? authority.value.delegation : null;
  const digests = { read: digest, current: digest };
  const brought = { authority: weight.authority, movedCents: weight.impact.movedCents, delegation, digests };
  const may = abilityTo("change-request.approve", scope, now, (actor) =>
    decideChangeApproval(changeFacts(state, now), actor, brought),
  );
  return { ...drafted, scope, state, refusals: may.allowed ? [] : may.refusals };
}

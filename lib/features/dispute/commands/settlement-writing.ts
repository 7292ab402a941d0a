import type { ProjectContext } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import { type DisputeState, namingDispute } from "@/lib/features/dispute/queries-state";
import { endProposalRow, moveDispute } from "@/lib/features/dispute/store";
import { endMediation } from "@/lib/features/dispute/store-mediation";

/**
 * Both have signed: the dispute is settled, and the proposal that settled it is signed. A mediation that goes on ends with
 * an agreement, were it on a proposal older than the mediation.
 */
export async function settleWith(
  ctx: Pick<ProjectContext, "tx" | "now" | "newId" | "scope">,
  state: DisputeState,
  { documentId, ordinal }: { readonly documentId: string; readonly ordinal: number },
): Promise<readonly Event[]> {
  const { scope } = ctx;
  const desk = { ...ctx, projectId: scope.projectId };
  const inMediation = state.status === "IN_MEDIATION";
  if (ordinal > 0) await endProposalRow(desk, { disputeId: state.id, ordinal }, { state: "SIGNED", endReason: "" });
  await moveDispute(desk, state, { to: "SETTLED", documentId });
  const ended = inMediation ? [await endMediation(desk, scope, state, "AGREEMENT")] : [];
  return [{ type: "DisputeSettled", payload: { ...namingDispute(state), inMediation } }, ...ended];
}

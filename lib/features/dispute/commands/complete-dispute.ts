import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideSaying } from "@/lib/domain/dispute";
import { unknownAmong } from "@/lib/features/dispute/commands/fact-reading";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { loadNamed } from "@/lib/features/dispute/queries-terms";
import { CompleteDisputeInput } from "@/lib/features/dispute/schema";
import { addFacts, noteDispute, sheetOf } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** One of the two parties adds facts to the one timeline, claims of its own, and what else is contested. */
export const completeDispute = defineCommand({
  name: "dispute.complete",
  input: CompleteDisputeInput,
  async run(ctx, { dispute: code, claims, entries, contested: more }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const named = await loadNamed(tx, projectId, { entries, codes: more, notices: [] });
    const ruling = decideSaying("complete", disputeFacts(state, scope.status), actorOf(scope, authority));
    const refusals = [...(ruling.ok ? [] : ruling.error), ...unknownAmong({ entries, contested: more }, named)];
    if (refusals.length > 0) return refuse(refusals);
    const desk = { ...ctx, projectId };
    const contested = [...new Set([...state.contested, ...more])];
    await addFacts(
      desk,
      { disputeId: state.id, partyId: scope.partyId, claimsBefore: state.claims.length },
      { claims, entries },
    );
    if (contested.length > state.contested.length) await noteDispute(desk, state.id, { contested });
    const { sheet } = sheetOf({ claims });
    const counted = { entries: entries.length, claims: claims.length, contested: more, sheet };
    return done([{ type: "DisputeCompleted", payload: { ...namingDispute(state), ...counted } }], { dispute: code });
  },
});

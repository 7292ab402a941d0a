import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { DisputeLevel, decideSaying } from "@/lib/domain/dispute";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { StatePositionInput } from "@/lib/features/dispute/schema";
import { savePosition, sheetOf } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** What a side holds, at the present level: said again, it stands beside what it said before. */
export const statePosition = defineCommand({
  name: "dispute.state-position",
  input: StatePositionInput,
  async run(ctx, { dispute: code, text }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideSaying("statePosition", disputeFacts(state, scope.status), actorOf(scope, authority));
    if (!ruling.ok) return refuse(ruling.error);
    const level = DisputeLevel.parse(state.status);
    const { partyId } = scope;
    const before = state.positions.filter((one) => one.level === level && one.partyId === partyId).length;
    const { salt, sheet } = sheetOf(text);
    const row = { disputeId: state.id, level, partyId, version: before + 1, text, salt };
    await savePosition({ ...ctx, projectId }, row);
    const payload = { ...namingDispute(state), level, sheet };
    return done([{ type: "DisputePositionStated", payload }], { dispute: code });
  },
});

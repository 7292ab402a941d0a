import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideDisclosure } from "@/lib/domain/dispute";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { DiscloseInput } from "@/lib/features/dispute/schema";
import { noteDispute, sheetOf } from "@/lib/features/dispute/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";

/** The AMO says for whom he works before he facilitates (MD-04): the agency may then refuse him. */
export const discloseFacilitator = defineCommand({
  name: "dispute.disclose",
  input: DiscloseInput,
  async run(ctx, { dispute: code, text }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, memberId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const ruling = decideDisclosure(disputeFacts(state, scope.status), actorOf(scope, authority), text);
    if (!ruling.ok) return refuse(ruling.error);
    const said = { disclosure: text, disclosedBy: memberId, disclosedAt: new Date(now) };
    await noteDispute({ ...ctx, projectId }, state.id, said);
    const { sheet } = sheetOf(text);
    return done([{ type: "FacilitatorDisclosed", payload: { ...namingDispute(state), sheet } }], { dispute: code });
  },
});

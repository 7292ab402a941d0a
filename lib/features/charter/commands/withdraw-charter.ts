import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCharterWithdrawal } from "@/lib/domain/charter";
import { WithdrawCharterInput } from "@/lib/features/charter/schema";
import { loadCharterFacts, loadCharterForUpdate, moveToWithdrawn } from "@/lib/features/charter/store";

/** Takes a proposal back before all have signed. It stays on record, with the signatures it had. */
export const withdrawCharter = defineCommand({
  name: "charter.withdraw",
  input: WithdrawCharterInput,
  async run({ tx, scope, authority, now }, { version, reason }) {
    const { projectId } = scope;
    const charter = await loadCharterForUpdate(tx, projectId, version);
    if (charter === null) return missing();
    const facts = await loadCharterFacts(tx, projectId, charter, now);
    const ruling = decideCharterWithdrawal(facts, {
      role: authority.role,
      personId: scope.personId,
      partyId: authority.partyId,
    });
    if (!ruling.ok) return refuse(ruling.error);
    await moveToWithdrawn(tx, { projectId, id: charter.id, now });
    return done([{ type: "CharterWithdrawn", payload: { charterId: charter.id, version }, texts: { reason } }]);
  },
});

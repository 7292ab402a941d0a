import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { endPower } from "@/lib/commands/end-powers";
import { decideRevocation } from "@/lib/domain/delegation";
import { RevokeDelegationInput } from "@/lib/features/delegation/schema";
import { loadPowersForUpdate } from "@/lib/features/delegation/store";

/** Ends a power from this instant on: by whoever lent it, or by a signatory of the same party. Acts done under it stand. */
export const revokeDelegation = defineCommand({
  name: "delegation.revoke",
  input: RevokeDelegationInput,
  async run({ tx, scope, now }, { delegationId, reason }) {
    const { projectId, memberId, partyId } = scope;
    const power = (await loadPowersForUpdate(tx, projectId)).find((one) => one.id === delegationId);
    if (power === undefined) return missing();
    const ruling = decideRevocation(power, { memberId, partyId, roles: scope.roles.map((held) => held.role) }, now);
    if (!ruling.ok) return refuse(ruling.error);
    await endPower(tx, { projectId, id: delegationId, now });
    return done([{ type: "DelegationRevoked", payload: { delegationId, delegation: power.code }, texts: { reason } }]);
  },
});

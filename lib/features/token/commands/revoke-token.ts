import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { RevokeTokenInput } from "@/lib/features/token/schema";
import { endToken } from "@/lib/features/token/store";
import { ok } from "@/lib/kernel/result";

/** Ends one of one's tokens, at once and for good. */
export const revokeToken = definePersonCommand({
  name: "token.revoke",
  input: RevokeTokenInput,
  async run({ tx, scope, now }, { tokenId }) {
    if (!(await endToken(tx, { personId: scope.personId, tokenId, now }))) return missing();
    return ok({ events: [{ type: "TokenRevoked", payload: { tokenId } }], result: null });
  },
});

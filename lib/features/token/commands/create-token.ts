import { tokenProofDigest } from "@/lib/auth/token-proof";
import { definePersonCommand, missing, wrongField } from "@/lib/commands/define-command";
import { consumeProof } from "@/lib/commands/receipt";
import { CreateTokenInput } from "@/lib/features/token/schema";
import { belongsToAll, countTokensForUpdate, mostTokens, saveToken } from "@/lib/features/token/store";
import { ok } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";

const day = 24 * 60 * 60 * 1000;

/** Makes a personal access token, on a fresh proof of identity: it is a credential. Its owner is told by mail. */
export const createToken = definePersonCommand({
  name: "token.create",
  input: CreateTokenInput,
  rest: { kind: "NONE", reason: "a token never makes another one: whoever found one would keep the way in for good" },
  async run({ tx, scope, now, newId, commandId }, input) {
    const { personId } = scope;
    const { name, access, projects, days } = input;
    if ((await countTokensForUpdate(tx, personId, now)) >= mostTokens) return wrongField("name", "tokens-exhausted");
    if (projects !== null && !(await belongsToAll(tx, personId, projects))) return missing();
    const digest = tokenProofDigest(personId, input);
    const proof = await consumeProof(tx, { proofId: input.proofId, personId, digest, commandId, now });
    if (proof === null) return wrongField("proofId", "proof-over");
    const id = newId();
    const expiresAt = new Date(Date.parse(now) + days * day);
    await saveToken(tx, { id, personId, name, access, projects, token: input.token.reveal(), now, expiresAt });
    const payload = { path: "/profile", ending: input.token.reveal().slice(-4) };
    await postMail(tx, { template: "token-created", payload, to: { personId }, now, newId });
    const reach = projects === null ? "EVERY_PROJECT" : "LISTED_PROJECTS";
    return ok({ events: [{ type: "TokenCreated", payload: { tokenId: id, access, reach } }], result: { tokenId: id } });
  },
});

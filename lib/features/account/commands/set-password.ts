import { endAllFeeds } from "@/lib/auth/calendar-feed";
import { hashPassword, passwordFault } from "@/lib/auth/password";
import { passwordProofDigest } from "@/lib/auth/password-proof";
import { endAllTokens } from "@/lib/auth/personal-token";
import { endOtherSessions } from "@/lib/auth/session";
import { definePersonCommand, wrongField } from "@/lib/commands/define-command";
import { consumeProof } from "@/lib/commands/receipt";
import { SetPasswordInput } from "@/lib/features/account/schema";
import { loadProfileForUpdate, savePassword } from "@/lib/features/account/store";
import { ok } from "@/lib/kernel/result";
import { postMail } from "@/lib/mail/outbox";

/** Sets or changes one's password, on a fresh proof of identity. All other sessions, all tokens and all calendar feeds end: whoever knew the old one is out. Its owner is told by mail. */
export const setPassword = definePersonCommand({
  name: "account.set-password",
  input: SetPasswordInput,
  rest: { kind: "NONE", reason: "a password is typed by its person in a browser, never handed to a machine" },
  async run({ tx, scope, now, newId, commandId }, input) {
    const { personId } = scope;
    const profile = await loadProfileForUpdate(tx, personId);
    const fault = passwordFault(input.newPassword.reveal(), profile);
    if (fault !== null) return wrongField("newPassword", fault);
    const digest = passwordProofDigest(personId);
    const proof = await consumeProof(tx, { proofId: input.proofId, personId, digest, commandId, now });
    if (proof === null) return wrongField("proofId", "proof-over");
    await savePassword(tx, { personId, passwordHash: await hashPassword(input.newPassword.reveal()), now });
    const count = await endOtherSessions(tx, { personId, keep: input.keep, now });
    const tokens = await endAllTokens(tx, { personId, now });
    const feeds = await endAllFeeds(tx, { personId, now });
    const payload = { path: "/sign-in/link?next=%2Fprofile" };
    await postMail(tx, { template: "password-set", payload, to: { personId }, now, newId });
    return ok({
      events: [
        { type: "PasswordSet", payload: {} },
        { type: "OtherSessionsEnded", payload: { count } },
        { type: "AllTokensRevoked", payload: { count: tokens } },
        { type: "AllFeedsRevoked", payload: { count: feeds } },
      ],
      result: null,
    });
  },
});

import { definePersonCommand, missing, wrongField } from "@/lib/commands/define-command";
import { enterToSpeak } from "@/lib/features/mediation/commands/compartment-entering";
import { tellThatItWaits } from "@/lib/features/mediation/commands/message-telling";
import { MOST_MESSAGE_BYTES, PostMessageInput } from "@/lib/features/mediation/schema";
import { putMessage } from "@/lib/features/mediation/store-compartment";
import { admitBytes } from "@/lib/files/accept";
import { safeFileName } from "@/lib/files/file-name";
import { ok } from "@/lib/kernel/result";

/** Somebody of a compartment speaks: to all, or a party and the mediator alone. Shut before it is stored; no ledger knows. */
export const postMessage = definePersonCommand({
  name: "mediation.post",
  input: PostMessageInput,
  rest: { kind: "NONE", reason: "What is said in a mediation passes through no token." },
  async run(ctx, { mediationId, threadPartyId, text, files }) {
    const entered = await enterToSpeak(ctx, mediationId);
    if (!entered.ok) return entered;
    const { place, key } = entered.value;
    const threads = place.partyId === null ? place.parties.map(({ id }) => id) : [place.partyId];
    if (threadPartyId !== null && !threads.includes(threadPartyId)) return missing();
    const kept: { name: string; mediaType: string; bytes: Buffer }[] = [];
    for (const [index, { name, base64 }] of files.entries()) {
      const bytes = Buffer.from(base64, "base64");
      const safe = safeFileName(name);
      const admitted = safe === null || bytes.length === 0 ? null : await admitBytes(bytes, safe);
      if (safe === null || admitted === null || !admitted.ok) return wrongField(`files.${index}`, "file-refused");
      kept.push({ name: safe, mediaType: admitted.value.mediaType, bytes });
    }
    if (kept.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_MESSAGE_BYTES)
      return wrongField("files.0", "file-refused");
    await putMessage(ctx, place, key, { threadPartyId, text, files: kept });
    await tellThatItWaits(ctx, place, threadPartyId);
    return ok({ events: [{ type: "MediationMessagePosted", payload: { mediationId } }], result: null });
  },
});

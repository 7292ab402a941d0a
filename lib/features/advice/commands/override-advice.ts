import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideOverride } from "@/lib/domain/advice";
import { overrideRecord } from "@/lib/features/advice/queries-record";
import { adviceFacts, loadAdvice, lockAdvice, namingAdvice } from "@/lib/features/advice/queries-state";
import { OverrideAdviceInput } from "@/lib/features/advice/schema";
import { answerAdvice, deskOf } from "@/lib/features/advice/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The client goes on against advice, signed: why, and with which consequences it has accepted (CR-06). */
export const overrideAdvice = defineSigningCommand({
  name: "advice.override",
  input: OverrideAdviceInput,
  async run(ctx, { advice: code, answer, reason, consequences, digest: read }) {
    const { tx, scope, authority } = ctx;
    const { projectId } = scope;
    await lockAdvice(tx, projectId, code);
    const [state, setting] = await Promise.all([loadAdvice(tx, projectId, code), loadSetting(tx, scope)]);
    if (state === null || state.status === "DRAFT") return missing();
    const content = overrideRecord(scope, setting, state, { answer, reason, consequences });
    const digests = { read, current: recordDigest(content) };
    const brought = { answer, reason, consequences, digests };
    const ruling = decideOverride(adviceFacts(state), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const document = await freezeDocument(ctx, { projectId, subjectId: state.id, version: 1, content });
    const signed = await saveSignature(ctx, document, "OVERRIDDEN_ADVICE");
    const given = { answer, status: ruling.value, reason, consequences, documentId: document.id };
    await answerAdvice({ ...deskOf(ctx), memberId: scope.memberId }, state, given);
    const payload = { ...namingAdvice(state), answer, ...signed };
    const texts = state.clientOnly ? {} : { texts: { reason, consequences } };
    return done([{ type: "AdviceOverridden", payload, ...texts }], { record: document.code, advice: code });
  },
});

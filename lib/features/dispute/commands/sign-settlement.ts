import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { dayOf } from "@/lib/domain/deadline";
import { decideSettlement } from "@/lib/domain/dispute-settlement";
import { refuse as because } from "@/lib/domain/refusal";
import { settleWith } from "@/lib/features/dispute/commands/settlement-writing";
import { settlementRecord } from "@/lib/features/dispute/queries-record";
import { disputeFacts, holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { SignSettlementInput } from "@/lib/features/dispute/schema";
import { loadTerms } from "@/lib/features/mediation/queries-draft";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** A party signs the settlement: a standing proposal, or the terms agreed in mediation. The second signature settles it. */
export const signSettlement = defineSigningCommand({
  name: "dispute.sign-settlement",
  input: SignSettlementInput,
  async run(ctx, { dispute: code, proposal: ordinal, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const state = await holdDispute(tx, projectId, { code });
    if (state === null) return missing();
    const terms = await loadTerms(tx, state, ordinal);
    if (terms === null) return missing();
    if (!terms.agreed) return refuse([because("draft-not-agreed", {})]);
    const content = settlementRecord(scope, state, terms);
    const digests = { read, current: recordDigest(content) };
    const today = dayOf(now, scope.timeZone);
    const { delegation } = authority;
    const brought = { proposal: terms, cents: terms.cents, delegation, today, digests };
    const ruling = decideSettlement(disputeFacts(state, scope.status), actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const { subjectId, version, frozen } = terms;
    const document = frozen ?? (await freezeDocument(ctx, { projectId, subjectId, version, content }));
    const signed = await saveSignature(ctx, document, "ACCEPTED");
    const own = {
      type: "DisputeSettlementSigned",
      payload: { ...namingDispute(state), ...signed, side: scope.side },
    } as const;
    const settled =
      ruling.value === "SETTLED" ? await settleWith(ctx, state, { documentId: document.id, ordinal }) : [];
    return done([own], { record: document.code, dispute: code }, settled);
  },
});

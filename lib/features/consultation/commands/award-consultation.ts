import { bringProvider } from "@/lib/commands/bring-provider";
import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { withinCeiling } from "@/lib/domain/budget";
import { decideAward } from "@/lib/domain/consultation";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { loadRoom } from "@/lib/features/budget/queries";
import { getBinding } from "@/lib/features/charter/queries";
import { writeLetters } from "@/lib/features/consultation/commands/letter-writing";
import { choiceOf, draftAward } from "@/lib/features/consultation/queries-award";
import { AwardConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, moveConsultation } from "@/lib/features/consultation/store";
import { awardEvents, saveContract } from "@/lib/features/consultation/store-award";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The client's signatory chooses a provider: it becomes a party, bound by its offer, and every candidate has its letter. */
export const awardConsultation = defineSigningCommand({
  name: "consultation.award",
  input: AwardConsultationInput,
  async run(ctx, { consultation: code, offerId, reasons, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const draft = await draftAward(ctx, { consultation: code, offerId, reasons });
    if (draft === null) return missing();
    const { state, offer, candidate, record: content } = draft;
    const digests = { read, current: recordDigest(content) };
    const ruling = decideAward(state.facts, authority, choiceOf(draft, authority.delegation), digests);
    const { proposedVersion } = await getBinding(tx, projectId);
    const more = [
      ...unless(proposedVersion === null, because("charter-version-open", { version: proposedVersion ?? 0 })),
      ...withinCeiling(await loadRoom(tx, projectId), offer.totalCents),
    ];
    if (!ruling.ok || more.length > 0) return refuse([...(ruling.ok ? [] : ruling.error), ...more]);
    const { id } = state.row;
    const document = await freezeDocument(ctx, { projectId, subjectId: id, version: 1, content });
    const signed = await saveSignature(ctx, document, "APPROVED");
    const { partyId, events } = await bringProvider(ctx, candidate);
    const end = { awardedOfferId: offerId, documentId: document.id, partyId, endedAt: new Date(now) };
    await moveConsultation(tx, { projectId, id, from: "OPENED" }, { status: ruling.value, ...end });
    await saveContract(ctx, draft, { partyId, documentId: document.id });
    await writeLetters(ctx, state, { offerId, winner: candidate.organisation, reason: reasons });
    const [chosen, bound] = awardEvents(draft, { partyId, reasons, signed });
    return done([chosen, ...events, bound], { record: document.code, consultation: code });
  },
});

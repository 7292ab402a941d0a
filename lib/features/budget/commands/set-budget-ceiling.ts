import { defineSigningCommand, done, refuse } from "@/lib/commands/define-command";
import { decideCeiling } from "@/lib/domain/budget";
import { loadRoom } from "@/lib/features/budget/queries";
import { ceilingRecord, nextCeilingVersion } from "@/lib/features/budget/queries-ceiling";
import { SetBudgetCeilingInput } from "@/lib/features/budget/schema";
import { saveCeiling } from "@/lib/features/budget/store";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Sets the ceiling of the budget, the first or another: the client's signatory, in person (CR-02). */
export const setBudgetCeiling = defineSigningCommand({
  name: "budget.set-ceiling",
  input: SetBudgetCeilingInput,
  async run(ctx, { digest, ...terms }) {
    const { tx, scope, authority, now, newId } = ctx;
    const { projectId, memberId: setBy } = scope;
    const room = await loadRoom(tx, projectId);
    const version = await nextCeilingVersion(tx, projectId);
    const content = ceilingRecord(scope, version, room, terms);
    const digests = { read: digest, current: recordDigest(content) };
    const ruling = decideCeiling(room, actorOf(scope, authority), terms.ceilingCents, digests);
    if (!ruling.ok) return refuse(ruling.error);
    const id = newId();
    const document = await freezeDocument(ctx, { projectId, subjectId: id, version, content });
    const signed = await saveSignature(ctx, document, "APPROVED");
    await saveCeiling(tx, { projectId, id, version, ...terms, documentId: document.id, setBy, now });
    const payload = { version, ceilingCents: terms.ceilingCents, beforeCents: room.ceilingCents, ...signed };
    const texts = terms.reason === "" ? {} : { reason: terms.reason };
    return done([{ type: "BudgetCeilingSet", payload, texts }], { record: document.code, version: String(version) });
  },
});

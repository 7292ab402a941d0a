import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideAmendmentSignature } from "@/lib/domain/amendment-signature";
import type { Event } from "@/lib/domain/event";
import { sideOf } from "@/lib/domain/party";
import { contractOrder } from "@/lib/features/amendment/commands/contract-writing";
import { readOrderToSign, signingOf } from "@/lib/features/amendment/queries-ceremony";
import { SignAmendmentInput } from "@/lib/features/amendment/schema";
import { changeOfOrder, lockChange, lockStanding, moveOrder } from "@/lib/features/amendment/store";
import { loadRoom } from "@/lib/features/budget/queries";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { freezeDocument, saveSignature } from "@/lib/ledger/sign";

/** Signs an order for one's side. The last signature carries it out, in the same act: all of it, or nothing. */
export const signAmendment = defineSigningCommand({
  name: "amendment.sign",
  input: SignAmendmentInput,
  async run(ctx, { amendment: code, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const changeRequest = await changeOfOrder(tx, projectId, code);
    if (changeRequest === null) return missing();
    await lockChange(tx, projectId, changeRequest);
    const named = await readOrderToSign({ tx, scope, now }, code);
    if (named === null) return missing();
    await lockStanding(tx, projectId, named.order.terms);
    const found = await readOrderToSign({ tx, scope, now }, code);
    if (found === null) return missing();
    const { order, request, facts, content } = found;
    const room = await loadRoom(tx, projectId);
    const brought = signingOf({ scope, now }, found, { authority, read, room });
    const ruling = decideAmendmentSignature(facts, actorOf(scope, authority), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const { role, seats, left } = ruling.value;
    const { id, version, instrument, partyId } = order;
    const document = order.document ?? (await freezeDocument(ctx, { projectId, subjectId: id, version, content }));
    const signed = await saveSignature({ ...ctx, authority: { ...authority, role } }, document, "APPROVED");
    if (order.document === null)
      await moveOrder(tx, { projectId, id, from: "DRAFT", to: "SIGNING", documentId: document.id, now });
    const about = { changeRequestId: request.id, changeRequest, amendmentId: id, amendment: code, instrument, partyId };
    const [seat = "CLIENT"] = seats;
    const said = { ...about, side: sideOf(role), seat, left: [...left], ...signed };
    const event: Event = { type: "AmendmentSigned", payload: said };
    const { signature, ...paper } = signed;
    const automatic = left.length === 0 ? await contractOrder({ ctx, ...found }, { about, paper }) : [];
    return done([event], { record: document.code, amendment: code }, automatic);
  },
});

import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeApproval } from "@/lib/domain/change-decision";
import { loadRoom } from "@/lib/features/budget/queries";
import { draftApproval } from "@/lib/features/change-request/queries-decision";
import { changeFacts, holdChange, namingChange } from "@/lib/features/change-request/queries-state";
import { ApproveChangeInput } from "@/lib/features/change-request/schema-life";
import { deskOf, moveChange, saveAgreement } from "@/lib/features/change-request/store-life";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { freezeDocument, saveSignature } from "@/lib/ledger/sign";

/** The client approves the offers as they stand, signed: by whom and by what, the matrix says (3.3). */
export const approveChangeRequest = defineSigningCommand({
  name: "change-request.approve",
  input: ApproveChangeInput,
  async run(ctx, { changeRequest, digest: read }) {
    const { tx, scope, authority: power, now } = ctx;
    const { projectId } = scope;
    const state = await holdChange(tx, projectId, { code: changeRequest });
    if (state === null) return missing();
    // Whoever approves waits for who did before: the change budget is spent once.
    await loadRoom(tx, projectId);
    const { weight, record, digest: current } = await draftApproval(tx, scope, state);
    const { authority, impact, reopened } = weight;
    const { delegation } = power;
    const brought = { authority, movedCents: impact.movedCents, delegation, digests: { read, current } };
    const ruling = decideChangeApproval(changeFacts(state, now), actorOf(scope, power), brought);
    if (!ruling.ok) return refuse(ruling.error);
    const document = await freezeDocument(ctx, { projectId, subjectId: state.id, version: 1, content: record });
    const signed = await saveSignature(ctx, document, "APPROVED");
    const desk = deskOf(ctx);
    await saveAgreement(desk, state, authority, delegation?.id ?? null);
    await moveChange(
      desk,
      state,
      { act: "approve", to: ruling.value },
      {
        instrument: authority.instrument,
        sponsorNeeded: authority.sponsor,
        decidedBy: scope.memberId,
        decidedAt: new Date(now),
        documentId: document.id,
      },
    );
    const moved = { ...namingChange(state), before: state.status, status: ruling.value };
    const { instrument, sponsor } = authority;
    const payload = { ...moved, ...signed, instrument, sponsor, days: impact.days, reopened: [...reopened] };
    return done([{ type: "ChangeRequestApproved", payload }], { record: document.code, changeRequest });
  },
});

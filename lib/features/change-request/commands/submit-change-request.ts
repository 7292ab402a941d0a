import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideChangeRequestSubmission } from "@/lib/domain/change-request";
import { SubmitChangeRequestInput } from "@/lib/features/change-request/schema";
import { loadChangeRequestForUpdate, submitRequest } from "@/lib/features/change-request/store";

/** Puts a change request to the parties: its words are fixed. */
export const submitChangeRequest = defineCommand({
  name: "change-request.submit",
  input: SubmitChangeRequestInput,
  async run({ tx, scope, authority, now }, { changeRequest: code }) {
    const { projectId } = scope;
    const row = await loadChangeRequestForUpdate(tx, projectId, code);
    if (row === null) return missing();
    const actor = { role: authority.role, personId: scope.personId, partyId: authority.partyId };
    const ruling = decideChangeRequestSubmission({ ...row, openedByPartyId: row.partyId }, actor);
    if (!ruling.ok) return refuse(ruling.error);
    await submitRequest(tx, { projectId, id: row.id, submittedBy: scope.memberId, now });
    const payload = { changeRequestId: row.id, changeRequest: code, type: row.type ?? "", digest: row.digest };
    return done([{ type: "ChangeRequestSubmitted", payload }], { changeRequest: code });
  },
});

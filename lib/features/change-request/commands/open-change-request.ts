import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decide } from "@/lib/domain/act";
import { type ChangeRequestFacts, type ChangeRequestStatus, changeRequestActs } from "@/lib/domain/change-request";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as because, unless } from "@/lib/domain/refusal";
import { OpenChangeRequestInput } from "@/lib/features/change-request/schema";
import {
  loadChangeRequestForUpdate,
  loadOrigin,
  rewriteChangeRequest,
  saveChangeRequest,
} from "@/lib/features/change-request/store";
import { digestOf } from "@/lib/ledger/canonical";
import { nextNumber } from "@/lib/ledger/sign";

/** Opens a change request as a draft, or writes one's draft anew: the legitimate way on from what is locked (CD-04). */
export const openChangeRequest = defineCommand({
  name: "change-request.open",
  input: OpenChangeRequestInput,
  async run({ tx, scope, authority, now, newId }, { changeRequest, origin: originText, ...words }) {
    const { projectId } = scope;
    const refusals = projectIsOpen(scope.status);
    if (refusals.length > 0) return refuse(refusals);
    const digest = digestOf({ ...words, origin: originText });
    if (changeRequest !== "") {
      const row = await loadChangeRequestForUpdate(tx, projectId, changeRequest);
      if (row === null) return missing();
      const ruling = decide<ChangeRequestStatus, ChangeRequestFacts>(
        changeRequestActs.revise,
        { ...row, openedByPartyId: row.partyId },
        authority,
      );
      const foreign = unless(row.partyId === authority.partyId, because("other-party", {}));
      if (!ruling.ok || foreign.length > 0) return refuse([...(ruling.ok ? [] : ruling.error), ...foreign]);
      await rewriteChangeRequest(tx, { projectId, id: row.id, words, digest });
      return opened(row.id, row.code, words, row.originCode);
    }
    const origin = await loadOrigin(tx, projectId, originText);
    if (origin === null) return missing();
    const [id, number] = [newId(), await nextNumber(tx, projectId, "change-request")];
    const by = { partyId: authority.partyId, openedBy: scope.memberId };
    const code = await saveChangeRequest(tx, { projectId, id, number, words, origin, ...by, digest, now });
    return opened(id, code, words, origin.originCode);
  },
});

type Said = { readonly type: string; readonly title: string; readonly reason: string };

function opened(changeRequestId: string, changeRequest: string, { type, title, reason }: Said, origin: string | null) {
  const payload = { changeRequestId, changeRequest, type, origin };
  const texts = reason === "" ? { title } : { title, reason };
  return done([{ type: "ChangeRequestOpened", payload, texts }], { changeRequest });
}

import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCharterProposal } from "@/lib/domain/charter";
import { projectIsOpen } from "@/lib/domain/project";
import { ProposeCharterInput } from "@/lib/features/charter/schema";
import { composeCharter, loadCharterFacts, loadCharterForUpdate, moveToProposed } from "@/lib/features/charter/store";
import { freezeDocument } from "@/lib/ledger/sign";

/** Puts a draft to the parties: its whole text is frozen, and no later change of wording or of names touches it. */
export const proposeCharter = defineCommand({
  name: "charter.propose",
  input: ProposeCharterInput,
  async run(ctx, { version }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const charter = await loadCharterForUpdate(tx, projectId, version);
    if (charter === null) return missing();
    const facts = await loadCharterFacts(tx, projectId, charter, now);
    const ruling = decideCharterProposal(facts, {
      role: authority.role,
      personId: scope.personId,
      partyId: authority.partyId,
    });
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    const content = await composeCharter(tx, scope, charter, now);
    const { id: documentId, digest } = await freezeDocument(ctx, {
      projectId,
      subjectId: charter.id,
      version,
      content,
    });
    await moveToProposed(tx, { projectId, id: charter.id, documentId, digest, now });
    return done([{ type: "CharterProposed", payload: { charterId: charter.id, version, digest } }], {
      version: String(version),
    });
  },
});

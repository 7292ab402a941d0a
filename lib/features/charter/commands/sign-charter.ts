import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideCharterSignature } from "@/lib/domain/charter";
import type { Event } from "@/lib/domain/event";
import { sideOf } from "@/lib/domain/party";
import { projectIsOpen } from "@/lib/domain/project";
import { loadContractPrice } from "@/lib/features/budget/queries";
import { SignCharterInput } from "@/lib/features/charter/schema";
import { loadCharterFacts, loadCharterForUpdate, loadRecordCode } from "@/lib/features/charter/store";
import { enterIntoForce } from "@/lib/features/charter/store-force";
import { saveSignature } from "@/lib/ledger/sign";

/** Signs the charter for one's party. The last signature brings it into force and, the first time, starts the project. */
export const signCharter = defineSigningCommand({
  name: "charter.sign",
  input: SignCharterInput,
  async run(ctx, { version, digest }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const charter = await loadCharterForUpdate(tx, projectId, version);
    if (charter === null) return missing();
    const facts = await loadCharterFacts(tx, projectId, charter, now);
    const actor = { role: authority.role, personId: scope.personId, partyId: authority.partyId };
    const ruling = decideCharterSignature(facts, actor, { read: digest, current: charter.digest ?? "" });
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (!ruling.ok || refusals.length > 0 || charter.documentId === null) return refuse(refusals);
    const { documentId } = charter;
    const contract = ruling.value === "IN_FORCE" ? await loadContractPrice(tx, projectId) : null;
    if (contract !== null && contract.refusals.length > 0) return refuse(contract.refusals);
    const document = { id: documentId, code: await loadRecordCode(tx, projectId, documentId) };
    const { signature, ...signed } = await saveSignature(ctx, document, "APPROVED");
    const charterId = charter.id;
    const price = contract === null ? {} : { priceCents: contract.priceCents };
    const event: Event = {
      type: "CharterSigned",
      payload: { charterId, version, partyId: authority.partyId, side: sideOf(authority.role), ...signed, signature },
    };
    const automatic =
      ruling.value === "IN_FORCE" ? await enterIntoForce(ctx, { charterId, version }, { ...signed, ...price }) : [];
    return done([event], { record: signed.record, version: String(version) }, automatic);
  },
});

import { defineSigningCommand, done, missing, refuse, type SigningContext } from "@/lib/commands/define-command";
import { decideCharterSignature } from "@/lib/domain/charter";
import type { Event } from "@/lib/domain/event";
import { decideActivation, projectIsOpen } from "@/lib/domain/project";
import { sideOf } from "@/lib/domain/party";
import { SignCharterInput } from "@/lib/features/charter/schema";
import { loadCharterFacts, loadCharterForUpdate, loadRecordCode, moveIntoForce, startProject } from "@/lib/features/charter/store";
import { saveSignature } from "@/lib/ledger/sign";

type Version = { readonly charterId: string; readonly version: number };
type Signed = { readonly documentId: string; readonly record: string; readonly digest: string };

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
    await saveSignature(ctx, documentId, "APPROVED");
    const signed = { documentId, record: await loadRecordCode(tx, projectId, documentId), digest };
    const charterId = charter.id;
    const event: Event = { type: "CharterSigned", payload: { charterId, version, partyId: authority.partyId, side: sideOf(authority.role), ...signed } };
    const automatic = ruling.value === "IN_FORCE" ? await enterIntoForce(ctx, { charterId, version }, signed) : [];
    return done([event], { record: signed.record, version: String(version) }, automatic);
  },
});

/** What the last signature brings about, recorded as automatic. */
async function enterIntoForce({ tx, scope, now }: SigningContext, { charterId, version }: Version, signed: Signed): Promise<readonly Event[]> {
  const { projectId, status } = scope;
  const before = await moveIntoForce(tx, { projectId, id: charterId, now });
  const starts = decideActivation({ status, charterInForce: true }).ok;
  if (starts) await startProject(tx, projectId);
  return [
    { type: "CharterEnteredIntoForce", payload: { charterId, version, ...signed } },
    ...(before === null ? [] : [{ type: "CharterSuperseded", payload: { charterId: before.id, version: before.version, by: version } } as const]),
    ...(starts ? [{ type: "ProjectActivated", payload: { project: scope.code, charterVersion: version } } as const] : []),
  ];
}

import { defineSigningCommand, done, missing, refuse, type SigningContext } from "@/lib/commands/define-command";
import { readAsItStands } from "@/lib/domain/act";
import { decideDelegation } from "@/lib/domain/delegation";
import type { RecordContent } from "@/lib/domain/record";
import { composePower, powerCode } from "@/lib/features/delegation/queries";
import { type DelegationTerms, GrantDelegationInput } from "@/lib/features/delegation/schema";
import { loadPowersForUpdate, savePower } from "@/lib/features/delegation/store";
import { powerPeriodFrom } from "@/lib/features/delegation/store-record";
import { freezeDocument, nextNumber, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** Lends a power in writing: to a person, for named acts, up to an amount, between two days (CD-07, MD-01). The grantor signs it. */
export const grantDelegation = defineSigningCommand({
  name: "delegation.grant",
  input: GrantDelegationInput,
  async run(ctx, { digest, ...terms }) {
    const { tx, scope, now } = ctx;
    const powers = await loadPowersForUpdate(tx, scope.projectId);
    const code = powerCode(await nextNumber(tx, scope.projectId, "DEL"));
    const composed = await composePower(tx, scope, terms, code, now);
    if (composed === null) return missing();
    const { record, grantee } = composed;
    const ruling = decideDelegation(
      {
        grantor: { memberId: scope.memberId, partyId: scope.partyId, roles: scope.roles.map((held) => held.role) },
        grantee: { memberId: grantee.memberId, partyId: grantee.partyId, side: grantee.party.side },
        ...terms,
        ...powerPeriodFrom(terms, scope.timeZone, now),
        existing: powers.filter((power) => power.grantorMemberId === scope.memberId),
      },
      now,
    );
    const refusals = [...(ruling.ok ? [] : ruling.error), ...readAsItStands(digest, recordDigest(record))];
    return refusals.length > 0 ? refuse(refusals) : write(ctx, code, terms, record);
  },
});

/** Freezes, signs and saves the power. */
async function write(
  ctx: SigningContext,
  delegation: string,
  terms: DelegationTerms,
  content: RecordContent,
): Promise<ReturnType<typeof done>> {
  const { tx, scope, now } = ctx;
  const { projectId, memberId: grantorMemberId, partyId } = scope;
  const id = ctx.newId();
  const { reason, from, until, acts, ...kept } = terms;
  const document = await freezeDocument(ctx, { projectId, subjectId: id, version: 1, content });
  const signed = await saveSignature(ctx, document, "APPROVED");
  const power = {
    ...kept,
    acts: [...new Set(acts)].sort(),
    ...powerPeriodFrom({ from, until }, scope.timeZone, now),
    grantorMemberId,
  };
  await savePower(tx, { ...power, projectId, id, code: delegation, partyId, documentId: document.id, now });
  return done(
    [{ type: "DelegationGranted", payload: { delegationId: id, delegation, ...power, ...signed }, texts: { reason } }],
    { record: document.code, delegation },
  );
}

import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { ProposalFacts } from "@/lib/domain/dispute-settlement";
import { env } from "@/lib/env";
import type { SettlementTexts } from "@/lib/features/dispute/queries-record";
import type { DisputeState } from "@/lib/features/dispute/queries-state";
import { Terms } from "@/lib/features/dispute/schema";
import { type BoxPlace, openBox, readCompartmentKey } from "@/lib/files/compartment";
import { Digest } from "@/lib/kernel/ids";
import type { SignedDocument } from "@/lib/ledger/sign";

/** The terms of a settlement as they may be signed: a proposal that stands, or what both agreed to in mediation. */
export type SettlementTerms = SettlementTexts &
  ProposalFacts & {
    /** False for terms to which one of the parties has not agreed. */
    readonly agreed: boolean;
    readonly frozen: SignedDocument | null;
  };

/** Where the box of a draft belongs. */
export function draftPlace(of: {
  readonly projectId: string;
  readonly mediationId: string;
  readonly version: number;
}): BoxPlace {
  const { projectId, mediationId, version } = of;
  return { projectId, mediationId, id: `draft-${version}`, threadPartyId: null };
}

/** The terms of a numbered proposal, or (0) the last ones drafted in mediation: for a member of it, while there is a key. */
export async function loadTerms(tx: Tx, state: DisputeState, ordinal: number): Promise<SettlementTerms | null> {
  if (ordinal === 0) return loadDraft(tx, state);
  const proposal = state.proposals.find((one) => one.ordinal === ordinal);
  if (proposal === undefined) return null;
  const { documentId, record, digest } = proposal;
  const known = documentId === null || record === null || digest === null;
  const frozen = known ? null : { id: documentId, code: record, digest: Digest.parse(digest) };
  return { ...proposal, subjectId: state.id, version: ordinal, agreed: true, frozen };
}

const Frozen = z.object({ id: z.uuid(), code: z.string(), digest: Digest, signedBy: z.array(z.uuid()) });

async function loadDraft(
  tx: Tx,
  { mediation, claimant, respondent, status }: DisputeState,
): Promise<SettlementTerms | null> {
  if (mediation === null) return null;
  const of = { mediationId: mediation.id };
  const [draft, key] = await Promise.all([
    tx.mediationDraft.findFirst({ where: of, orderBy: { version: "desc" } }),
    readCompartmentKey(env().keysDir, mediation.id),
  ]);
  if (draft === null || key === null) return null;
  const { projectId, version, box } = draft;
  const [consents, rows] = await Promise.all([
    tx.mediationConsent.findMany({ where: { ...of, version }, select: { partyId: true } }),
    tx.$queryRaw<unknown[]>`
      SELECT d.id, d.code, d.digest::text, ARRAY(SELECT g.party_id FROM signature g WHERE g.project_id = d.project_id AND g.document_id = d.id) AS "signedBy"
      FROM signed_document d WHERE d.project_id = ${projectId}::uuid AND d.kind = 'SETTLEMENT' AND d.subject_id = ${mediation.id}::uuid AND d.version = ${version}`,
  ]);
  const terms = Terms.parse(openBox(key, draftPlace(draft), box));
  const agreed = [claimant, respondent].every(({ partyId }) => consents.some((one) => one.partyId === partyId));
  const known = rows[0] === undefined ? null : Frozen.parse(rows[0]);
  return {
    ...terms,
    subjectId: mediation.id,
    version,
    payerPartyId: terms.payer === "CLAIMANT" ? claimant.partyId : respondent.partyId,
    state: status === "IN_MEDIATION" ? "STANDING" : "SIGNED",
    partyId: draft.partyId,
    signedBy: known?.signedBy ?? [],
    agreed,
    frozen: known,
  };
}

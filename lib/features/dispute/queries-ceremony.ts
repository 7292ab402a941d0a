import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { dayOf } from "@/lib/domain/deadline";
import { decideSettlement } from "@/lib/domain/dispute-settlement";
import { authorityFor } from "@/lib/domain/policy";
import type { RecordContent } from "@/lib/domain/record";
import { type Refusal, refuse } from "@/lib/domain/refusal";
import { settlementRecord } from "@/lib/features/dispute/queries-record";
import { type DisputeState, disputeFacts, loadDispute } from "@/lib/features/dispute/queries-state";
import { loadTerms, type SettlementTerms } from "@/lib/features/mediation/queries-draft";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";

/** A settlement as it would be signed now, and why this person may not. */
export type SettlementDraft = {
  readonly state: DisputeState;
  readonly terms: SettlementTerms;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly refusals: readonly Refusal[];
  /** The written power under which it would be signed. */
  readonly delegation: string | null;
};

/** Drafts a signature under a settlement; `null` when there is nothing of this number to sign for this reader. */
export async function draftSettlement(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  wanted: { readonly dispute: string; readonly proposal: number },
): Promise<SettlementDraft | null> {
  const state = await loadDispute(tx, scope.projectId, wanted.dispute);
  const terms = state === null ? null : await loadTerms(tx, state, wanted.proposal);
  if (state === null || terms === null) return null;
  const record = settlementRecord(scope, state, terms);
  const digest = recordDigest(record);
  const authority = authorityFor("dispute.sign-settlement", scope, now);
  const delegation = authority.ok ? authority.value.delegation : null;
  const brought = {
    proposal: terms,
    cents: terms.cents,
    delegation,
    today: dayOf(now, scope.timeZone),
    digests: { read: digest, current: digest },
  };
  const ability = abilityTo("dispute.sign-settlement", scope, now, (actor) =>
    decideSettlement(disputeFacts(state, scope.status), actor, brought),
  );
  const refusals = [
    ...(ability.allowed ? [] : ability.refusals),
    ...(terms.agreed ? [] : [refuse("draft-not-agreed", {})]),
  ];
  return { state, terms, record, digest, refusals, delegation: delegation?.code ?? null };
}

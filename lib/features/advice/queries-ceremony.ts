import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { decideOverride } from "@/lib/domain/advice";
import type { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import { type Override, overrideRecord } from "@/lib/features/advice/queries-record";
import { type AdviceState, adviceFacts, loadAdvice } from "@/lib/features/advice/queries-state";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import { namesIn } from "@/lib/features/party/queries";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";

/** An override as it would be signed now. */
export type OverrideDraft = {
  readonly scope: ProjectScope;
  readonly state: AdviceState;
  readonly setting: Setting;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly refusals: readonly Refusal[];
  readonly brought: Override;
  /** Who would sign, by name. */
  readonly signatory: string;
};

/** An override as its signatory would sign it now; `null` where there is no advice of this number to answer. */
export async function draftOverride(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  code: string,
  brought: Override,
): Promise<OverrideDraft | null> {
  const [state, setting, names] = await Promise.all([
    loadAdvice(tx, scope.projectId, code),
    loadSetting(tx, scope),
    namesIn(tx, scope.projectId),
  ]);
  if (state === null || state.issuedAt === null) return null;
  const record = overrideRecord(scope, setting, state, brought);
  const digest = recordDigest(record);
  const ability = abilityTo("advice.override", scope, now, (actor) =>
    decideOverride(adviceFacts(state), actor, { ...brought, digests: { read: digest, current: digest } }),
  );
  const refusals = ability.allowed ? [] : ability.refusals;
  const signatory = names.get(scope.personId)?.displayName ?? "";
  return { scope, state, setting, record, digest, refusals, brought, signatory };
}

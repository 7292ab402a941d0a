import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { decideOverride } from "@/lib/domain/advice";
import type { RecordContent } from "@/lib/domain/record";
import type { Refusal } from "@/lib/domain/refusal";
import { type Override, overrideRecord } from "@/lib/features/advice/queries-record";
import { type AdviceState, adviceFacts, loadAdvice } from "@/lib/features/advice/queries-state";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { recordDigest } from "@/lib/ledger/sign";

/** An override as its signatory would sign it now; `null` where there is no advice of this number to answer. */
export async function draftOverride(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  code: string,
  brought: Override,
): Promise<{
  readonly state: AdviceState;
  readonly setting: Setting;
  readonly record: RecordContent;
  readonly digest: Digest;
  readonly refusals: readonly Refusal[];
} | null> {
  const [state, setting] = await Promise.all([loadAdvice(tx, scope.projectId, code), loadSetting(tx, scope)]);
  if (state === null || state.status === "DRAFT") return null;
  const record = overrideRecord(scope, setting, state, brought);
  const digest = recordDigest(record);
  const ability = abilityTo("advice.override", scope, now, (actor) =>
    decideOverride(adviceFacts(state), actor, { ...brought, digests: { read: digest, current: digest } }),
  );
  return { state, setting, record, digest, refusals: ability.allowed ? [] : ability.refusals };
}

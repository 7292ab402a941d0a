import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { RecordContent } from "@/lib/domain/record";
import { type ChangeWeight, weighChange } from "@/lib/features/change-request/queries-impact";
import { changeRecord } from "@/lib/features/change-request/queries-record";
import type { ChangeState } from "@/lib/features/change-request/queries-state";
import { loadSetting, type Setting } from "@/lib/features/milestone/queries-setting";
import type { Digest } from "@/lib/kernel/ids";
import { recordDigest } from "@/lib/ledger/sign";

/** A request as its approval would be signed now. */
export type DraftedApproval = {
  readonly setting: Setting;
  readonly weight: ChangeWeight;
  readonly record: RecordContent;
  readonly digest: Digest;
};

/** Draws up the approval of a request: the page shows it and the command signs it. */
export async function draftApproval(tx: Tx, scope: ProjectScope, state: ChangeState): Promise<DraftedApproval> {
  const setting = await loadSetting(tx, scope);
  const weight = await weighChange(tx, scope, setting, state);
  const record = changeRecord(scope, setting, state, weight);
  return { setting, weight, record, digest: recordDigest(record) };
}

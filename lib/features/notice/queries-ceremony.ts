import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { decideNoticeSending, type NoticeChannel } from "@/lib/domain/formal-notice";
import type { Drafted } from "@/lib/features/milestone/queries-ceremony";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import { draftFacts, loadNoticeMatter } from "@/lib/features/notice/queries-matter";
import { noticeRecord } from "@/lib/features/notice/queries-record";
import { loadNotice, type NoticeState } from "@/lib/features/notice/queries-state";
import type { Instant } from "@/lib/kernel/instant";
import { digestOf } from "@/lib/ledger/canonical";

/** A notice as its signatory would send it now. */
export async function draftSending(
  { tx, scope, now }: { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant },
  code: string,
  channel: NoticeChannel,
): Promise<(Drafted & { readonly notice: NoticeState }) | null> {
  const { projectId } = scope;
  const [notice, setting] = await Promise.all([loadNotice(tx, projectId, code), loadSetting(tx, scope)]);
  if (notice === null || setting.parameters === null) return null;
  const [matter, state] = await Promise.all([
    loadNoticeMatter(tx, projectId, notice),
    loadMilestone(tx, projectId, notice.milestone),
  ]);
  if (matter === null || state === null) return null;
  const record = noticeRecord(scope, setting, notice, { ...matter, channel });
  const facts = { ...draftFacts(matter), status: notice.status };
  const ability = abilityTo("notice.send", scope, now, (actor) =>
    decideNoticeSending(facts, actor, { read: "", current: "" }),
  );
  const refusals = ability.allowed ? [] : ability.refusals;
  return { scope, setting, state, record, digest: digestOf(record), refusals, notice };
}

import { defineSigningCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideNoticeSending } from "@/lib/domain/formal-notice";
import { actorOf } from "@/lib/features/milestone/queries-facts";
import { inForce, loadSetting } from "@/lib/features/milestone/queries-setting";
import { lockMilestone } from "@/lib/features/milestone/queries-state";
import { draftFacts, loadNoticeMatter } from "@/lib/features/notice/queries-matter";
import { effectOf, noticeRecord } from "@/lib/features/notice/queries-record";
import { loadNotice, namingOf } from "@/lib/features/notice/queries-state";
import { SendNoticeInput } from "@/lib/features/notice/schema";
import { sendNoticeRow } from "@/lib/features/notice/store-draft";
import { freezeDocument, recordDigest, saveSignature } from "@/lib/ledger/sign";

/** The side that waits gives formal notice, signed: the act awaited, the second period, and what follows. */
export const sendNotice = defineSigningCommand({
  name: "notice.send",
  input: SendNoticeInput,
  async run(ctx, { notice: code, channel, digest: read }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    const seen = await loadNotice(tx, projectId, code);
    if (seen === null) return missing();
    await lockMilestone(tx, projectId, seen.milestone);
    const [notice, matter, setting] = await Promise.all([
      loadNotice(tx, projectId, code),
      loadNoticeMatter(tx, projectId, seen),
      loadSetting(tx, scope),
    ]);
    if (notice === null || matter === null) return missing();
    const content = noticeRecord(scope, setting, notice, { ...matter, channel });
    const facts = { ...draftFacts(matter), status: notice.status };
    const digests = { read, current: recordDigest(content) };
    const ruling = decideNoticeSending(facts, actorOf(scope, authority), digests);
    if (!ruling.ok) return refuse(ruling.error);
    const document = await freezeDocument(ctx, { projectId, subjectId: notice.id, version: 1, content });
    const signed = await saveSignature(ctx, document, "AUTHORED");
    const [effect, secondPeriodDays] = [effectOf(setting, matter), inForce(setting).secondPeriod.amount];
    const row = { projectId, id: notice.id, channel, effect, secondPeriodDays, documentId: document.id, now };
    await sendNoticeRow(tx, row);
    const sides = { side: notice.fromSide, toSide: notice.toSide };
    const payload = { ...namingOf(notice), ...signed, ...sides, channel, secondPeriodDays, effect };
    return done([{ type: "FormalNoticeSent", payload, texts: { text: notice.text } }], {
      record: document.code,
      notice: code,
    });
  },
});

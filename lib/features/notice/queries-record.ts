import { announcedNoticeEffect, type NoticeChannel, type NoticeEffect } from "@/lib/domain/formal-notice";
import type { RecordContent } from "@/lib/domain/record";
import {
  contractSay,
  frame,
  paragraph,
  partiesSection,
  type RecordScope,
} from "@/lib/features/milestone/queries-record";
import { inForce, type Setting } from "@/lib/features/milestone/queries-setting";
import type { NoticeMatter } from "@/lib/features/notice/queries-matter";
import type { NoticeState } from "@/lib/features/notice/queries-state";
import { formatDay } from "@/lib/text/format";

/** What a notice announces for the end of its second period, from the charter in force. */
export function effectOf(
  setting: Setting,
  matter: Pick<NoticeMatter, "awaited" | "status" | "twoStage">,
): NoticeEffect {
  return announcedNoticeEffect(matter, inForce(setting).tacitAfterNotice);
}

/** A formal notice as it would be signed now: the page shows it and the command signs it. */
export function noticeRecord(
  scope: RecordScope,
  setting: Setting,
  notice: NoticeState,
  matter: NoticeMatter & { readonly channel: NoticeChannel },
): RecordContent {
  const say = contractSay(scope);
  const t = (key: string, values?: Record<string, string | number>): string =>
    say(`silence.record.notice.${key}`, values);
  const { secondPeriod } = inForce(setting);
  const effect = effectOf(setting, matter);
  const name = (id: string): string => setting.parties.find((party) => party.id === id)?.name ?? "";
  const [from, to] = [name(notice.fromPartyId), name(notice.toPartyId)];
  const day = formatDay(scope.language, notice.clockDueOn, { width: "long" });
  const period = say(`periodUnit.${secondPeriod.unit}`, { amount: secondPeriod.amount });
  return frame(
    scope,
    {
      kind: "FORMAL_NOTICE",
      title: t("title", { code: notice.code, matter: notice.matter }),
      subject: notice.matter,
      data: {
        kind: "FORMAL_NOTICE",
        format: 1,
        project: { id: scope.projectId, code: scope.code },
        notice: { id: notice.id, code: notice.code },
        milestone: { id: notice.milestoneId, code: notice.milestone },
        matter: { kind: notice.matterKind, id: notice.matterId, code: notice.matter },
        awaited: notice.awaited,
        overdueSince: notice.clockDueOn,
        from: { partyId: notice.fromPartyId, name: from },
        to: { partyId: notice.toPartyId, name: to },
        channel: matter.channel,
        secondPeriod: { amount: secondPeriod.amount, unit: secondPeriod.unit },
        effect,
        charterVersion: setting.charterVersion,
        text: notice.text,
      },
    },
    [
      {
        detail: t("object"),
        blocks: [
          paragraph(t("about", { from, to })),
          paragraph(t(`awaited.${notice.awaited}`, { matter: notice.matter, milestone: notice.milestone, day })),
        ],
      },
      { detail: t("words"), blocks: [paragraph(notice.text)] },
      { detail: t("secondPeriod"), blocks: [paragraph(t("period", { period, to }))] },
      {
        detail: t("effect"),
        blocks: [
          paragraph(t(`effects.${effect}`, { milestone: notice.milestone, charter: setting.charterVersion ?? 0 })),
        ],
      },
      { detail: t("channel"), blocks: [paragraph(t(`channels.${matter.channel}`, { to }))] },
    ],
    partiesSection(scope, setting, matter.agencyPartyId),
  );
}

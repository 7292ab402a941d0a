import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { NoticeChip } from "@/components/notice/notice-chip";
import { Empty } from "@/components/ui/empty";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { NoticeLine } from "@/lib/features/notice/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly notices: readonly NoticeLine[];
};

/** The formal notices of a project: what is awaited, from whom, until when. */
export function NoticeRoom({ project, notices }: Props): ReactNode {
  const t = useTranslations("silence.notice");
  const locale = useLocale();
  return (
    <MilestoneFrame project={project} room="notices" title={t("title")} lead={t("lead")}>
      {notices.length === 0 ? (
        <Empty fact={t("none")} rule={t("rule")} />
      ) : (
        <Table caption={t("title")}>
          <TableHead>
            <Th>{t("code")}</Th>
            <Th>{t("awaits")}</Th>
            <Th>{t("to")}</Th>
            <Th>{t("state")}</Th>
            <Th end>{t("until")}</Th>
          </TableHead>
          <TableBody>
            {notices.map((notice) => (
              <Row key={notice.code}>
                <Td place="sign">
                  <TextLink href={`/projects/${project.code}/notices/${notice.code}`}>{notice.code}</TextLink>
                </Td>
                <Td place="lead">{t(`does.${notice.awaited}`, { matter: notice.matter })}</Td>
                <Td place="meta">{t(`sides.${notice.toSide}`)}</Td>
                <Td place="aside">
                  <NoticeChip status={notice.status} />
                </Td>
                <Td end place="meta">
                  {notice.dueOn === null ? "" : formatDay(locale, notice.dueOn)}
                </Td>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </MilestoneFrame>
  );
}

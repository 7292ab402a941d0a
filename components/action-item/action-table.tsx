import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionChip } from "@/components/action-item/action-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ActionLine } from "@/lib/features/action-item/view";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: string; readonly title: string; readonly actions: readonly ActionLine[] };

/** Actions: what is to be done, by whom and until when, and where it was given. */
export function ActionTable({ project, title, actions }: Props): ReactNode {
  const t = useTranslations("actions");
  const locale = useLocale();
  const root = `/projects/${project}`;
  return (
    <Table caption={title}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("what")}</Th>
        <Th>{t("owner")}</Th>
        <Th>{t("state")}</Th>
        <Th>{t("where")}</Th>
        <Th end>{t("dueOn")}</Th>
      </TableHead>
      <TableBody>
        {actions.map((action) => (
          <Row key={action.code}>
            <Td place="sign">
              <TextLink href={`${root}/actions/${action.code}`}>{action.code}</TextLink>
            </Td>
            <Td place="lead">{action.title}</Td>
            <Td place="meta">
              <span className="block">{action.owner}</span>
              <span className="t-12 text-text-3">{action.party}</span>
            </Td>
            <Td place="aside">
              <ActionChip action={action} />
            </Td>
            <Td place="meta">
              {action.meeting === null ? null : (
                <TextLink href={`${root}/committees/${action.meeting}`}>{action.meeting}</TextLink>
              )}
            </Td>
            <Td end place="meta">
              {formatDay(locale, action.dueOn)}
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

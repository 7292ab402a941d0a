import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AdviceChip, AdviceKindMark } from "@/components/advice/advice-chip";
import { SubjectLinks } from "@/components/advice/subject-links";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { AdviceLine } from "@/lib/features/advice/view";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: string; readonly title: string; readonly advice: readonly AdviceLine[] };

/** Advice, one a row: what it says, of whom, about what, until when an answer is due, where it stands. */
export function AdviceTable({ project, title, advice }: Props): ReactNode {
  const t = useTranslations("advice");
  const locale = useLocale();
  return (
    <Table caption={title}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("object")}</Th>
        <Th>{t("by")}</Th>
        <Th>{t("concerns")}</Th>
        <Th>{t("state")}</Th>
        <Th end>{t("due")}</Th>
      </TableHead>
      <TableBody>
        {advice.map((one) => (
          <Row key={one.code}>
            <Td place="sign">
              <TextLink href={`/projects/${project}/advice/${one.code}`}>{one.code}</TextLink>
            </Td>
            <Td place="lead">
              <span className="block">{one.object}</span>
              <span className="t-12 text-text-2">
                <AdviceKindMark kind={one.kind} />
              </span>
            </Td>
            <Td place="meta">{one.by}</Td>
            <Td place="meta">
              <SubjectLinks project={project} links={one.links} />
            </Td>
            <Td place="aside">
              <AdviceChip status={one.status} late={one.late} />
            </Td>
            <Td end place="meta">
              {one.dueOn === null ? "" : formatDay(locale, one.dueOn)}
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

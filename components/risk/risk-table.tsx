import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RiskScore, RiskState } from "@/components/risk/risk-level";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { RiskLine } from "@/lib/features/risk/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly title: string;
  readonly risks: readonly RiskLine[];
  readonly today: string;
};

/** Risks, the heaviest first: what may happen, how heavy, who holds it, when it is looked at again. */
export function RiskTable({ project, title, risks, today }: Props): ReactNode {
  const t = useTranslations("risks");
  const locale = useLocale();
  return (
    <Table caption={title}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("event")}</Th>
        <Th>{t("score")}</Th>
        <Th>{t("owner")}</Th>
        <Th>{t("state")}</Th>
        <Th end>{t("reviewOn")}</Th>
      </TableHead>
      <TableBody>
        {risks.map((risk) => (
          <Row key={risk.code}>
            <Td place="sign">
              <TextLink href={`/projects/${project}/risks/${risk.code}`}>{risk.code}</TextLink>
            </Td>
            <Td place="lead">
              <span className="block">
                <UserText>{risk.event}</UserText>
              </span>
              <span className="t-12 text-text-3">{t(`categories.${risk.category}`)}</span>
            </Td>
            <Td place="aside">
              <RiskScore score={risk.score} level={risk.level} />
            </Td>
            <Td place="meta">{risk.owner}</Td>
            <Td place="meta">
              <RiskState status={risk.status} />
            </Td>
            <Td end place="meta">
              {risk.reviewOn === null ? "" : formatDay(locale, risk.reviewOn)}
              {risk.reviewOn !== null && risk.reviewOn < today ? (
                <span className="t-12 block font-medium text-late">{t("reviewLate")}</span>
              ) : null}
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

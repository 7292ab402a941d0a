import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DecisionChip } from "@/components/decision/decision-chip";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { DecisionLine } from "@/lib/features/decision/view";
import { type Instant, instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly lines: readonly DecisionLine[];
  readonly now: Instant;
};

/** Decisions as rows: what each says, where it was taken, with which voices. */
export function DecisionTable({ project, lines, now }: Props): ReactNode {
  const t = useTranslations("decisionRegister");
  const locale = useLocale();
  const reader = { locale, timeZone: project.timeZone };
  const root = `/projects/${project.code}`;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <Th>{t("code")}</Th>
        <Th>{t("decision")}</Th>
        <Th>{t("taken")}</Th>
        <Th>{t("voices")}</Th>
        <Th>{t("state")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Row key={line.code}>
            <Td code place="sign">
              <TextLink data-row href={`${root}/decisions/${line.code}`}>
                {line.code}
              </TextLink>
            </Td>
            <Td place="lead">
              {line.title}
              {line.subject === null && line.revokedBy === null ? null : (
                <span className="t-12 block text-text-3">
                  {[
                    ...(line.subject === null ? [] : [line.subject.code]),
                    ...(line.revokedBy === null ? [] : [t("revokedBy", { decision: line.revokedBy })]),
                  ].join(", ")}
                </span>
              )}
            </Td>
            <Td place="meta">
              {formatDate(reader, instant(line.decidedAt ?? line.proposedAt), { now })}
              <span className="t-12 block text-text-3">
                {line.committee}, <span className="code-word">{line.meeting}</span>
              </span>
            </Td>
            <Td place="meta">
              {t("count", { favour: line.favour, against: line.against, abstained: line.abstained })}
            </Td>
            <Td place="aside">
              <DecisionChip status={line.status} />
            </Td>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

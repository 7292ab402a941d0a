import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeskSection } from "@/components/desk/desk-section";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { endOfDay } from "@/lib/domain/deadline";
import type { DisputeLineNear } from "@/lib/features/desk/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatList, formatTerm } from "@/lib/text/format";

type Props = { readonly disputes: readonly DisputeLineNear[]; readonly now: Instant };

/** Disputes on the ladder: at which level, what comes next, and how near that is. */
export function DisputeSteps({ disputes, now }: Props): ReactNode {
  const t = useTranslations("desk.disputes");
  const status = useTranslations("status.dispute");
  const project = useTranslations("desk")("project");
  const locale = useLocale();
  return (
    <DeskSection title={t("title")} remark={t("remark")} none={disputes.length === 0 ? t("none") : null}>
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("dispute")}</Th>
          <Th>{project}</Th>
          <Th>{t("between")}</Th>
          <Th>{t("level")}</Th>
          <Th end>{t("due")}</Th>
        </TableHead>
        <TableBody>
          {disputes.map(({ project: at, code, title, claimant, respondent, level, step }) => (
            <Row key={`${at.code} ${code}`}>
              <Td place="lead">
                <Link href={`/projects/${at.code}/disputes/${code}`} data-row className="hover:underline">
                  <span className="code-word mr-2 text-text-2">{code}</span>
                  {title}
                </Link>
              </Td>
              <Td>{at.name}</Td>
              <Td>{formatList(locale, [claimant.name, respondent.name])}</Td>
              <Td>
                <span className="inline-block first-letter:uppercase">{level === null ? "" : status(level)}</span>
                {step === null ? null : (
                  <span className="t-12 block text-text-3">{t("next", { next: status(step.next) })}</span>
                )}
              </Td>
              <Td end place="aside">
                {step === null ? null : (
                  <Term
                    {...formatTerm(
                      { locale, timeZone: at.timeZone },
                      endOfDay(step.on, at.timeZone),
                      now,
                      undefined,
                      step.workingDaysLeft,
                    )}
                    tone={step.over ? "late" : step.near ? "you" : "text"}
                  />
                )}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </DeskSection>
  );
}

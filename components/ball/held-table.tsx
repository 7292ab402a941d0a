import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Behind } from "@/components/ball/behind";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { HeldView } from "@/lib/features/ball/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatNumber } from "@/lib/text/format";

/** Each stretch of a milestone in words: from when to when, with whom, for which act, due when, how many days, how many late. */
export function HeldTable({ held, now }: { readonly held: HeldView; readonly now: Instant }): ReactNode {
  const t = useTranslations("ball");
  const locale = useLocale();
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  return (
    <Behind>
      <Table caption={t("heldTable", { milestone: held.milestone })} dense>
        <TableHead>
          <Th>{t("period")}</Th>
          <Th>{t("with")}</Th>
          <Th>{t("for")}</Th>
          <Th>{t("due")}</Th>
          <Th end>{t("workingDays")}</Th>
          <Th end>{t("lateDays")}</Th>
        </TableHead>
        <TableBody>
          {held.stretches.map(({ holder, party, kind, code, awaits, from, to, dueOn, days, lateDays }) => (
            <Row key={`${from} ${to} ${code} ${awaits}`}>
              <Td place="lead">
                {day(from)} – {held.open && to === held.today ? t("today") : day(to)}
              </Td>
              <Td>{party?.name ?? t(`holder.${holder}`)}</Td>
              <Td>
                {t(`awaits.${awaits}`)}
                {kind === "MILESTONE" ? null : <span className="code-word text-text-3"> {code}</span>}
              </Td>
              <Td>{dueOn === null ? t("noDue") : day(dueOn)}</Td>
              <Td end>
                <span className="md:hidden">{t("workingDays")} </span>
                {formatNumber(locale, days)}
              </Td>
              <Td end>
                <span className="md:hidden">{t("lateDays")} </span>
                {formatNumber(locale, lateDays)}
              </Td>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Behind>
  );
}

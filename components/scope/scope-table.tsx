import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ScopePoint } from "@/lib/domain/scope-story";
import { comparisonHref } from "@/lib/features/difference/view";
import { formatDate, formatMoney } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string; readonly currency: string };
  readonly points: readonly ScopePoint[];
};

/** Every step of the story in figures: when, what it did to the scope, and what it did to the price. */
export function ScopeTable({ project, points }: Props): ReactNode {
  const t = useTranslations("scope");
  const locale = useLocale();
  const money = (cents: number, signed = false): string =>
    formatMoney(locale, { cents, currency: project.currency }, { signed });
  return (
    <Table caption={t("table")}>
      <TableHead>
        <Th className="w-32">{t("when")}</Th>
        <Th>{t("step")}</Th>
        <Th>{t("effect")}</Th>
        <Th className="text-right">{t("count")}</Th>
        <Th className="text-right">{t("change")}</Th>
        <Th className="text-right">{t("price")}</Th>
      </TableHead>
      <TableBody>
        {points.map((point) => {
          const { fact, total, priceCents } = point;
          const cents = fact.kind === "ORDER" && fact.order !== null ? fact.order.cents : null;
          return (
            <Row key={`${fact.kind} ${fact.at} ${fact.kind === "BASELINE" ? fact.number : (fact.order?.code ?? "")}`}>
              <Td place="meta" className="whitespace-nowrap">
                {formatDate({ locale, timeZone: project.timeZone }, fact.at, { weekday: false })}
              </Td>
              <Td place="lead">
                <Step project={project.code} point={point} />
              </Td>
              <Td>{effectOf(t, point)}</Td>
              <Td className="figures text-right">
                {total} <span className="md:hidden">{t("unit", { count: total })}</span>
              </Td>
              <Td className="figures text-right whitespace-nowrap">{cents === null ? "" : money(cents, true)}</Td>
              <Td className="figures text-right whitespace-nowrap">
                {priceCents === null ? null : <span className="md:hidden">{t("price")} </span>}
                {priceCents === null ? "" : money(priceCents)}
              </Td>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

function effectOf(t: ReturnType<typeof useTranslations<"scope">>, { fact, growth }: ScopePoint): string {
  if (fact.kind === "BASELINE") return t("grew", { growth });
  const { added, removed, changed } = fact;
  const told = [
    added === 0 ? "" : t("added", { added }),
    removed === 0 ? "" : t("removed", { removed }),
    changed === 0 ? "" : t("changed", { changed }),
  ].filter((words) => words !== "");
  return told.length === 0 ? t("untouched") : told.join(", ");
}

function Step({ project, point: { fact } }: { readonly project: string; readonly point: ScopePoint }): ReactNode {
  const t = useTranslations("scope");
  if (fact.kind === "BASELINE") {
    const root = `/projects/${project}/baselines`;
    const href = fact.number === 1 ? `${root}/1` : comparisonHref(project, { from: fact.number - 1, to: fact.number });
    return <TextLink href={href}>{t("baseline", { number: fact.number })}</TextLink>;
  }
  if (fact.order === null) return t("other");
  const { code, record, instrument, days } = fact.order;
  return (
    <>
      <TextLink href={`/projects/${project}/records/${record}`}>{t(`instrument.${instrument}`, { code })}</TextLink>
      {days === 0 ? null : <span className="t-12 block text-text-3">{t("days", { days })}</span>}
    </>
  );
}

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { assessedInWords } from "@/lib/domain/change-assessment";
import type { ChangeAgencyView, PriceView } from "@/lib/features/change-request/view";
import type { Currency } from "@/lib/kernel/money";
import { formatDay, formatMoney, formatShare } from "@/lib/text/format";

type Props = { readonly agency: ChangeAgencyView; readonly currency: Currency; readonly children?: ReactNode };

/** What one agency has said: its assessment, and its price beside what the AMO recommends and what was agreed. */
export function AgencySection({ agency, currency, children }: Props): ReactNode {
  const t = useTranslations("changes");
  const locale = useLocale();
  const { assessment, offer } = agency;
  const state =
    offer === null
      ? t(assessment === null ? "offer.awaited" : "offer.assessed")
      : t(offer.lapsed ? "offer.lapsed" : "offer.valid", { day: formatDay(locale, offer.validUntil) });
  const list = (codes: readonly string[]): string => (codes.length === 0 ? t("record.nothing") : codes.join(", "));
  return (
    <section className="mt-9">
      <SectionHead title={agency.name} remark={state} />
      {agency.offered === null ? null : <Amounts agency={agency} currency={currency} />}
      {assessment === null ? null : (
        <details className="mt-5" open={agency.offered === null}>
          <summary className="t-14 cursor-pointer font-medium">
            {t("assess.summary", { count: assessment.days })}
          </summary>
          <div className="mt-3">
            <KeyValues
              stacked
              entries={[
                { name: t("assess.added"), value: assessment.added === "" ? t("record.nothing") : assessment.added },
                { name: t("assess.milestones"), value: list(assessment.milestones) },
                { name: t("assess.modified"), value: list(assessment.modified) },
                { name: t("assess.removed"), value: list(assessment.removed) },
                { name: t("assess.reopened"), value: list(assessment.reopened) },
                ...assessedInWords.map((field) => ({ name: t(`assess.${field}`), value: assessment[field] })),
                { name: t("assess.confidence"), value: t(`assess.confidences.${assessment.confidence}`) },
              ]}
            />
          </div>
        </details>
      )}
      {children === undefined ? null : <div className="mt-6">{children}</div>}
    </section>
  );
}

/** The three amounts side by side: asked first, recommended by the AMO, agreed; and the last offer where it differs. */
function Amounts({ agency, currency }: Omit<Props, "children">): ReactNode {
  const t = useTranslations("changes.amounts");
  const locale = useLocale();
  const money = (cents: number): string => formatMoney(locale, { cents, currency });
  const { asked, offered, recommended, agreed } = agency;
  if (asked === null || offered === null) return null;
  const lines: readonly (readonly [string, PriceView | null])[] = [
    ["asked", asked],
    ...(offered.version > 1 ? [["offered", offered] as const] : []),
  ];
  const tax = (price: PriceView): string =>
    price.reverseCharge ? t("reverseCharge") : formatShare(locale, price.taxBasisPoints);
  const recurring = (price: PriceView): string =>
    price.recurring.length === 0
      ? t("none")
      : price.recurring.map((one) => t("each", { ...one, amount: money(one.cents) })).join(" · ");
  return (
    <div className="mt-4">
      <Table caption={t("caption", { agency: agency.name })}>
        <TableHead>
          <Th>{t("which")}</Th>
          <Th end>{t("oneOff")}</Th>
          <Th>{t("recurring")}</Th>
          <Th>{t("tax")}</Th>
          <Th end>{t("total")}</Th>
        </TableHead>
        <TableBody>
          {lines.map(([name, price]) =>
            price === null ? null : (
              <Row key={name}>
                <Td place="lead">{t(name)}</Td>
                <Td end>{money(price.oneOffCents)}</Td>
                <Td>{recurring(price)}</Td>
                <Td>{tax(price)}</Td>
                <Td end>{money(price.totalCents)}</Td>
              </Row>
            ),
          )}
          <Row>
            <Td place="lead">{t("recommended")}</Td>
            <Td end>{recommended === null ? t("notYet") : money(recommended.oneOffCents)}</Td>
            <Td>{recommended?.stale === true ? t("stale") : ""}</Td>
            <Td>{""}</Td>
            <Td end>{recommended === null ? "" : money(recommended.totalCents)}</Td>
          </Row>
          <Row>
            <Td place="lead">{t("agreed")}</Td>
            <Td end>{agreed === null ? t("notYet") : money(agreed.oneOffCents)}</Td>
            <Td>{agreed === null ? "" : recurring(agreed)}</Td>
            <Td>{agreed === null ? "" : tax(agreed)}</Td>
            <Td end>{agreed === null ? "" : money(agreed.totalCents)}</Td>
          </Row>
        </TableBody>
      </Table>
      {recommended === null ? null : (
        <p className="s-15 mt-3 max-w-measure whitespace-pre-line">{t("opinion", { opinion: recommended.opinion })}</p>
      )}
      {offered.note === "" ? null : (
        <p className="t-13 mt-3 max-w-measure whitespace-pre-line text-text-2">{offered.note}</p>
      )}
    </div>
  );
}

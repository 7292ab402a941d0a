"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { KeyValues } from "@/components/ui/key-values";
import { termCents } from "@/lib/domain/change-price";
import type { PriceView } from "@/lib/features/consultation/view";
import { formatShare } from "@/lib/text/format";

type Props = { readonly price: PriceView; readonly currency: string; readonly timeZone: string };

/** The price of an offer: once, again and again over its term, in all; before tax, with its tax told apart. */
export function PriceLines({ price, currency, timeZone }: Props): ReactNode {
  const t = useTranslations("consultations.price");
  const { money, reader } = useReader(timeZone);
  return (
    <KeyValues
      entries={[
        { name: t("oneOff"), value: money(price.oneOffCents, currency) },
        ...price.recurring.map((one) => ({
          name: one.label,
          value: money(termCents(one), currency),
          detail: t("term", { amount: money(one.cents, currency), every: one.every, months: one.months }),
        })),
        {
          name: t("total"),
          value: <strong>{money(price.totalCents, currency)}</strong>,
          detail: price.reverseCharge
            ? t("reverseCharge")
            : t("tax", { rate: formatShare(reader.locale, price.taxBasisPoints) }),
        },
      ]}
    />
  );
}

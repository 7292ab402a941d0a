import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AmountBar } from "@/components/ui/amount-bar";
import { SectionHead } from "@/components/ui/section-head";
import { CUMULATED_LIMIT_BASIS_POINTS } from "@/lib/domain/change-price";
import type { CumulatedView } from "@/lib/features/change-request/view";
import { type Currency, shareOf } from "@/lib/kernel/money";
import { formatMoney, formatShare } from "@/lib/text/format";

type Props = { readonly cumulated: CumulatedView; readonly currency: Currency };

/** How far the changes have gone from the initial price: never out of sight, and beyond a tenth the sponsor signs too. */
export function CumulatedBar({ cumulated, currency }: Props): ReactNode {
  const t = useTranslations("changes.cumulated");
  const locale = useLocale();
  const money = (cents: number): string => formatMoney(locale, { cents, currency });
  const { cents, basisPoints, beyond, initialCents, addedCents } = cumulated;
  const limit = shareOf(initialCents, CUMULATED_LIMIT_BASIS_POINTS);
  const before = Math.max(0, Math.abs(cents - addedCents));
  const added = Math.max(0, Math.abs(addedCents));
  // Twice the threshold, so that there is something to see beyond it.
  const whole = Math.max(limit * 2, before + added);
  const words = { amount: money(cents), share: formatShare(locale, basisPoints), initial: money(initialCents) };
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark", words)} />
      <div className="mt-4 flex flex-col gap-2.5">
        <AmountBar
          label={t("label", { ...words, limit: money(limit) })}
          total={whole}
          mark={limit}
          parts={[
            { key: "agreed", step: "full", amount: before },
            { key: "added", step: "hatch", amount: added },
            { key: "left", step: "outline", amount: whole - before - added },
          ]}
        />
        <p className="t-12 flex flex-wrap gap-x-6 text-text-2">
          <span>{t("agreed", { amount: money(cents - addedCents) })}</span>
          {addedCents === 0 ? null : <span>{t("added", { amount: money(addedCents) })}</span>}
          <span className={beyond ? "text-late" : undefined}>
            {t(beyond ? "beyond" : "within", { limit: money(limit) })}
          </span>
        </p>
      </div>
    </section>
  );
}

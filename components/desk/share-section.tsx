import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Behind } from "@/components/ball/behind";
import { DeskSection } from "@/components/desk/desk-section";
import { ShareTable } from "@/components/desk/share-table";
import { AmountBar, BarMark } from "@/components/ui/amount-bar";
import type { DeskView } from "@/lib/features/desk/view";
import { formatMonth, formatShare } from "@/lib/text/format";

/** The share of the client's acts that its AMO did for it, month by month: whether it falls, as it should (MD-06). */
export function ShareSection({ shares }: { readonly shares: DeskView["shares"] }): ReactNode {
  const t = useTranslations("desk.share");
  const locale = useLocale();
  const { months, whole, trend, before, after } = shares;
  const percent = (share: number | null): string => (share === null ? "–" : formatShare(locale, share));
  return (
    <DeskSection title={t("title")} remark={t("remark")} none={whole.acts === 0 ? t("none") : null}>
      <p className="t-13 max-w-[62ch] pt-3 text-pretty">
        {t("sentence", { share: percent(whole.share), instead: whole.instead, acts: whole.acts })}{" "}
        <b className="font-semibold">{t("trend", { trend, before: percent(before), after: percent(after) })}</b>
      </p>
      <figure className="mt-4 max-w-180">
        <ul>
          {months.map(({ month, acts, instead, share }) => (
            <li
              key={month}
              className="t-13 grid min-h-8 grid-cols-[5rem_minmax(0,1fr)_8.5rem] items-center gap-x-4 border-b max-sm:grid-cols-[5rem_minmax(0,1fr)_4rem]"
            >
              <span className="whitespace-nowrap text-text-2">{formatMonth(locale, month)}</span>
              {acts === 0 ? (
                <span className="t-12 text-text-3">{t("noAct")}</span>
              ) : (
                <AmountBar
                  total={acts}
                  label={t("bar", { month: formatMonth(locale, month), instead, acts, share: percent(share) })}
                  parts={[
                    { key: "instead", step: "dots", amount: instead },
                    { key: "client", step: "full", amount: acts - instead },
                  ]}
                />
              )}
              <span className="figures text-right">
                <b className="font-semibold">{percent(share)}</b>
                <span className="t-12 ml-2 text-text-3 max-sm:hidden">{t("cell", { instead, acts })}</span>
              </span>
            </li>
          ))}
        </ul>
        <figcaption className="t-12 mt-2 flex flex-wrap gap-x-6 gap-y-1 text-text-2">
          <span className="flex items-center gap-2">
            <BarMark step="dots" /> {t("byAmo")}
          </span>
          <span className="flex items-center gap-2">
            <BarMark step="full" /> {t("byClient")}
          </span>
        </figcaption>
      </figure>
      <Behind>
        <ShareTable shares={shares} />
      </Behind>
    </DeskSection>
  );
}

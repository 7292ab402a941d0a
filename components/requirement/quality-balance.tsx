import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AmountBar, BarMark, type BarStep } from "@/components/ui/amount-bar";
import { SectionHead } from "@/components/ui/section-head";
import { mostMust } from "@/lib/domain/quality-balance";
import { Priority } from "@/lib/domain/requirement-content";
import type { QualityView } from "@/lib/features/requirement/view-quality";
import { formatShare } from "@/lib/text/format";

type Props = { readonly project: string; readonly view: QualityView };

const steps: Readonly<Record<Priority, BarStep>> = { MUST: "full", SHOULD: "half", COULD: "light", WONT: "outline" };

/** The balance of priorities against its guidance, as a bar with its mark and the figures under it. */
export function QualityBalance({ project, view: { balance, priorities } }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { kept, mustShare, beyond } = balance;
  const sentence =
    mustShare === null
      ? t("quality.page.balanceNone")
      : t(beyond ? "quality.page.balanceBeyond" : "quality.page.balanceWithin", {
          share: formatShare(locale, mustShare),
        });
  return (
    <section>
      <SectionHead title={t("quality.page.balance")} remark={t("quality.page.balanceRule")} />
      <p className="t-13 mt-3">{sentence}</p>
      {kept === 0 ? null : (
        <div className="mt-4">
          <AmountBar
            label={sentence}
            total={kept}
            mark={(kept * mostMust) / 10_000}
            parts={Priority.options
              .filter((priority) => priority !== "WONT")
              .map((priority) => ({ key: priority, step: steps[priority], amount: priorities[priority] }))}
          />
        </div>
      )}
      <ul className="t-12 mt-3 flex flex-wrap gap-x-6 gap-y-1.5 text-text-2">
        {Priority.options.map((priority) => (
          <li key={priority} className="figures flex items-center gap-2">
            <BarMark step={steps[priority]} />
            <Link
              href={`/projects/${project}/requirements?priority=${priority}`}
              className="inline-flex min-h-6 items-center gap-1 hover:underline pointer-coarse:min-h-11"
            >
              <b className="font-semibold text-text">{priorities[priority]}</b> {t(`priority.${priority}`)}
            </Link>
          </li>
        ))}
        {priorities.NONE === 0 ? null : (
          <li className="figures inline-flex min-h-6 items-center gap-1">
            <b className="font-semibold text-text">{priorities.NONE}</b> {t("quality.page.notRanked")}
          </li>
        )}
      </ul>
    </section>
  );
}

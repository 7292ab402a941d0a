import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import type { OptionView } from "@/lib/features/decision/view";

/** The options that were considered; the one that the decision retains is said in words too. */
export function DecisionOptions({ options }: { readonly options: readonly OptionView[] }): ReactNode {
  const t = useTranslations("decisionRegister");
  return (
    <section className="max-w-2xl">
      <SectionHead title={t("options")} remark={t("optionCount", { count: options.length })} />
      <ul>
        {options.map(({ ordinal, label, detail, retained }) => (
          <li key={ordinal} className="flex gap-3 border-line-2 border-b py-3">
            <span aria-hidden className="mt-0.5 w-4 shrink-0 text-ink">
              {retained ? <Check size={16} strokeWidth={1.8} /> : null}
            </span>
            <div className="min-w-0">
              <p className={retained ? "t-14 font-semibold" : "t-14"}>
                {label}
                {retained ? <span className="t-12 ml-2 font-normal text-ink">{t("retained")}</span> : null}
              </p>
              {detail === "" ? null : <p className="t-13 mt-0.5 whitespace-pre-line text-text-2">{detail}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import type { SheetRemark } from "@/lib/features/requirement/sheet";

const listed = 200;

/** What stands in a document and does not come in, or not as it stood: told line by line, so that nothing is left out silently. */
export function ImportRemarks({ remarks }: { readonly remarks: readonly SheetRemark[] }): ReactNode {
  const t = useTranslations();
  if (remarks.length === 0) return null;
  return (
    <section>
      <SectionHead
        title={t("requirements.import.remarks")}
        remark={t("requirements.import.remarksRemark", { count: remarks.length })}
      />
      <ul className="t-13 max-h-60 overflow-y-auto" tabIndex={0} aria-label={t("requirements.import.remarks")}>
        {remarks.slice(0, listed).map(({ kind, line, text }) => (
          <li key={`${kind} ${line} ${text}`} className="wrap-anywhere flex gap-4 border-b py-1.5">
            <span className="figures w-20 shrink-0 text-text-3">{t("requirements.import.lineNumber", { line })}</span>
            <span>{t(`sheet.remarks.${kind}`, { text })}</span>
          </li>
        ))}
      </ul>
      {remarks.length <= listed ? null : (
        <p className="t-12 mt-2 text-text-3">
          {t("requirements.import.moreRemarks", { count: remarks.length - listed })}
        </p>
      )}
    </section>
  );
}

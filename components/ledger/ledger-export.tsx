import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-look";

/** Takes the whole chain home: a file that anybody can check without Aval. */
export function LedgerExport({ project }: { readonly project: string }): ReactNode {
  const t = useTranslations("ledger");
  return (
    <div className="mt-3 flex flex-col gap-2">
      <a
        download
        href={`/api/projects/${project}/ledger/export`}
        className={buttonClass({ variant: "plain", size: "md", wide: true })}
      >
        <Download aria-hidden size={16} strokeWidth={1.8} />
        {t("export")}
      </a>
      <p className="t-12 text-text-3">{t("exportRule")}</p>
    </div>
  );
}

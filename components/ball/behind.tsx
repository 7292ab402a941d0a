import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The table behind a picture: one press away on screen, always there on paper. */
export function Behind({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations("ball");
  return (
    <details className="print-open mt-2">
      <summary className="t-12 inline-flex min-h-6 cursor-pointer items-center text-ink underline decoration-ink-line underline-offset-2 max-md:min-h-11 print:hidden">
        {t("asTable")}
      </summary>
      <div className="mt-2 overflow-x-auto">{children}</div>
    </details>
  );
}

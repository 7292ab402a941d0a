import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

const widths = ["w-3/5", "w-4/5", "w-2/3", "w-3/4", "w-1/2"] as const;

/** Plain lines while something loads; they show after 300 ms and do not move. */
export function Loading({ lines = 6, title = true }: { readonly lines?: number; readonly title?: boolean }): ReactNode {
  const t = useTranslations("ui");
  return (
    <div role="status" className="animate-late-in py-8">
      <span className="sr-only">{t("loading")}</span>
      {title ? <div className="mb-8 h-8 w-72 max-w-full rounded-chip bg-sunken" /> : null}
      {Array.from({ length: lines }, (_, index) => index).map((line) => (
        <div key={line} className="flex h-(--row) items-center border-b">
          <div className={cx("h-3 rounded-chip bg-sunken", widths[line % widths.length])} />
        </div>
      ))}
    </div>
  );
}

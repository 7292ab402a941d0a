import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Crumb = { readonly label: string; readonly href?: string | undefined };

/** Where the reader is; the last is this page. On phones only the last is kept. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("breadcrumbs")} className="min-w-0">
      <ol className="t-13 flex min-w-0 items-center gap-2 text-text-2">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li
              key={`${crumb.href} ${crumb.label}`}
              className={last ? "min-w-0" : "flex min-w-0 items-center gap-2 max-md:hidden"}
            >
              {last || crumb.href === undefined ? (
                <span
                  aria-current={last ? "page" : undefined}
                  className={last ? "block truncate font-semibold text-text" : "truncate"}
                >
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="truncate hover:text-text">
                  {crumb.label}
                </Link>
              )}
              {last ? null : <ChevronRight aria-hidden size={14} strokeWidth={1.6} className="shrink-0 text-text-3" />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-look";

type Props = {
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** "11 sur 44 affichées". */
  readonly summary?: string | undefined;
};

/** Pages by key: only the previous and the next exist, as addresses. */
export function KeyPages({ previous, next, summary }: Props): ReactNode {
  const t = useTranslations("ui");
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-3 py-3">
      <p className="t-12 figures text-text-3">{summary}</p>
      {previous === undefined && next === undefined ? null : (
        <nav aria-label={t("pages")} className="flex gap-2">
          {previous === undefined ? null : (
            <Link href={previous} rel="prev" className={buttonClass({})}>
              <ChevronLeft aria-hidden size={16} strokeWidth={1.6} /> {t("previous")}
            </Link>
          )}
          {next === undefined ? null : (
            <Link href={next} rel="next" className={buttonClass({})}>
              {t("next")} <ChevronRight aria-hidden size={16} strokeWidth={1.6} />
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonRow } from "@/components/ui/button-row";
import { RetryButton } from "@/components/ui/retry-button";

type Props = {
  /** A fact ("Cette page n'a pas pu être chargée."). */
  readonly fact: string;
  /** What was kept, what to do. */
  readonly rule: string;
  /** Next's error digest, for whoever has to look it up. */
  readonly digest?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  readonly act?: ReactNode;
};

/** Something failed on our side: said plainly, with what can be done. */
export function ErrorState({ fact, rule, digest, onRetry, act }: Props): ReactNode {
  const t = useTranslations("ui");
  return (
    <div role="alert" className="max-w-measure py-12">
      <h1 className="t-28">{fact}</h1>
      <p className="t-16 mt-2 max-w-[62ch] text-text-2">{rule}</p>
      <ButtonRow className="mt-6">
        {onRetry === undefined ? null : <RetryButton onRetry={onRetry}>{t("retry")}</RetryButton>}
        {act}
      </ButtonRow>
      {digest === undefined ? null : <p className="dg mt-6 text-text-3">{t("reference", { digest })}</p>}
    </div>
  );
}

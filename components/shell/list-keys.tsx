"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useListKeys } from "@/components/shell/use-list-keys";
import { Kbd } from "@/components/ui/kbd";

/** A list walked with `j` and `k`: rows inside carry `data-row` on their link. Says its keys at its foot. */
export function ListKeys({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations("shell");
  const list = useListKeys<HTMLDivElement>();
  return (
    <div>
      <div ref={list}>{children}</div>
      <p aria-hidden className="no-print t-12 mt-10 flex gap-6 text-text-3 max-md:hidden pointer-coarse:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd>j</Kbd>
          <Kbd>k</Kbd> {t("keyBrowse")}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>↵</Kbd> {t("keyOpen")}
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>?</Kbd> {t("help")}
        </span>
      </p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BareDialog } from "@/components/ui/bare-dialog";

type Props = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly children: ReactNode };

/** The sidebar on screens that have no room for it. */
export function Drawer({ open, onOpenChange, children }: Props): ReactNode {
  const t = useTranslations("shell");
  return (
    <BareDialog open={open} onOpenChange={onOpenChange} title={t("menu")} closeLabel={t("closeMenu")} frame="drawer">
      {children}
    </BareDialog>
  );
}

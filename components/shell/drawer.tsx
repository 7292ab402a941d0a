"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { scrimLook } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";

type Props = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly children: ReactNode };

/** The panel itself has the focus first: the next Tab is its first link. */
function focusPanel(event: Event): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}

/** The sidebar on screens that have no room for it. Going somewhere closes it. */
export function Drawer({ open, onOpenChange, children }: Props): ReactNode {
  const t = useTranslations("shell");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimLook} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusPanel}
          onClick={(event) => event.target instanceof Element && event.target.closest("a") && onOpenChange(false)}
          className="animate-drawer no-print fixed inset-y-0 left-0 z-50 w-[min(288px,calc(100vw-48px))] overflow-y-auto bg-ground shadow-over outline-none"
        >
          <Radix.Title className="sr-only">{t("menu")}</Radix.Title>
          <Radix.Close asChild>
            <IconButton label={t("closeMenu")} className="absolute top-2.5 right-2">
              <X aria-hidden size={16} strokeWidth={1.6} />
            </IconButton>
          </Radix.Close>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

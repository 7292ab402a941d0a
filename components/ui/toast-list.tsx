"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Toast as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { SmallSeal } from "@/components/ui/small-seal";
import type { ShownToast, ToastMessage } from "@/components/ui/toast";

type Props = { readonly shown: readonly ShownToast[]; readonly onGone: (key: number) => void };

/** The toasts at the bottom left, and their region for those who do not see it (F8). */
export function ToastList({ shown, onGone }: Props): ReactNode {
  const t = useTranslations("ui");
  return (
    <Radix.Provider duration={8000} label={t("toast")}>
      {shown.map((toast) => (
        <Radix.Root
          key={toast.key}
          onOpenChange={(open) => !open && onGone(toast.key)}
          className="animate-rise flex items-center rounded-group bg-raised py-2.5 pr-2 pl-3 shadow-over"
        >
          <ToastLine message={toast} />
        </Radix.Root>
      ))}
      <Radix.Viewport
        label={t("toastRegion", { hotkey: "F8" })}
        className="no-print fixed bottom-4 left-4 z-50 flex w-fit max-w-[calc(100vw-32px)] flex-col items-start gap-2 max-md:bottom-20"
      />
    </Radix.Provider>
  );
}

function ToastLine({ message }: { readonly message: ToastMessage }): ReactNode {
  const action = "t-13 rounded-chip px-2 py-1 font-medium text-ink hover:bg-ink-tint";
  return (
    <>
      {message.act === true ? (
        <SmallSeal kind="accepted" />
      ) : (
        <Check aria-hidden size={16} strokeWidth={1.6} className="shrink-0 text-done" />
      )}
      <Radix.Title className="t-13 mr-3 ml-2.5 text-text">{message.text}</Radix.Title>
      {message.undo === undefined ? null : (
        <Radix.Action altText={message.undo.label} onClick={message.undo.onUndo} className={action}>
          {message.undo.label}
        </Radix.Action>
      )}
      {message.link === undefined ? null : (
        <Radix.Action asChild altText={message.link.label}>
          <Link href={message.link.href} className={action}>
            {message.link.label}
          </Link>
        </Radix.Action>
      )}
    </>
  );
}

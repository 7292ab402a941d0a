"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { SmallSeal } from "@/components/ui/small-seal";

/** What a toast says. An act says its number and opens its receipt (`link`); only what is not an act can be undone (`undo`). */
export type ToastMessage = {
  readonly text: string;
  readonly act?: boolean;
  readonly link?: { readonly href: string; readonly label: string };
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
};

type Shown = ToastMessage & { readonly key: number };

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** Says something for 8 seconds at the bottom left. Never for a refusal. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

/** Holds the toasts; stands once, in the root layout. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations("ui");
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const say = useCallback(
    (message: ToastMessage) => setShown((now) => [...now, { ...message, key: (now.at(-1)?.key ?? 0) + 1 }]),
    [],
  );
  const drop = (key: number): void => setShown((now) => now.filter((toast) => toast.key !== key));
  return (
    <Radix.Provider duration={8000} label={t("toast")}>
      <ToastContext.Provider value={say}>{children}</ToastContext.Provider>
      {shown.map((toast) => (
        <Radix.Root
          key={toast.key}
          onOpenChange={(open) => !open && drop(toast.key)}
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

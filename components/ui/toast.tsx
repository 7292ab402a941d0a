"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

/** What a toast says. An act says its number and opens its receipt (`link`); only what is not an act can be undone (`undo`). */
export type ToastMessage = {
  readonly text: string;
  readonly act?: boolean;
  readonly link?: { readonly href: string; readonly label: string };
  readonly undo?: { readonly label: string; readonly onUndo: () => void };
};

/** A toast on screen. */
export type ShownToast = ToastMessage & { readonly key: number };

/** Fetched with the first toast. */
const ToastList = dynamic(() => import("@/components/ui/toast-list").then((loaded) => loaded.ToastList));

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** Says something for 8 seconds at the bottom left. Never for a refusal. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

/** Holds the toasts; stands once, in the root layout. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [{ said, shown }, setToasts] = useState<{ said: number; shown: readonly ShownToast[] }>({ said: 0, shown: [] });
  const say = useCallback(
    (message: ToastMessage) =>
      setToasts((now) => ({ said: now.said + 1, shown: [...now.shown, { ...message, key: now.said + 1 }] })),
    [],
  );
  const drop = (key: number): void =>
    setToasts((now) => ({ said: now.said, shown: now.shown.filter((toast) => toast.key !== key) }));
  return (
    <>
      <ToastContext.Provider value={say}>{children}</ToastContext.Provider>
      {said === 0 ? null : <ToastList shown={shown} onGone={drop} />}
    </>
  );
}

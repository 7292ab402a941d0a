"use client";

import { createContext, type ReactNode, useContext, useMemo, useRef } from "react";
import type { PreferenceActions } from "@/components/shell/shell-view";

/** What the header may ask of the shell around it. */
export type ShellActions = {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly openDrawer: () => void;
  readonly chooseLocale: PreferenceActions["chooseLocale"];
};

/** What the header shows of the reader, beside what it may ask. */
type Shown = { readonly unread: number };

const ShellActionsContext = createContext<(ShellActions & Shown) | null>(null);

/** Gives the shell's actions to what stands inside it. */
export function ShellActionsProvider({
  children,
  unread,
  ...actions
}: ShellActions & Shown & { readonly children: ReactNode }): ReactNode {
  const latest = useRef(actions);
  latest.current = actions;
  const stable = useMemo<ShellActions & Shown>(
    () => ({
      openPalette: () => latest.current.openPalette(),
      openHelp: () => latest.current.openHelp(),
      openDrawer: () => latest.current.openDrawer(),
      chooseLocale: (value) => latest.current.chooseLocale(value),
      unread,
    }),
    [unread],
  );
  return <ShellActionsContext value={stable}>{children}</ShellActionsContext>;
}

/** The shell's actions, or null outside a shell. */
export function useShellActions(): (ShellActions & Shown) | null {
  return useContext(ShellActionsContext);
}

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BottomBar } from "@/components/shell/bottom-bar";
import { CommandPalette } from "@/components/shell/command-palette";
import { Drawer } from "@/components/shell/drawer";
import { KeyboardHelp } from "@/components/shell/keyboard-help";
import { ShellActionsProvider } from "@/components/shell/shell-actions";
import type { PreferenceActions, ShellView } from "@/components/shell/shell-view";
import { SidebarContent } from "@/components/shell/sidebar";

type Props = { readonly view: ShellView; readonly preferences: PreferenceActions; readonly children: ReactNode };

/** The frame of every page after sign-in: sidebar, work surface, palette, help; drawer and bottom bar on small screens. */
export function AppShell({ view, preferences, children }: Props): ReactNode {
  const t = useTranslations("shell");
  const [open, setOpen] = useState<"palette" | "help" | "drawer" | null>(null);
  const set =
    (panel: "palette" | "help" | "drawer") =>
    (shown: boolean): void =>
      setOpen(shown ? panel : null);
  return (
    <ShellActionsProvider
      openPalette={() => setOpen("palette")}
      openHelp={() => setOpen("help")}
      openDrawer={() => setOpen("drawer")}
      chooseLocale={preferences.chooseLocale}
      unread={view.unread}
    >
      <div className="min-h-dvh lg:grid lg:grid-cols-[232px_minmax(0,1fr)]">
        <aside
          data-shell
          aria-label={t("menu")}
          className="sticky top-0 h-dvh overflow-y-auto border-line-2 border-r bg-ground max-lg:hidden"
        >
          <SidebarContent view={view} preferences={preferences} />
        </aside>
        <div className="flex min-h-dvh min-w-0 flex-col bg-paper max-md:pb-16">{children}</div>
      </div>
      <BottomBar view={view} preferences={preferences} onSearch={() => setOpen("palette")} />
      <Drawer open={open === "drawer"} onOpenChange={set("drawer")}>
        <SidebarContent view={view} preferences={preferences} />
      </Drawer>
      <CommandPalette palette={view.palette} open={open === "palette"} onOpenChange={set("palette")} />
      <KeyboardHelp open={open === "help"} onOpenChange={set("help")} />
    </ShellActionsProvider>
  );
}

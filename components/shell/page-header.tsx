"use client";

import { CircleHelp, Menu as MenuIcon, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bell } from "@/components/shell/bell";
import { LanguageSwitch } from "@/components/shell/preference-choices";
import { useShellActions } from "@/components/shell/shell-actions";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";

/** The head of a page: where one is, search, help, language. Fixed at 48 px. `children` stand under it: tabs, most often. */
export function PageHeader({
  crumbs,
  children,
}: {
  readonly crumbs: readonly Crumb[];
  readonly children?: ReactNode;
}): ReactNode {
  const t = useTranslations("shell");
  const shell = useShellActions();
  return (
    <header data-shell className="sticky top-0 z-20 border-line-2 border-b bg-paper">
      <div className="page-gutter flex h-12 items-center justify-between gap-6">
        <div className="flex min-w-0 items-center gap-2">
          <IconButton label={t("menu")} onClick={shell?.openDrawer} className="-ml-2 lg:hidden">
            <MenuIcon aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
          <Breadcrumbs crumbs={crumbs} />
        </div>
        <div className="flex shrink-0 items-center gap-2">
          <button
            type="button"
            onClick={shell?.openPalette}
            aria-keyshortcuts="Meta+K Control+K"
            className="t-13 flex h-8 w-58 items-center gap-2.5 rounded-control border border-line-2 px-2.5 text-left text-text-2 hover:bg-sunken max-md:hidden"
          >
            <Search aria-hidden size={16} strokeWidth={1.6} className="shrink-0" />
            <span className="flex-1 truncate">{t("palette")}</span>
            <Kbd>⌘ K</Kbd>
          </button>
          {shell === null ? null : <Bell unread={shell.unread} />}
          <IconButton label={t("help")} kbd="?" onClick={shell?.openHelp} className="max-md:hidden">
            <CircleHelp aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
          {shell === null ? null : <LanguageSwitch chooseLocale={shell.chooseLocale} />}
        </div>
      </div>
      {children === undefined ? null : <div className="page-gutter border-line border-t">{children}</div>}
    </header>
  );
}

"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PersonMenuItems } from "@/components/shell/person-menu";
import { RoomSign } from "@/components/shell/room-links";
import type { PreferenceActions, ShellView } from "@/components/shell/shell-view";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";

const item = "t-11 flex min-h-14 w-full flex-col items-center justify-center gap-1 -outline-offset-2";

type Props = { readonly view: ShellView; readonly preferences: PreferenceActions; readonly onSearch: () => void };

/** Four things under the thumb on phones: to do, projects, search, me. */
export function BottomBar({ view, preferences, onSearch }: Props): ReactNode {
  const t = useTranslations("shell");
  return (
    <nav
      data-shell
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 border-line-2 border-t bg-ground pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-flow-col auto-cols-fr">
        {view.rooms.slice(0, 2).map((room) => (
          <li key={room.href}>
            <Link
              href={room.href}
              aria-current={room.current === true ? "page" : undefined}
              className={cx(item, room.current === true ? "font-semibold text-ink" : "text-text-2")}
            >
              <RoomSign icon={room.icon} />
              {room.label}
            </Link>
          </li>
        ))}
        <li>
          <button type="button" onClick={onSearch} className={cx(item, "text-text-2")}>
            <Search aria-hidden size={16} strokeWidth={1.6} />
            {t("search")}
          </button>
        </li>
        <li>
          <Menu
            side="top"
            align="end"
            trigger={
              <button type="button" className={cx(item, "text-text-2")}>
                <Avatar name={view.person.name} small />
                {t("me")}
              </button>
            }
          >
            <PersonMenuItems person={view.person} preferences={preferences} />
          </Menu>
        </li>
      </ul>
    </nav>
  );
}

import {
  Compass,
  FileDiff,
  Folder,
  Gavel,
  Inbox,
  KeyRound,
  LampDesk,
  ListTree,
  type LucideIcon,
  ScrollText,
  Stamp,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Room, RoomIcon } from "@/components/shell/shell-view";
import { cx } from "@/components/ui/class-names";

const icons: Record<RoomIcon, LucideIcon> = {
  inbox: Inbox,
  folder: Folder,
  "lamp-desk": LampDesk,
  compass: Compass,
  "list-tree": ListTree,
  stamp: Stamp,
  "file-diff": FileDiff,
  gavel: Gavel,
  "key-round": KeyRound,
  "scroll-text": ScrollText,
};

/** The icon of a room. */
export function RoomSign({ icon }: { readonly icon: RoomIcon }): ReactNode {
  const Icon = icons[icon];
  return <Icon aria-hidden size={16} strokeWidth={1.6} className="shrink-0" />;
}

/** A list of rooms; what waits on the reader is counted, in figures and in words. */
export function RoomLinks({ rooms, label }: { readonly rooms: readonly Room[]; readonly label: string }): ReactNode {
  return (
    <nav aria-label={label}>
      <ul>
        {rooms.map((room) => (
          <li key={room.href}>
            <RoomLink room={room} />
            {room.pages === undefined || room.current !== true ? null : (
              <ul className="mb-1">
                {room.pages.map((page) => (
                  <li key={page.href}>
                    <Link
                      href={page.href}
                      aria-current={page.current === true ? "page" : undefined}
                      className={cx(
                        "t-13 flex min-h-7.5 items-center rounded-control pl-8.5 max-lg:min-h-11",
                        page.current === true ? "font-medium text-ink" : "text-text-2 hover:text-text",
                      )}
                    >
                      {page.label}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RoomLink({ room }: { readonly room: Room }): ReactNode {
  const t = useTranslations("shell");
  const inside = room.pages?.some((page) => page.current === true) === true;
  const waiting = room.waiting ?? 0;
  return (
    <Link
      href={room.href}
      aria-current={room.current === true ? (inside ? "true" : "page") : undefined}
      className={cx(
        "t-13 mb-px flex min-h-8 items-center gap-2.5 rounded-control px-2 transition-colors max-lg:min-h-11",
        room.current === true
          ? "bg-[color-mix(in_oklab,var(--text)_8%,transparent)] font-semibold text-text"
          : "text-text-2 hover:bg-[color-mix(in_oklab,var(--text)_4%,transparent)] hover:text-text",
      )}
    >
      <RoomSign icon={room.icon} />
      <span className="min-w-0 flex-1 truncate">{room.label}</span>
      {waiting > 0 ? (
        <span className="t-12 figures font-semibold text-you">
          <span aria-hidden>{waiting}</span>
          <span className="sr-only">{t("waiting", { count: waiting })}</span>
        </span>
      ) : room.count === undefined ? null : (
        <span className="t-12 figures text-text-3">{room.count}</span>
      )}
    </Link>
  );
}

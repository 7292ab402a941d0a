"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { projectRooms } from "@/components/shell/rooms";
import { Tabs } from "@/components/ui/tabs";

/** The pages of the room one is in, under the header: the same as the sidebar shows, for every width. */
export function RoomTabs({ project }: { readonly project: string }): ReactNode {
  const t = useTranslations("rooms");
  const path = usePathname();
  const at = (href: string): boolean => path === href || path.startsWith(`${href}/`);
  const room = projectRooms(t, project, {}).find(({ pages }) => pages?.some(({ href }) => at(href)) === true);
  const pages = room?.pages ?? [];
  if (room === undefined || pages.length < 2) return null;
  return <Tabs label={room.label} tabs={pages.map((page) => ({ ...page, current: at(page.href) }))} />;
}
